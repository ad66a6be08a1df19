import fc from 'fast-check';
import { Replica } from '#lib/sync/index.js';
import { Membership } from '#lib/vault/index.js';
import { epochKeys, SharedSealKeys, vault, vaultDocument } from './identities.js';
import { Machine } from './machine.js';
import type { Plan } from './plan.js';
import { play } from './run-script.js';
import type { Script, Step } from './steps.js';

/** What the tests of the engine stand on: a few machines that did honest work, and clones, so that logs branch. */
const number = fc.nat(3);
const work: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			do: fc.constant('write' as const),
			on: number,
			what: fc.constantFrom('enter' as const, 'correct' as const, 'several' as const, 'profile' as const),
			pick: fc.nat(9)
		})
	},
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constant('exchange' as const),
			from: number,
			to: number,
			most: fc.constantFrom(1, 500)
		})
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('clone' as const), on: number }) }
);
export const honestWork: fc.Arbitrary<Script> = fc.record({
	paired: fc.constantFrom(1, 2),
	steps: fc.array(work, { maxLength: 14 })
});

/** The first two machines after some work. */
export async function twoMachines(steps: Step[] = [], paired = 1): Promise<{ one: Machine; other: Machine }> {
	const { machines } = await play({ paired, steps }, new Map());
	const [one, other] = machines;
	if (!one || !other) throw new Error('Two machines were asked for.');
	for (const machine of [one, other]) if (!machine.alive) await machine.boot();
	return { one, other };
}

/** Three rows on the first machine, of which the other does not know: its records 4 to 6. */
export const THREE_ROWS: Step = { do: 'write', on: 0, what: 'several', pick: 1 };

/** A replica that knows every key and no record. */
export function newReplica(budget?: number): Replica {
	const keys = new SharedSealKeys();
	for (const key of epochKeys) keys.add(key);
	return new Replica({ vault, keys, members: new Membership(vault), ...(budget === undefined ? {} : { budget }) });
}

export async function cloneOf({ identity, disk, time, epochs }: Machine): Promise<Machine> {
	const clone = new Machine(9, identity, disk.copy(), time, epochs);
	await clone.boot();
	return clone;
}

export function profileOf(machine: Machine, name: string): Plan {
	const body = { occupation: 'advocate' as const, name, association: 'Association', licence: '1' };
	return { document: vaultDocument, kind: 'profile', base: machine.register.heads['profile'] ?? [], body };
}

/** The items in an order that the numbers give. */
export function shuffled<T>(list: readonly T[], order: Iterator<number>): T[] {
	return list
		.map((item) => ({ item, at: Number(order.next().value) }))
		.toSorted((a, b) => a.at - b.at)
		.map(({ item }) => item);
}

/** Any numbers, for `shuffled`. */
export const anyOrder = fc.infiniteStream(fc.nat(1000));
