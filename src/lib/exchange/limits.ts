import { MAX_TEXT } from '#lib/register/fields.js';

const MIB = 1024 * 1024;

/**
 * What a file may cost before it is refused. A register of a year is some
 * thousand rows and well under a megabyte; these are a hundred times that, and
 * small enough for a phone. A file over a limit is refused whole, never cut.
 */
export const LIMITS = {
	/** Size of the file, bytes. */
	fileBytes: 20 * MIB,
	/** Size of all parts of an .xlsx that are read, unpacked, bytes. */
	unpackedBytes: 120 * MIB,
	/** Entries in the zip directory of an .xlsx. */
	zipEntries: 4096,
	sheets: 200,
	/** Rows that hold something, over all sheets. */
	rows: 50_000,
	/** Place of the last column that holds something. */
	columns: 256,
	/** Cells that hold something, over all sheets. */
	cells: 1_000_000,
	/** Merged ranges of a sheet. */
	merges: 50_000,
	/** Characters of one cell: what a field of the register can hold. */
	cellChars: MAX_TEXT
} as const;

export type Limits = { [L in keyof typeof LIMITS]: number };
