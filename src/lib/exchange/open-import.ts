import { proxy, wrap } from 'comlink';
import type { ImportReader, ReadFile } from './import.worker.js';
import { LIMITS } from './limits.js';
import type { TableProposal } from './mapping.js';
import type { OnProgress } from './outcome.js';
import type { SheetRow } from './sheet.js';
import type { TablesRead } from './index.js';

/** Why the worker gave no answer. A file that is not taken is no failure: its answer says `refused`. */
export interface ImportFailure {
	ok: false;
	/** `unreadable`: the browser could not read the file (moved, changed, no permission). */
	error: { kind: 'cancelled' | 'unreadable' | 'worker-failed' };
}
export type ImportAnswer<T> = { ok: true; value: T } | ImportFailure;

/** Reading of one file in a worker. The file's cells stay in it until `cancel`. */
export interface FileImport {
	/** Reads the file and what its tables hold, by the columns found. */
	read(file: File): Promise<ImportAnswer<ReadFile>>;
	/** Reads the same file again, by mappings that the lawyer changed; a table that is not named is left out. */
	readAgain(tables: Pick<TableProposal, 'sheet' | 'mapping'>[]): Promise<ImportAnswer<TablesRead>>;
	/** Some rows of a sheet as they lie in the file, from the `from`-th that holds something (from 0). */
	rowsOf(sheet: number, from: number, count: number): Promise<ImportAnswer<SheetRow[]>>;
	/** Ends the worker at once and forgets the file; whatever is under way answers `cancelled`. */
	cancel(): void;
}

/**
 * Starts a worker that reads one file, so that the screen stays alive and the
 * reading can be cancelled.
 * @param today in Kazakhstan, yyyy-mm-dd
 */
export function openImport(today: string, onProgress: OnProgress): FileImport {
	const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
	const reader = wrap<ImportReader>(worker);
	const ended = Promise.withResolvers<ImportFailure>();
	const end = (kind: ImportFailure['error']['kind']) => {
		worker.terminate();
		ended.resolve({ ok: false, error: { kind } });
	};
	worker.addEventListener('error', () => end('worker-failed'));
	worker.addEventListener('messageerror', () => end('worker-failed'));
	const answer = <T>(work: Promise<T>): Promise<ImportAnswer<T>> =>
		Promise.race([
			ended.promise,
			work.then(
				(value) => ({ ok: true as const, value }),
				() => ({ ok: false as const, error: { kind: 'worker-failed' as const } })
			)
		]);
	return {
		async read(file) {
			if (file.size > LIMITS.fileBytes) return { ok: true, value: tooLarge(file.size) };
			const bytes = await file.arrayBuffer().catch(() => null);
			if (bytes === null) return { ok: false, error: { kind: 'unreadable' } };
			return answer(reader.read({ name: file.name, bytes: new Uint8Array(bytes) }, today, proxy(onProgress)));
		},
		readAgain: (tables) => answer(reader.readAgain(tables, today, proxy(onProgress))),
		rowsOf: (sheet, from, count) => answer(reader.rowsOf(sheet, from, count)),
		cancel: () => end('cancelled')
	};
}

/** A file over the limit is not even brought into memory. */
function tooLarge(size: number): ReadFile {
	const refused = { code: 'too-large', text: String(size) } as const;
	return { refused, rows: [], problems: [], leftOut: [], leftOutColumns: [], tables: [], sheets: [] };
}
