import { proxy, wrap } from 'comlink';
import type { OutTable } from '#lib/exchange/out/table.js';
import type { WriterInWorker } from './export.task.js';
import { startTask } from '#lib/workers/start.js';

/** Rows that are handed to the worker at once. */
const PORTION = 100;

/** A file on its way. `cancel` ends the worker; `done` then answers null. A worker that dies rejects. */
export interface Writing {
	readonly done: Promise<ArrayBuffer | null>;
	cancel(): void;
}

/** Writes tables in a worker of its own. */
export function startWriting(
	kind: 'xlsx' | 'csv',
	tables: readonly OutTable[],
	onWritten: (done: number) => void
): Writing {
	const worker = startTask('export');
	let stop: (answer: null) => void = () => undefined;
	const stopped = new Promise<null>((resolve) => (stop = resolve));
	const died = new Promise<never>((_, reject) => {
		worker.addEventListener('error', () => reject(new Error('export-worker')));
	});
	const writer = wrap<WriterInWorker>(worker);
	const work = async (): Promise<ArrayBuffer> => {
		for (const { rows, ...table } of tables) {
			await writer.begin(table);
			for (let at = 0; at < rows.length; at += PORTION) await writer.take(rows.slice(at, at + PORTION));
		}
		return writer.write(kind, proxy(onWritten));
	};
	const done = Promise.race([work(), stopped, died]).finally(() => worker.terminate());
	return { done, cancel: () => stop(null) };
}
