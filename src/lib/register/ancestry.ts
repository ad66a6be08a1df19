/**
 * Who had seen whom, for records in causal order. Records of one chain (one
 * device's records on a row) have each seen those before them, so what a record
 * has seen is one number a chain; where there are more chains than that is
 * worth, one bit a record.
 */
export interface Ancestry {
	/** True when the record at rank `later` had seen the one at rank `earlier`. False for one and the same. */
	readonly before: (earlier: number, later: number) => boolean;
	/** True when each had seen all before it. */
	readonly line: boolean;
	/** For each rank: the records seen directly, without those that others of them had seen. */
	readonly direct: readonly (readonly number[])[];
}

interface Seen {
	has(of: number, one: number): boolean;
	/** `of` has seen `one`, and all that `one` had seen. */
	add(of: number, one: number): void;
}

/**
 * Works out who had seen whom. Ranks are places in causal order: every
 * predecessor of a rank is a lower rank. `chains[rank]` is the number of its
 * chain, 0 … ; along a chain every record is a predecessor of the next.
 */
export function ancestryOf(predecessors: readonly (readonly number[])[], chains: readonly number[]): Ancestry {
	const isLine = predecessors.every((before, rank) => rank === 0 || before.includes(rank - 1));
	if (isLine) {
		return {
			line: true,
			before: (earlier, later) => earlier < later,
			direct: predecessors.map((_, rank) => (rank === 0 ? [] : [rank - 1]))
		};
	}
	const size = predecessors.length;
	const chainCount = chains.reduce((most, chain) => Math.max(most, chain + 1), 0);
	const words = Math.ceil(size / 32);
	const seen = chainCount <= words ? clocks(chains, chainCount) : bits(size, words);
	const direct = predecessors.map((before, rank) => {
		const kept: number[] = [];
		let rest = before;
		while (rest.length > 0) {
			const top = rest.reduce((highest, one) => Math.max(highest, one), -1);
			kept.push(top);
			seen.add(rank, top);
			rest = rest.filter((one) => one !== top && !seen.has(rank, one));
		}
		return kept;
	});
	return { line: false, before: (earlier, later) => seen.has(later, earlier), direct };
}

function clocks(chains: readonly number[], width: number): Seen {
	const lengths = new Int32Array(width);
	const places = Int32Array.from(chains, (chain) => {
		const place = (lengths[chain] ?? 0) + 1;
		lengths[chain] = place;
		return place;
	});
	const clock = new Int32Array(chains.length * width);
	return {
		has: (of, one) => (clock[of * width + (chains[one] ?? 0)] ?? 0) >= (places[one] ?? 0),
		add: (of, one) => {
			for (let chain = 0; chain < width; chain++) {
				const other = clock[one * width + chain] ?? 0;
				if (other > (clock[of * width + chain] ?? 0)) clock[of * width + chain] = other;
			}
			const own = of * width + (chains[one] ?? 0);
			clock[own] = Math.max(clock[own] ?? 0, places[one] ?? 0);
		}
	};
}

function bits(size: number, words: number): Seen {
	const sets = new Uint32Array(size * words);
	return {
		has: (of, one) => (((sets[of * words + (one >> 5)] ?? 0) >>> (one & 31)) & 1) === 1,
		add: (of, one) => {
			for (let word = 0; word < words; word++) {
				const at = of * words + word;
				sets[at] = (sets[at] ?? 0) | (sets[one * words + word] ?? 0);
			}
			const own = of * words + (one >> 5);
			sets[own] = (sets[own] ?? 0) | (1 << (one & 31));
		}
	};
}
