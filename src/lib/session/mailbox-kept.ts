import type { Remote } from 'comlink';
import type { TransportMemory } from '#lib/sync/transports/port.js';
import { readMailboxFile, writeMailboxFile, type MailboxPlace, type Seat } from '#lib/sync/transports/mailbox/seat.js';
import { fromUtf8, utf8, type Bytes } from '#lib/vault/bytes.js';
import type { Result } from './contract.js';
import type { Host } from './host.js';

type Ask = <T>(question: (host: Remote<Host>) => Promise<Result<T>>) => Promise<Result<T>>;

/** The mailbox as this device uses it: its address, and the one seat that is this device's. */
export interface KeptMailbox {
	place: MailboxPlace;
	seat: Seat;
}

/** Both lie sealed on their device, among the drafts; no form has these ids. */
const SEAT_ID = 'mailbox-seat';
const MARK_ID = 'mailbox-mark';

/** The mailbox that this device was given; null where it was given none. */
export async function readKeptMailbox(ask: Ask): Promise<Result<KeptMailbox | null>> {
	const drafts = await ask((host) => host.drafts());
	if (!drafts.ok) return drafts;
	const plain = drafts.value.drafts.find(({ id }) => id === SEAT_ID)?.plain;
	const read = readMailboxFile((plain && fromUtf8(plain)) ?? '');
	const seat = read.ok ? read.value.seats[0] : undefined;
	return { ok: true, value: read.ok && seat ? { place: read.value.place, seat } : null };
}

/** Keeps it instead of the one before. Of the mailbox file only this device's own seat stays here: a lost device gives away no other. */
export async function keepMailbox(ask: Ask, { place, seat }: KeptMailbox): Promise<Result<null>> {
	const dropped = await ask((host) => host.dropDraft(MARK_ID));
	if (!dropped.ok) return dropped;
	return ask((host) => host.saveDraft(SEAT_ID, utf8(writeMailboxFile({ place, seats: [seat] }))));
}

/** Forgets address, seat, and the place up to which the mailbox was read. */
export async function dropMailbox(ask: Ask): Promise<Result<null>> {
	const dropped = await ask((host) => host.dropDraft(SEAT_ID));
	return dropped.ok ? ask((host) => host.dropDraft(MARK_ID)) : dropped;
}

/** Up to where the mailbox was read. A place that could not be kept costs parcels told again, nothing else. */
export const mailboxMemory = (ask: Ask): TransportMemory => ({
	load: async (): Promise<Bytes | null> => {
		const drafts = await ask((host) => host.drafts());
		return (drafts.ok && drafts.value.drafts.find(({ id }) => id === MARK_ID)?.plain) || null;
	},
	save: async (state) => {
		await ask((host) => host.saveDraft(MARK_ID, state));
	}
});
