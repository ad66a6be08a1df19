import type { FormLanguage } from './options.js';
import type { CellText } from './runs.js';

/** A cell of a table that leaves as a spreadsheet or CSV: text, a day `yyyy-mm-dd`, or whole minutes. */
export type TableCell =
	{ kind: 'text'; text: string } | { kind: 'day'; day: string } | { kind: 'minutes'; minutes: number } | null;

export interface RegisterTable {
	name: string;
	head: { text: string; look: 'annex' | 'title' | 'value' | 'caption' }[];
	headings: string[];
	numbered: number;
	widths: number[];
	rows: { cells: TableCell[]; struck: boolean }[];
}

export interface TableOptions {
	language: FormLanguage;
	/** Without secrets: of each row exactly what may go to the portal, and nothing of the client. */
	secrets: boolean;
}

export const text = (value: string | null | undefined): TableCell =>
	value === null || value === undefined || value === '' ? null : { kind: 'text', text: value };
export const day = (value: string | null): TableCell => (value === null ? null : { kind: 'day', day: value });
export const minutes = (value: number | null): TableCell =>
	value === null ? null : { kind: 'minutes', minutes: value };
export const plain = (cell: CellText): string =>
	cell.map((paragraph) => paragraph.map((run) => run.text).join('')).join('\n');
