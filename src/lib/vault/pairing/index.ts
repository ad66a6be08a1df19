/** Taking a new device in, and being taken in. The meeting of the two is in `sync/pairing`. See docs/pairing.md. */
export { admitDevice, renameDevice } from './admitting.js';
export { joinVault } from './joining.js';
