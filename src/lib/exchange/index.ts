/**
 * Bringing in a lawyer's own register from .xlsx or .csv, pure: bytes in, rows
 * and problems out, nothing written. `readRegisterFile` does it in one go; a
 * screen takes the steps one by one, so that the lawyer can change the mapping:
 * `readSheets` → `findTables` → `readTables`.
 */
import { checkRegister, type CheckOptions } from './check-register.js';
import { LIMITS, type Limits } from './limits.js';
import type { TableProposal } from './mapping.js';
import type { ImportedRow, LeftOut, LeftOutColumn, OnProgress, Problem, Refusal } from './outcome.js';
import { readRows } from './rows.js';
import { placeOf, rowText, type Sheet } from './sheet.js';
import { readSheets, type RegisterSource } from './sheets.js';
import { isSeparatorLine } from './lines.js';
import { findColumns, findTables } from './tables.js';

export * from './columns.js';
export { LIMITS, type Limits } from './limits.js';
export type { ColumnProposal, Mapping, ProposedBy, TableProposal } from './mapping.js';
export * from './outcome.js';
export type { Cell, Merge, Place, Sheet, SheetRow } from './sheet.js';
export type { TimeUnit } from './times.js';
export { checkRegister, type CheckOptions } from './check-register.js';
export { rowKey, rowKeys } from './row-key.js';
export { readRows, type ReadTable } from './rows.js';
export { readSheets, type RegisterSource } from './sheets.js';
export { findColumns, findTables } from './tables.js';

/** What the tables of a file hold. Each source row that holds something is in `rows` or in `leftOut`. */
export interface TablesRead {
	rows: ImportedRow[];
	problems: Problem[];
	leftOut: LeftOut[];
	/** Columns that go nowhere, with what they hold. */
	leftOutColumns: LeftOutColumn[];
}

export interface RegisterFile extends TablesRead {
	/** The file, or all of it but its cells, was not taken, and why. */
	refused?: Refusal;
	/** The file's cells, for a mapping by hand; empty where the file could not be read at all. */
	sheets: Sheet[];
	/** The tables as they were read; where none was found, a guess for each sheet that holds something. */
	tables: TableProposal[];
}

export interface ReadOptions extends CheckOptions {
	limits?: Limits;
	onProgress?: OnProgress;
}

/**
 * Reads a register kept in .xlsx or .csv. Never throws, whatever the bytes:
 * what cannot be taken is `refused`, with a code.
 */
export function readRegisterFile(source: RegisterSource, options: ReadOptions = {}): RegisterFile {
	const { limits = LIMITS, onProgress } = options;
	const read = readSheets(source, limits, onProgress);
	const none = { rows: [], problems: [], leftOut: [], leftOutColumns: [] };
	if (!read.ok) return { ...none, refused: read.refused, sheets: [], tables: [] };
	const { sheets } = read;
	const tables = proposeTables(sheets);
	if (tables.some(({ found }) => found)) return { ...readTables(sheets, tables, options), sheets, tables };
	const refused: Refusal = sheets.some(({ rows }) => rows.length > 0)
		? { code: 'no-headings', text: '' }
		: { code: 'empty', text: '' };
	return { ...readTables(sheets, [], options), refused, sheets, tables };
}

/**
 * The tables of a file: of its visible sheets; of hidden ones only where no
 * visible sheet has a register. Where none is found, a guess for every sheet
 * that holds something, with `found: false`.
 */
export function proposeTables(sheets: readonly Sheet[]): TableProposal[] {
	const of = (hidden: boolean) =>
		sheets.flatMap((sheet, place) => (sheet.hidden === hidden ? findTables(sheet, place) : []));
	const visible = of(false);
	if (visible.length > 0) return visible;
	const hidden = of(true);
	if (hidden.length > 0) return hidden;
	return sheets.flatMap((sheet, place) => (sheet.rows.length > 0 ? [findColumns(sheet, place)] : []));
}

/**
 * Reads tables by their mappings, as found or as the lawyer changed them, and
 * checks the register as a whole. Rows outside of every table are left out by
 * name.
 */
export function readTables(
	sheets: readonly Sheet[],
	tables: readonly Pick<TableProposal, 'sheet' | 'mapping'>[],
	options: ReadOptions = {}
): TablesRead {
	const out: TablesRead = { rows: [], problems: [], leftOut: [], leftOutColumns: [] };
	for (const [place, sheet] of sheets.entries()) {
		const own = tables.filter((table) => table.sheet === place).sort((a, b) => a.mapping.fromRow - b.mapping.fromRow);
		const inside = new Set<number>();
		for (const { mapping } of own) {
			const bounded = { ...mapping, fromRow: Math.max(mapping.fromRow, lastOf(inside) + 1) };
			const read = readRows(sheet, bounded, options.onProgress);
			for (const { sourceRow } of [...read.rows, ...read.leftOut]) inside.add(sourceRow);
			out.rows.push(...read.rows);
			out.problems.push(...read.problems);
			out.leftOut.push(...read.leftOut);
			out.leftOutColumns.push(...read.leftOutColumns);
		}
		for (const row of sheet.rows) {
			if (inside.has(row.sourceRow)) continue;
			const why = isSeparatorLine(row) ? 'separator-line' : 'no-table';
			out.leftOut.push({ ...placeOf(sheet, row.sourceRow), why, text: rowText(row) });
		}
	}
	out.problems.push(...checkRegister(out.rows, options));
	return { ...out, problems: inFileOrder(out.problems, sheets), leftOut: inFileOrder(out.leftOut, sheets) };
}

function lastOf(rows: ReadonlySet<number>): number {
	let last = 0;
	for (const row of rows) last = Math.max(last, row);
	return last;
}

function inFileOrder<T extends { sheet?: string; sourceRow: number }>(
	list: readonly T[],
	sheets: readonly Sheet[]
): T[] {
	const order = new Map(sheets.map(({ name }, at) => [name ?? undefined, at]));
	const at = ({ sheet }: T) => order.get(sheet) ?? 0;
	return [...list].sort((a, b) => at(a) - at(b) || a.sourceRow - b.sourceRow);
}
