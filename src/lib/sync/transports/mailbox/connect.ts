import { failed } from '../outcome.js';
import type { TransportError, TransportResult } from '../port.js';
import type { Dial, NatsSession } from './nats.js';
import type { NatsBlobs } from './nats-blobs.js';
import type { MailboxPlace, Seat } from './seat.js';

export interface Reaching {
	place: MailboxPlace;
	seat: Seat;
	/** How the socket is opened, where it is not the browser's own way. */
	dial?: Dial | undefined;
}

/** A session with the first node that gives one; else the most telling of the errors. */
export async function connectTo({ place, seat, dial }: Reaching): Promise<TransportResult<NatsSession>> {
	const client = await loadClient();
	if (!client) return failed({ kind: 'unreachable' });
	return firstOf(place.addresses, (address) => client.NatsSession.open(address, seat, place, dial));
}

/** The same with the stream of document copies. */
export async function connectToBlobs({ place, seat, dial }: Reaching): Promise<TransportResult<NatsBlobs>> {
	const client = await import('./nats-blobs.js').catch(() => null);
	if (!client) return failed({ kind: 'unreachable' });
	return firstOf(place.addresses, (address) => client.NatsBlobs.open(address, seat, place, dial));
}

async function firstOf<Session>(
	addresses: readonly string[],
	open: (address: string) => Promise<TransportResult<Session>>
): Promise<TransportResult<Session>> {
	let last: TransportError = { kind: 'unreachable' };
	for (const address of addresses) {
		const session = await open(address);
		if (session.ok) return session;
		if (last.kind === 'unreachable') last = session.error;
	}
	return failed(last);
}

/** Whether the mailbox takes this seat now; no parcel is written or fetched. */
export async function trySeat(reaching: Reaching): Promise<TransportResult<null>> {
	const session = await connectTo(reaching);
	if (!session.ok) return session;
	await session.value.close();
	return { ok: true, value: null };
}

/** The public half of a seat's key, `U…`: the name by which the host of the mailbox removes it. Null where the client could not be fetched. */
export async function nameOfSeat(seat: Seat): Promise<string | null> {
	const client = await loadClient();
	return client ? client.publicKeyOf(seat) : null;
}

/** The client's code; null where it was never fetched and the network is away. */
async function loadClient(): Promise<typeof import('./nats.js') | null> {
	try {
		return await import('./nats.js');
	} catch {
		return null;
	}
}
