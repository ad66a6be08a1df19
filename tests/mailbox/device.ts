import { WebSocket as NodeSocket } from 'ws';
import type { Bytes } from '../../src/lib/vault/bytes.js';
import { MailboxDocuments } from '../../src/lib/sync/transports/mailbox/documents.js';
import type { ExchangeState } from '../../src/lib/sync/documents/line.js';
import type { Stock } from '../../src/lib/sync/documents/stock.js';
import { Mailbox } from '../../src/lib/sync/transports/mailbox/mailbox.js';
import type { TransportMemory } from '../../src/lib/sync/transports/port.js';
import type { MailboxFile } from '../../src/lib/sync/transports/mailbox/seat.js';
import { ORIGIN } from './server.js';

/** Kept as long as the test runs; bytes are copied, as a disk would. */
export class PlainMemory implements TransportMemory {
	kept: Bytes | null = null;
	load(): Promise<Bytes | null> {
		return Promise.resolve(this.kept && new Uint8Array(this.kept));
	}
	save(state: Bytes): Promise<void> {
		this.kept = new Uint8Array(state);
		return Promise.resolve();
	}
}

/** A socket as a browser opens it that shows the app at this address. */
export const dialFrom =
	(origin: string) =>
	(address: string): WebSocket =>
		// The client uses what both kinds of socket have in common.
		new NodeSocket(address, { origin, rejectUnauthorized: false }) as unknown as WebSocket;

/** A device with a seat of this mailbox, counted from 1; impatient, since tests wait for nothing. */
export const mailboxOf = (file: MailboxFile, n: number, memory: TransportMemory, origin = ORIGIN): Mailbox => {
	const seat = file.seats[n - 1];
	if (!seat) throw new Error('No such seat.');
	return new Mailbox({ place: file.place, seat, memory, backoff: { first: 20, most: 200 }, dial: dialFrom(origin) });
};

/** The documents of a device with a seat of this mailbox, counted from 1. */
export const documentsOf = (
	file: MailboxFile,
	n: number,
	stock: Stock,
	device: string,
	tell: (state: ExchangeState) => void
): MailboxDocuments => {
	const seat = file.seats[n - 1];
	if (!seat) throw new Error('No such seat.');
	const backoff = { first: 20, most: 200 };
	return new MailboxDocuments({ place: file.place, seat, stock, device, tell, backoff, dial: dialFrom(ORIGIN) });
};
