/** Waits between tries: doubling from `first` to `most` ms, each spread by a fifth so that devices do not come all at once. */
export interface Backoff {
	first: number;
	most: number;
}

export const USUAL_BACKOFF: Backoff = { first: 1000, most: 60_000 };

/** How long to wait before try `n`, counted from 1, in ms. `chance`: 0 to 1. */
export const waitBefore = (n: number, { first, most }: Backoff, chance: number): number =>
	Math.min(most, first * 2 ** (n - 1)) * (0.9 + chance * 0.2);

/** A wait between tries that can be cut short. One at a time. */
export class Pause {
	#wake: () => void = () => undefined;
	#ended = false;

	/** Resolves after `ms`, or at the next `wake`; at once after `end`. */
	wait(ms: number): Promise<void> {
		if (this.#ended) return Promise.resolve();
		return new Promise((resolve) => {
			const timer = setTimeout(resolve, ms);
			this.#wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	}

	/** Ends the wait that is on, if one is. */
	wake(): void {
		this.#wake();
	}

	/** Nobody waits any longer. */
	end(): void {
		this.#ended = true;
		this.#wake();
	}
}
