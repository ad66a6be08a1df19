import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat, type Bytes } from '#lib/vault/bytes.js';
import { Membership, toHex } from '#lib/vault/index.js';
import {
	anyOrder,
	cloneOf,
	honestWork,
	newReplica,
	profileOf,
	shuffled,
	THREE_ROWS,
	twoMachines
} from '../../../tests/simulation/few-machines.js';
import { epochKeys, SharedSealKeys, strangeEpochKey, vault } from '../../../tests/simulation/identities.js';
import { Replica, type ReplicaWrite } from './index.js';

const written = () => Promise.resolve(true);

describe('a replica', () => {
	test('comes to the same whatever the order and the cuts of what it gets', async () => {
		const cuts = fc.array(fc.constantFrom(1, 2, 4, 500), { minLength: 1, maxLength: 3 });
		const property = fc.asyncProperty(honestWork, cuts, anyOrder, async ({ steps, paired }, most, order) => {
			const { one } = await twoMachines(steps, paired);
			const runs = (await Promise.all(most.map((each) => one.runsFor([{}], each)))).flat();
			const replica = newReplica();
			const applied: string[] = [];
			for (const run of shuffled(runs, order)) {
				const accepted = await replica.accept([run], written);
				applied.push(...accepted.applied.map(({ link }) => link));
			}
			expect(replica.digest()).toBe(one.replica.digest());
			expect(applied.toSorted()).toEqual(one.applied.map(({ link }) => link).toSorted());
			expect(replica.state.held.keys()).toEqual([]);
		});
		await fc.assert(property, { numRuns: 40 });
	}, 120_000);

	test('takes any bytes, and real runs with bytes changed, without a throw and without knowing more', async () => {
		const { one } = await twoMachines([THREE_ROWS]);
		const [run] = await one.runsFor([{}]);
		if (!run) throw new Error('no run');
		const bent = fc.record({ at: fc.nat(run.length - 1), by: fc.integer({ min: 1, max: 255 }) });
		const altered = bent.map(({ at, by }) => run.map((byte, index) => (index === at ? byte ^ by : byte)));
		const anything = fc.uint8Array({ maxLength: 400 }).map((bytes) => new Uint8Array(bytes));
		const headed = fc.tuple(fc.nat(100), anything).map(([keep, bytes]) => concat(run.slice(0, keep), bytes));
		const replica = newReplica();
		await fc.assert(
			fc.asyncProperty(fc.oneof(altered, anything, headed), async (bytes) => {
				const { outcomes, applied } = await replica.accept([bytes], written);
				expect(applied).toEqual([]);
				expect(['refused', 'held']).toContain(outcomes[0]?.kind);
				expect(replica.vector()).toEqual({});
			}),
			{ numRuns: 300 }
		);
		expect((await replica.accept([run], written)).outcomes[0]?.kind).toBe('applied');
	});

	test('knows nothing of what was not committed, and takes it again', async () => {
		const { one } = await twoMachines();
		const runs = await one.runsFor([{}]);
		const replica = newReplica();
		const lost = await replica.accept(runs, () => Promise.resolve(false));
		expect(lost).toMatchObject({ kept: false, applied: [], forks: [], released: [] });
		expect(replica.vector()).toEqual({});
		expect(replica.parts.members.keyOf(one.device)).toBeNull();
		const kept = await replica.accept(runs, written);
		expect(kept.applied.length).toBe(3);
		expect(replica.vector()).toEqual(one.vector);
	});

	test('writes each run once, and moves held runs into their log in one write with what set them free', async () => {
		const { one } = await twoMachines([THREE_ROWS]);
		const [first, second] = await one.runsFor([{}], 3);
		if (!first || !second) throw new Error('two runs');
		const writes: ReplicaWrite[] = [];
		const replica = newReplica();
		const accept = (run: Bytes) =>
			replica.accept([run], (write) => {
				writes.push(write);
				return written();
			});
		expect((await accept(second)).outcomes).toEqual([
			{ kind: 'held', device: one.device, from: 4, to: 6, why: 'device' }
		]);
		const freed = await accept(first);
		expect(freed.outcomes).toEqual([{ kind: 'applied', device: one.device, from: 1, to: 3 }]);
		expect(freed.released).toEqual([{ kind: 'applied', device: one.device, from: 4, to: 6 }]);
		expect((await accept(first)).outcomes[0]?.kind).toBe('duplicate');
		expect(writes.map(({ store }) => store.map(({ place, from }) => [place, from]))).toEqual([
			[['held', 4]],
			[
				['log', 1],
				['log', 4]
			]
		]);
		expect(writes[1]?.forget).toEqual([writes[0]?.store[0]?.id]);
	});

	test('holds no more than its budget, and takes what it let go when it comes again', async () => {
		const { one } = await twoMachines([THREE_ROWS]);
		const runs = await one.runsFor([{}], 1);
		const [first, ...rest] = runs;
		if (!first) throw new Error('runs');
		const replica = newReplica(rest[0]?.length);
		const early = await replica.accept(rest, written);
		expect(early.outcomes.map(({ kind }) => kind)).toEqual(['held', 'over-budget']);
		const { released } = await replica.accept([first], written);
		expect(released.map(({ kind }) => kind)).toEqual(['applied']);
		await replica.accept(rest, written);
		expect(replica.digest()).toBe(one.replica.digest());
		expect([...(['', one.device] as const)].map((bearer) => replica.state.heldBytes.get(bearer) ?? 0)).toEqual([0, 0]);
	});

	test('holds runs of an epoch whose key comes later', async () => {
		const { one } = await twoMachines();
		const [run] = await one.runsFor([{}]);
		const keys = new SharedSealKeys();
		const replica = new Replica({ vault, keys, members: new Membership(vault) });
		if (!run) throw new Error('no run');
		const held = await replica.accept([run], written);
		expect(held.outcomes[0]).toMatchObject({ kind: 'held', why: 'epoch' });
		expect((await replica.reconsider(written)).applied).toEqual([]);
		for (const key of [strangeEpochKey, ...epochKeys]) keys.add(key);
		const { applied, released } = await replica.reconsider(written);
		expect([applied.length, released.length]).toEqual([3, 1]);
	});

	test('counts an acknowledgement only by links that lie in the log', async () => {
		const { one, other } = await twoMachines([THREE_ROWS]);
		const place = (n: number) => one.replica.entries().find((entry) => entry.n === n && entry.device === one.device);
		const [third, fourth] = [place(3), place(4)];
		if (!third || !fourth) throw new Error('records');
		expect(one.replica.acknowledged(other.vector, one.device, third)).toBe(true);
		expect(one.replica.acknowledged(other.vector, one.device, fourth)).toBe(false);
		expect(one.replica.acknowledged({ [one.device]: { n: 9, link: 'ab'.repeat(32) } }, one.device, third)).toBe(false);
		expect(one.replica.acknowledged({ [one.device]: { n: 4, link: third.link } }, one.device, third)).toBe(false);
		expect(one.replica.covers(other.vector)).toBe(true);
		expect(other.replica.covers(one.vector)).toBe(false);
	});

	test('an acknowledgement of one branch says nothing of the other', async () => {
		const { one, other } = await twoMachines();
		const clone = await cloneOf(one);
		await one.write([profileOf(one, 'A')]);
		await clone.write([profileOf(clone, 'B')]);
		await one.receive(await clone.runsFor([one.vector]));
		const [own, its] = [one.written, clone.written];
		const links = [own, its].map(({ n, link }) => ({ n, link: toHex(link) }));
		const [mine, theirs] = links;
		if (!mine || !theirs) throw new Error('heads');
		const acknowledged = { [one.device]: mine };
		expect(one.replica.heads(one.device).length).toBe(2);
		expect(one.replica.acknowledged(acknowledged, one.device, mine)).toBe(true);
		expect(one.replica.acknowledged(acknowledged, one.device, theirs)).toBe(false);
		expect(other.replica.covers(one.vector)).toBe(false);
	});
});
