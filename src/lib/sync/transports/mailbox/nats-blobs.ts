/** The stream of document copies, beside that of the runs: loaded only where a mailbox is configured. */
import { nanos, type NatsConnection } from '@nats-io/nats-core';
import {
	DeliverPolicy,
	DiscardPolicy,
	jetstream,
	JetStreamApiError,
	RetentionPolicy,
	StorageType,
	type JetStreamClient,
	type JetStreamManager,
	type JsMsg,
	type StreamState
} from '@nats-io/jetstream';
import type { Bytes } from '#lib/vault/bytes.js';
import type { Shelf } from '../../documents/shelf.js';
import { done, failed, ok } from '../outcome.js';
import type { TransportError, TransportResult } from '../port.js';
import { addReader, endOf, named, opened, PATIENCE, PULL_FOR, streamMade, type Dial } from './nats.js';
import type { MailboxPlace, Seat } from './seat.js';

const STREAM = 'blobs';
const PREFIX = 'blobs.';
/** What nobody fetched or removed goes by itself, ms; who still wants it gets it again from who has it. */
const MOST_AGE = 90 * 24 * 3600 * 1000;
/** The share of the quota that documents may fill: what devices say must still find room. */
const SHARE = 0.9;
const BATCH = 256;
/** How long a reader that is behind waits for a batch that is not full, ms. */
const CATCHING_UP = 5000;
/** Error code of JetStream: no such message. */
const NO_MESSAGE = 10037;

/** One connection to the stream of document copies, until it breaks. */
export class NatsBlobs implements Shelf {
	readonly #connection: NatsConnection;
	readonly #manager: JetStreamManager;
	readonly #client: JetStreamClient;
	readonly #quota: number;
	/** By name: its place in the stream. */
	readonly #places = new Map<string, number>();
	/** Number of the last message when the connection was made. */
	readonly #last: number;
	#used: number;

	private constructor(
		connection: NatsConnection,
		manager: JetStreamManager,
		quota: number,
		{ last_seq: last, bytes: used }: StreamState
	) {
		this.#connection = connection;
		this.#manager = manager;
		this.#client = jetstream(connection, { timeout: PATIENCE });
		this.#quota = quota;
		this.#last = last;
		this.#used = used;
	}

	static async open(
		address: string,
		seat: Seat,
		place: MailboxPlace,
		dial?: Dial
	): Promise<TransportResult<NatsBlobs>> {
		return opened(address, seat, dial, async (connection, manager) => {
			const { state } = await streamOf(manager, place);
			return new NatsBlobs(connection, manager, place.quota, state);
		});
	}

	get there(): ReadonlySet<string> {
		return new Set(this.#places.keys());
	}

	ended(): Promise<TransportError> {
		return endOf(this.#connection);
	}

	/** Reads what lies there, without the bytes, and goes on with what comes. `told` hears each name; `caughtUp` when all that lay there was told. */
	async watch(told: (name: string) => void, caughtUp: () => void): Promise<TransportError> {
		try {
			const all = { deliver_policy: DeliverPolicy.All, headers_only: true };
			const info = await addReader(this.#manager, STREAM, all);
			const consumer = this.#client.consumers.getConsumerFromInfo(info);
			let behind = info.num_pending > 0;
			if (!behind) caughtUp();
			for (;;) {
				const expires = behind ? CATCHING_UP : PULL_FOR;
				let came = 0;
				for await (const message of await consumer.fetch({ max_messages: BATCH, expires })) {
					came += 1;
					this.#note(message, told);
					if (!behind || message.seq < this.#last) continue;
					behind = false;
					caughtUp();
				}
				// A server may count what was removed among what is still to come, and the last one may be gone.
				if (!behind || came === BATCH) continue;
				behind = false;
				caughtUp();
			}
		} catch (error) {
			return named(error);
		}
	}

	#note(message: JsMsg, told: (name: string) => void): void {
		const name = message.subject.slice(PREFIX.length);
		const known = this.#places.get(name);
		if (known !== undefined && known >= message.seq) return;
		this.#places.set(name, message.seq);
		told(name);
	}

	/** Looks at the stream anew where it seems full: others may have removed something. */
	async hasRoom(bytes: number): Promise<boolean> {
		const fits = () => this.#used + bytes <= SHARE * this.#quota;
		if (!fits()) await this.refresh();
		return fits();
	}

	async refresh(): Promise<void> {
		try {
			const before = new Map(this.#places);
			const { state } = await this.#manager.streams.info(STREAM, { subjects_filter: `${PREFIX}>` });
			this.#used = state.bytes;
			const subjects = state.subjects ?? {};
			for (const name of before.keys())
				if (!(`${PREFIX}${name}` in subjects) && this.#places.get(name) === before.get(name)) this.#places.delete(name);
		} catch {
			// What is known stays; a connection that broke is made again, and looks at everything.
		}
	}

	async put(name: string, bytes: Bytes): Promise<TransportResult<null>> {
		try {
			const { seq } = await this.#client.publish(`${PREFIX}${name}`, bytes, { timeout: PATIENCE });
			this.#places.set(name, seq);
			this.#used += bytes.length;
			return done;
		} catch (error) {
			return failed(named(error));
		}
	}

	async get(name: string): Promise<TransportResult<Bytes | null>> {
		try {
			const message = await this.#manager.streams.getMessage(STREAM, { last_by_subj: `${PREFIX}${name}` });
			if (!message) this.#places.delete(name);
			return ok(message ? new Uint8Array(message.data) : null);
		} catch (error) {
			if (!isMissing(error)) return failed(named(error));
			this.#places.delete(name);
			return ok(null);
		}
	}

	async remove(name: string): Promise<TransportResult<null>> {
		const place = this.#places.get(name);
		if (place === undefined) return done;
		try {
			await this.#manager.streams.deleteMessage(STREAM, place, true);
		} catch (error) {
			if (!isMissing(error)) return failed(named(error));
		}
		this.#places.delete(name);
		return done;
	}

	async close(): Promise<void> {
		await this.#connection.close();
	}
}

const isMissing = (error: unknown): boolean =>
	error instanceof JetStreamApiError && (error.code === NO_MESSAGE || error.code === 10057 || error.code === 10043);

const streamOf = (manager: JetStreamManager, { replicas, quota }: MailboxPlace) =>
	streamMade(manager, {
		name: STREAM,
		subjects: [`${PREFIX}>`],
		storage: StorageType.File,
		retention: RetentionPolicy.Limits,
		discard: DiscardPolicy.New,
		max_bytes: quota,
		max_age: nanos(MOST_AGE),
		max_msgs_per_subject: 1,
		num_replicas: replicas,
		deny_purge: true
	});
