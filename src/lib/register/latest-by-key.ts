import type { RecordKind } from './bodies.js';
import type { Causality } from './causality.js';
import type { Event, Events, GroupNode } from './group.js';
import { distinct } from './row-writes.js';

/** The records of one kind in causal order. */
export interface FoldedEvents {
	causality: Causality<GroupNode>;
	events: Events;
}

export type Standing<K extends RecordKind> = [Event<K>, ...Event<K>[]];

/**
 * Of each key the causally latest records, in the order of keys: the first
 * stands (that of the lowest id), others that hold something else were written
 * by devices apart.
 */
export function latestByKey<K extends RecordKind>(
	folded: FoldedEvents | undefined,
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
