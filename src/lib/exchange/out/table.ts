/**
 * A register as tables of typed cells, on its way into a spreadsheet or a CSV.
 * Which words stand where is for the room that knows the official form.
 */
export type OutCell =
	| { kind: 'text'; text: string }
	/** `yyyy-mm-dd` */
	| { kind: 'day'; day: string }
	/** Whole minutes, shown as h:mm. */
	| { kind: 'minutes'; minutes: number }
	/** A count or a sum, a whole number. */
	| { kind: 'number'; number: number }
	| null;

export interface OutRow {
	cells: OutCell[];
	/** The row was struck out: its cells are shown struck through. */
	struck: boolean;
}

export interface OutTable {
	/** Name of the sheet; made fit for a spreadsheet by the writer. */
	name: string;
	/** Lines above the table, over its whole width. */
	head: { text: string; look: 'annex' | 'title' | 'value' | 'caption' }[];
	headings: string[];
	/** Whether the row "1 2 3 …" stands under the headings, and over how many columns. */
	numbered: number;
	/** In the width of a digit. */
	widths: number[];
	rows: OutRow[];
}

/** 0 to 1. */
export type OnWritten = (done: number) => void;

/** A cell in words: a day as `dd.mm.yyyy`, minutes as `h:mm`. */
export function cellText(cell: OutCell): string {
	if (cell === null) return '';
	switch (cell.kind) {
		case 'text':
			return cell.text;
		case 'day':
			return cell.day.split('-').reverse().join('.');
		case 'minutes':
			return `${String(Math.floor(cell.minutes / 60))}:${String(cell.minutes % 60).padStart(2, '0')}`;
		case 'number':
			return String(cell.number);
	}
}
