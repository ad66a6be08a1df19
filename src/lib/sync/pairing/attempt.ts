import type { PairingError } from './errors.js';

/** How long a secret lives, ms. Files pass through the lawyer's hands, which takes longer than holding up a phone. */
export const LIFETIME = { shown: 2 * 60_000, files: 15 * 60_000 } as const;
/** Wrong digits that are let pass before pairing is closed. */
export const MOST_TRIES = 3;

/** Wrong digits since the vault was opened; shared by the attempts of one device. */
export interface Tries {
	wrong: number;
}

/** The life of one attempt: it is used once, and ends by itself when its time is over. Time is told, never read. */
export class Attempt {
	readonly #now: () => number;
	readonly #lifetime: number;
	#deadline: number;
	#error: PairingError | null = null;
	#over = false;

	/** @param now ms, of a clock that only goes forward */
	constructor(now: () => number, lifetime: number) {
		this.#now = now;
		this.#lifetime = lifetime;
		this.#deadline = now() + lifetime;
	}

	/** Why it is over, or null while it is not. */
	get error(): PairingError | null {
		if (!this.#over && this.#now() >= this.#deadline) this.end({ kind: 'expired' });
		return this.#error ?? (this.#over ? { kind: 'over' } : null);
	}
	/** ms until it ends by itself. */
	get left(): number {
		return Math.max(0, this.#deadline - this.#now());
	}
	/** Gives it its whole time again: the lawyer is busy on the other device. */
	renew(): void {
		this.#deadline = this.#now() + this.#lifetime;
	}
	/** No clock ends it any more. */
	stopClock(): void {
		this.#deadline = Number.POSITIVE_INFINITY;
	}
	end(error: PairingError): void {
		if (this.#over) return;
		this.#over = true;
		this.#error = error;
	}
	/** It has done what it was for: nothing more is taken. */
	use(): void {
		this.#over = true;
	}
}
