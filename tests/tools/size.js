/**
 * Weighs what a device downloads to work offline: every file of the precache,
 * compressed with brotli as a host sends it. Fails when the sum grows over the
 * limit. Called by `npm run build`; by hand: `node tests/tools/size.js [folder]`.
 */
import { readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { precacheList } from './portable.js';

/**
 * 1.9 MB, decimal: the most that the whole app may weigh, in bytes after brotli (quality 11). It was 1.6 MB while
 * the app was the register alone; signing, paper log, the Standard, export, sync and reports took the rest.
 */
const LIMIT = 1_900_000;
/** How many files are named one by one. */
const NAMED = 12;
/** Already compressed inside: brotli would only cost time. */
const COMPRESSED = new Set(['.woff2', '.png']);

const folder = resolve(process.argv[2] ?? 'build');
const files = precacheList(folder)
	.map(({ url }) => weigh(url === './' ? 'index.html' : url.slice('./'.length)))
	.sort((a, b) => b.brotli - a.brotli);
const sum = files.reduce((total, { brotli }) => total + brotli, 0);
const share = Math.round((sum / LIMIT) * 100);

console.log(`Precache of ${folder}, ${files.length} files, in kB (1,000 bytes): brotli, plain`);
for (const { name, brotli, plain } of byKind(files)) line(brotli, plain, name);
console.log('Largest:');
for (const { name, brotli, plain } of files.slice(0, NAMED)) line(brotli, plain, name);
console.log(`Sum ${kilobytes(sum)} of ${kilobytes(LIMIT)} kB (${share}%).`);
if (sum > LIMIT) {
	console.error(`The precache is ${kilobytes(sum - LIMIT)} kB over its limit of ${LIMIT} bytes after brotli.`);
	process.exitCode = 1;
}

/**
 * @param {string} name path within the build
 * @returns {{name: string, plain: number, brotli: number}} bytes
 */
function weigh(name) {
	const bytes = readFileSync(join(folder, name));
	const params = {
		[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
		[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
	};
	const brotli = COMPRESSED.has(extname(name)) ? bytes.length : brotliCompressSync(bytes, { params }).length;
	return { name, plain: bytes.length, brotli };
}

/**
 * @param {{name: string, plain: number, brotli: number}[]} all
 * @returns {{name: string, plain: number, brotli: number}[]} summed by the ending of their names, the heaviest first
 */
function byKind(all) {
	/** @type {Map<string, {name: string, plain: number, brotli: number}>} */
	const kinds = new Map();
	for (const { name, plain, brotli } of all) {
		const kind = extname(name) || name;
		const before = kinds.get(kind) ?? { name: kind, plain: 0, brotli: 0 };
		kinds.set(kind, { name: kind, plain: before.plain + plain, brotli: before.brotli + brotli });
	}
	return [...kinds.values()].sort((a, b) => b.brotli - a.brotli);
}

/**
 * @param {number} brotli
 * @param {number} plain
 * @param {string} name
 */
function line(brotli, plain, name) {
	console.log(`${kilobytes(brotli).padStart(9)} ${kilobytes(plain).padStart(9)}  ${name}`);
}

/**
 * @param {number} bytes
 * @returns {string} thousands of bytes, one digit behind the point
 */
function kilobytes(bytes) {
	return (bytes / 1000).toFixed(1);
}
