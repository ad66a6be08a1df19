import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderRecords, type CausalNode } from './causality.js';
import { components, topologicalOrder } from './topology.js';

/** Records of up to four devices on one row, with any edges whatever; some behind a fork. */
const graphs: fc.Arbitrary<CausalNode[]> = fc
	.array(fc.record({ device: fc.nat(3), seen: fc.array(fc.nat(12), { maxLength: 3 }), moment: fc.nat(5) }), {
		maxLength: 10,
		size: 'max'
	})
	.chain((drawn) => {
		const numbered = drawn.map((one, at) => ({
			...one,
			n: drawn.slice(0, at).filter(({ device }) => device === one.device).length + 1
		}));
		const ids = numbered.map(({ device, n }) => `${String(device).repeat(32)}.${String(n)}`);
		return fc.nat(6).map((forkedAt) =>
			numbered.map(({ device, n, seen, moment }, at) => ({
				id: ids[at] ?? '',
				device: String(device).repeat(32),
				n,
				moment,
				seen: seen.map((place) => ids[place] ?? `${'e'.repeat(32)}.${String(place + 1)}`),
				forked: device === 0 && n >= forkedAt
			}))
		);
	});

/** All that can be reached, by walking every path. */
function reach(edges: readonly (readonly number[])[], from: number): Set<number> {
	const found = new Set<number>();
	const walk = (node: number) => {
		for (const next of edges[node] ?? []) {
			if (found.has(next)) continue;
			found.add(next);
			walk(next);
		}
	};
	walk(from);
	return found;
}

/** The edges as the rules have them, worked out in the plainest way. */
function plainEdges(nodes: readonly CausalNode[], root: string | null): { certain: number[][]; claimed: number[][] } {
	const certain = nodes.map((node) =>
		nodes.flatMap((other, at) => {
			const earlier = other.device === node.device && other.n < node.n && !(other.forked && node.forked);
			const entered = other.id === root && other !== node && (other.device !== node.device || other.n < node.n);
			return earlier || entered ? [at] : [];
		})
	);
	const claimed = nodes.map(({ seen }) => nodes.flatMap(({ id }, at) => (seen.includes(id) ? [at] : [])));
	return { certain, claimed };
}

describe('causal order', () => {
	test('who had seen whom is what a walk over all paths finds; edges on circles are dropped and told of', () => {
		fc.assert(
			fc.property(graphs, fc.boolean(), (nodes, rooted) => {
				const root = rooted ? (nodes[0]?.id ?? null) : null;
				const { certain, claimed } = plainEdges(nodes, root);
				const all = certain.map((edges, at) => [...edges, ...(claimed[at] ?? [])]);
				const circular: string[] = [];
				const kept = nodes.map((node, at) => {
					const stays = (claimed[at] ?? []).filter((base) => {
						const closes = base === at || reach(all, base).has(at);
						if (closes) circular.push(`${node.id} ${nodes[base]?.id ?? ''}`);
						return !closes;
					});
					return [...(certain[at] ?? []), ...stays];
				});
				const causality = orderRecords(nodes, root);
				const told = causality.circular.map(({ id, base }) => `${id} ${base}`);
				expect([...new Set(told)].sort()).toEqual([...new Set(circular)].sort());
				const places = causality.order.map((node) => nodes.indexOf(node));
				for (const [later, at] of places.entries()) {
					const seen = reach(kept, at);
					for (const [earlier, other] of places.entries()) {
						expect(causality.before(earlier, later)).toBe(seen.has(other));
						if (seen.has(other)) expect(earlier).toBeLessThan(later);
					}
				}
				const heads = places.filter((at) => !kept.some((_, other) => reach(kept, other).has(at)));
				expect(causality.latest(places.map((_, rank) => rank)).map((rank) => places[rank])).toEqual(heads);
			}),
			{ numRuns: 300 }
		);
	});

	test('the order of the records does not matter', () => {
		fc.assert(
			fc.property(
				graphs.chain((nodes) => fc.tuple(fc.constant(nodes), fc.shuffledSubarray(nodes, { minLength: nodes.length }))),
				([nodes, mixed]) => {
					const ids = (some: CausalNode[]) => orderRecords(some, nodes[0]?.id ?? null).order.map(({ id }) => id);
					expect(ids(mixed)).toEqual(ids(nodes));
				}
			)
		);
	});

	test('two devices with many records: one number a chain instead of bits, the same answer', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(39), { minLength: 40, maxLength: 40 }), (meetings) => {
				const nodes = ['a', 'b'].flatMap((letter, side) =>
					Array.from({ length: 40 }, (_, at) => {
						const met = meetings[at] ?? 0;
						const seen = met % 4 === 0 && met < at ? [`${(side ? 'a' : 'b').repeat(32)}.${String(met + 1)}`] : [];
						const device = letter.repeat(32);
						return { id: `${device}.${String(at + 1)}`, device, n: at + 1, moment: 0, seen, forked: false };
					})
				);
				const { certain, claimed } = plainEdges(nodes, null);
				const kept = certain.map((edges, at) => [...edges, ...(claimed[at] ?? [])]);
				const { order, before, circular } = orderRecords(nodes, null);
				expect(circular).toEqual([]);
				for (const [later, node] of order.entries()) {
					const seen = reach(kept, nodes.indexOf(node));
					const wrong = order.filter((other, earlier) => before(earlier, later) !== seen.has(nodes.indexOf(other)));
					expect(wrong).toEqual([]);
				}
			}),
			{ numRuns: 15 }
		);
	});

	test('more than thirty-two devices at once: bits instead of clocks, the same answer', () => {
		const hex = (place: number) => place.toString(16).padStart(32, '0');
		const first = Array.from({ length: 40 }, (_, at) => ({
			device: hex(at),
			n: 1,
			seen: at % 3 === 0 ? [] : [`${hex(at - 1)}.1`]
		}));
		const second = first.map(({ device }, at) => ({ device, n: 2, seen: [`${hex((at * 7) % 40)}.1`] }));
		const nodes = [...first, ...second].map((one) => ({
			...one,
			id: `${one.device}.${String(one.n)}`,
			moment: 0,
			forked: false
		}));
		const { certain, claimed } = plainEdges(nodes, null);
		const kept = certain.map((edges, at) => [...edges, ...(claimed[at] ?? [])]);
		const { order, before } = orderRecords(nodes, null);
		for (const [later, node] of order.entries()) {
			const seen = reach(kept, nodes.indexOf(node));
			for (const [earlier, other] of order.entries())
				expect(before(earlier, later)).toBe(seen.has(nodes.indexOf(other)));
		}
	});
});

describe('topology', () => {
	const edges = fc
		.array(fc.array(fc.nat(9), { maxLength: 3 }), { minLength: 1, maxLength: 10, size: 'max' })
		.map((lists) => lists.map((list) => list.filter((node) => node < lists.length)));

	test('two nodes lie on a circle together exactly when each reaches the other', () => {
		fc.assert(
			fc.property(edges, (graph) => {
				const found = components(graph);
				for (let a = 0; a < graph.length; a++) {
					for (let b = 0; b < graph.length; b++) {
						const together = a === b || (reach(graph, a).has(b) && reach(graph, b).has(a));
						expect(found[a] === found[b]).toBe(together);
					}
				}
			}),
			{ numRuns: 300 }
		);
	});

	test('the order keeps every edge and leaves out what waits for a circle', () => {
		fc.assert(
			fc.property(edges, (graph) => {
				const order = topologicalOrder(graph);
				const stuck = (node: number) => [node, ...reach(graph, node)].some((one) => reach(graph, one).has(one));
				expect([...order].sort()).toEqual(graph.flatMap((_, node) => (stuck(node) ? [] : [node])));
				for (const [place, node] of order.entries()) {
					for (const before of graph[node] ?? []) expect(order.indexOf(before)).toBeLessThan(place);
				}
			}),
			{ numRuns: 300 }
		);
	});
});
