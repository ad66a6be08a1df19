import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase45, toBase45 } from './base45.js';

/**
 * A message as QR codes: cut into parts that a phone's camera reads easily,
 * shown one after another, collected in any order. See docs/pairing.md.
 */
const PREFIX = 'TZL:';
const VERSION = 0;
const ID_BYTES = 4;
const HEADER_BYTES = 1 + ID_BYTES + 1 + 1;
/** With these a code has at most 53 modules a side: a laptop's camera reads that off a phone at arm's length. */
const PART_BYTES = 165;
const MOST_PARTS = 255;

const idOf = (message: Uint8Array): Uint8Array => sha256(message).slice(0, ID_BYTES);

/** The texts of a message's codes; it has at most 165 × 255 bytes. */
export function framesOf(message: Uint8Array): string[] {
	const count = Math.min(MOST_PARTS, Math.max(1, Math.ceil(message.length / PART_BYTES)));
	return Array.from({ length: count }, (_, at) => {
		const part = message.subarray(at * PART_BYTES, (at + 1) * PART_BYTES);
		return PREFIX + toBase45(Uint8Array.of(VERSION, ...idOf(message), at, count, ...part));
	});
}

export type FrameTaken =
	/** A code of something else. */
	| { kind: 'foreign' }
	/** Made by a newer app. */
	| { kind: 'newer' }
	/** A part, new or again. */
	| { kind: 'part'; have: number; count: number }
	/** The last part that was missing. */
	| { kind: 'whole'; message: Uint8Array<ArrayBuffer> }
	/** A code of the message that was whole last. */
	| { kind: 'again' };

/** Puts the parts of messages together as they are seen. A part of another message begins anew. */
export class FrameCollector {
	#id = '';
	#parts: (Uint8Array | undefined)[] = [];
	#whole = '';

	/** The text of a code that was read. Total over any text. */
	take(text: string): FrameTaken {
		const bytes = text.startsWith(PREFIX) ? fromBase45(text.slice(PREFIX.length)) : null;
		if (!bytes) return { kind: 'foreign' };
		if ((bytes[0] ?? 0) > VERSION) return { kind: 'newer' };
		const [at, count] = [bytes[1 + ID_BYTES] ?? 0, bytes[2 + ID_BYTES] ?? 0];
		if (bytes.length < HEADER_BYTES || at >= count) return { kind: 'foreign' };
		const id = `${bytes.slice(1, 1 + ID_BYTES).join()}/${String(count)}`;
		if (id === this.#whole) return { kind: 'again' };
		if (id !== this.#id) {
			this.#id = id;
			this.#parts = Array<undefined>(count).fill(undefined);
		}
		this.#parts[at] = bytes.slice(HEADER_BYTES);
		const have = this.#parts.filter((part) => part !== undefined);
		if (have.length < count) return { kind: 'part', have: have.length, count };
		const message = Uint8Array.from(have.flatMap((part) => [...part]));
		this.#id = '';
		// Two messages of one name, or a code that was read wrong: begin anew.
		if (idOf(message).join() !== bytes.slice(1, 1 + ID_BYTES).join()) return { kind: 'part', have: 0, count };
		this.#whole = id;
		return { kind: 'whole', message };
	}
}
