import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { sha256 as hash } from '@noble/hashes/sha2.js';

/** Bytes over a buffer of their own: what WebCrypto and IndexedDB take. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
/** Takes every byte as it is: a byte order mark is text too, so that one text has one spelling. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const sha256 = (bytes: Uint8Array): Bytes => new Uint8Array(hash(bytes));
export const concat = (...parts: Uint8Array[]): Bytes => new Uint8Array(concatBytes(...parts));
export const toHex = (bytes: Uint8Array): string => bytesToHex(bytes);
export const utf8 = (text: string): Bytes => encoder.encode(text);
export const randomBytes = (count: number): Bytes => crypto.getRandomValues(new Uint8Array(count));

/** Bytes of hex text; null for what is no hex. */
export function fromHex(text: string): Bytes | null {
	return /^([0-9a-f]{2})*$/.test(text) ? new Uint8Array(hexToBytes(text)) : null;
}

/** Bytes of hex of a known width; another width yields zeros, which no seal opens with and `verify` refuses as a key. */
export function fixed(hex: string, width: number): Bytes {
	const bytes = fromHex(hex);
	return bytes?.length === width ? bytes : new Uint8Array(width);
}

/** Text of UTF-8 bytes; null where they are none. */
export function fromUtf8(bytes: Uint8Array): string | null {
	try {
		return decoder.decode(bytes);
	} catch {
		return null;
	}
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** An unsigned 32-bit number, big-endian. */
export function u32(value: number): Bytes {
	const bytes = new Uint8Array(4);
	new DataView(bytes.buffer).setUint32(0, value);
	return bytes;
}

/** An unsigned 64-bit number, big-endian; `value` is a safe integer. */
export function u64(value: number): Bytes {
	const bytes = new Uint8Array(8);
	new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
	return bytes;
}

/**
 * Reads fields one after another. Reading past the end gives null and leaves
 * the reader spent, so that a caller checks once, at the end.
 */
export class Reader {
	#at = 0;
	#spent = false;

	constructor(readonly bytes: Uint8Array) {}

	/** True while every read so far stayed inside of the bytes. */
	get whole(): boolean {
		return !this.#spent;
	}
	get left(): number {
		return this.bytes.length - this.#at;
	}
	take(count: number): Bytes {
		if (this.#spent || count > this.left) {
			this.#spent = true;
			return new Uint8Array(0);
		}
		const from = this.#at;
		this.#at += count;
		return new Uint8Array(this.bytes.slice(from, this.#at));
	}
	u8(): number {
		return this.take(1)[0] ?? 0;
	}
	u32(): number {
		const bytes = this.take(4);
		return this.#spent ? 0 : new DataView(bytes.buffer).getUint32(0);
	}
	/** A number above 2^53 - 1 spends the reader: no log is that long. */
	u64(): number {
		const bytes = this.take(8);
		if (this.#spent) return 0;
		const value = new DataView(bytes.buffer).getBigUint64(0);
		if (value > BigInt(Number.MAX_SAFE_INTEGER)) {
			this.#spent = true;
			return 0;
		}
		return Number(value);
	}
}
