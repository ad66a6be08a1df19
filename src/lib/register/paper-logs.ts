import type { RecordKind } from './bodies.js';
import type { Causality } from './causality.js';
import type { Event, Events, GroupNode } from './group.js';
import type { PaperLine, PaperLog } from './register.js';
import { distinct } from './row-writes.js';

/** The records of one kind in causal order. */
interface Folded {
	causality: Causality<GroupNode>;
	events: Events;
}

/** The paper logs by name: of each the causally latest record, and whether it was disposed of. */
export function foldPaperLogs(
	folded: Folded | undefined,
	disposals: readonly Event<'paper-log-disposed'>[]
): PaperLog[] {
	return latestByKey(folded, 'paper-log', ({ log }) => log).map(([shown, ...others]) => {
		const end = disposals.find(({ body }) => body.log === shown.body.log);
		return {
			...shown.body,
			record: shown.id,
			others: others.map(({ body }) => body),
			disposed: end ? { ...end.body, record: end.id, day: end.day } : null
		};
	});
}

/** Lines that no row claims, by log and place; of two said apart that of the lowest id. */
export function foldPaperLines(folded: Folded | undefined): PaperLine[] {
	const place = (page: number, line: number) => `${String(page).padStart(16, '0')} ${String(line).padStart(16, '0')}`;
	return latestByKey(folded, 'paper-line', ({ log, page, line }) => `${log}\n${place(page, line)}`).flatMap(
		([{ body, id }]) => (body.state === 'settled' ? [] : [{ ...body, record: id }])
	);
}

type Standing<K extends RecordKind> = [Event<K>, ...Event<K>[]];

/**
 * Of each key the causally latest records, in the order of keys: the first
 * stands, others that hold something else were written by devices apart.
 */
function latestByKey<K extends 'paper-log' | 'paper-line'>(
	folded: Folded | undefined,
	kind: K,
	keyOf: (body: Event<K>['body']) => string
): Standing<K>[] {
	if (!folded) return [];
	const { causality, events } = folded;
	const byKey = new Map<string, Map<number, Event<K>>>();
	for (const event of events(kind)) {
		const key = keyOf(event.body);
		byKey.set(key, (byKey.get(key) ?? new Map<number, Event<K>>()).set(event.rank, event));
	}
	return [...byKey]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([, all]) => {
			const byId = new Map([...all.values()].map((event) => [event.id, event]));
			const last = distinct(causality.latest([...all.keys()]), (rank) => all.get(rank)?.body, causality.order);
			const [shown, ...others] = last.flatMap(({ record }) => byId.get(record) ?? []);
			return shown ? [[shown, ...others] satisfies Standing<K>] : [];
		});
}
