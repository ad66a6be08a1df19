import { argon2id } from 'hash-wasm';
import type { Bytes } from './bytes.js';
import { KEY_BYTES } from './crypto.js';
import type { KdfCost } from './keyring.js';

/**
 * Argon2id (RFC 9106, version 0x13) of a passphrase in UTF-8, 32 bytes, on this
 * thread, which it holds up until it is done. Null where it cannot be had: wasm
 * is absent or forbidden, the memory is not given, or there is no passphrase.
 */
export async function deriveBytes(passphrase: Bytes, salt: Bytes, cost: KdfCost): Promise<Bytes | null> {
	try {
		const key = await argon2id({
			password: passphrase,
			salt,
			memorySize: cost.memory,
			iterations: cost.passes,
			parallelism: cost.lanes,
			hashLength: KEY_BYTES,
			outputType: 'binary'
		});
		return new Uint8Array(key);
	} catch {
		return null;
	}
}

/** Memory of the trial, KiB: enough to tell, small against any real cost. */
const TRIAL_MEMORY = 2048;

/**
 * How long a derivation will probably take on this machine, in ms: from a small
 * one of as many passes, over zeros. Right within a factor of two or so.
 * Null where even that cannot be done.
 */
export async function expectedTime({ memory, passes }: KdfCost): Promise<number | null> {
	const nothing = new Uint8Array(16);
	// The first run of all compiles; it would count for the wrong thing.
	const compiled = await deriveBytes(nothing, nothing, { memory: 8, passes: 1, lanes: 1 });
	if (!compiled) return null;
	const begin = performance.now();
	await deriveBytes(nothing, nothing, { memory: TRIAL_MEMORY, passes, lanes: 1 });
	return (performance.now() - begin) * (memory / TRIAL_MEMORY);
}
