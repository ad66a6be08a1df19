/** The one file that holds the NATS client. It is heavy, and loaded only where a mailbox is configured. */
import { errors, nanos, nkeyAuthenticator, nkeys, wsconnect, type NatsConnection } from '@nats-io/nats-core';
import {
	AckPolicy,
	DeliverPolicy,
	DiscardPolicy,
	jetstream,
	JetStreamApiError,
	jetstreamManager,
	RetentionPolicy,
	StorageType,
	type ConsumerConfig,
	type JetStreamClient,
	type JetStreamManager,
	type JsMsg
} from '@nats-io/jetstream';
import { toHex, utf8, type Bytes } from '#lib/vault/bytes.js';
import { done, failed, ok } from '../outcome.js';
import type { TransportError, TransportResult } from '../port.js';
import { digestOf } from './mark.js';
import { answersAt } from './probe.js';
import type { MailboxPlace, Seat } from './seat.js';

/** The stream of runs and its one subject. The vault has an account of its own, so that these names tell nothing. */
const STREAM = 'runs';
/** Messages asked for at once: while they are worked through, no more come. */
const BATCH = 32;
/** How long one question for more stands, ms; behind it the next one keeps the consumer alive. */
export const PULL_FOR = 30_000;
/** How long the server may take to answer, ms. */
export const PATIENCE = 10_000;

/** A message as it lies in the stream; `left` stand behind it. */
export interface StreamMessage {
	seq: number;
	bytes: Bytes;
	left: number;
}

/** Opens the socket; tests put another origin or none at all in its place. */
export type Dial = (address: string) => WebSocket;

/** One connection to the mailbox, until it breaks. */
export class NatsSession {
	/** When the stream was made, as a digest: by it a wiped one is known. */
	readonly made: Bytes;
	readonly lastSeq: number;
	readonly firstSeq: number;
	readonly #connection: NatsConnection;
	readonly #manager: JetStreamManager;
	readonly #client: JetStreamClient;

	private constructor(
		connection: NatsConnection,
		manager: JetStreamManager,
		stream: { created: string; state: { first_seq: number; last_seq: number } }
	) {
		this.#connection = connection;
		this.#manager = manager;
		this.#client = jetstream(connection, { timeout: PATIENCE });
		this.made = digestOf(utf8(stream.created));
		this.lastSeq = stream.state.last_seq;
		this.firstSeq = stream.state.first_seq;
	}

	/** Connects with a device's seat and finds its stream, or makes it where there is none. */
	static async open(
		address: string,
		seat: Seat,
		place: MailboxPlace,
		dial?: Dial
	): Promise<TransportResult<NatsSession>> {
		return opened(
			address,
			seat,
			dial,
			async (connection, manager) => new NatsSession(connection, manager, await streamOf(manager, place))
		);
	}

	ended(): Promise<TransportError> {
		return endOf(this.#connection);
	}

	get longestMessage(): number {
		return this.#connection.info?.max_payload ?? 0;
	}

	/** What lies at a place of the stream, as a digest; null where nothing does (any longer). */
	async digestAt(seq: number): Promise<TransportResult<Bytes | null>> {
		try {
			const message = await this.#manager.streams.getMessage(STREAM, { seq });
			return ok(message ? digestOf(message.data) : null);
		} catch (error) {
			return failed(named(error));
		}
	}

	/**
	 * Hands messages to `take` one after another, from a place of the stream on,
	 * and goes on with those that come. Resolves when it no longer can, or when
	 * `take` answers false.
	 */
	async read(from: number, take: (message: StreamMessage) => Promise<boolean>): Promise<TransportError> {
		try {
			const start = { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: from };
			const info = await addReader(this.#manager, STREAM, start);
			const consumer = this.#client.consumers.getConsumerFromInfo(info);
			for (let next = from; ;) {
				for await (const message of await consumer.fetch({ max_messages: BATCH, expires: PULL_FOR })) {
					// Nothing in this stream is ever removed: a gap is a message that the connection lost.
					if (message.seq !== next) return { kind: 'unreachable' };
					next += 1;
					if (!(await take(asMessage(message)))) return { kind: 'gone' };
				}
			}
		} catch (error) {
			return named(error);
		}
	}

	/**
	 * Publishes the messages of one parcel; resolves when the server has
	 * written all of them. The same parcel sent twice within two minutes lies
	 * there once.
	 */
	async publish(id: Bytes, messages: readonly Bytes[]): Promise<TransportResult<null>> {
		const writing = messages.map((bytes, at) =>
			this.#client.publish(STREAM, bytes, { msgID: `${toHex(id)}.${at}`, timeout: PATIENCE })
		);
		const outcomes = await Promise.allSettled(writing);
		const broken = outcomes.find((outcome) => outcome.status === 'rejected');
		return broken ? failed(named(broken.reason)) : done;
	}

	/** Hears what is said at a place that nobody keeps anything of; what is said here goes there. */
	listen(place: string, hear: (bytes: Bytes) => void): (bytes: Bytes) => void {
		this.#connection.subscribe(place, {
			callback: (error, message) => {
				if (error === null) hear(new Uint8Array(message.data));
			}
		});
		return (bytes) => {
			if (!this.#connection.isClosed()) this.#connection.publish(place, bytes);
		};
	}

	async close(): Promise<void> {
		await this.#connection.close();
	}
}

/** The public half of a seat's key, `U…`. */
export const publicKeyOf = ({ seed }: Seat): string => nkeys.fromSeed(utf8(seed)).getPublicKey();

const asMessage = (message: JsMsg): StreamMessage => ({
	seq: message.seq,
	bytes: new Uint8Array(message.data),
	left: message.info.pending
});

/**
 * A browser does not tell why a socket was not opened. Where a web server
 * answers at the address and the socket is refused once more, the mailbox does
 * not admit this page; once alone may be a server that has just come up.
 */
async function connect(address: string, seat: Seat, dial?: Dial): Promise<TransportResult<NatsConnection>> {
	const seed = utf8(seat.seed);
	for (let answered = false; ; answered = true) {
		try {
			return ok(
				await wsconnect({
					servers: address,
					authenticator: nkeyAuthenticator(seed),
					inboxPrefix: `in.${publicKeyOf(seat)}`,
					// A broken connection ends the session: the next one looks at the stream anew.
					reconnect: false,
					ignoreClusterUpdates: true,
					timeout: PATIENCE,
					pingInterval: 20_000,
					...(dial && {
						wsFactory: (to) => Promise.resolve({ socket: dial(to), encrypted: to.startsWith('wss:') })
					})
				})
			);
		} catch (error) {
			if (!(error instanceof errors.ConnectionError)) return failed(named(error));
			if (!(await answersAt(address))) return failed({ kind: 'unreachable' });
			if (answered) return failed({ kind: 'wrong-origin' });
		}
	}
}

async function streamOf(manager: JetStreamManager, { replicas }: MailboxPlace) {
	return streamMade(manager, {
		name: STREAM,
		subjects: [STREAM],
		storage: StorageType.File,
		retention: RetentionPolicy.Limits,
		// When it is full, it says so, and what lies there stays. How much fits is the account's: its host may raise that.
		discard: DiscardPolicy.New,
		num_replicas: replicas,
		deny_delete: true,
		deny_purge: true
	});
}

/** A stream as it stands; made first where there is none. Throws what the client throws. */
export async function streamMade(manager: JetStreamManager, made: Parameters<typeof manager.streams.add>[0]) {
	try {
		return await manager.streams.info(made.name);
	} catch (error) {
		if (!(error instanceof JetStreamApiError && error.code === NOT_FOUND)) throw error;
	}
	return manager.streams.add(made);
}

/** Connects with a device's seat; `make` makes of it what is used, and may throw what the client throws. */
export async function opened<Session>(
	address: string,
	seat: Seat,
	dial: Dial | undefined,
	make: (connection: NatsConnection, manager: JetStreamManager) => Promise<Session>
): Promise<TransportResult<Session>> {
	const connection = await connect(address, seat, dial);
	if (!connection.ok) return connection;
	try {
		const manager = await jetstreamManager(connection.value, { checkAPI: false, timeout: PATIENCE });
		return ok(await make(connection.value, manager));
	} catch (error) {
		await connection.value.close();
		return failed(named(error));
	}
}

/** Resolves when the connection has ended, whoever ended it: why, where that is more than a broken line. */
export async function endOf(connection: NatsConnection): Promise<TransportError> {
	const error = await connection.closed();
	return error ? named(error) : { kind: 'unreachable' };
}

/** A reader of a stream that lasts as long as somebody asks it for more. */
export const addReader = (manager: JetStreamManager, stream: string, from: Partial<ConsumerConfig>) =>
	manager.consumers.add(stream, {
		name: toHex(crypto.getRandomValues(new Uint8Array(16))),
		ack_policy: AckPolicy.None,
		inactive_threshold: nanos(2 * PULL_FOR),
		num_replicas: 1,
		mem_storage: true,
		...from
	});

/** Error code of JetStream: no such stream. */
const NOT_FOUND = 10059;
/** Error codes of JetStream that mean: no room. Of the stream, the account, the server. */
const FULL: readonly number[] = [10002, 10077, 10047, 10028, 10023, 10167];
/** And those that mean: just now not, a cluster without a leader. */
const NOT_NOW: readonly number[] = [10008, 10009, 10118, 10074];

/** What an error of the client means. */
export function named(error: unknown): TransportError {
	if (error instanceof JetStreamApiError) {
		if (FULL.includes(error.code)) return { kind: 'full' };
		if (NOT_NOW.includes(error.code)) return { kind: 'unreachable' };
		return { kind: 'unexpected', where: `stream-${error.code}` };
	}
	if (error instanceof errors.AuthorizationError || error instanceof errors.PermissionViolationError)
		return { kind: 'refused' };
	if (error instanceof errors.RequestError && error.cause instanceof errors.PermissionViolationError)
		return { kind: 'refused' };
	// Broken lines, time-outs, no responders: names of the client that all mean the same here.
	return { kind: 'unreachable' };
}
