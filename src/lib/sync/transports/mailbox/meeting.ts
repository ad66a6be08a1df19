import type { PairingChannel } from '../../pairing/channel.js';
import { attemptOf, secretOfCode } from '../../pairing/secret.js';
import { concat, equalBytes, randomBytes, toHex, type Bytes } from '#lib/vault/bytes.js';
import type { TransportError } from '../port.js';
import { Pause, USUAL_BACKOFF, waitBefore, type Backoff } from './backoff.js';
import { connectTo, type Reaching } from './connect.js';
import type { NatsSession } from './nats.js';

/** What is said at the place of an attempt: a message, or the question what the other has to say. */
const SAY = 0;
const ASK = 1;
/** Whoever speaks draws a name for the attempt, so that it does not listen to itself. */
const SPEAKER_BYTES = 8;

export interface MeetingParts extends Reaching {
	/** The sixteen characters, by which both find each other. */
	code: string;
	/** Hears why the mailbox is not reached; null when it is. It is tried again. */
	state: (error: TransportError | null) => void;
	backoff?: Backoff;
}

/**
 * A mailbox as the channel of a pairing: both devices are there and the mailbox
 * keeps nothing of what they say (`live.pair.<attempt>`). Whoever comes, or
 * comes back, asks; the other one says again what it said last. What passes is
 * sealed under the typed secret (docs/pairing.md).
 */
export class MailboxMeeting implements PairingChannel {
	readonly #parts: MeetingParts;
	readonly #me = randomBytes(SPEAKER_BYTES);
	#said: Bytes | null = null;
	#told: (message: Bytes) => void = () => undefined;
	#session: NatsSession | null = null;
	#say: (bytes: Bytes) => void = () => undefined;
	#ended = false;
	readonly #pause = new Pause();

	constructor(parts: MeetingParts) {
		this.#parts = parts;
	}

	open(told: (message: Bytes) => void): void {
		this.#told = told;
		void this.#stay();
	}

	send(message: Bytes): void {
		this.#said = message;
		this.#put(SAY, message);
	}

	close(): void {
		this.#ended = true;
		this.#pause.end();
		void this.#session?.close();
	}

	/** A question and not a field: it may change while one waits. */
	#hasEnded(): boolean {
		return this.#ended;
	}

	/** One session after another, until it is closed. */
	async #stay(): Promise<void> {
		const secret = secretOfCode(this.#parts.code);
		if (!secret) return;
		const place = `live.pair.${toHex(attemptOf(secret))}`;
		for (let failures = 1; !this.#hasEnded(); failures += 1) {
			const session = await connectTo(this.#parts);
			if (session.ok && !this.#hasEnded()) {
				failures = 0;
				await this.#talk(session.value, place);
			} else if (session.ok) await session.value.close();
			else this.#parts.state(session.error);
			if (!this.#hasEnded())
				await this.#pause.wait(waitBefore(failures, this.#parts.backoff ?? USUAL_BACKOFF, Math.random()));
		}
	}

	async #talk(session: NatsSession, place: string): Promise<void> {
		this.#session = session;
		this.#say = session.listen(place, (bytes) => this.#hear(bytes));
		this.#parts.state(null);
		this.#put(ASK);
		if (this.#said) this.#put(SAY, this.#said);
		const why = await session.ended();
		this.#session = null;
		this.#say = () => undefined;
		if (!this.#hasEnded()) this.#parts.state(why);
	}

	#hear(bytes: Bytes): void {
		const [kind] = bytes;
		if (this.#ended || bytes.length <= SPEAKER_BYTES || equalBytes(bytes.slice(1, 1 + SPEAKER_BYTES), this.#me)) return;
		if (kind === SAY) this.#told(bytes.slice(1 + SPEAKER_BYTES));
		else if (kind === ASK && this.#said) this.#put(SAY, this.#said);
	}

	#put(kind: number, message: Bytes = new Uint8Array(0)): void {
		this.#say(concat(Uint8Array.of(kind), this.#me, message));
	}
}
