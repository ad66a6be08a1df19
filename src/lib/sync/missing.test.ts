import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	anyOrder,
	cloneOf,
	honestWork,
	profileOf,
	shuffled,
	THREE_ROWS,
	twoMachines
} from '../../../tests/simulation/few-machines.js';
import { cutStretch, missing, sameVector, type Replica, type Vector } from './index.js';

const stretches = (replica: Replica, theirs: Vector[]) => missing(replica, theirs).map(({ from, to }) => [from, to]);

test('what another lacks makes it hold the same, cut anywhere, in any order, doubled', async () => {
	const cut = fc.constantFrom(1, 2, 3, 500);
	const property = fc.asyncProperty(honestWork, cut, anyOrder, async ({ steps, paired }, most, order) => {
		const { one, other } = await twoMachines(steps, paired);
		const before = one.vector;
		for (const [from, to] of [
			[one, other],
			[other, one],
			[one, other]
		] as const) {
			const runs = await from.runsFor([to.vector], most);
			for (const run of shuffled([...runs, ...runs.slice(0, 2)], order)) await to.receive([run]);
		}
		expect(sameVector(one.vector, other.vector)).toBe(true);
		expect(one.replica.digest()).toBe(other.replica.digest());
		expect(missing(one.replica, [other.vector])).toEqual([]);
		expect(other.replica.covers(before)).toBe(true);
		expect(one.applied.map(({ link }) => link).toSorted()).toEqual(other.applied.map(({ link }) => link).toSorted());
	});
	await fc.assert(property, { numRuns: 40 });
}, 120_000);

test('nothing for whoever has more, and only the rest for whoever has a part', async () => {
	const { one, other } = await twoMachines([THREE_ROWS]);
	expect(stretches(other.replica, [one.vector])).toEqual([]);
	expect(stretches(one.replica, [one.vector])).toEqual([]);
	expect(stretches(one.replica, [other.vector])).toEqual([[4, 6]]);
	expect(stretches(one.replica, [{}])).toEqual([[1, 6]]);
});

test('for a head that is not known here: nothing where it may be ahead, all since the last common link where it cannot', async () => {
	const { one, other } = await twoMachines([THREE_ROWS]);
	const unknown = (n: number): Vector => ({ [one.device]: { n, link: 'ab'.repeat(32) } });
	expect(stretches(one.replica, [unknown(9)])).toEqual([]);
	expect(stretches(one.replica, [unknown(6)])).toEqual([[1, 6]]);
	expect(stretches(one.replica, [unknown(5)])).toEqual([[1, 6]]);
	// What it acknowledged once, it has.
	expect(stretches(one.replica, [unknown(5), other.vector])).toEqual([[4, 6]]);
});

test('of a forked log the branch that another lacks, from where it leaves the one that it has', async () => {
	const { one, other } = await twoMachines();
	const clone = await cloneOf(one);
	await one.write([profileOf(one, 'A')]);
	await clone.write([profileOf(clone, 'B')]);
	await clone.write([profileOf(clone, 'C')]);
	const [ofOne, ofClone] = [one.vector, clone.vector];
	await one.receive(await clone.runsFor([one.vector]));
	expect(one.vector[one.device]).toMatchObject({ n: 5, forks: [{ n: 4 }] });
	expect(stretches(one.replica, [ofOne])).toEqual([[4, 5]]);
	expect(stretches(one.replica, [ofClone])).toEqual([[4, 4]]);
	expect(stretches(one.replica, [other.vector])).toEqual([
		[4, 5],
		[4, 4]
	]);
	expect(stretches(one.replica, [ofOne, ofClone])).toEqual([]);
});

test('runs end where a signature is held, and the first of a log not before its admission', async () => {
	const { one, other } = await twoMachines([THREE_ROWS, THREE_ROWS]);
	const cuts = (replica: Replica, most: number) =>
		missing(replica, [{}]).flatMap((stretch) =>
			cutStretch(replica, stretch, { changes: most }).map(({ from, to }) => [from, to])
		);
	// Written as 1–2 (the vault and its first device), 3 (the other device), 4–6 and 7–9.
	expect(cuts(one.replica, 1)).toEqual([
		[1, 2],
		[3, 3],
		[4, 6],
		[7, 9]
	]);
	expect(cuts(one.replica, 6)).toEqual([
		[1, 6],
		[7, 9]
	]);
	expect(cuts(one.replica, 500)).toEqual([[1, 9]]);
	await other.receive(await one.runsFor([other.vector], 500));
	// Got as 1–3 and 4–9: other signatures it has never seen.
	expect(cuts(other.replica, 1)).toEqual([
		[1, 3],
		[4, 9]
	]);
});
