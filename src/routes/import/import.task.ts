import { expose } from 'comlink';
import { readRegisterFile, readTables, rowKeys, type OnProgress, type TableProposal } from '#lib/exchange/index.js';
import type { FileRead, TablesWithKeys } from './file-read.js';

type Taken = Pick<TableProposal, 'sheet' | 'mapping'>;
type Sheets = ReturnType<typeof readRegisterFile>['sheets'];

/** Reads a lawyer's file beside the page, so that the screen stays quick. The cells stay here. */
class Reader {
	#sheets: Sheets = [];

	async open(name: string, bytes: Uint8Array, today: string, onProgress: OnProgress): Promise<FileRead> {
		const { sheets, tables, refused, ...read } = readRegisterFile({ name, bytes }, { today, onProgress });
		this.#sheets = sheets;
		return {
			refused: refused ?? null,
			tables,
			sheets: sheets.map((sheet) => ({ name: sheet.name, hidden: sheet.hidden, rows: sheet.rows.length })),
			read: await withKeys(read)
		};
	}

	async read(tables: Taken[], today: string): Promise<TablesWithKeys> {
		return withKeys(readTables(this.#sheets, tables, { today }));
	}
}

/** Each row's key as it is stored: hashed, since the row's own words are secret. */
async function withKeys(read: ReturnType<typeof readTables>): Promise<TablesWithKeys> {
	return { ...read, keys: await Promise.all(rowKeys(read.rows).map(sha256)) };
}

async function sha256(text: string): Promise<string> {
	const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
	return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const reader = new Reader();
expose(reader);

export type ReaderInWorker = Reader;
