/**
 * SQLite's files, as its documentation describes them (fileformat2.html):
 * history and settings of the browser, and, where Chromium has moved to it,
 * IndexedDB. A long value lies in pieces over several pages, so that a search
 * of the raw file could miss it.
 */
import { Reader } from './reader.js';

const MAGIC = Buffer.from('SQLite format 3\0');
const WAL_MAGIC = 0x377f0682;
const WAL_HEADER = 32;
const FRAME_HEADER = 24;

/** @param {Buffer} file @returns {boolean} */
export const isSqlite = (file) => file.subarray(0, MAGIC.length).equals(MAGIC);

/**
 * Every row of every table and index, and every value of it; also rows on
 * pages that are free by now and still hold them.
 * @param {Buffer} file
 * @param {Buffer | null} log the write-ahead log beside it (`-wal`), null without
 * @returns {Generator<Buffer>}
 */
export function* sqliteEntries(file, log) {
	const size = file.readUInt16BE(16) === 1 ? 65_536 : file.readUInt16BE(16);
	const usable = size - file.readUInt8(20);
	/** @type {(number: number) => Buffer | undefined} */
	const inFile = (number) => {
		const page = file.subarray((number - 1) * size, number * size);
		return number > 0 && page.length === size ? page : undefined;
	};
	for (let number = 1; number <= file.length / size; number++) yield* pageEntries(number, inFile, usable);

	const logged = log ? pagesOf(log) : new Map();
	/** @type {(number: number) => Buffer | undefined} */
	const newest = (number) => logged.get(number) ?? inFile(number);
	for (const number of logged.keys()) yield* pageEntries(number, newest, usable);
}

/**
 * @param {Buffer} log
 * @returns {Map<number, Buffer>} the newest version of each page in the log
 */
function pagesOf(log) {
	/** @type {Map<number, Buffer>} */
	const pages = new Map();
	if (log.length < WAL_HEADER || (log.readUInt32BE(0) & ~1) >>> 0 !== WAL_MAGIC) return pages;
	const size = log.readUInt32BE(8);
	for (let at = WAL_HEADER; at + FRAME_HEADER + size <= log.length; at += FRAME_HEADER + size)
		pages.set(log.readUInt32BE(at), log.subarray(at + FRAME_HEADER, at + FRAME_HEADER + size));
	return pages;
}

/**
 * @param {number} number of the page, from 1
 * @param {(number: number) => Buffer | undefined} read
 * @param {number} usable bytes of a page
 * @returns {Generator<Buffer>}
 */
function* pageEntries(number, read, usable) {
	const page = read(number);
	const header = number === 1 ? 100 : 0;
	const type = page?.[header];
	if (!page || (type !== 0x0d && type !== 0x0a && type !== 0x02)) return;
	const interior = type === 0x02;
	const cells = page.readUInt16BE(header + 3);
	for (let cell = 0; cell < cells; cell++) {
		const pointer = header + (interior ? 12 : 8) + 2 * cell;
		const payload = pointer + 2 <= page.length ? payloadAt(page, page.readUInt16BE(pointer), type, read, usable) : null;
		if (!payload) continue;
		yield payload;
		yield* valuesOf(payload);
	}
}

/**
 * @param {Buffer} page
 * @param {number} at
 * @param {number} type of the page
 * @param {(number: number) => Buffer | undefined} read
 * @param {number} usable
 * @returns {Buffer | null} null where there is none: a page that only looks like one of a table
 */
function payloadAt(page, at, type, read, usable) {
	const table = type === 0x0d;
	try {
		const reader = new Reader(page, at + (type === 0x02 ? 4 : 0));
		const size = reader.bigVarint();
		if (table) reader.bigVarint();
		const most = table ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
		if (size <= most) return reader.take(size);
		const least = Math.floor(((usable - 12) * 32) / 255) - 23;
		const wished = least + ((size - least) % (usable - 4));
		const pieces = [reader.take(wished <= most ? wished : least)];
		let left = size - (pieces[0]?.length ?? 0);
		let next = reader.take(4).readUInt32BE(0);
		for (let more = read(next); more && left > 0; more = read(next)) {
			pieces.push(more.subarray(4, 4 + Math.min(left, usable - 4)));
			left -= usable - 4;
			next = more.readUInt32BE(0);
		}
		return Buffer.concat(pieces);
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}

/**
 * @param {Buffer} payload
 * @returns {Generator<Buffer>} the texts and blobs of a row
 */
function* valuesOf(payload) {
	/** @type {Buffer[]} */
	const values = [];
	try {
		const header = new Reader(payload);
		const end = header.bigVarint();
		const body = new Reader(payload, end);
		while (header.at < end) {
			const type = header.bigVarint();
			const length = type >= 12 ? Math.floor((type - 12) / 2) : ([0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type] ?? 0);
			const value = body.take(length);
			if (type >= 12) values.push(value);
		}
	} catch (error) {
		// Part of a row that has been overwritten: it was given whole already, as far as it goes.
		if (!(error instanceof RangeError)) throw error;
	}
	yield* values;
}
