/**
 * The middle one of some values, the upper of two; NaN of none.
 * @template T
 * @param {readonly T[] | undefined} all
 * @param {(one: T) => number} valueOf
 * @returns {number}
 */
export function median(all, valueOf) {
	const sorted = (all ?? []).map(valueOf).sort((a, b) => a - b);
	return sorted[sorted.length >> 1] ?? Number.NaN;
}
