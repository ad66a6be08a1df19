import { concat, Reader, u32, type Bytes } from '#lib/vault/bytes.js';

/** The longest message on the channel, in bytes: every browser takes it, and it holds no other message up for long. */
export const PIECE = 64 * 1024;

/** What goes over the channel: pieces of parcels in order, and that a parcel was taken. */
export type Frame =
	| { kind: 'piece'; last: boolean; piece: Bytes }
	/** `n`: the number of the parcel, counted from 0 in the order of sending. */
	| { kind: 'taken'; n: number };

/** Length of such a message. */
const TAKEN = 5;
const TAG = { piece: 0, last: 1, taken: 2 };

/** The messages that carry one parcel. */
export function framesOf(parcel: Bytes): Bytes[] {
	const step = PIECE - 1;
	const count = Math.max(1, Math.ceil(parcel.length / step));
	return Array.from({ length: count }, (_, at) =>
		concat(Uint8Array.of(at === count - 1 ? TAG.last : TAG.piece), parcel.subarray(at * step, (at + 1) * step))
	);
}

export const takenFrame = (n: number): Bytes => concat(Uint8Array.of(TAG.taken), u32(n));

/** Total over any bytes; null for what is no frame. */
export function readFrame(bytes: Bytes): Frame | null {
	const reader = new Reader(bytes);
	const tag = reader.u8();
	if (bytes.length === 0) return null;
	if (tag === TAG.piece || tag === TAG.last)
		return { kind: 'piece', last: tag === TAG.last, piece: reader.take(reader.left) };
	return tag === TAG.taken && bytes.length === TAKEN ? { kind: 'taken', n: reader.u32() } : null;
}
