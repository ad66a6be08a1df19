/**
 * A table as a file holds it, before anybody asks what it means: cells with
 * their exact text, in the rows that the spreadsheet shows.
 */

/**
 * A cell that holds something. `text` is what the lawyer reads in it (a date
 * as dd.mm.yyyy, a duration as h:mm); `value` is what the file stores: a
 * number, or for `date` and `time` days since Excel's own day 0.
 */
export type Cell =
	| { type: 'text'; text: string }
	| { type: 'number'; text: string; value: number }
	/** `day` is yyyy-mm-dd, or null where the number is no day that a calendar has. */
	| { type: 'date'; text: string; value: number; day: string | null }
	/** A time of day or a duration, whole minutes; `day` fractions are rounded to the minute. */
	| { type: 'time'; text: string; value: number; minutes: number }
	| { type: 'boolean'; text: string }
	/** `#REF!` and the like, or a formula that was saved without its result. */
	| { type: 'error'; text: string };

/** What is wrong with a row as it lies in the file. */
type RowFlaw = 'quotes-broken';

export interface SheetRow {
	/** Counts from 1 as the spreadsheet shows it; in a CSV the record, blank ones counted, a quoted cell over several lines being one record. */
	sourceRow: number;
	/** From the first column on; null is an empty cell. Never all null: blank rows are not kept. */
	cells: (Cell | null)[];
	/** Hidden by hand or by a filter. */
	hidden?: true;
	flaw?: RowFlaw;
}

/** A merged range, both ends included: rows as sourceRow, columns from 0. */
export interface Merge {
	fromRow: number;
	toRow: number;
	fromColumn: number;
	toColumn: number;
}

export interface Sheet {
	/** Null in a CSV. */
	name: string | null;
	hidden: boolean;
	/** Rows that hold something, in their order. */
	rows: SheetRow[];
	/** How many columns the widest row has. */
	width: number;
	merges: Merge[];
	/** Bare numbers of this workbook count days from 1904. */
	date1904?: true;
	/** The encoding has no Kazakh letters: question marks inside words stand for them. */
	lossy?: true;
}

/** Where a row lies; a CSV has no sheet. */
export interface Place {
	sheet?: string;
	sourceRow: number;
}

export function placeOf(sheet: Sheet, sourceRow: number): Place {
	return sheet.name === null ? { sourceRow } : { sheet: sheet.name, sourceRow };
}

/** True for text in which nothing can be read: spaces and line breaks only. */
export function isBlank(text: string): boolean {
	return text.trim() === '';
}

/** The texts of a row's cells, for a list of what was left out. */
export function rowText(row: SheetRow): string {
	return row.cells.flatMap((cell) => (cell === null ? [] : [cell.text])).join(' | ');
}
