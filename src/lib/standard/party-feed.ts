import type { Register, Row } from '#lib/register/index.js';
import { partiesOf } from './parties.js';
import type { PartiesOfRow } from './party-index.js';

/** So many rows at most go to the index in one portion, and so many are looked at: a slow machine's clock bounds nothing. */
const MOST_TOLD = 250;
const MOST_SEEN = 5000;

/** What the index must be told next. */
interface Portion {
	put: PartiesOfRow[];
	removed: string[];
}

/**
 * Goes through the rows of the register bit by bit and tells what the index
 * lacks; a row that did not change keeps its identity in the register, and
 * costs a look. Nothing here is done for all rows at once.
 */
export class PartyFeed {
	readonly #held = new Map<string, Row>();
	#rows: readonly Row[] = [];
	#at = 0;

	/** Takes over the register as it now stands: what comes next is the difference to it. */
	follow(register: Pick<Register, 'rows'>): void {
		if (register.rows === this.#rows) return;
		this.#rows = register.rows;
		this.#at = 0;
	}

	/** Rows that were not looked at yet. */
	get waiting(): number {
		return this.#rows.length - this.#at;
	}
	/** How much was looked at, 0 to 1. */
	get share(): number {
		return this.#rows.length === 0 ? 1 : this.#at / this.#rows.length;
	}

	/** Looks at rows until the time is used up (ms) or the portion is large enough, at one at least. */
	take(most: number, now: () => number): Portion {
		const end = now() + most;
		const put: PartiesOfRow[] = [];
		for (let seen = 0; seen < MOST_SEEN && put.length < MOST_TOLD && this.#at < this.#rows.length; seen += 1) {
			const row = this.#rows[this.#at];
			this.#at += 1;
			if (row && this.#held.get(row.id) !== row) {
				this.#held.set(row.id, row);
				put.push({ row: row.id, parties: partiesOf(row) });
			}
			if (now() >= end) break;
		}
		return { put, removed: this.waiting === 0 ? this.#gone() : [] };
	}

	/** Rows that the register has no more: it happens when records cease to count. */
	#gone(): string[] {
		if (this.#held.size === this.#rows.length) return [];
		const here = new Set(this.#rows.map(({ id }) => id));
		const gone = [...this.#held.keys()].filter((id) => !here.has(id));
		for (const id of gone) this.#held.delete(id);
		return gone;
	}
}
