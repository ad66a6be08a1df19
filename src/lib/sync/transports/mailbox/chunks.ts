import { equalBytes, Reader, sha256, u32, utf8, concat, type Bytes } from '#lib/vault/bytes.js';

/** What a message of the mailbox may hold of a parcel, in bytes: servers take a megabyte, and progress shows in smaller steps. */
export const CHUNK = 256 * 1024;
/** The largest parcel, in bytes. */
export const MOST_IN_MAILBOX = 64 * 1024 * 1024;
/** The most that is kept of parcels that have not all come, in bytes. */
const MOST_HELD = MOST_IN_MAILBOX + 16 * 1024 * 1024;

const MAGIC = utf8('TZLM');
const MAGIC_WIDTH = 4;
const ID = 16;
const HEADER = MAGIC_WIDTH + ID + 4 + 4;

/** A message: magic, first 16 bytes of the parcel's hash, its place among how many, a piece of the parcel. */
export interface Chunk {
	id: string;
	at: number;
	of: number;
	piece: Bytes;
}

/** Cuts a parcel into messages, each of them at most `most` bytes long. */
export function cutParcel(parcel: Bytes, most = CHUNK): { id: Bytes; messages: Bytes[] } {
	const id = sha256(parcel).slice(0, ID);
	const step = most - HEADER;
	const count = Math.max(1, Math.ceil(parcel.length / step));
	const messages = Array.from({ length: count }, (_, at) =>
		concat(MAGIC, id, u32(at), u32(count), parcel.subarray(at * step, (at + 1) * step))
	);
	return { id, messages };
}

/** Total over any bytes: null for what is no message of ours. */
export function readChunk(message: Bytes): (Chunk & { rawId: Bytes }) | null {
	const reader = new Reader(message);
	const ours = equalBytes(reader.take(MAGIC_WIDTH), MAGIC);
	const rawId = reader.take(ID);
	const [at, of] = [reader.u32(), reader.u32()];
	if (!ours || !reader.whole || at >= of || of > MOST_IN_MAILBOX / 1024) return null;
	return { id: rawId.join(), rawId, at, of, piece: reader.take(reader.left) };
}

interface Partial<Mark> {
	of: number;
	pieces: Map<number, Bytes>;
	held: number;
	before: Mark;
	rawId: Bytes;
}

/**
 * Joins messages to parcels again, of several senders at once. `Mark` is the
 * place in the stream before a message: `begin` tells where to read on from, so
 * that no piece of a parcel that has not all come is missed.
 */
export class Joiner<Mark> {
	readonly #partials = new Map<string, Partial<Mark>>();
	readonly #most: number;
	#held = 0;

	/** `most`: how many bytes of parcels that are not whole are held. */
	constructor(most = MOST_HELD) {
		this.#most = most;
	}

	/** The parcel that this message made whole, or null. `before`: the place before this message. */
	take(message: Bytes, before: Mark): Bytes | null {
		const chunk = readChunk(message);
		if (!chunk) return null;
		const partial = this.#partials.get(chunk.id) ?? { ...chunk, pieces: new Map<number, Bytes>(), held: 0, before };
		if (partial.of !== chunk.of || partial.pieces.has(chunk.at)) return null;
		this.#partials.set(chunk.id, partial);
		partial.pieces.set(chunk.at, chunk.piece);
		partial.held += chunk.piece.length;
		this.#held += chunk.piece.length;
		if (partial.pieces.size < partial.of) {
			this.#forgetOldest();
			return null;
		}
		this.#forget(chunk.id);
		const parcel = concat(...Array.from({ length: partial.of }, (_, at) => partial.pieces.get(at) ?? new Uint8Array()));
		return equalBytes(sha256(parcel).slice(0, ID), partial.rawId) ? parcel : null;
	}

	/** Where to read on from next time, if all messages so far were taken: `now`, or before the first piece of what is not whole. */
	begin(now: Mark): Mark {
		const [oldest] = this.#partials.values();
		return oldest ? oldest.before : now;
	}

	/** A sender that broke off, or one that means harm, must not fill the memory nor hold the place for ever. */
	#forgetOldest(): void {
		for (const id of this.#partials.keys()) {
			if (this.#held <= this.#most) return;
			this.#forget(id);
		}
	}
	#forget(id: string): void {
		this.#held -= this.#partials.get(id)?.held ?? 0;
		this.#partials.delete(id);
	}
}
