import { concat, Reader, sha256, u64, type Bytes } from '#lib/vault/bytes.js';

/** How far a device has read a stream, and by what it knows the stream again. */
export interface Mark {
	/** The last message that needs no more reading; 0 before the first. */
	seq: number;
	/** Of the stream: when it was made, as the server says. */
	made: Bytes;
	/** Of that message's bytes. */
	digest: Bytes;
}

const VERSION = 0;
const WIDTH = 16;

export const digestOf = (bytes: Uint8Array): Bytes => sha256(bytes).slice(0, WIDTH);

export const startOf = (made: Bytes): Mark => ({ seq: 0, made, digest: new Uint8Array(WIDTH) });

export const writeMark = ({ seq, made, digest }: Mark): Bytes => concat(Uint8Array.of(VERSION), u64(seq), made, digest);

/** Total: null for what is no mark. */
export function readMark(bytes: Bytes | null): Mark | null {
	const reader = new Reader(bytes ?? new Uint8Array());
	const version = reader.u8();
	const mark = { seq: reader.u64(), made: reader.take(WIDTH), digest: reader.take(WIDTH) };
	return reader.whole && reader.left === 0 && version === VERSION ? mark : null;
}
