import type { PairingChannel } from '#lib/sync/pairing/index.js';
import type { KeptMailbox } from './mailbox-kept.js';
import type { PairingCarrier } from './pairing.js';
import { session } from './session.svelte.js';

/**
 * Where both devices of a pairing meet: in the mailbox by their code, else by what the page shows and is shown.
 * @param mailbox of a device that has no register yet; null on one that keeps a mailbox
 * @returns null where it is to be the mailbox and there is none
 */
export function meetingOf(
	{ carrier, code }: { carrier: PairingCarrier; code: string | null },
	shown: PairingChannel,
	mailbox: KeptMailbox | null = null
): Promise<PairingChannel | null> {
	return carrier === 'mailbox' && code !== null ? session.mailbox.meeting(code, mailbox) : Promise.resolve(shown);
}
