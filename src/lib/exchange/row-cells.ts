import type { Column } from './columns.js';
import { isDitto, isNothing } from './lines.js';
import type { Mapping } from './mapping.js';
import type { Cell, Merge, Sheet, SheetRow } from './sheet.js';

/** A cell of a row, and where its value comes from when not from the row itself. */
export interface PlacedCell {
	cell: Cell;
	from: 'own' | 'merged' | 'ditto';
	/** Exact text of the row's own cell: the ditto mark, or empty under a merged cell. */
	text: string;
}

/** The cells of one row by the column of the register; several where columns are joined. */
export type RowCells = Map<Column, PlacedCell[]>;

/**
 * The cells of the rows of a table, with cells merged downwards repeated in
 * each row that they cover, and ditto marks resolved to what stands above.
 */
export class CellFinder {
	readonly #rows: Map<number, SheetRow>;
	/** Merges over several rows, by column, from the top. */
	readonly #merges = new Map<number, Merge[]>();
	readonly #indexes: [Column, number[]][] = [];
	/** The last own value above, by column of the sheet. */
	readonly #above = new Map<number, Cell>();

	constructor(sheet: Sheet, { columns }: Mapping) {
		this.#rows = new Map(sheet.rows.map((row) => [row.sourceRow, row]));
		const indexes = new Map<Column, number[]>();
		for (const [index, column] of columns.entries()) {
			if (column !== null) indexes.set(column, [...(indexes.get(column) ?? []), index]);
		}
		this.#indexes = [...indexes];
		for (const merge of [...sheet.merges].sort((a, b) => a.fromRow - b.fromRow)) {
			if (merge.toRow === merge.fromRow || columns[merge.fromColumn] == null) continue;
			this.#merges.set(merge.fromColumn, [...(this.#merges.get(merge.fromColumn) ?? []), merge]);
		}
	}

	/** True when the register's column is in the table at all. */
	has(column: Column): boolean {
		return this.#indexes.some(([one]) => one === column);
	}

	/** The cells of a row; call for the rows in their order, once each. */
	cellsOf(row: SheetRow): RowCells {
		const found: RowCells = new Map();
		for (const [column, indexes] of this.#indexes) {
			const cells = indexes.flatMap((index) => this.#place(row, index) ?? []);
			if (cells.length > 0) found.set(column, cells);
		}
		return found;
	}

	/** sourceRow of the first row of the merged number cell that covers this row; null where none does. */
	numberMergedFrom(row: SheetRow): number | null {
		const index = this.#indexes.find(([column]) => column === 'number')?.[1][0];
		return index === undefined || (row.cells[index] ?? null) !== null
			? null
			: (this.#mergeOver(row.sourceRow, index)?.fromRow ?? null);
	}

	#place(row: SheetRow, index: number): PlacedCell | null {
		const own = row.cells[index] ?? null;
		if (own === null) {
			const merge = this.#mergeOver(row.sourceRow, index);
			const cell = merge === null ? null : (this.#rows.get(merge.fromRow)?.cells[index] ?? null);
			return cell === null ? null : { cell, from: 'merged', text: '' };
		}
		if (own.type === 'text' && isDitto(own.text)) {
			const above = this.#above.get(index);
			if (above) return { cell: above, from: 'ditto', text: own.text };
		} else if (!isNothing(own.text)) this.#above.set(index, own);
		return { cell: own, from: 'own', text: own.text };
	}

	/** The merge that covers a row of a column below its first row. */
	#mergeOver(sourceRow: number, index: number): Merge | null {
		const merges = this.#merges.get(index) ?? [];
		let [low, high] = [0, merges.length - 1];
		while (low <= high) {
			const middle = (low + high) >> 1;
			const merge = merges[middle];
			if (merge === undefined) return null;
			if (merge.fromRow < sourceRow && sourceRow <= merge.toRow) return merge;
			if (merge.fromRow >= sourceRow) high = middle - 1;
			else low = middle + 1;
		}
		return null;
	}
}
