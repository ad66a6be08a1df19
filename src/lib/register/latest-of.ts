/** Of records in causal order those that none of the others had seen: the last word, or several by devices apart. */
export function latestOf<E extends { rank: number }>(
	{ latest }: { readonly latest: (ranks: readonly number[]) => number[] },
	records: readonly E[]
): E[] {
	const ranks = new Set(latest([...new Set(records.map(({ rank }) => rank))]));
	return records.filter(({ rank }) => ranks.has(rank));
}
