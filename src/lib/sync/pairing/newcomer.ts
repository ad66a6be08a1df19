import { equalBytes, randomBytes, type Bytes } from '#lib/vault/bytes.js';
import { agreePublicKey, KEY_BYTES, signerOf } from '#lib/vault/crypto.js';
import { Attempt } from './attempt.js';
import type { PairingError, PairingResult } from './errors.js';
import { Exchange, type Beginning, type Taken } from './exchange.js';
import { readHandover, type Handover } from './handover.js';
import type { Introduction } from './introduction.js';
import { readMessage, readLast } from './messages.js';

type HolderSaid = Extract<Introduction, { role: 'holder' }>;

export interface NewcomerPlan {
	beginning: Beginning;
	/** The name of this device. */
	device: string;
	/** ms; begins again when the digits are shown. */
	lifetime: number;
	now: () => number;
}

/** The seeds of the new device's own keys, which never leave it. */
export interface NewcomerSeeds {
	signSeed: Bytes;
	agreeSeed: Bytes;
}

export type NewcomerStage =
	| { kind: 'meeting' }
	/** Whose register it would be: the lawyer says yes or no. */
	| { kind: 'asked'; holder: HolderSaid }
	/** To be typed on the other device. */
	| { kind: 'digits'; digits: string; holder: HolderSaid }
	/** All is here; nothing is written yet. */
	| { kind: 'received'; handover: Handover; seeds: NewcomerSeeds; holder: HolderSaid }
	| { kind: 'ended'; error: PairingError };

/** The side that is to get the register. */
export class Newcomer {
	readonly #exchange: Exchange;
	readonly #attempt: Attempt;
	readonly #seeds: NewcomerSeeds;
	readonly #keys: { signKey: Bytes; agreeKey: Bytes };
	#accepted = false;
	#received: { handover: Handover; holder: HolderSaid } | null = null;

	private constructor(
		exchange: Exchange,
		attempt: Attempt,
		seeds: NewcomerSeeds,
		keys: { signKey: Bytes; agreeKey: Bytes }
	) {
		this.#exchange = exchange;
		this.#attempt = attempt;
		this.#seeds = seeds;
		this.#keys = keys;
	}

	/** Makes the device's own keys. */
	static async start(
		{ beginning, device, lifetime, now }: NewcomerPlan,
		own?: Parameters<typeof Exchange.start>[2] & { seeds?: NewcomerSeeds }
	): Promise<{ newcomer: Newcomer; first: Bytes | null }> {
		const seeds = own?.seeds ?? { signSeed: randomBytes(KEY_BYTES), agreeSeed: randomBytes(KEY_BYTES) };
		const [{ publicKey: signKey }, agreeKey] = await Promise.all([
			signerOf(seeds.signSeed),
			agreePublicKey(seeds.agreeSeed)
		]);
		const introducing = { role: 'newcomer', signKey, agreeKey, device } as const;
		const { exchange, first } = await Exchange.start(beginning, introducing, own);
		const attempt = new Attempt(now, lifetime);
		return { newcomer: new Newcomer(exchange, attempt, seeds, { signKey, agreeKey }), first };
	}

	get stage(): NewcomerStage {
		if (this.#received) return { kind: 'received', seeds: this.#seeds, ...this.#received };
		const { error } = this.#attempt;
		if (error) return { kind: 'ended', error };
		const { peer, agreed } = this.#exchange;
		if (peer?.role !== 'holder') return { kind: 'meeting' };
		if (!this.#accepted || !agreed) return { kind: 'asked', holder: peer };
		return { kind: 'digits', digits: agreed.digits, holder: peer };
	}
	/** ms until it ends by itself. */
	get left(): number {
		return this.#attempt.left;
	}

	async take(bytes: Bytes): Promise<Taken> {
		const { error } = this.#attempt;
		if (error) return { kind: 'ended', error };
		const read = readMessage(bytes);
		if (read.ok && read.value.type === 'handover') return this.#takeHandover(bytes);
		const taken = await this.#exchange.take(bytes);
		if (taken.kind === 'ended') this.#attempt.end(taken.error);
		return taken;
	}

	/** The lawyer wants this register here: from now on the digits are shown. `reply` is to be sent, where there is one. */
	async accept(): Promise<PairingResult<{ reply: Bytes | null }>> {
		const { stage } = this;
		if (stage.kind === 'ended') return { ok: false, error: stage.error };
		if (stage.kind !== 'asked') return { ok: false, error: { kind: 'out-of-turn' } };
		this.#accepted = true;
		const reply = await this.#exchange.introduceSecond();
		this.#attempt.renew();
		return { ok: true, value: { reply } };
	}

	/** Given up, or not the register that was meant. */
	cancel(): void {
		this.#attempt.use();
	}

	async #takeHandover(bytes: Bytes): Promise<Taken> {
		const { stage } = this;
		const { agreed } = this.#exchange;
		const read = readMessage(bytes);
		if (!read.ok) return { kind: 'refused', error: read.error };
		const message = read.value;
		if (agreed && !equalBytes(message.attempt, agreed.attempt))
			return { kind: 'refused', error: { kind: 'other-attempt' } };
		if (stage.kind !== 'digits' || !agreed) return { kind: 'refused', error: { kind: 'out-of-turn' } };
		const content = await readLast(message, agreed.key);
		if (!content) return { kind: 'refused', error: { kind: 'damaged' } };
		const handover = await readHandover(content, stage.holder, this.#keys);
		if (!handover) {
			this.#attempt.end({ kind: 'bad-handover' });
			return { kind: 'ended', error: { kind: 'bad-handover' } };
		}
		this.#received = { handover, holder: stage.holder };
		this.#attempt.use();
		return { kind: 'step', reply: null };
	}
}
