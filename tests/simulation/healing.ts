import { fold, type Register } from '#lib/register/index.js';
import { sameVector } from '#lib/sync/index.js';
import * as Automerge from '@automerge/automerge/slim';
import { changeHash } from '#lib/vault/change.js';
import { recordTexts } from '#lib/vault/index.js';
import type { Machine } from './machine.js';
import { expect as expectedOf, type Expected } from './oracle.js';
import { receive, writeHonestly } from './run-script.js';
import type { Truth, World } from './world.js';

const MOST_ROUNDS = 12;

/** Everybody comes online, gets every key and whatever is under way, and then what it lacks, until nothing moves. */
export async function heal(world: World): Promise<void> {
	for (const machine of world.machines) {
		machine.disk.mishap = null;
		// What another tab wrote since is on the disk and not in this process.
		if (machine.isOutrun) machine.alive = false;
		await world.awake(machine);
		for (let epoch = 0; epoch < 4; epoch += 1) await machine.learnEpoch(epoch);
	}
	for (const { to, run } of world.network.splice(0)) await receive(world, to, [run]);
	for (let round = 0; round < MOST_ROUNDS; round += 1) {
		let moved = false;
		for (const from of world.machines) {
			for (const to of world.machines) {
				const runs = from === to ? [] : await from.runsFor([to.vector]);
				if (runs.length === 0) continue;
				moved = true;
				await receive(world, to, runs);
			}
		}
		if (!moved) return;
	}
	throw new Error('They send and send, and never hold the same.');
}

/** After healing: all hold the same, it is what they should hold, and it makes the same register, in which nothing counts that should not. */
export function judge(world: World): void {
	const [first, ...others] = world.machines;
	if (!first) return;
	for (const other of others) {
		if (!sameVector(first.vector, other.vector)) fail(`${other.toString()} has another vector.`);
		if (first.replica.digest() !== other.replica.digest()) fail(`${other.toString()} holds other records.`);
	}
	const held = heldOf(world, first);
	for (const machine of world.machines)
		for (const link of machine.told)
			if (!held.has(link)) fail(`a record that ${machine.toString()} acknowledged is gone.`);
	const expected = expectedOf(held.values());
	world.count('records judged', held.size);
	world.count('records that must not be applied', held.size - expected.applied.size);
	world.count('records that must not count', expected.waiting.size);
	if (expected.disputed) world.count('cases with devices that revoke each other');
	if (world.machines.some(({ applied }) => applied.some(({ inDocument }) => !inDocument)))
		world.count('cases with changes that Automerge cannot take');
	if (Object.values(first.vector).some(({ forks }) => forks)) world.count('cases with forks');
	const registers = world.machines.map((machine) => judgeMachine(machine, held, expected));
	const [register, ...further] = registers.map((one) => JSON.stringify(one));
	if (further.some((one) => one !== register)) fail('the registers differ.');
	if (registers[0]) judgeRegister(registers[0], expected);
}

function heldOf(world: World, machine: Machine): Map<string, Truth> {
	const held = new Map<string, Truth>();
	for (const { link } of machine.replica.entries()) {
		const truth = world.truth.get(link);
		if (!truth) fail('a record is held that nobody signed there.');
		else held.set(link, truth);
	}
	return held;
}

function judgeMachine(machine: Machine, held: Map<string, Truth>, expected: Expected): Register {
	const name = machine.toString();
	const links = machine.applied.map(({ link }) => link);
	if (new Set(links).size !== links.length) fail(`${name} applied a record twice.`);
	const wrong = links.find((link) => !expected.applied.has(link));
	if (wrong) fail(`${name} applied a record that is ${held.get(wrong)?.is ?? 'unknown'} or behind one.`);
	if (links.length < expected.applied.size)
		fail(`${name} applied ${links.length} of ${expected.applied.size} records.`);
	for (const [document, open] of machine.documents) {
		// By change, since two branches may hold one change, and two changes one text.
		const its = machine.applied.filter((one) => one.document === document && one.inDocument);
		const texts = new Map(its.map(({ change, text }) => [changeHash(change), text]));
		if (sorted(texts.values()) !== sorted(recordTexts(open)))
			fail(`a document of ${name} holds other records than were applied.`);
		if (Automerge.getMissingDeps(open, []).length > 0) fail(`Automerge holds changes back in a document of ${name}.`);
	}
	const texts = machine.applied.map(({ text }) => text);
	return fold(texts, { distrusted: machine.members.distrusted });
}

const sorted = (texts: Iterable<string>): string => JSON.stringify([...texts].toSorted());

/** What counts, and what stands in the list to decide, against what must. */
export function judgeRegister(register: Register, expected: Expected): void {
	const entered = new Set(register.rows.map(({ id }) => id));
	const counted = new Set(register.rows.flatMap(({ history }) => history.map(({ record }) => record)));
	for (const id of [...entered, ...counted]) if (!expected.counting.has(id)) fail('a record counts that should not.');
	const rowsGone = [...expected.counting].filter((id) => !counted.has(id));
	const orphans = rowsGone.filter((id) => entered.has(id));
	if (orphans.length > 0) fail('a row does not tell of its own record.');
	const waiting = new Set(register.undecided.map(({ record, hash }) => `${record} ${hash}`));
	for (const one of expected.waiting)
		if (!waiting.has(one)) fail('a record that does not count is not in the list to decide.');
	for (const one of waiting) if (!expected.waiting.has(one)) fail('a record that counts is in the list to decide.');
}

/** What the disk holds is all that the memory knew. */
export async function judgeDisk(machine: Machine): Promise<void> {
	const [digest, applied] = [machine.replica.digest(), machine.applied.length];
	await machine.boot();
	if (machine.replica.digest() !== digest || machine.applied.length !== applied)
		fail(`${machine.toString()} knows something else after a restart.`);
}

/** Nobody is left stuck: each writes once more, all get it, and it counts where its device does. */
export async function carryOn(world: World): Promise<void> {
	for (const machine of world.machines) await writeHonestly(world, machine, 'enter', 1);
	await heal(world);
	judge(world);
}

function fail(what: string): never {
	throw new Error(`After healing: ${what}`);
}
