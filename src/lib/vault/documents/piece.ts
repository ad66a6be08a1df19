import { concat, equalBytes, toHex, utf8, type Bytes } from '../bytes.js';
import { open, pad, seal, unpad } from '../crypto.js';

const MAGIC = utf8('TZLB');
const PIECE_VERSION = 1;
const HEADER = concat(MAGIC, Uint8Array.of(PIECE_VERSION));

/** How many bytes of a page go into one piece; sealed it stays under 256 KiB, which every carrier takes in one message. */
export const PIECE_BYTES = 255 * 1024;

/** Seals a part of a page under the page's own key. */
export async function sealPiece(key: CryptoKey, plain: Bytes): Promise<Bytes> {
	return concat(HEADER, await seal(key, pad(plain), HEADER));
}

/** The part of the page, or null for bytes that are not what was sealed under this key. Total over any bytes. */
export async function openPiece(key: CryptoKey, sealed: Bytes): Promise<Bytes | null> {
	if (!equalBytes(sealed.subarray(0, HEADER.length), HEADER)) return null;
	const padded = await open(key, sealed.slice(HEADER.length), HEADER);
	return padded && unpad(padded);
}

/** SHA-256 in hex, by WebCrypto: pieces are large, and a hash in JavaScript would hold everything else up. */
export const nameOf = async (bytes: Bytes): Promise<string> =>
	toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
