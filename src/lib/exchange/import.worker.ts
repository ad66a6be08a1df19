import { expose } from 'comlink';
import {
	readRegisterFile,
	readTables,
	type RegisterFile,
	type RegisterSource,
	type Sheet,
	type SheetRow,
	type TableProposal,
	type TablesRead
} from './index.js';
import type { OnProgress } from './outcome.js';

/** What the worker answers: the file without its cells, which stay here. */
export type ReadFile = Omit<RegisterFile, 'sheets'> & {
	/** For each sheet its name (null in a CSV), and how many rows and columns hold something. */
	sheets: { name: string | null; hidden: boolean; rows: number; width: number }[];
};

let sheets: Sheet[] = [];

const reader = {
	read(source: RegisterSource, today: string, onProgress: OnProgress): ReadFile {
		const file = readRegisterFile(source, { today, onProgress });
		sheets = file.sheets;
		return {
			...file,
			sheets: sheets.map(({ name, hidden, rows, width }) => ({ name, hidden, rows: rows.length, width }))
		};
	},
	readAgain(tables: Pick<TableProposal, 'sheet' | 'mapping'>[], today: string, onProgress: OnProgress): TablesRead {
		return readTables(sheets, tables, { today, onProgress });
	},
	rowsOf(sheet: number, from: number, count: number): SheetRow[] {
		return sheets[sheet]?.rows.slice(from, from + count) ?? [];
	}
};
export type ImportReader = typeof reader;

expose(reader);
