/**
 * Chromium's simple cache (HTTP cache, Cache storage, code cache): one file an
 * entry, with its address, body and headers. Bodies of the HTTP cache lie
 * there as they came, compressed by the host.
 */
import { decoded } from './compression.js';

const MAGIC = Buffer.from('305c72a71b6dfbfc', 'hex');
const END_MAGIC = Buffer.from('d8410d97456ffaf4', 'hex');
const HEADER = 24;

/** @param {Buffer} file @returns {boolean} */
export const isCacheEntry = (file) => file.subarray(0, MAGIC.length).equals(MAGIC) && file.length > HEADER;

/**
 * @param {Buffer} file
 * @returns {Buffer | null} the body as the page got it; null when it lies there in clear
 */
export function cachedBody(file) {
	const start = HEADER + file.readUInt32LE(12);
	const end = file.indexOf(END_MAGIC, start);
	if (end < 0) return null;
	const headers = file.subarray(end).toString('latin1');
	const encoding = /\0content-encoding:\s*([\w-]+)/i.exec(headers)?.[1] ?? '';
	return end > start ? decoded(file.subarray(start, end), encoding.toLowerCase()) : null;
}
