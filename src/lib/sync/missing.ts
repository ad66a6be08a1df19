import type { Replica } from './replica.js';
import type { LogEntry } from './state.js';
import { headsIn, type Vector } from './vector.js';

/** A stretch of one log, or of one branch of it, that another lacks. `entries` are its records in order. */
export interface Stretch {
	device: string;
	from: number;
	to: number;
	entries: readonly LogEntry[];
}

/**
 * What another lacks of the logs held here, as far as its vector tells. Give
 * every vector that it ever acknowledged: what it had, it has, and an older one
 * tells where a branch that is not known here begins at the latest.
 *
 * Of a head that is not known here, two things can be true: it is ahead, then
 * nothing is sent, and it will send what is lacking here; or its log branched
 * off. Where ours is as long, it must have branched off, and ours is sent from
 * the last link known to be common. Where ours is shorter, its side can tell.
 */
export function missing(replica: Replica, theirs: readonly Vector[]): Stretch[] {
	return replica.state.heads.keys().flatMap((device) => {
		const named = theirs.flatMap((vector) => headsIn(vector, device));
		const common = named.filter((head) => replica.holds(device, head));
		const furthest = Math.max(0, ...named.filter((head) => !common.includes(head)).map(({ n }) => n));
		const heads = replica.heads(device).toSorted((a, b) => b.n - a.n);
		const had = Math.max(0, ...common.map(({ n }) => n));
		const has = new Set<string>();
		// On a log without branches a number says all; else each link is looked up.
		const until = heads.length === 1 ? ({ n }: LogEntry) => n <= had : ({ link }: LogEntry) => has.has(link);
		const lacking = (link: string) => replica.state.branch(link, until);
		if (heads.length > 1) for (const { link } of common) for (const entry of lacking(link)) has.add(entry.link);
		const stretches: Stretch[] = [];
		for (const { n, link } of heads) {
			if (n < furthest) continue;
			const entries = lacking(link);
			const [first] = entries;
			if (!first) continue;
			for (const entry of entries) has.add(entry.link);
			stretches.push({ device, from: first.n, to: n, entries });
		}
		return stretches;
	});
}
