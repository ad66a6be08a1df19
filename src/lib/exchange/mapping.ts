import type { Column } from './columns.js';
import type { TimeUnit } from './times.js';

/** Which source column holds what, for one table of a sheet. The lawyer may change all of it; `readRows` goes by it alone. */
export interface Mapping {
	/** The rows of the sheet that belong to this table, both included, as sourceRow. */
	fromRow: number;
	toRow: number;
	/** The rows of the headings, both included; null where there are none and the table begins at `fromRow`. */
	heading: { from: number; to: number } | null;
	/** For each column of the sheet from the left, what it holds; null leaves it out. */
	columns: (Column | null)[];
	/** What a bare number in column 6 counts. */
	timeUnit: TimeUnit;
}

/** What the proposal for a source column rests on. */
export type ProposedBy = 'heading' | 'column-numbers' | 'content' | 'nothing';

/** What is proposed for one source column, for the screen that shows the mapping. */
export interface ColumnProposal {
	index: number;
	/** As the spreadsheet shows it: A, B … */
	letter: string;
	/** The heading in full, tiers joined; empty where there is none. */
	heading: string;
	column: Column | null;
	by: ProposedBy;
	/** 0 to 1; below 0.6 the screen should ask. */
	confidence: number;
	/** Other columns that its heading may mean, the likelier first. */
	alternatives: Column[];
	/** Texts of the first cells under the heading. Secret: for the screen only. */
	examples: string[];
}

/** A table found in a sheet, as it would be read. */
export interface TableProposal {
	/** Place of the sheet in the file, from 0. */
	sheet: number;
	/** False: no headings; the mapping is a guess from the content, for the lawyer to correct. */
	found: boolean;
	mapping: Mapping;
	columns: ColumnProposal[];
	/** 0 to 1, over the columns of the form. */
	confidence: number;
}
