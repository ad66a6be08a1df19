import { concat, equalBytes, randomBytes, sha256, toHex, utf8, type Bytes } from '#lib/vault/bytes.js';
import { agreePublicKey, agreeWith, aesKey, deriveBytes, KEY_BYTES } from '#lib/vault/crypto.js';
import type { PairingError } from './errors.js';
import { commitmentTo, readIntroduction, writeIntroduction, type Introduction, type Role } from './introduction.js';
import {
	readAnswer,
	readKey,
	readMessage,
	readOffer,
	readTypedOffer,
	writeAnswer,
	writeKey,
	writeOffer,
	writeTypedOffer,
	type Message,
	type MessageType
} from './messages.js';
import { attemptOf, newSecret, sealKeyOf, secretOfCode } from './secret.js';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** What a device says of itself; the key for the attempt is added by the exchange. */
export type Introducing = Without<Introduction, 'key'>;

/** How an attempt begins on this side. */
export type Beginning =
	/** This device shows the first message. With a code, that code is typed on the other one. */
	| { begins: 'here'; code: string | null }
	/** The other device showed it. With a code, that is what was typed here. */
	| { begins: 'there'; code: string | null };

/** What came of a message. */
export type Taken =
	/** It came before, or is this side's own turn: nothing changed. */
	| { kind: 'same' }
	/** A step further; `reply` is to be sent now. */
	| { kind: 'step'; reply: Bytes | null }
	/** It is none of this attempt, or does not hold: nothing changed, and the attempt goes on. */
	| { kind: 'refused'; error: PairingError }
	/** The attempt is over. */
	| { kind: 'ended'; error: PairingError };

/** What both sides hold when they know each other's keys. */
export interface Agreed {
	/** Six decimal digits. */
	digits: string;
	/** Seals the handover. */
	key: CryptoKey;
	attempt: Bytes;
}

const refused = (
	kind: 'own-message' | 'other-attempt' | 'wrong-code' | 'same-role' | 'damaged' | 'out-of-turn'
): Taken => ({
	kind: 'refused',
	error: { kind }
});
const TAMPERED: Taken = { kind: 'ended', error: { kind: 'tampered' } };
const START = utf8('tizilim-pair-1');

/**
 * The four messages in which two devices come to one key: offer (secret and
 * commitment), answer (commitment), and only then both introductions with
 * their keys. The digits are of both keys, the secret and every byte that
 * travelled, so that whoever stands between is seen on the screens.
 * It knows no clock and no channel; any bytes may be given to it at any time.
 */
export class Exchange {
	readonly #beginning: Beginning;
	readonly #role: Role;
	readonly #seed: Bytes;
	readonly #own: Bytes;
	#secret: Bytes | null = null;
	#sealKey: CryptoKey | null = null;
	#promised: Bytes | null = null;
	#peer: Introduction | null = null;
	readonly #sent = new Map<string, MessageType>();
	readonly #taken = new Map<MessageType, string>();
	#transcript = sha256(START);
	#agreed: Agreed | null = null;

	private constructor(beginning: Beginning, role: Role, seed: Bytes, own: Bytes) {
		this.#beginning = beginning;
		this.#role = role;
		this.#seed = seed;
		this.#own = own;
	}

	/** @param own `seed` and `secret` are random unless a test gives them */
	static async start(
		beginning: Beginning,
		introducing: Introducing,
		own: { seed?: Bytes; secret?: Bytes } = {}
	): Promise<{ exchange: Exchange; first: Bytes | null }> {
		const seed = own.seed ?? randomBytes(KEY_BYTES);
		const introduction = writeIntroduction({ ...introducing, key: await agreePublicKey(seed) });
		const exchange = new Exchange(beginning, introducing.role, seed, introduction);
		const secret =
			beginning.code === null ? (own.secret ?? newSecret()) : (secretOfCode(beginning.code) ?? newSecret());
		if (beginning.begins === 'here' || beginning.code !== null) await exchange.#use(secret);
		return { exchange, first: beginning.begins === 'here' ? await exchange.#offer() : null };
	}

	/** Set once both sides know each other's keys. */
	get agreed(): Agreed | null {
		return this.#agreed;
	}
	/** Who the other one says to be, once its key came and is the one that it promised. */
	get peer(): Introduction | null {
		return this.#peer;
	}

	/** Takes whatever came. Total over any bytes. */
	async take(bytes: Bytes): Promise<Taken> {
		const read = readMessage(bytes);
		if (!read.ok) return { kind: 'refused', error: read.error };
		const name = nameOf(bytes);
		if (this.#sent.has(name)) return refused('own-message');
		const message = read.value;
		if (this.#taken.get(message.type) === name) return { kind: 'same' };
		if (message.type === 'offer' || message.type === 'typed-offer') return this.#takeOffer(message, bytes);
		const { attempt, sealKey } = this.#opened();
		if (!attempt || !sealKey) return refused('out-of-turn');
		if (!equalBytes(message.attempt, attempt)) return refused('other-attempt');
		switch (message.type) {
			case 'answer':
				return this.#takeAnswer(message, bytes, sealKey);
			case 'first-key':
			case 'second-key':
				return this.#takeKey(message.type, message, bytes, sealKey);
			case 'handover':
				return refused('out-of-turn');
		}
	}

	/** Introduces the side that did not begin: after this both know each other. Null where it is not its turn. */
	async introduceSecond(): Promise<Bytes | null> {
		const { attempt, sealKey } = this.#opened();
		if (this.#beginning.begins === 'here' || !this.#peer || this.#agreed || !attempt || !sealKey) return null;
		const message = await writeKey('second-key', attempt, sealKey, this.#own);
		this.#note('second-key', message);
		await this.#agree();
		return message;
	}

	#opened(): { attempt: Bytes | null; sealKey: CryptoKey | null } {
		return { attempt: this.#secret && attemptOf(this.#secret), sealKey: this.#sealKey };
	}

	async #use(secret: Bytes): Promise<void> {
		this.#secret = secret;
		this.#sealKey = await sealKeyOf(secret);
	}

	async #offer(): Promise<Bytes | null> {
		if (!this.#secret || !this.#sealKey) return null;
		const offer = { role: this.#role, commitment: commitmentTo(attemptOf(this.#secret), this.#own) };
		const message =
			this.#beginning.code === null
				? writeOffer(this.#secret, offer)
				: await writeTypedOffer(this.#secret, this.#sealKey, offer);
		this.#note('offer', message);
		return message;
	}

	async #takeOffer(message: Message, bytes: Bytes): Promise<Taken> {
		if (this.#beginning.begins === 'here') {
			const own = this.#secret && equalBytes(message.attempt, attemptOf(this.#secret));
			return refused(own ? 'damaged' : 'out-of-turn');
		}
		if (this.#promised) return refused('other-attempt');
		const offer = await this.#readOffer(message);
		if ('kind' in offer) return offer;
		if (offer.role === this.#role) return refused('same-role');
		if (offer.secret) await this.#use(offer.secret);
		const { attempt, sealKey } = this.#opened();
		if (!attempt || !sealKey) return refused('out-of-turn');
		this.#promised = offer.commitment;
		this.#noteTaken(message.type, bytes);
		const answer = await writeAnswer(attempt, sealKey, commitmentTo(attempt, this.#own));
		this.#note('answer', answer);
		return { kind: 'step', reply: answer };
	}

	async #readOffer(message: Message): Promise<{ role: Role; commitment: Bytes; secret: Bytes | null } | Taken> {
		if (message.type === 'offer') {
			// A code was typed for another offer than this one, which has its secret in itself.
			if (this.#beginning.code !== null) return refused('wrong-code');
			return readOffer(message) ?? refused('damaged');
		}
		const { attempt, sealKey } = this.#opened();
		if (!attempt || !sealKey || !equalBytes(attempt, message.attempt)) return refused('wrong-code');
		const offer = await readTypedOffer(message, sealKey);
		return offer ? { ...offer, secret: null } : refused('damaged');
	}

	async #takeAnswer(message: Message, bytes: Bytes, sealKey: CryptoKey): Promise<Taken> {
		if (this.#beginning.begins === 'there') return refused('out-of-turn');
		const commitment = await readAnswer(message, sealKey);
		if (!commitment) return refused('damaged');
		// Who made it knows the secret; two of them are one too many.
		if (this.#promised) return TAMPERED;
		this.#promised = commitment;
		this.#noteTaken('answer', bytes);
		const introduction = await writeKey('first-key', message.attempt, sealKey, this.#own);
		this.#note('first-key', introduction);
		return { kind: 'step', reply: introduction };
	}

	async #takeKey(type: 'first-key' | 'second-key', message: Message, bytes: Bytes, sealKey: CryptoKey): Promise<Taken> {
		const expected = this.#beginning.begins === 'here' ? 'second-key' : 'first-key';
		if (type !== expected || !this.#promised) return refused('out-of-turn');
		const plain = await readKey(message, sealKey);
		if (!plain) return refused('damaged');
		if (this.#peer || !equalBytes(commitmentTo(message.attempt, plain), this.#promised)) return TAMPERED;
		const peer = readIntroduction(plain);
		if (!peer || peer.role === this.#role) return TAMPERED;
		this.#peer = peer;
		this.#noteTaken(type, bytes);
		if (type === 'second-key') await this.#agree();
		return { kind: 'step', reply: null };
	}

	async #agree(): Promise<void> {
		if (!this.#peer || !this.#secret) return;
		const shared = concat(await agreeWith(this.#seed, this.#peer.key), this.#secret);
		const [digits, key] = await Promise.all([
			deriveBytes(shared, this.#transcript, 'tizilim-pair-digits-0', 8),
			deriveBytes(shared, this.#transcript, 'tizilim-pair-handover-0', KEY_BYTES)
		]);
		this.#agreed = { digits: digitsOf(digits), key: await aesKey(key), attempt: attemptOf(this.#secret) };
	}

	#note(type: MessageType, message: Bytes): void {
		this.#sent.set(nameOf(message), type);
		this.#extend(message);
	}
	#noteTaken(type: MessageType, bytes: Bytes): void {
		this.#taken.set(type, nameOf(bytes));
		this.#extend(bytes);
	}
	/** The transcript: a chain over every message in the order in which they are made. */
	#extend(message: Bytes): void {
		this.#transcript = sha256(concat(this.#transcript, sha256(message)));
	}
}

const nameOf = (bytes: Bytes): string => toHex(sha256(bytes));

/** Six decimal digits of 8 bytes: the number modulo 1,000,000, with zeros in front. */
const digitsOf = (bytes: Bytes): string =>
	String(new DataView(bytes.buffer).getBigUint64(0) % 1_000_000n).padStart(6, '0');
