/**
 * LevelDB's files, as its documentation describes them (table_format.md and
 * log_format.md): IndexedDB, local and session storage, and much of what
 * Chromium keeps for itself.
 */
import { fromSnappy, fromZstd } from './compression.js';
import { Reader } from './reader.js';

const FOOTER = 48;
const TABLE_MAGIC = Buffer.from('57fb808b247547db', 'hex');
/** Type and checksum behind each block of a table. */
const BLOCK_TRAILER = 5;
const LOG_BLOCK = 32_768;
const LOG_HEADER = 7;
/** Sequence number and count before the entries of a write batch. */
const BATCH_HEADER = 12;

/**
 * The keys, whole again although a table stores only where each differs from
 * the one before, and the values of a table, also overwritten and deleted ones.
 * @param {Buffer} file
 * @returns {Generator<Buffer>}
 * @throws {Error} for a table that is cut off or compressed in an unknown way
 */
export function* tableEntries(file) {
	if (file.length < FOOTER || !file.subarray(-TABLE_MAGIC.length).equals(TABLE_MAGIC))
		throw new Error('A table without an end: its writer was stopped.');
	const footer = new Reader(file, file.length - FOOTER);
	const properties = [footer.varint(), footer.varint()];
	const index = [footer.varint(), footer.varint()];
	for (const [offset = 0, size = 0] of [properties, index]) yield* blockEntries(block(file, offset, size));
	let handle = false;
	for (const entry of blockEntries(block(file, index[0] ?? 0, index[1] ?? 0))) {
		if (handle) {
			const place = new Reader(entry);
			yield* blockEntries(block(file, place.varint(), place.varint()));
		}
		handle = !handle;
	}
}

/**
 * @param {Buffer} file
 * @param {number} offset
 * @param {number} size
 * @returns {Buffer} uncompressed
 */
function block(file, offset, size) {
	const stored = new Reader(file, offset).take(size + BLOCK_TRAILER);
	const bytes = stored.subarray(0, size);
	const type = stored[size];
	if (type === 0) return bytes;
	if (type === 1) return fromSnappy(bytes);
	if (type === 2) return fromZstd(bytes);
	throw new Error(`A table block compressed in an unknown way (${type}).`);
}

/**
 * @param {Buffer} bytes
 * @returns {Generator<Buffer>} key, value, key, value, …
 */
function* blockEntries(bytes) {
	const restarts = bytes.readUInt32LE(bytes.length - 4);
	const reader = new Reader(bytes.subarray(0, bytes.length - 4 * (restarts + 1)));
	let key = Buffer.alloc(0);
	while (!reader.done) {
		const [shared, rest, value] = [reader.varint(), reader.varint(), reader.varint()];
		key = Buffer.concat([key.subarray(0, shared), reader.take(rest)]);
		yield key;
		yield reader.take(value);
	}
}

/**
 * The records of a log, joined where they were split over its blocks of
 * 32 KiB, and the keys and values within them. A record that a crash cut off
 * is given as far as it goes.
 * @param {Buffer} file
 * @returns {Generator<Buffer>}
 */
export function* logEntries(file) {
	/** @type {Buffer[]} */
	let pieces = [];
	for (let start = 0; start < file.length; start += LOG_BLOCK) {
		const inBlock = new Reader(file.subarray(start, start + LOG_BLOCK));
		while (inBlock.at + LOG_HEADER <= inBlock.bytes.length) {
			const header = inBlock.take(LOG_HEADER);
			const length = Math.min(header.readUInt16LE(4), inBlock.bytes.length - inBlock.at);
			const type = header[6];
			if (type === 0 && length === 0) break;
			const first = type === 1 || type === 2;
			if (first && pieces.length > 0) yield* recordEntries(Buffer.concat(pieces));
			pieces = first ? [] : pieces;
			pieces.push(inBlock.take(length));
		}
	}
	if (pieces.length > 0) yield* recordEntries(Buffer.concat(pieces));
}

/**
 * @param {Buffer} record
 * @returns {Generator<Buffer>} the record, then its keys and values if it is a write batch
 */
function* recordEntries(record) {
	yield record;
	if (record.length < BATCH_HEADER) return;
	const reader = new Reader(record, BATCH_HEADER);
	/** @type {Buffer[]} */
	const entries = [];
	try {
		while (!reader.done) {
			const put = reader.byte() === 1;
			entries.push(reader.take(reader.varint()));
			if (put) entries.push(reader.take(reader.varint()));
		}
	} catch (error) {
		// Not a batch (the manifest's logs hold other things), or cut off by a crash: what was read of it counts.
		if (!(error instanceof RangeError)) throw error;
	}
	yield* entries;
}
