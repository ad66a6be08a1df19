import type { AssistanceKind, BasisKind, RegisterLanguage, Role } from '#lib/register/codes.js';
import type { Column } from './columns.js';
import type { Place, Sheet } from './sheet.js';

/** Column 3 in parts; a part is there only where it is sure. Numbers and bodies are words of the source, the date is yyyy-mm-dd. */
export interface BasisParts {
	kind?: BasisKind;
	number?: string;
	date?: string;
	body?: string;
	caseNumber?: string;
}

/** One stretch of work as column 6 names it: hh:mm local time, whole minutes. */
export interface TimeSpan {
	date?: string;
	from?: string;
	to?: string;
	minutes: number;
}

/** A row of the register as the file holds it. Null: empty or unreadable, a problem says which. */
export interface ImportedRow extends Place {
	/** `^[1-9]\d*(-\d+)?$` */
	number: string | null;
	/** yyyy-mm-dd */
	applicationDate: string | null;
	/** Column 3 in its own words. */
	basis: string | null;
	basisParts: BasisParts;
	essence: string | null;
	kind: AssistanceKind | null;
	/** For `defence`: which of the two the cell says; null where it says both or neither. */
	role: Role | null;
	minutes: number | null;
	/** Present where the cell names the hours of the day, days, or several stretches; they add up to `minutes`. */
	sessions: TimeSpan[];
	/** Column 7 as the file has it: a claim, not a signature. */
	column7: string | null;
	clientName?: string;
	iin?: string;
	phone?: string;
	email?: string;
	address?: string;
	notes?: string;
	/** A guess from the letters of the row. */
	language: RegisterLanguage;
	/** Year of the application date; where that is missing, of most rows around it. */
	volume: number | null;
	/** Exact text of every mapped cell, so that nothing is lost by reading it. */
	raw: { [C in Column]?: string };
}

export const PROBLEM_CODES = [
	/** A cell of columns 1 to 6 is empty. */
	'missing',
	/** The table has no such column at all; named once, at its heading. */
	'column-missing',
	'number-unreadable',
	/** «12/2026»: read as 12. */
	'number-with-year',
	/** Named at every row that has the number. */
	'number-twice',
	/** `text` is the number, or a range «a–b»; the place is the row after the gap. */
	'number-missing',
	'date-unreadable',
	/** A day and month without a year. */
	'date-no-year',
	'date-several',
	/** Day and month may be the other way round. */
	'date-ambiguous',
	/** Read, but the cell says more than the date. */
	'date-with-words',
	/** A bare number read as Excel's count of days. */
	'date-from-number',
	/** Against the order of the rows around it. */
	'date-order',
	'date-future',
	/** Another year than most rows of the sheet. */
	'date-other-year',
	'kind-unreadable',
	/** The cell names several kinds. */
	'kind-several',
	'time-unreadable',
	/** Hours or minutes, 1.30 or 1.5: cannot be told. */
	'time-ambiguous',
	/** The spreadsheet turned the entry into a date («1.5» → 1 May). */
	'time-is-date',
	/** From a day to a day, without hours. */
	'time-is-period',
	/** Read, but unusual: worth a look. */
	'time-check',
	'iin-unreadable',
	/** An error value, or a formula without its result. */
	'cell-error',
	/** The row is hidden in the spreadsheet. */
	'row-hidden',
	/** «-//-»: taken from the row above. */
	'ditto',
	/** Taken from a merged cell that covers this row. */
	'merged',
	/** Text of the next source row, under a merged number, was joined to this row. */
	'joined',
	/** Letters that the file's encoding could not hold. */
	'letters-lost',
	/** Stray quotation marks in a CSV. */
	'quotes-broken',
	/** A CSV record has more cells than there are headings: a delimiter inside a text may have moved the others. */
	'cells-beyond'
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export interface Problem extends Place {
	column?: Column;
	code: ProblemCode;
	/** Exact text of the source cell; empty where the cell is. */
	text: string;
}

/** Why a source row that holds something is not a row of the register. */
export const LEFT_OUT_REASONS = [
	/** Above the headings. */
	'title',
	'heading',
	/** 1 2 3 4 5 6 7. */
	'column-numbers',
	/** A heading, title or row of column numbers again, as on each printed page. */
	'repeated',
	'subtotal',
	/** A line that only names a month or a year. */
	'period',
	'signature',
	/** A number prepared for a row that was never written. */
	'number-only',
	/** Joined to the row above it, under the same merged number. */
	'joined',
	/** Words that are no row: too little of one, and no number. */
	'note',
	/** Of a sheet, or a part of it, in which no register was found or which was not taken. */
	'no-table',
	/** `sep=;` in a CSV. */
	'separator-line'
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

export interface LeftOut extends Place {
	why: LeftOutReason;
	/** Texts of the row's cells. */
	text: string;
}

/** A source column that goes nowhere, with what it holds in the rows that were taken. */
export interface LeftOutColumn {
	sheet?: string;
	/** As the spreadsheet shows it: A, B … */
	letter: string;
	heading: string;
	cells: { sourceRow: number; text: string }[];
}

export const REFUSAL_CODES = [
	'empty',
	'too-large',
	'not-a-spreadsheet',
	'password-protected',
	/** .xls of Excel 97–2003. */
	'old-excel',
	/** .xlsb */
	'binary-workbook',
	/** .ods, .odt */
	'open-document',
	/** Apple Numbers. */
	'numbers',
	/** .docx, .doc, .rtf */
	'word',
	'pdf',
	/** A picture of a register. */
	'image',
	/** A web page or old XML that calls itself a spreadsheet. */
	'web-page',
	/** An archive that holds files. */
	'archive',
	'damaged',
	/** Unpacks to more than the limit. */
	'expands',
	'too-many-rows',
	'too-many-columns',
	'cell-too-long',
	/** No row with headings: the sheets are given back so that the lawyer can say which column is which. */
	'no-headings'
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface Refusal {
	code: RefusalCode;
	/** What the code is about: a size in bytes, a count, the place of a cell. Never content of the file. */
	text: string;
}

/** The sheets of a file, or why it is refused. */
export type SheetsOrRefusal = { ok: true; sheets: Sheet[] } | { ok: false; refused: Refusal };

/** How far a file is read: 0 to 1 over all stages. */
export interface Progress {
	stage: 'unpack' | 'cells' | 'rows';
	done: number;
}
export type OnProgress = (progress: Progress) => void;
