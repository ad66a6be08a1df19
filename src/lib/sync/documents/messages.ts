import { concat, equalBytes, fixed, Reader, toHex, u32, utf8, type Bytes } from '#lib/vault/bytes.js';

const MAGIC = utf8('TZLG');
const VERSION = 0;
const TAG = { holds: 1, want: 2, give: 3, lack: 4 } as const;

/** A cover (`piece` null) or a piece of a page, by name. */
export interface Part {
	blob: string;
	piece: string | null;
}

/** What two devices say to each other of documents over a line. */
export type DocumentMessage =
	/** What the sender holds, sealed. */
	| { kind: 'holds'; sealed: Bytes }
	| { kind: 'want'; part: Part }
	| { kind: 'give'; part: Part; bytes: Bytes }
	/** The sender has no such part. */
	| { kind: 'lack'; part: Part };

export function writeMessage(message: DocumentMessage): Bytes {
	const head = concat(MAGIC, Uint8Array.of(VERSION, TAG[message.kind]));
	if (message.kind === 'holds') return concat(head, message.sealed);
	const { blob, piece } = message.part;
	const part = concat(
		fixed(blob, 32),
		u32(piece === null ? 0 : 1),
		piece === null ? new Uint8Array(0) : fixed(piece, 32)
	);
	return message.kind === 'give' ? concat(head, part, message.bytes) : concat(head, part);
}

/** Whether bytes are a message of documents, of whatever version: none of them is a parcel. */
export const isDocumentMessage = (bytes: Bytes): boolean => equalBytes(bytes.subarray(0, 4), MAGIC);

/** Total over any bytes; null for what is no message, or of a newer app. */
export function readMessage(bytes: Bytes): DocumentMessage | null {
	const reader = new Reader(bytes);
	if (!equalBytes(reader.take(4), MAGIC) || reader.u8() !== VERSION) return null;
	const tag = reader.u8();
	if (tag === TAG.holds) return reader.whole ? { kind: 'holds', sealed: reader.take(reader.left) } : null;
	const blob = toHex(reader.take(32));
	const pieces = reader.u32();
	const piece = pieces === 1 ? toHex(reader.take(32)) : null;
	if (!reader.whole || pieces > 1) return null;
	const part = { blob, piece };
	if (tag === TAG.give) return { kind: 'give', part, bytes: reader.take(reader.left) };
	if (reader.left > 0) return null;
	return tag === TAG.want ? { kind: 'want', part } : tag === TAG.lack ? { kind: 'lack', part } : null;
}
