import type { Causality } from './causality.js';
import type { GroupNode } from './group.js';
import type { DeviceId, RecordId } from './record.js';
import type { RegisterProblem, Written } from './register.js';
import { distinct } from './row-writes.js';
import { same } from './same.js';

interface Rewritten {
	entry?: RecordId | undefined;
	struck?: string | undefined;
}
interface Told<B> {
	rank: number;
	id: RecordId;
	day: string;
	device: DeviceId;
	body: B;
}

/**
 * Folds entries that can be written anew. Of each the causally latest record
 * stands. Where two did not know of each other and differ, the one that is not
 * struck out is shown, of equals that with the lowest id, and the others are
 * its rivals: nothing is settled silently. Entries in the order in which they
 * were begun. Total: what names no entry of this kind is a problem.
 */
export function foldWritten<B extends Rewritten>(
	told: readonly Told<B>[],
	{ order, latest }: Pick<Causality<GroupNode>, 'order' | 'latest'>
): { entries: Written<Omit<B, 'entry' | 'struck'>>[]; problems: RegisterProblem[] } {
	if (told.length === 0) return NONE;
	const writes = new Map<RecordId, Told<B>[]>();
	const problems: RegisterProblem[] = [];
	for (const one of told) if (one.body.entry === undefined) writes.set(one.id, [one]);
	const here = new Set(order.map(({ id }) => id));
	for (const one of told) {
		const { entry } = one.body;
		if (entry === undefined) continue;
		const others = writes.get(entry);
		if (others) others.push(one);
		// Of what is not here at all, the edge that leads there tells.
		else if (here.has(entry)) problems.push({ kind: 'base-missing', id: one.id, base: entry });
	}
	const entries = [...writes].flatMap(([id, all]) => standing(id, all, { order, latest }));
	return { entries, problems };
}

const NONE: { entries: never[]; problems: RegisterProblem[] } = { entries: [], problems: [] };

function standing<B extends Rewritten>(
	id: RecordId,
	all: readonly Told<B>[],
	{ order, latest }: Pick<Causality<GroupNode>, 'order' | 'latest'>
): Written<Omit<B, 'entry' | 'struck'>>[] {
	const byRank = new Map(all.map((one) => [one.rank, one]));
	const ranks = [...byRank.keys()].sort((a, b) => a - b);
	const last = latest(ranks);
	const values = distinct(last, (rank) => withoutEntry(byRank.get(rank)?.body), order);
	const shown = values.find(({ value }) => value?.struck === undefined) ?? values[0];
	const from = all.find((one) => one.id === shown?.record);
	if (!shown?.value || !from) return [];
	const content = contentOf(shown.value);
	const before: Omit<B, 'entry' | 'struck'>[] = [];
	for (const rank of ranks) {
		const old = byRank.get(rank);
		if (!old || last.includes(rank)) continue;
		const was = contentOf(old.body);
		if (!same(was, content) && !same(was, before.at(-1))) before.push(was);
	}
	const { struck } = shown.value;
	const rivals = values.flatMap(({ value, device, at }) =>
		value === undefined || value === shown.value
			? []
			: [{ content: contentOf(value), struck: value.struck !== undefined, device, at }]
	);
	return [
		{
			id,
			content,
			day: from.day,
			device: from.device,
			before,
			struck: struck === undefined ? null : { reason: struck },
			rivals
		}
	];
}

function withoutEntry<B extends Rewritten>(body: B | undefined): Omit<B, 'entry'> | undefined {
	if (body === undefined) return undefined;
	const { entry: _, ...rest } = body;
	return rest;
}

function contentOf<B extends Rewritten>(body: B | Omit<B, 'entry'>): Omit<B, 'entry' | 'struck'> {
	const { entry: _, struck: __, ...content } = body as B;
	return content;
}
