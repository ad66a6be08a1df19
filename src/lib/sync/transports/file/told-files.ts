import { concat, fromHex, toHex, type Bytes } from '#lib/vault/bytes.js';

/** First byte of the memory. */
const VERSION = 0;
const HASH = 16;

/** What a folder transport remembers: the hashes of the parcels that it has told or sent, of those that still lie there. */
export const writeTold = (hashes: Iterable<string>): Bytes =>
	concat(Uint8Array.of(VERSION), ...[...hashes].map((hash) => fromHex(hash) ?? new Uint8Array(HASH)));

/** Total: what is no such memory is none, and everything is told again. */
export function readTold(bytes: Bytes | null): Set<string> {
	if (bytes?.[0] !== VERSION || (bytes.length - 1) % HASH !== 0) return new Set();
	const hashes = new Set<string>();
	for (let at = 1; at < bytes.length; at += HASH) hashes.add(toHex(bytes.slice(at, at + HASH)));
	return hashes;
}
