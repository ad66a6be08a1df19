import { ancestryOf } from './ancestry.js';
import { compareIds } from './ids.js';
import type { DeviceId, RecordId } from './record.js';
import { components, topologicalOrder } from './topology.js';

/** What causal order needs to know of a record. */
export interface CausalNode {
	readonly id: RecordId;
	readonly device: DeviceId;
	readonly n: number;
	/** The writer's clock, ms UTC: only puts records that did not know of each other into a stable order for showing. */
	readonly moment: number;
	/** The records that its writer had seen, as it says: `base`, and what its content refers to. */
	readonly seen: readonly RecordId[];
	/** It stands at or after a fork of its device's log: its number says nothing of what its writer had seen. */
	readonly forked: boolean;
}

/** Records of one row (or of one kind that tells of no row) in causal order. Ranks are places in `order`. */
export interface Causality<N extends CausalNode> {
	readonly order: readonly N[];
	/** True when each had seen all before it. */
	readonly line: boolean;
	/** True when the record at rank `later` had seen the one at rank `earlier`. */
	readonly before: (earlier: number, later: number) => boolean;
	/** For each rank: what it had seen directly. */
	readonly direct: readonly (readonly number[])[];
	/** Of some ranks, ascending: those that none of the others had seen, ascending. */
	readonly latest: (ranks: readonly number[]) => number[];
	/** Edges that lie on a circle, dropped. */
	readonly circular: readonly { id: RecordId; base: RecordId }[];
	/** Edges to what is not among these records. */
	readonly outside: readonly { id: RecordId; base: RecordId }[];
}

/** More forked records than this in one row are ordered by their numbers after all: nobody settles them by hand. */
const MOST_FORKED = 1000;

/**
 * Puts records into causal order. An edge comes from `seen`, from a device's
 * own order, and from the record `root` (that entered the row) to all that name
 * the row, except those of its own device with a lower number. The last two
 * can form no circle; every edge from `seen` that lies on one is dropped.
 * Depends on the set of records alone, not on their order.
 */
export function orderRecords<N extends CausalNode>(records: readonly N[], root: RecordId | null): Causality<N> {
	return orderOfOneDevice(records) ?? orderOfMany(records, root);
}

/** The usual row: one device, no fork, nothing named that came later. Its log is the order. Null for any other row. */
function orderOfOneDevice<N extends CausalNode>(records: readonly N[]): Causality<N> | null {
	const device = records[0]?.device;
	if (records.some((node) => node.device !== device || node.forked)) return null;
	const order = [...records].sort((a, b) => a.n - b.n);
	const outside: { id: RecordId; base: RecordId }[] = [];
	const numbers = new Set<RecordId>();
	const all = order.length > 1 ? new Set(order.map(({ id }) => id)) : numbers;
	for (const { id, seen } of order) {
		for (const base of seen) {
			if (numbers.has(base)) continue;
			if (base === id || all.has(base)) return null;
			outside.push({ id, base });
		}
		numbers.add(id);
	}
	return {
		order,
		line: true,
		before: (earlier, later) => earlier < later,
		direct: order.map((_, rank) => (rank === 0 ? [] : [rank - 1])),
		latest: (ranks) => ranks.slice(-1),
		circular: [],
		outside
	};
}

function orderOfMany<N extends CausalNode>(records: readonly N[], root: RecordId | null): Causality<N> {
	const nodes = [...records].sort((a, b) => a.moment - b.moment || compareIds(a.id, b.id));
	const indexOf = new Map(nodes.map((node, index) => [node.id, index]));
	const { edges, chains } = certainEdges(nodes, root === null ? undefined : indexOf.get(root));
	const claims: number[][] = nodes.map(() => []);
	const outside: { id: RecordId; base: RecordId }[] = [];
	for (const [index, node] of nodes.entries()) {
		for (const base of node.seen) {
			const known = indexOf.get(base);
			if (known === undefined) outside.push({ id: node.id, base });
			else claims[index]?.push(known);
		}
	}
	const all = edges.map((certain, index) => [...certain, ...(claims[index] ?? [])]);
	const circular: { id: RecordId; base: RecordId }[] = [];
	let sorted = topologicalOrder(all);
	if (sorted.length < nodes.length) {
		const circle = components(all);
		for (const [index, node] of nodes.entries()) {
			for (const base of claims[index] ?? []) {
				if (circle[base] === circle[index]) circular.push({ id: node.id, base: nodes[base]?.id ?? '' });
				else edges[index]?.push(base);
			}
		}
		sorted = topologicalOrder(edges);
	} else all.forEach((both, index) => (edges[index] = both));

	const rankOf = new Int32Array(nodes.length);
	sorted.forEach((index, rank) => (rankOf[index] = rank));
	const ancestry = ancestryOf(
		sorted.map((index) => (edges[index] ?? []).map((before) => rankOf[before] ?? 0)),
		sorted.map((index) => chains[index] ?? 0)
	);
	return {
		order: sorted.flatMap((index) => nodes[index] ?? []),
		line: ancestry.line,
		before: ancestry.before,
		direct: ancestry.direct,
		latest: (ranks) => latestOf(ranks, ancestry.before),
		circular,
		outside
	};
}

/** Of some ranks, ascending, those that none of the others had seen. What outdoes a record is outdone by a latest one, or is one. */
function latestOf(ranks: readonly number[], before: (earlier: number, later: number) => boolean): number[] {
	const latest: number[] = [];
	for (let place = ranks.length - 1; place >= 0; place--) {
		const rank = ranks[place];
		if (rank !== undefined && !latest.some((later) => before(rank, later))) latest.push(rank);
	}
	return latest.reverse();
}

/** Edges that need no claim: from a device's record to its next one, and from the entering record to the others. */
function certainEdges(nodes: readonly CausalNode[], root: number | undefined) {
	const edges: number[][] = nodes.map(() => []);
	const chains: number[] = [];
	const byLog = nodes.map((_, index) => index).sort((a, b) => compareIds(nodes[a]?.id ?? '', nodes[b]?.id ?? ''));
	const apart = nodes.filter((node) => node.forked).length <= MOST_FORKED;
	const rootNode = root === undefined ? undefined : nodes[root];
	let previous: number | null = null;
	let chain = -1;
	for (const index of byLog) {
		const node = nodes[index];
		if (!node) continue;
		if (previous === null || nodes[previous]?.device !== node.device) {
			previous = null;
			chain++;
		}
		if (previous !== null) edges[index]?.push(previous);
		if (root !== undefined && rootNode && index !== root) {
			if (node.device !== rootNode.device || node.n > rootNode.n) edges[index]?.push(root);
		}
		if (node.forked && apart) chains[index] = previous === null ? chain : ++chain;
		else {
			chains[index] = chain;
			previous = index;
		}
	}
	return { edges, chains };
}
