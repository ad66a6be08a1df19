/** Waits between tries: doubling from `first` to `most` ms, each spread by a fifth so that devices do not come all at once. */
export interface Backoff {
	first: number;
	most: number;
}

export const USUAL_BACKOFF: Backoff = { first: 1000, most: 60_000 };

/** How long to wait before try `n`, counted from 1, in ms. `chance`: 0 to 1. */
export const waitBefore = (n: number, { first, most }: Backoff, chance: number): number =>
	Math.min(most, first * 2 ** (n - 1)) * (0.9 + chance * 0.2);
