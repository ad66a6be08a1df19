import type { Bytes } from '#lib/vault/bytes.js';
import { done, failed, ok } from '../outcome.js';
import type { TransportMemory, TransportResult, TransportState } from '../port.js';
import { Mailbox, type MailboxParts } from './mailbox.js';

const FORGETFUL: TransportMemory = { load: () => Promise.resolve(null), save: () => Promise.resolve() };

/**
 * All parcels that lie in a mailbox, from its first one on, for a device that
 * has nothing yet but the recovery words. One try: a way that breaks is told.
 * @param tell how many messages are left to be fetched
 */
export async function gatherMailbox(
	parts: Omit<MailboxParts, 'memory'>,
	tell: (left: number) => void
): Promise<TransportResult<Bytes[]>> {
	const parcels: Bytes[] = [];
	const mailbox = new Mailbox({ ...parts, memory: FORGETFUL });
	const parcel = (bytes: Bytes): Promise<void> => {
		parcels.push(bytes);
		return Promise.resolve();
	};
	const ended = await new Promise<TransportResult<null>>((end) => {
		const state = (now: TransportState): void => {
			if (now.kind === 'open') {
				tell(now.left ?? 0);
				if (now.left === undefined) end(done);
			} else if (now.kind === 'failed') end(failed(now.error));
			else if (now.kind === 'opening' && now.after) end(failed(now.after));
		};
		void mailbox.open({ parcel, state, forgot: () => undefined });
	});
	await mailbox.close();
	return ended.ok ? ok(parcels) : ended;
}
