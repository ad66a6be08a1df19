import { concat, equalBytes, Reader, sha256, toHex, utf8, type Bytes } from './bytes.js';

/**
 * The outside of an Automerge change, read without Automerge: what a few bytes
 * of it unfold to is known only after this, and a hostile one unfolds to more
 * than any memory holds. Follows Automerge's binary format, change chunks.
 */
const MAGIC = Uint8Array.of(0x85, 0x6f, 0x4a, 0x83);
const PREFIX_BYTES = 8;
const PLAIN_CHANGE = 1;
const ACTOR_BYTES = 24;

/**
 * The hash that a link carries for a change, hex: Automerge's own hash for a
 * plain change chunk, and for any other bytes one that no change has. Binds
 * every byte: a change written in another way (deflated, say) is another one.
 */
export function changeHash(change: Bytes): string {
	const hash = sha256(change.subarray(PREFIX_BYTES));
	const prefix = concat(MAGIC, hash.subarray(0, 4));
	const whole = change[PREFIX_BYTES] === PLAIN_CHANGE && equalBytes(change.subarray(0, PREFIX_BYTES), prefix);
	return toHex(whole ? hash : sha256(concat(utf8('tizilim-no-change-1'), change)));
}

/** Columns of a pushed text. Each holds one value: a run of one literal (0x7f), but for the text itself and the flag. */
const ACTION = 0x42;
const INSERT = 0x34;
const TEXT = 0x57;
const PREDECESSORS = 0x70;
const ONE_VALUE = new Set([0x01, 0x02, 0x11, 0x13, ACTION, 0x56, PREDECESSORS]);
/** `set`, `insert: true`, and no predecessor. */
const EXACTLY = new Map([
	[ACTION, Uint8Array.of(0x7f, 1)],
	[INSERT, Uint8Array.of(0, 1)],
	[PREDECESSORS, Uint8Array.of(0x7f, 0)]
]);

/** True for a plain change chunk with exactly one op that sets a new list element. What it says is for Automerge to tell. */
export function isOnePush(change: Bytes): boolean {
	const reader = new Reader(change);
	reader.take(PREFIX_BYTES);
	if (reader.u8() !== PLAIN_CHANGE || varint(reader) !== reader.left) return false;
	reader.take(varint(reader) * 32);
	const actor = reader.take(varint(reader));
	varint(reader);
	varint(reader);
	varint(reader);
	reader.take(varint(reader));
	const others = varint(reader);
	for (let at = 0; at < others && reader.whole; at += 1) reader.take(varint(reader));
	return reader.whole && actor.length === ACTOR_BYTES && columnsHoldOneOp(reader);
}

function columnsHoldOneOp(reader: Reader): boolean {
	const count = varint(reader);
	const columns = new Map<number, number>();
	for (let at = 0; at < count && reader.whole; at += 1) columns.set(varint(reader), varint(reader));
	const data = new Map([...columns].map(([column, length]) => [column, reader.take(length)]));
	const each = [...data].every(([column, bytes]) => {
		const exact = EXACTLY.get(column);
		if (exact) return equalBytes(bytes, exact);
		return column === TEXT || (ONE_VALUE.has(column) && bytes[0] === 0x7f);
	});
	return reader.whole && reader.left === 0 && each && [...EXACTLY.keys()].every((column) => data.has(column));
}

/** An unsigned LEB128 number up to 2^49; a longer one spends the reader. A signed one takes the same bytes. */
function varint(reader: Reader): number {
	let value = 0;
	for (let at = 0; at < 7; at += 1) {
		const byte = reader.u8();
		value += (byte & 0x7f) * 2 ** (7 * at);
		if (byte < 0x80) return value;
	}
	reader.take(Number.POSITIVE_INFINITY);
	return 0;
}
