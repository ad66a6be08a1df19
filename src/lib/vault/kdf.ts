import { deriveBytes } from './argon2id.js';
import { utf8, type Bytes } from './bytes.js';
import type { KdfReply, KdfRequest } from './kdf.worker.js';
import type { Kdf } from './keyring.js';
import type { LendWorker } from './lend-worker.js';

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
 * Derives in a worker that is lent for one derivation and ended before the key
 * is given, so that its memory, with the passphrase in it, is given back to the
 * system. Null where it cannot be had (see `deriveBytes`), or the worker does not start.
 */
export const kdfInLent =
	(lend: LendWorker, progress: KdfProgress = () => undefined): Kdf =>
	async (passphrase, salt, cost) => {
		const { port1: port, port2: itsPort } = new MessageChannel();
		const lent = lend(itsPort);
		const begin = performance.now();
		let ticking: ReturnType<typeof setInterval> | undefined;
		const key = await new Promise<Bytes | null>((resolve) => {
			port.onmessage = ({ data }: MessageEvent<KdfReply>) => {
				if (data.kind === 'key') resolve(data.key);
				else ticking = setInterval(() => progress(Math.min(MOST, (performance.now() - begin) / data.time)), TICK);
			};
			// Ended before it answered: its script cannot be had, or fails as a whole.
			void lent.then(() => resolve(null));
			const request: KdfRequest = { passphrase: utf8(passphrase), salt, cost };
			port.postMessage(request, [request.passphrase.buffer]);
		});
		clearInterval(ticking);
		port.postMessage('taken');
		await lent;
		port.close();
		return key;
	};

/** The same without a worker: for tests in Node and for tools. Holds its thread up. */
export const deriveHere: Kdf = (passphrase, salt, cost) => deriveBytes(utf8(passphrase), salt, cost);
