import type { Row } from '#lib/register/index.js';
import { assistanceText, basisLine } from '#lib/ui/row-text.js';
import { todosOf } from './todo.js';
import type { Column, Sort } from './view.js';

/** What a row is sorted by; null stands last in either direction. */
type SortKey = string | number | null;

function keyOf(row: Row, column: Column, place: number): SortKey {
	switch (column) {
		case 'number':
			return row.values.number === null ? null : place;
		case 'date':
			return row.values.applicationDate;
		case 'basis':
			return basisLine(row) || null;
		case 'essence':
			return row.values.essence;
		case 'kind':
			return row.values.assistanceKind === null ? null : assistanceText(row);
		case 'time':
			return row.minutes;
		case 'state':
			// What has most left to do comes first.
			return (row.voided === null ? 0 : 10) - todosOf(row).length - (row.conflicts.length > 0 ? 10 : 0);
	}
}

interface SortOptions {
	/** BCP 47, for the order of letters. */
	locale: string;
	/** Called between pieces of work: resolves when the next may begin, false when the order is not wanted any more. */
	pause: () => Promise<boolean>;
	/** The clock, ms. */
	now: () => number;
	/** The longest piece of work, ms. */
	slice: number;
}

/**
 * Rows in the order of a column; equal ones stay as they came. `rows` are in
 * the order of the register. Works in short pieces, so that ten thousand rows
 * stop nobody who types; null when it was not wanted to its end.
 */
export async function sortRows(rows: readonly Row[], sort: Sort, options: SortOptions): Promise<Row[] | null> {
	const { locale, pause, now, slice } = options;
	const letters = new Intl.Collator(locale === 'en' ? 'ru' : locale, { numeric: true, sensitivity: 'base' });
	let end = now() + slice;
	const rest = async (): Promise<boolean> => {
		const wanted = await pause();
		end = now() + slice;
		return wanted;
	};
	let items: { row: Row; key: SortKey }[] = [];
	for (const [place, row] of rows.entries()) {
		items.push({ row, key: keyOf(row, sort.column, place) });
		if (now() > end && !(await rest())) return null;
	}
	const sign = sort.down ? -1 : 1;
	const compare = (a: SortKey, b: SortKey): number => {
		if (a === null || b === null) return Number(a === null) - Number(b === null);
		return sign * (typeof a === 'string' && typeof b === 'string' ? letters.compare(a, b) : Number(a) - Number(b));
	};
	// A merge sort from below: it can rest anywhere.
	for (let width = 1; width < items.length; width *= 2) {
		const merged: typeof items = [];
		for (let from = 0; from < items.length; from += 2 * width) {
			const middle = Math.min(from + width, items.length);
			const last = Math.min(from + 2 * width, items.length);
			let [left, right] = [from, middle];
			while (left < middle || right < last) {
				const one = left < middle ? items[left] : undefined;
				const other = right < last ? items[right] : undefined;
				if (one !== undefined && (other === undefined || compare(one.key, other.key) <= 0)) {
					merged.push(one);
					left += 1;
				} else if (other !== undefined) {
					merged.push(other);
					right += 1;
				}
				if (merged.length % 64 === 0 && now() > end && !(await rest())) return null;
			}
		}
		items = merged;
	}
	return items.map(({ row }) => row);
}
