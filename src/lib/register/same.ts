/** Whether two values of plain data (as JSON has it; an absent key equals undefined) hold the same. Total for trees. */
export function same(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) return true;
	if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
	if (Array.isArray(a) || Array.isArray(b)) {
		return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, at) => same(one, b[at]));
	}
	const one: { [key: string]: unknown } = { ...a };
	const other: { [key: string]: unknown } = { ...b };
	return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => same(one[key], other[key]));
}

/** The earlier of two equal lists (by the identity of their items), so that what did not change stays the same object. */
export function reuse<T>(before: T[] | undefined, now: T[]): T[] {
	const equal = before?.length === now.length && before.every((one, at) => one === now[at]);
	return equal ? before : now;
}

/** Zero with a sign reads as zero: JSON can carry `-0`, the canonical text cannot. */
export function plain(value: number): number {
	return value + 0;
}
