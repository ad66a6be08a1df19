import { deriveBytes } from './argon2id.js';
import { utf8, type Bytes } from './bytes.js';
import type { KdfReply, KdfRequest } from './kdf.worker.js';
import type { Kdf } from './keyring.js';

/**
 * Told about ten times a second while a key is derived: the share of the wait
 * that has probably passed, from 0 up to 0.99, never falling. Argon2 itself
 * tells nothing, so this is the time that has passed against the time expected,
 * by a small trial on this machine just before; it may jump at the end.
 */
export type KdfProgress = (share: number) => void;

const TICK = 100;
const MOST = 0.99;

/**
 * Derives in a worker that lives for one derivation, so that its memory, with
 * the passphrase in it, is given back to the system. Null where it cannot be
 * had (see `deriveBytes`), or the worker does not start.
 */
export const kdfInWorker =
	(progress: KdfProgress = () => undefined): Kdf =>
	async (passphrase, salt, cost) => {
		const worker = startWorker();
		if (!worker) return null;
		const begin = performance.now();
		let ticking: ReturnType<typeof setInterval> | undefined;
		const key = await new Promise<Bytes | null>((resolve) => {
			worker.addEventListener('message', ({ data }: MessageEvent<KdfReply>) => {
				if (data.kind === 'key') resolve(data.key);
				else ticking = setInterval(() => progress(Math.min(MOST, (performance.now() - begin) / data.time)), TICK);
			});
			// Its script cannot be had, or fails as a whole.
			worker.addEventListener('error', () => resolve(null));
			const request: KdfRequest = { passphrase: utf8(passphrase), salt, cost };
			worker.postMessage(request, [request.passphrase.buffer]);
		});
		clearInterval(ticking);
		worker.terminate();
		return key;
	};

function startWorker(): Worker | null {
	try {
		return new Worker(new URL('./kdf.worker.ts', import.meta.url), { type: 'module' });
	} catch {
		return null;
	}
}

export const deriveInWorker: Kdf = kdfInWorker();

/** The same without a worker of its own: in the vault's worker, in Node and in tools. Holds its thread up, and tells no progress. */
export const deriveHere: Kdf = (passphrase, salt, cost) => deriveBytes(utf8(passphrase), salt, cost);
