/** How parcels travel between the devices of a vault: files, a mailbox, a channel straight from device to device. */
export type * from './port.js';
export { ByHand, MOST_IN_FILE } from './file/by-hand.js';
export { FILE_ENDING } from './file/file-name.js';
export { downloads, shareSheet, type Hands } from './file/hands.js';
export { Folder, type FolderParts } from './file/folder.js';
export { nameOfSeat, trySeat } from './mailbox/connect.js';
export { gatherMailbox } from './mailbox/gather.js';
export { MailboxMeeting } from './mailbox/meeting.js';
export { Mailbox, type MailboxParts } from './mailbox/mailbox.js';
export * from './mailbox/seat.js';
export { answerRtc, offerRtc, type Answered, type Introduced, type Offered } from './rtc/introduce.js';
