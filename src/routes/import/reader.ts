import type { Progress, TableProposal } from '#lib/exchange/index.js';
import { proxy, wrap } from 'comlink';
import type { FileRead, TablesWithKeys } from './file-read.js';
import type { ReaderInWorker } from './import.task.js';
import { startTask } from '#lib/workers/start.js';

/** One file, read in a worker of its own. `close` ends the worker and forgets the file. */
export interface FileReader {
	open(file: File, today: string, onProgress: (progress: Progress) => void): Promise<FileRead>;
	/** Reads again by other mappings. */
	read(tables: Pick<TableProposal, 'sheet' | 'mapping'>[], today: string): Promise<TablesWithKeys>;
	close(): void;
}

/** Starts the worker. A worker that cannot start, or dies, rejects what it was asked. */
export function startReader(): FileReader {
	const worker = startTask('import');
	const died = new Promise<never>((_, reject) => {
		worker.addEventListener('error', () => reject(new Error('import-worker')));
	});
	died.catch(() => undefined);
	const remote = wrap<ReaderInWorker>(worker);
	return {
		open: async (file, today, onProgress) => {
			const bytes = new Uint8Array(await file.arrayBuffer());
			return Promise.race([remote.open(file.name, bytes, today, proxy(onProgress)), died]);
		},
		read: (tables, today) => Promise.race([remote.read(tables, today), died]),
		close: () => worker.terminate()
	};
}
