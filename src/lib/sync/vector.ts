/** How far a log is held: its last record and link (hex). */
export interface Head {
	n: number;
	link: string;
}

/**
 * How far each device's log is held, whole from record 1 on. `forks` names the
 * further heads of a log that has branches; the first is the longest one. A
 * snapshot's vector (`#lib/vault`) is one without forks.
 */
export type Vector = { [device: string]: Head & { forks?: Head[] } };

/** Every head that a vector names for a device. */
export function headsIn(vector: Vector, device: string): Head[] {
	const first = Object.hasOwn(vector, device) ? vector[device] : undefined;
	if (!first) return [];
	return [{ n: first.n, link: first.link }, ...(first.forks ?? [])];
}

/** Makes a vector of the heads of each log: longest first, then by link, so that equal knowledge is an equal vector. */
export function vectorOf(heads: Iterable<readonly [device: string, heads: readonly Head[]]>): Vector {
	const vector: Vector = {};
	for (const [device, unsorted] of [...heads].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
		const [first, ...forks] = unsorted.toSorted((a, b) => b.n - a.n || (a.link < b.link ? -1 : 1));
		if (first) vector[device] = forks.length > 0 ? { ...first, forks } : { ...first };
	}
	return vector;
}

/** True for vectors that name the same heads. */
export function sameVector(a: Vector, b: Vector): boolean {
	const devices = new Set([...Object.keys(a), ...Object.keys(b)]);
	return [...devices].every((device) => linksIn(a, device) === linksIn(b, device));
}

const linksIn = (vector: Vector, device: string): string =>
	headsIn(vector, device)
		.map(({ link }) => link)
		.toSorted()
		.join();
