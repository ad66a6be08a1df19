import type { Register, Row } from '#lib/register/index.js';
import { searchDocument, type SearchDocument } from './document.js';

/** What the index must still be told of a register. */
interface Feed {
	/** Rows to take in or anew; the caller makes their documents bit by bit. */
	changed: { row: Row; place: number }[];
	removed: string[];
}

/** Knows which rows the index holds; rows that did not change keep their identity in the register, and so cost nothing. */
export class Feeding {
	#held: ReadonlyMap<string, Row> = new Map();

	/** What changed since the register that was last given. A row's place is its place among all rows, as it then was. */
	next(register: Register): Feed {
		const held = new Map<string, Row>();
		const changed: Feed['changed'] = [];
		register.rows.forEach((row, place) => {
			if (this.#held.get(row.id) !== row) changed.push({ row, place });
			held.set(row.id, row);
		});
		const removed = [...this.#held.keys()].filter((id) => !held.has(id));
		this.#held = held;
		return { changed, removed };
	}
}

/** Makes documents until the time is used up (ms), at least one; the rest stays for the next turn. */
export function takeDocuments(
	waiting: { row: Row; place: number }[],
	marksOf: (row: Row) => readonly string[],
	most: number,
	now: () => number
): SearchDocument[] {
	const end = now() + most;
	const documents: SearchDocument[] = [];
	for (const { row, place } of waiting) {
		documents.push(searchDocument(row, place, marksOf(row)));
		if (now() >= end) break;
	}
	waiting.splice(0, documents.length);
	return documents;
}
