import { expose, transfer } from 'comlink';
import { writeCsv } from '#lib/exchange/out/csv.js';
import type { OnWritten, OutRow, OutTable } from '#lib/exchange/out/table.js';
import { writeXlsx } from '#lib/exchange/out/xlsx.js';

/** Writes a spreadsheet or CSV beside the page; ending the worker ends it at once. Gets only what leaves. */
class Writer {
	readonly #tables: OutTable[] = [];

	/** Begins a table; its rows follow in portions, so that handing them over does not hold the page up. */
	begin(table: Omit<OutTable, 'rows'>): void {
		this.#tables.push({ ...table, rows: [] });
	}
	take(rows: OutRow[]): void {
		this.#tables.at(-1)?.rows.push(...rows);
	}
	write(kind: 'xlsx' | 'csv', onWritten: OnWritten): ArrayBuffer {
		const bytes = kind === 'xlsx' ? writeXlsx(this.#tables, onWritten) : writeCsv(this.#tables, onWritten);
		return transfer(bytes.buffer, [bytes.buffer]);
	}
}

const writer = new Writer();
expose(writer);

export type WriterInWorker = Writer;
