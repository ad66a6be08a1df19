import { concat, equalBytes, Reader, u32, utf8, type Bytes } from './bytes.js';

/**
 * Several sealed things in one file: what a vault keeps on disk, carried whole.
 * Everything inside is sealed or public by itself. Exchange files and the
 * inside of a backup have this layout too.
 */
export const CONTAINER_VERSION = 1;
const MAGIC = utf8('TZLC');

const TYPES = { keyring: 1, run: 2, snapshot: 3, epoch: 4, acknowledgement: 5, note: 6, aside: 7 } as const;
export type ItemType = keyof typeof TYPES;
export interface Item {
	type: ItemType;
	bytes: Bytes;
}

export type ReadContainer =
	| {
			ok: true;
			value: {
				vault: Bytes;
				items: Item[];
				/** How many items are of a type that this version does not know: say so, they are not in `items`. */
				unknown: number;
			};
	  }
	| {
			ok: false;
			error: { kind: 'not-a-container' } | { kind: 'newer'; version: number } | { kind: 'cut-off'; items: number };
	  };

export function writeContainer(vault: Bytes, items: readonly Item[]): Bytes {
	const parts = items.flatMap(({ type, bytes }) => [Uint8Array.of(TYPES[type]), u32(bytes.length), bytes]);
	return concat(MAGIC, Uint8Array.of(CONTAINER_VERSION), vault, u32(items.length), ...parts);
}

/**
 * Reads a container. Total over any bytes. It begins with the count of its
 * items: a file cut off between two of them is noticed, and one that goes on
 * behind the last is none of ours.
 */
export function readContainer(bytes: Bytes): ReadContainer {
	const reader = new Reader(bytes);
	if (!equalBytes(reader.take(4), MAGIC)) return { ok: false, error: { kind: 'not-a-container' } };
	const version = reader.u8();
	if (version > CONTAINER_VERSION) return { ok: false, error: { kind: 'newer', version } };
	const vault = reader.take(32);
	const count = reader.u32();
	const items: Item[] = [];
	let unknown = 0;
	for (let at = 0; at < count; at += 1) {
		const code = reader.u8();
		const content = reader.take(reader.u32());
		if (!reader.whole) return { ok: false, error: { kind: 'cut-off', items: at } };
		const type = (Object.keys(TYPES) as ItemType[]).find((one) => TYPES[one] === code);
		if (type) items.push({ type, bytes: content });
		else unknown += 1;
	}
	if (!reader.whole) return { ok: false, error: { kind: 'cut-off', items: 0 } };
	if (reader.left > 0) return { ok: false, error: { kind: 'not-a-container' } };
	return { ok: true, value: { vault, items, unknown } };
}
