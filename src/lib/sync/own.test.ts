import { expect, test } from 'vitest';
import { toHex } from '#lib/vault/index.js';
import { cloneOf, profileOf, THREE_ROWS, twoMachines } from '../../../tests/simulation/few-machines.js';
import { root, SharedSealKeys, strangeEpochKey } from '../../../tests/simulation/identities.js';
import { misbehave } from '../../../tests/simulation/mischief.js';
import { play } from '../../../tests/simulation/run-script.js';
import { seal, writeRun } from '../../../tests/simulation/writer.js';
import { mustStartAnew } from './index.js';

test('a log is continued where it ends as this device wrote it and nobody knows more of it', async () => {
	const { one, other } = await twoMachines();
	const { n, link } = one.written;
	const head = { n, link: toHex(link) };
	const elsewhere = (at: number) => ({ [one.device]: { n: at, link: 'ab'.repeat(32) } });
	expect(mustStartAnew(one.replica, one.device, head, [other.vector])).toBe(false);
	expect(mustStartAnew(other.replica, other.device, null, [one.vector])).toBe(false);
	expect(mustStartAnew(one.replica, one.device, { n: n - 1, link: 'ab'.repeat(32) }, [])).toBe(true);
	expect(mustStartAnew(one.replica, one.device, null, [])).toBe(true);
	expect(mustStartAnew(one.replica, one.device, head, [elsewhere(n + 1)])).toBe(true);
	expect(mustStartAnew(one.replica, one.device, head, [elsewhere(n)])).toBe(true);
});

test('not where it branched, nor where a later run of it waits here', async () => {
	const { one } = await twoMachines();
	const clone = await cloneOf(one);
	await clone.write([profileOf(clone, 'A')]);
	await clone.write([profileOf(clone, 'B')]);
	const [first, later] = await clone.runsFor([one.vector], 1);
	if (!first || !later) throw new Error('Two runs were written.');
	await one.receive([later]);
	expect(one.mustStartAnew()).toBe(true);
	await one.receive([first]);
	expect(one.mustStartAnew()).toBe(true);
	const branched = await cloneOf(one);
	expect(branched.mustStartAnew()).toBe(true);
});

test('not where it is stopped, since nobody would apply what follows', async () => {
	const world = await play({ paired: 1, steps: [THREE_ROWS] }, new Map());
	const one = await world.at(0);
	expect(one.mustStartAnew()).toBe(false);
	await misbehave(world, one, 'two-records', 1);
	expect(one.mustStartAnew()).toBe(true);
});

test('but never because a stranger wrote its name on a run', async () => {
	const { one } = await twoMachines();
	const keys = new SharedSealKeys();
	const strange = { keys, epoch: keys.add(strangeEpochKey) };
	const changes = [{ document: '00'.repeat(16), change: new Uint8Array(9) }];
	const byRoot = { device: one.device, signer: root };
	const { run } = await writeRun(byRoot, one, one.written, changes);
	const unread = await seal(one.device, strange, one.written, {
		previous: one.written.link,
		signature: new Uint8Array(64),
		changes
	});
	const { outcomes } = await one.receive([run, unread]);
	expect(outcomes.map(({ kind }) => kind)).toEqual(['refused', 'held']);
	expect(one.mustStartAnew()).toBe(false);
});
