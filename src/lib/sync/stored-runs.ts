import type { Bytes, VaultParts, VaultResult } from '#lib/vault/index.js';

interface StoredRuns {
	all: Bytes[];
	/** Of each run that lies aside, by its id: up to which record documents are read from it. */
	aside: Map<string, number>;
}

/** All runs on the disk in an order in which they can be taken: those of logs first, then those that wait. */
export async function storedRuns({ platform: { journal } }: VaultParts): Promise<VaultResult<StoredRuns>> {
	const heads = await journal.heads();
	if (!heads.ok) return heads;
	const all: Bytes[] = [];
	for (const { device } of heads.value) {
		const runs = await journal.runsFrom(device, 1);
		if (!runs.ok) return runs;
		all.push(...runs.value.map(({ bytes }) => bytes));
	}
	const stored = await journal.aside();
	if (!stored.ok) return stored;
	const inLog = stored.value.filter(({ place }) => place === 'log').toSorted((a, b) => a.from - b.from);
	const held = stored.value.filter(({ place }) => place === 'held');
	all.push(...[...inLog, ...held].map(({ bytes }) => bytes));
	return { ok: true, value: { all, aside: new Map(stored.value.map(({ id, applied }) => [id, applied])) } };
}

/** Tells how much was taken from a list so far, at most a hundred times. */
export function* counted<T>(all: readonly T[], tell: (share: number) => void): Iterable<T> {
	const step = Math.ceil(all.length / 100);
	for (const [at, one] of all.entries()) {
		if (step > 0 && at % step === 0) tell(at / all.length);
		yield one;
	}
	tell(1);
}
