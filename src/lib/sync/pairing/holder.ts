import type { Bytes } from '#lib/vault/bytes.js';
import { Attempt, MOST_TRIES, type Tries } from './attempt.js';
import type { PairingError, PairingResult } from './errors.js';
import { Exchange, type Beginning, type Taken } from './exchange.js';
import { writeHandover, type Handover } from './handover.js';
import type { Introduction } from './introduction.js';
import { writeLast } from './messages.js';

type Newcomer = Extract<Introduction, { role: 'newcomer' }>;

export interface HolderPlan {
	beginning: Beginning;
	vault: Bytes;
	/** Shown on the new device before it agrees to join. */
	lawyer: string;
	/** The name of this device. */
	device: string;
	/** ms */
	lifetime: number;
	now: () => number;
	tries: Tries;
}

export type HolderStage =
	| { kind: 'meeting' }
	/** The other device shows six digits: they are to be typed here. */
	| { kind: 'digits'; newcomer: Newcomer }
	/** They were right: the device is to be admitted. */
	| { kind: 'admitting'; newcomer: Newcomer }
	| { kind: 'handed-over'; newcomer: Newcomer }
	| { kind: 'ended'; error: PairingError };

/** The side that has the register. Nothing of the vault but its id and names leaves before the digits were typed here. */
export class Holder {
	readonly #exchange: Exchange;
	readonly #attempt: Attempt;
	readonly #tries: Tries;
	#admitting: Newcomer | null = null;
	#handedOver: Newcomer | null = null;

	private constructor(exchange: Exchange, attempt: Attempt, tries: Tries) {
		this.#exchange = exchange;
		this.#attempt = attempt;
		this.#tries = tries;
	}

	/** `too-many-tries` after three wrong digits since the vault was opened. */
	static async start(
		{ beginning, vault, lawyer, device, lifetime, now, tries }: HolderPlan,
		own?: Parameters<typeof Exchange.start>[2]
	): Promise<PairingResult<{ holder: Holder; first: Bytes | null }>> {
		if (tries.wrong >= MOST_TRIES) return { ok: false, error: { kind: 'too-many-tries' } };
		const { exchange, first } = await Exchange.start(beginning, { role: 'holder', vault, lawyer, device }, own);
		return { ok: true, value: { holder: new Holder(exchange, new Attempt(now, lifetime), tries), first } };
	}

	get stage(): HolderStage {
		if (this.#handedOver) return { kind: 'handed-over', newcomer: this.#handedOver };
		const { error } = this.#attempt;
		if (error) return { kind: 'ended', error };
		if (this.#admitting) return { kind: 'admitting', newcomer: this.#admitting };
		const { peer, agreed } = this.#exchange;
		return agreed && peer?.role === 'newcomer' ? { kind: 'digits', newcomer: peer } : { kind: 'meeting' };
	}
	/** ms until it ends by itself. */
	get left(): number {
		return this.#attempt.left;
	}

	async take(bytes: Bytes): Promise<Taken> {
		const { error } = this.#attempt;
		if (error) return { kind: 'ended', error };
		const taken = await this.#exchange.take(bytes);
		if (taken.kind === 'ended') this.#attempt.end(taken.error);
		if (taken.kind !== 'step' || taken.reply) return taken;
		return { kind: 'step', reply: await this.#exchange.introduceSecond() };
	}

	/**
	 * The digits, as typed: only digits count. Null for what is not six of them,
	 * which is no try. Wrong ones end the attempt.
	 */
	type(typed: string): PairingResult<Newcomer> | null {
		const { stage } = this;
		if (stage.kind === 'ended') return { ok: false, error: stage.error };
		const { agreed } = this.#exchange;
		if (stage.kind !== 'digits' || !agreed) return { ok: false, error: { kind: 'out-of-turn' } };
		const digits = typed.replace(/\D/g, '');
		if (digits.length !== agreed.digits.length) return null;
		if (digits !== agreed.digits) {
			this.#tries.wrong += 1;
			const error: PairingError = { kind: 'wrong-digits', left: Math.max(0, MOST_TRIES - this.#tries.wrong) };
			this.#attempt.end(error);
			return { ok: false, error };
		}
		this.#attempt.stopClock();
		this.#admitting = stage.newcomer;
		return { ok: true, value: stage.newcomer };
	}

	/** The last message. Once: afterwards the attempt is used. */
	async handOver(handover: Handover): Promise<PairingResult<Bytes>> {
		const { stage } = this;
		const { agreed } = this.#exchange;
		if (stage.kind !== 'admitting' || !agreed) return { ok: false, error: { kind: 'out-of-turn' } };
		this.#handedOver = stage.newcomer;
		this.#attempt.use();
		const message = await writeLast(agreed.attempt, agreed.key, writeHandover(handover));
		return { ok: true, value: message };
	}

	/** Given up. */
	cancel(): void {
		this.#attempt.use();
	}
}
