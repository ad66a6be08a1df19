/**
 * Where the rows of a long list lie: measured where they were drawn, estimated
 * elsewhere. Heights in CSS px.
 */
export class RowHeights {
	readonly #estimate: number;
	readonly #measured = new Map<string, number>();
	#keys: readonly string[] = [];
	/** Where each row begins; one more than there are rows. */
	#starts: Float64Array = new Float64Array(1);

	constructor(estimate: number) {
		this.#estimate = estimate;
	}

	get count(): number {
		return this.#keys.length;
	}

	/** The rows that the list holds now; what was measured of a row stays known by its key. */
	take(keys: readonly string[]): void {
		this.#keys = keys;
		this.#add();
	}

	/** Notes heights of drawn rows. @returns true when one of them was not as thought */
	measure(heights: Iterable<readonly [key: string, height: number]>): boolean {
		let changed = false;
		for (const [key, height] of heights) {
			if (height <= 0 || Math.abs((this.#measured.get(key) ?? this.#estimate) - height) < 0.5) continue;
			this.#measured.set(key, height);
			changed = true;
		}
		if (changed) this.#add();
		return changed;
	}

	/** Where a row begins; of the one behind the last: where the list ends. */
	start(at: number): number {
		return this.#starts[Math.max(0, Math.min(at, this.count))] ?? 0;
	}

	/** The row that lies at this place; the nearest one for a place outside of the list. */
	at(place: number): number {
		let low = 0;
		let high = Math.max(0, this.count - 1);
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#starts[middle] ?? 0) <= place) low = middle;
			else high = middle - 1;
		}
		return low;
	}

	#add(): void {
		const starts = new Float64Array(this.#keys.length + 1);
		this.#keys.forEach((key, at) => {
			starts[at + 1] = (starts[at] ?? 0) + (this.#measured.get(key) ?? this.#estimate);
		});
		this.#starts = starts;
	}
}

/** A stretch of rows, the last one not in it. */
export interface Stretch {
	from: number;
	to: number;
}

/**
 * One step from the rows that are drawn towards those that should be: what is
 * in sight first, at most `most` rows more at once, so that no step is felt.
 */
export function nextStretch(drawn: Stretch, seen: Stretch, wanted: Stretch, most: number): Stretch {
	const apart = drawn.to <= seen.from || drawn.from >= seen.to;
	if (apart) return { from: seen.from, to: Math.min(seen.to, seen.from + most) };
	const from = Math.max(drawn.from, wanted.from);
	const to = Math.min(drawn.to, wanted.to);
	let left = most;
	const grow = (limit: number, now: number, sign: 1 | -1): number => {
		const by = Math.min(left, Math.max(0, (limit - now) * sign));
		left -= by;
		return now + by * sign;
	};
	const seenTo = grow(seen.to, to, 1);
	const seenFrom = grow(seen.from, from, -1);
	const allTo = grow(wanted.to, seenTo, 1);
	return { from: grow(wanted.from, seenFrom, -1), to: allTo };
}
