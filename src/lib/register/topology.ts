/**
 * Order in a directed graph, pure and without recursion: a hostile row may
 * hold ten thousand records. Nodes are 0 … n-1, `predecessors[node]` names
 * those that come before it; an edge may be named twice.
 */
export type Predecessors = readonly (readonly number[])[];

/**
 * The nodes in an order that keeps every edge; of those that could come next,
 * the lowest number does. Shorter than the graph where edges form circles:
 * what lies on one, or behind one, is left out.
 */
export function topologicalOrder(predecessors: Predecessors): number[] {
	const successors: number[][] = predecessors.map(() => []);
	const waitsFor = predecessors.map((before, node) => {
		for (const one of before) successors[one]?.push(node);
		return before.length;
	});
	const ready = new Heap();
	for (const [node, count] of waitsFor.entries()) if (count === 0) ready.push(node);
	const order: number[] = [];
	for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
		order.push(node);
		for (const next of successors[node] ?? []) {
			const left = (waitsFor[next] ?? 0) - 1;
			waitsFor[next] = left;
			if (left === 0) ready.push(next);
		}
	}
	return order;
}

/**
 * Which nodes lie on circles with each other (strongly connected components,
 * after Tarjan): equal numbers for two nodes mean that each can be reached from
 * the other. An edge lies on a circle exactly when its ends have equal numbers.
 */
export function components(predecessors: Predecessors): Int32Array {
	const size = predecessors.length;
	const component = new Int32Array(size).fill(-1);
	const visited = new Int32Array(size).fill(-1);
	const low = new Int32Array(size);
	const edge = new Int32Array(size);
	const open: number[] = [];
	let visits = 0;
	let found = 0;
	for (let start = 0; start < size; start++) {
		if (visited[start] !== -1) continue;
		const path = [start];
		for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
			if (visited[node] === -1) {
				visited[node] = low[node] = visits++;
				open.push(node);
			}
			const next = predecessors[node]?.[edge[node] ?? 0];
			if (next !== undefined) {
				edge[node] = (edge[node] ?? 0) + 1;
				if (visited[next] === -1) path.push(next);
				else if (component[next] === -1) low[node] = Math.min(low[node] ?? 0, visited[next] ?? 0);
				continue;
			}
			path.pop();
			const parent = path.at(-1);
			if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
			if (low[node] === visited[node]) {
				for (let member = open.pop(); member !== undefined; member = open.pop()) {
					component[member] = found;
					if (member === node) break;
				}
				found++;
			}
		}
	}
	return component;
}

/** The lowest number first. */
class Heap {
	readonly #items: number[] = [];

	push(item: number): void {
		const items = this.#items;
		let place = items.push(item) - 1;
		while (place > 0) {
			const above = (place - 1) >> 1;
			const parent = items[above] ?? 0;
			if (parent <= item) break;
			items[place] = parent;
			place = above;
		}
		items[place] = item;
	}

	pop(): number | undefined {
		const items = this.#items;
		const top = items[0];
		const last = items.pop();
		if (last === undefined || items.length === 0) return top;
		let place = 0;
		for (;;) {
			const left = 2 * place + 1;
			const child = (items[left + 1] ?? Infinity) < (items[left] ?? Infinity) ? left + 1 : left;
			const item = items[child];
			if (item === undefined || item >= last) break;
			items[place] = item;
			place = child;
		}
		items[place] = last;
		return top;
	}
}
