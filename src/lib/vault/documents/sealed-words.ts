import { concat, equalBytes, fixed, fromUtf8, Reader, toHex, utf8, type Bytes } from '../bytes.js';
import { open, pad, seal, unpad } from '../crypto.js';
import type { SealKeys, SealPurpose } from '../seal-keys.js';

const HEADER_BYTES = 4 + 1 + 16 + 16;

/** What stands before something sealed beside the journal: its four letters, its version, and for what the vault's key of it is. */
export interface SealedKind {
	magic: Bytes;
	version: number;
	use: SealPurpose;
}

/** Seals what a device says as JSON: header ‖ Seal(key, Padded(JSON), header). */
export async function sealWords(
	{ magic, version }: SealedKind,
	words: unknown,
	epoch: string,
	device: string,
	key: CryptoKey
): Promise<Bytes> {
	const header = concat(magic, Uint8Array.of(version), fixed(epoch, 16), fixed(device, 16));
	return concat(header, await seal(key, pad(utf8(JSON.stringify(words))), header));
}

/** What was sealed so, and by whom; null where it was altered, or sealed under a key that is not held here. Total over any bytes. */
export async function openWords(
	{ magic, version, use }: SealedKind,
	sealed: Bytes,
	keys: SealKeys
): Promise<{ device: string; words: unknown } | null> {
	const reader = new Reader(sealed);
	const sound = equalBytes(reader.take(4), magic) && reader.u8() === version;
	const epoch = toHex(reader.take(16));
	const device = toHex(reader.take(16));
	const key = await keys.key(use, epoch, device);
	if (!sound || !reader.whole || !key) return null;
	const padded = await open(key, sealed.slice(HEADER_BYTES), sealed.slice(0, HEADER_BYTES));
	const text = padded && fromUtf8(unpad(padded) ?? new Uint8Array(0));
	try {
		return { device, words: JSON.parse(text ?? 'null') };
	} catch {
		return null;
	}
}
