/**
 * Starts the worker of one derivation, which is asked over `port` (see `kdf.worker.ts`).
 * Resolves when it was ended: once its answer was taken, or where it did not start or failed.
 */
export type LendWorker = (port: MessagePort) => Promise<void>;

/**
 * For the vault's worker, by the page, so that no worker has one of its own:
 * in Firefox, such a worker can stop for good while the machine is busy.
 * Passphrase and key go over the port, and not through the page.
 * @param gone ends the worker at once: nobody waits for its answer any more
 */
export async function lendWorker(port: MessagePort, gone?: AbortSignal): Promise<void> {
	const worker = gone?.aborted ? null : startWorker();
	if (!worker) return;
	await new Promise<void>((resolve) => {
		worker.addEventListener('message', () => resolve());
		worker.addEventListener('error', () => resolve());
		gone?.addEventListener('abort', () => resolve());
		worker.postMessage(null, [port]);
	});
	worker.terminate();
}

function startWorker(): Worker | null {
	try {
		return new Worker(new URL('./kdf.worker.ts', import.meta.url), { type: 'module' });
	} catch {
		return null;
	}
}
