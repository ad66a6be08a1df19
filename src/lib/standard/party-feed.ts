import type { Register, Row } from '#lib/register/index.js';
import { partiesOf } from './parties.js';
import type { PartiesOfRow } from './party-index.js';

/** Knows which rows the index holds; a row that did not change keeps its identity in the register, and costs nothing. */
export class PartyFeed {
	#held: ReadonlyMap<string, Row> = new Map();
	#waiting = new Map<string, Row>();

	/** Notes what changed since the register that was last given. @returns the rows that are gone */
	follow(register: Pick<Register, 'rows'>): string[] {
		const held = new Map<string, Row>();
		for (const row of register.rows) {
			if (this.#held.get(row.id) !== row) this.#waiting.set(row.id, row);
			held.set(row.id, row);
		}
		const removed = [...this.#held.keys()].filter((id) => !held.has(id));
		for (const id of removed) this.#waiting.delete(id);
		this.#held = held;
		return removed;
	}

	get waiting(): number {
		return this.#waiting.size;
	}

	/** Takes parties out of waiting rows until the time is used up (ms), of one row at least. */
	take(most: number, now: () => number): PartiesOfRow[] {
		const end = now() + most;
		const taken: PartiesOfRow[] = [];
		for (const [id, row] of this.#waiting) {
			this.#waiting.delete(id);
			taken.push({ row: id, parties: partiesOf(row) });
			if (now() >= end) break;
		}
		return taken;
	}
}
