import { orderRecords } from './causality.js';
import type { Entry } from './entry.js';
import { nodesOf } from './group.js';
import { deviceOf } from './ids.js';
import { latestOf } from './latest-of.js';
import type { Standing } from './membership.js';
import type { RecordId } from './record.js';

/** The lawyer's decisions on records that do not count. */
export interface Decisions {
	/** What stands for one text of a record; null when nothing was decided, or two decisions dispute it. */
	readonly on: (entry: Entry) => { take: boolean; rank: number } | null;
	/** True when the decision at rank `later` had seen the one at rank `earlier`. */
	readonly before: (earlier: number, later: number) => boolean;
}

/** Kinds that no decision makes count: what makes membership, and decisions themselves. */
const BEYOND = new Set<string>(['device-added', 'device-revoked', 'decision']);

/**
 * Reads the decisions. Well-founded by three rules: a decision counts by its
 * device's standing alone, never by another decision; a device decides nothing
 * on its own records; and no decision makes a membership record or a decision
 * count (they can be left, which only takes them off the list). The causally
 * latest decision on a text stands; where two that did not know of each other
 * disagree, nothing does until a later one settles it.
 */
export function readDecisions(entries: readonly Entry[], standing: Standing): Decisions {
	const nodes = nodesOf(entries, ({ envelope }) => standing.why(envelope.device, envelope.n) === null);
	const causality = orderRecords(nodes, null);
	const { order, before } = causality;
	const found = new Map<RecordId, Map<string, { take: boolean; rank: number }[]>>();
	for (const [rank, { entry }] of order.entries()) {
		if (entry?.record?.kind !== 'decision') continue;
		for (const { record: id, hash, take } of entry.record.body.items) {
			if (deviceOf(id) === entry.envelope.device) continue;
			const texts = found.get(id) ?? new Map<string, { take: boolean; rank: number }[]>();
			const said = texts.get(hash);
			if (said) said.push({ take, rank });
			else texts.set(hash, [{ take, rank }]);
			found.set(id, texts);
		}
	}
	return {
		before,
		on: (entry) => {
			const texts = found.get(entry.id);
			const said = texts?.get(entry.hash);
			if (!said) return null;
			const standingWord = latestOf(causality, said);
			const [first] = standingWord;
			if (!first || standingWord.some(({ take }) => take !== first.take)) return null;
			return first.take && BEYOND.has(entry.envelope.kind) ? null : first;
		}
	};
}
