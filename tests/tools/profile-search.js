/**
 * Looks for secrets in a browser profile on disk, with the compression of its
 * stores undone: what the tests of "nothing leaks at rest" stand on.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { cachedBody, isCacheEntry } from './profile/cache.js';
import { uncompressed } from './profile/compression.js';
import { logEntries, tableEntries } from './profile/leveldb.js';
import { patternsOf, scanner } from './profile/needles.js';
import { isSqlite, sqliteEntries } from './profile/sqlite.js';

/** @typedef {import('./profile/needles.js').Needle} Needle */
/** @typedef {{needle: string, encoding: string, file: string}} Hit needle: its label; file: path within the folder */

/**
 * Every file below the folder is searched as it is and as its store meant it:
 * tables and logs of LevelDB, rows of SQLite, entries of the cache, compressed
 * values and blobs. Texts are looked for in UTF-8 and UTF-16 (both orders),
 * escaped, percent-encoded and in base64; bytes as they are, in hex, in base64
 * and as a list of numbers. Addresses and names of files are searched too.
 * The browser must be closed, or its files may change meanwhile.
 * @param {string} folder a browser's profile
 * @param {Needle[]} needles
 * @returns {Promise<Hit[]>} each needle at most once an encoding and file; empty when nothing was found
 * @throws {Error} when a file cannot be read as its store wrote it, naming the file: unread is not clean
 */
export function searchProfile(folder, needles) {
	return Promise.resolve().then(() => [...search(folder, needles)]);
}

/**
 * @param {string} folder
 * @param {Needle[]} needles
 * @returns {Generator<Hit>}
 */
function* search(folder, needles) {
	const scan = scanner(patternsOf(needles));
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	if (files.length === 0) throw new Error('There is no file to search.');
	for (const entry of files) {
		const path = join(entry.parentPath, entry.name);
		const file = relative(folder, path);
		/** @type {Map<string, Hit>} */
		const hits = new Map();
		try {
			for (const layer of layersOf(path, file))
				scan(layer, ({ label, encoding }) => hits.set(`${label}\n${encoding}`, { needle: label, encoding, file }));
		} catch (error) {
			const why = error instanceof Error ? error.message : 'unknown';
			throw new Error(`${file} could not be searched: ${why}`, { cause: error });
		}
		yield* hits.values();
	}
}

/**
 * @param {string} path
 * @param {string} name its path within the profile
 * @returns {Generator<Buffer>} everything that the file says
 */
function* layersOf(path, name) {
	yield Buffer.from(name);
	const bytes = readFileSync(path);
	yield* withUncompressed(bytes);
	for (const entry of entriesOf(path, bytes)) yield* withUncompressed(entry);
}

/**
 * @param {string} path
 * @param {Buffer} bytes
 * @returns {Iterable<Buffer>}
 */
function entriesOf(path, bytes) {
	const name = basename(path);
	if (/\.(ldb|sst)$/.test(name)) return tableEntries(bytes);
	if (/^\d+\.log$|^MANIFEST-\d+$/.test(name)) return logEntries(bytes);
	if (isSqlite(bytes)) return sqliteEntries(bytes, existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : null);
	if (isCacheEntry(bytes)) return [cachedBody(bytes)].filter((body) => body !== null);
	return [];
}

/**
 * @param {Buffer} bytes
 * @returns {Generator<Buffer>}
 */
function* withUncompressed(bytes) {
	yield bytes;
	const inner = uncompressed(bytes);
	if (inner) yield* withUncompressed(inner);
}
