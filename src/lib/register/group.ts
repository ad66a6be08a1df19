import type { RecordBodies, RecordKind } from './bodies.js';
import { kazakhstanDay } from './calendar.js';
import type { Causality, CausalNode } from './causality.js';
import type { Entry } from './entry.js';
import { compareIds } from './ids.js';
import type { DeviceId, RecordId, RegisterRecord } from './record.js';
import type { RegisterProblem } from './register.js';

/** A record in its row or kind. One that does not count still carries what its writer had seen. */
export interface GroupNode extends CausalNode {
	/** The text that counts; null when none does, or this version does not understand it. */
	readonly entry: Entry | null;
}

/** Of each sort of broken edge a record reports this many: a hostile one may carry a thousand. */
const MOST_REPORTED = 10;
/** By how much clocks may contradict causality before it is told, ms. */
export const CLOCK_TOLERANCE = 10 * 60_000;
const NO_CLOCK: Clock = { moment: Number.NEGATIVE_INFINITY, id: '' };

/** The nodes of a group. The texts of a forked id are one node, at most one of them counts. */
export function nodesOf(entries: readonly Entry[], counts: (entry: Entry) => boolean): GroupNode[] {
	if (!entries.some((entry) => entry.forked)) return entries.map((entry) => nodeOf([entry], entry, counts));
	const texts = new Map<RecordId, Entry[]>();
	for (const entry of entries) {
		const others = texts.get(entry.id);
		if (others) others.push(entry);
		else texts.set(entry.id, [entry]);
	}
	return [...texts.values()].flatMap((all) => (all[0] ? nodeOf(all, all[0], counts) : []));
}

function nodeOf(texts: readonly Entry[], first: Entry, counts: (entry: Entry) => boolean): GroupNode {
	const counting = texts.find((entry) => entry.record !== null && counts(entry)) ?? null;
	return {
		id: first.id,
		device: first.envelope.device,
		n: first.envelope.n,
		moment: counting?.moment ?? texts.reduce((lowest, { moment }) => Math.min(lowest, moment), first.moment),
		seen: counting || texts.length === 1 ? seenBy(counting ?? first) : [...new Set(texts.flatMap(seenBy))],
		forked: texts.some((entry) => entry.forked),
		entry: counting
	};
}

/** A record that counts, with its rank in causal order. */
export interface Event<K extends RecordKind> {
	rank: number;
	id: RecordId;
	at: string;
	day: string;
	device: DeviceId;
	body: RecordBodies[K];
}

/** The counting records of a group by kind, each kind in causal order. */
export type Events = <K extends RecordKind>(kind: K) => readonly Event<K>[];

const NONE: readonly never[] = [];

/** Sorts records in causal order by their kinds. */
export function eventsOf({ order }: Pick<Causality<GroupNode>, 'order'>): Events {
	return <K extends RecordKind>(kind: K) => {
		let events: Event<K>[] | null = null;
		for (let rank = 0; rank < order.length; rank++) {
			const node = order[rank];
			if (node?.entry?.record?.kind !== kind) continue;
			const { at, day, body } = node.entry.record;
			(events ??= []).push({ rank, id: node.id, at, day, device: node.device, body: body as RecordBodies[K] });
		}
		return events ?? NONE;
	};
}

/** Of records in causal order, those that count and that nothing that counts has seen: the `base` of the next one, by id. */
export function headsOf({ order, latest }: Causality<GroupNode>): RecordId[] {
	const counting: number[] = [];
	for (const [rank, node] of order.entries()) if (node.entry) counting.push(rank);
	return latest(counting)
		.flatMap((rank) => order[rank]?.id ?? [])
		.sort(compareIds);
}

/** What a record's writer had seen: its `base`, and the time session or entry that it replaces or strikes out. */
function seenBy({ envelope, record }: Entry): readonly RecordId[] {
	const replaced = record === null ? undefined : replacedBy(record);
	return replaced !== undefined && !envelope.base.includes(replaced) ? [...envelope.base, replaced] : envelope.base;
}

function replacedBy({ body }: RegisterRecord): RecordId | undefined {
	if ('session' in body) return body.session;
	return 'entry' in body ? body.entry : undefined;
}

/** Edges of a group that were dropped or lead nowhere. `isKnown` tells whether a record is here at all. */
export function edgeProblems(
	causality: Pick<Causality<GroupNode>, 'circular' | 'outside'>,
	isKnown: (id: RecordId) => boolean
): RegisterProblem[] {
	if (causality.outside.length === 0 && causality.circular.length === 0) return [];
	const elsewhere = causality.outside.filter(({ base }) => isKnown(base));
	const missing = causality.outside.filter(({ base }) => !isKnown(base));
	return [
		...few(causality.circular).map((edge) => ({ kind: 'edge-dropped', ...edge, why: 'cycle' }) as const),
		...few(elsewhere).map((edge) => ({ kind: 'edge-dropped', ...edge, why: 'other-row' }) as const),
		...few(missing).map((edge) => ({ kind: 'base-missing', ...edge }) as const)
	];
}

/** Each edge once, at most ten a record: those to the lowest ids, so that it is always the same ones. */
function few(edges: readonly { id: RecordId; base: RecordId }[]): { id: RecordId; base: RecordId }[] {
	if (edges.length === 0) return [];
	const byRecord = new Map<RecordId, Set<RecordId>>();
	for (const { id, base } of edges) byRecord.set(id, (byRecord.get(id) ?? new Set()).add(base));
	return [...byRecord].flatMap(([id, bases]) =>
		[...bases]
			.sort(compareIds)
			.slice(0, MOST_REPORTED)
			.map((base) => ({ id, base }))
	);
}

/**
 * Records whose clock contradicts causality by more than ten minutes (it stands
 * before that of a record which the writer had seen, or of the record before in
 * the device's own log), and records whose `day` is not the day of their `at`.
 */
export function clockProblems({ order, direct }: Causality<GroupNode>): RegisterProblem[] {
	const problems: RegisterProblem[] = [];
	/** For each rank: the latest clock among what it had seen and itself. */
	const newest: Clock[] = [];
	for (const [rank, node] of order.entries()) {
		let seen = NO_CLOCK;
		for (const one of direct[rank] ?? []) seen = newer(seen, newest[one] ?? NO_CLOCK);
		newest.push(newer(seen, node));
		const { entry } = node;
		if (!entry) continue;
		const behind = entry.previous && !node.forked ? newer(seen, entry.previous) : seen;
		if (behind.moment - node.moment > CLOCK_TOLERANCE) {
			const minutes = Math.floor((behind.moment - node.moment) / 60_000);
			problems.push({ kind: 'clock', id: node.id, behind: behind.id, minutes });
		}
		const expected = kazakhstanDay(node.moment);
		if (entry.envelope.day !== expected) problems.push({ kind: 'day', id: node.id, expected });
	}
	return problems;
}

interface Clock {
	readonly moment: number;
	readonly id: RecordId;
}

function newer(a: Clock, b: Clock): Clock {
	return b.moment > a.moment || (b.moment === a.moment && compareIds(b.id, a.id) < 0) ? b : a;
}
