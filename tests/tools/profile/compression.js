import * as zlib from 'node:zlib';
import { decompress } from 'fzstd';
import snappy from 'snappyjs';

/** Blink writes this, after a version number, before a stored value that it has compressed with snappy. */
const SNAPPY_VALUE = Buffer.from([0xff, 0x11, 0x02]);
const ZSTD_FRAME = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const GZIP_FILE = Buffer.from([0x1f, 0x8b, 0x08]);

/**
 * A whole stored value, file or cell: what it held before it was compressed.
 * @param {Buffer} value
 * @returns {Buffer | null} null when it is not compressed
 * @throws {Error} when it is, in a way that cannot be undone here: what is not read must not pass for searched
 */
export function uncompressed(value) {
	const marked = value.subarray(0, 16).indexOf(SNAPPY_VALUE);
	if (marked >= 0) return bySnappyOrChance(value.subarray(marked + SNAPPY_VALUE.length));
	if (startsWith(value, ZSTD_FRAME)) return fromZstd(value);
	if (startsWith(value, GZIP_FILE)) return zlib.gunzipSync(value, { finishFlush: zlib.constants.Z_SYNC_FLUSH });
	return null;
}

/**
 * @param {Buffer} body
 * @param {string} encoding as a `content-encoding` header names it
 * @returns {Buffer | null} null when it names none
 * @throws {Error} when it cannot be undone here
 */
export function decoded(body, encoding) {
	if (encoding === '' || encoding === 'identity') return null;
	if (encoding === 'gzip') return zlib.gunzipSync(body, { finishFlush: zlib.constants.Z_SYNC_FLUSH });
	if (encoding === 'deflate') return zlib.inflateSync(body, { finishFlush: zlib.constants.Z_SYNC_FLUSH });
	if (encoding === 'br') return zlib.brotliDecompressSync(body, { finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH });
	if (encoding === 'zstd') return fromZstd(body);
	throw new Error(`A body in the unknown encoding ${encoding}.`);
}

/** @param {Buffer} bytes @returns {Buffer} @throws {Error} */
export function fromSnappy(bytes) {
	return Buffer.from(snappy.uncompress(new Uint8Array(bytes)));
}

/** @param {Buffer} bytes @returns {Buffer} @throws {Error} */
export function fromZstd(bytes) {
	return Buffer.from(decompress(new Uint8Array(bytes)));
}

/**
 * Three bytes may be the mark by chance: what then does not decompress is not compressed.
 * @param {Buffer} bytes
 * @returns {Buffer | null}
 */
function bySnappyOrChance(bytes) {
	try {
		return fromSnappy(bytes);
	} catch {
		return null;
	}
}

/** @param {Buffer} bytes @param {Buffer} mark @returns {boolean} */
const startsWith = (bytes, mark) => bytes.subarray(0, mark.length).equals(mark);
