import { type Bytes, equalBytes } from '#lib/vault/bytes.js';
import { done, failed } from '../outcome.js';
import type { Transport, TransportError, TransportEvents, TransportMemory, TransportResult } from '../port.js';
import { Telling } from '../telling.js';
import { Pause, USUAL_BACKOFF, waitBefore, type Backoff } from './backoff.js';
import { CHUNK, cutParcel, Joiner, MOST_IN_MAILBOX, readChunk } from './chunks.js';
import { connectTo } from './connect.js';
import { digestOf, readMark, startOf, writeMark, type Mark } from './mark.js';
import type { Dial, NatsSession, StreamMessage } from './nats.js';
import type { MailboxPlace, Seat } from './seat.js';

export interface MailboxParts {
	place: MailboxPlace;
	seat: Seat;
	memory: TransportMemory;
	backoff?: Backoff;
	/** How the socket is opened, where it is not the browser's own way. */
	dial?: Dial;
}

/**
 * The mailbox: a stream of a NATS server (JetStream) that keeps parcels for
 * devices that are away. It is read from where this device stopped (`Mark`,
 * kept in its memory); what it does not tell is that a parcel is this device's
 * own. A connection that breaks is made again, ever more slowly, until
 * `close`; each time the stream is looked at first, so that a wiped or
 * rolled-back one is known.
 */
export class Mailbox implements Transport {
	readonly kind = 'mailbox';
	readonly #telling = new Telling();
	readonly #parts: MailboxParts;
	#session: NatsSession | null = null;
	/** Where to read on from next time: what is kept. */
	#mark: Mark | null = null;
	/** The last message of this session that was taken. */
	#last: Mark | null = null;
	/** Ids of parcels that this device sends or sent just now: not told to itself, also where one comes before its receipt. */
	readonly #own = new Set<string>();
	readonly #pause = new Pause();
	#saving: Promise<void> = Promise.resolve();
	#unsaved = false;

	constructor(parts: MailboxParts) {
		this.#parts = parts;
	}

	async open(events: TransportEvents): Promise<TransportResult<null>> {
		this.#telling.begin(events);
		this.#telling.state({ kind: 'opening' });
		this.#mark = readMark(await this.#parts.memory.load());
		return new Promise((resolve) => void this.#keepOpen(resolve));
	}

	async send(parcel: Bytes): Promise<TransportResult<null>> {
		if (this.#telling.hasEnded()) return failed({ kind: 'gone' });
		if (parcel.length > MOST_IN_MAILBOX) return failed({ kind: 'too-large', most: MOST_IN_MAILBOX });
		const session = this.#session;
		if (!session) return failed({ kind: 'unreachable' });
		const { id, messages } = cutParcel(parcel, Math.min(CHUNK, session.longestMessage));
		this.#own.add(id.join());
		return session.publish(id, messages);
	}

	/** Tries at once, where it is waiting before the next try: when the browser says that the network is back. */
	tryNow(): void {
		this.#pause.wake();
	}

	async close(): Promise<void> {
		this.#telling.state({ kind: 'closed' });
		this.#telling.end();
		this.#pause.end();
		await this.#session?.close();
		await this.#saving;
	}

	/** One session after another. `first` gets the outcome of the first try. */
	async #keepOpen(first: (outcome: TransportResult<null>) => void): Promise<void> {
		for (let failures = 0; !this.#telling.hasEnded();) {
			const session = await connectTo(this.#parts);
			const error = session.ok ? await this.#use(session.value, first) : session.error;
			first(failed(error));
			failures = session.ok ? 1 : failures + 1;
			const lasting = isLasting(error);
			this.#telling.state(lasting ? { kind: 'failed', error } : { kind: 'opening', after: error });
			if (session.ok) await session.value.close();
			if (lasting || this.#telling.hasEnded()) return;
			await this.#pause.wait(waitBefore(failures, this.#parts.backoff ?? USUAL_BACKOFF, Math.random()));
		}
	}

	/** Tells what comes over a session until it ends: why it did. */
	async #use(session: NatsSession, opened: (outcome: TransportResult<null>) => void): Promise<TransportError> {
		try {
			const from = await this.#findPlace(session);
			if (!from.ok) return from.error;
			if (this.#telling.hasEnded()) return { kind: 'gone' };
			this.#session = session;
			this.#last = from.value;
			const left = session.lastSeq - from.value.seq;
			this.#telling.state({ kind: 'open', ...(left > 0 && { left }) });
			opened(done);
			const joiner = new Joiner<Mark>();
			return await Promise.race([
				session.ended(),
				session.read(from.value.seq + 1, (message) => this.#take(message, joiner))
			]);
		} finally {
			this.#session = null;
			this.#own.clear();
		}
	}

	/** Where to read on from; the beginning, and `forgot`, where this is not the stream that was read before. */
	async #findPlace(session: NatsSession): Promise<TransportResult<Mark>> {
		const mark = this.#mark;
		let same = mark !== null && equalBytes(mark.made, session.made) && mark.seq <= session.lastSeq;
		if (same && mark && mark.seq > 0) {
			const there = await session.digestAt(mark.seq);
			if (!there.ok) return there;
			same = there.value !== null && equalBytes(there.value, mark.digest);
		}
		if (mark && same) return { ok: true, value: mark };
		this.#mark = startOf(session.made);
		this.#telling.forgot();
		return { ok: true, value: this.#mark };
	}

	/** Takes one message of the stream; false where the transport was closed meanwhile. */
	async #take({ seq, bytes, left }: StreamMessage, joiner: Joiner<Mark>): Promise<boolean> {
		const before = this.#last;
		if (!before) return false;
		const parcel = joiner.take(bytes, before);
		const own = parcel !== null && this.#own.delete(readChunk(bytes)?.id ?? '');
		if (parcel && !own && !(await this.#telling.parcel(parcel))) return false;
		this.#last = { seq, made: before.made, digest: digestOf(bytes) };
		this.#mark = joiner.begin(this.#last);
		this.#remember();
		this.#telling.state({ kind: 'open', ...(left > 0 && { left }) });
		return !this.#telling.hasEnded();
	}

	/** Saves the newest place; one that is overtaken while another is being saved is left out. */
	#remember(): void {
		if (this.#unsaved) return;
		this.#unsaved = true;
		this.#saving = this.#saving.then(async () => {
			this.#unsaved = false;
			if (this.#mark) await this.#parts.memory.save(writeMark(this.#mark));
		});
	}
}

/** What waiting does not mend: somebody must do something. */
const isLasting = ({ kind }: TransportError): boolean =>
	kind === 'refused' || kind === 'wrong-origin' || kind === 'unexpected';
