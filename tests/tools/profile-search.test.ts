import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import snappy from 'snappyjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { searchProfile } from './profile-search.js';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'profile-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, bytes: Uint8Array | string): void {
	mkdirSync(dirname(join(folder, name)), { recursive: true });
	writeFileSync(join(folder, name), bytes);
}

const compressed = (bytes: Buffer) => Buffer.from(snappy.compress(new Uint8Array(bytes)));
/** Bytes in which nothing repeats and no needle lies. */
const noise = (length: number) => Buffer.from(Array.from({ length }, (_, i) => (i * 7 + (i >> 8) * 13) % 251));

/** Kinds of hits for one needle: `encoding @ file`. */
async function found(needle: { text: string } | { bytes: Uint8Array }): Promise<string[]> {
	const hits = await searchProfile(folder, [{ label: 'it', ...needle }]);
	return hits.map(({ encoding, file }) => `${encoding} @ ${file}`);
}

/** LevelDB's own number form. */
function varint(value: number): Buffer {
	const bytes = [];
	for (; value >= 0x80; value = Math.floor(value / 128)) bytes.push((value & 0x7f) | 0x80);
	return Buffer.from([...bytes, value]);
}
const prefixed = (bytes: Buffer) => Buffer.concat([varint(bytes.length), bytes]);
const uint32 = (value: number) => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
};

/** A block of a table: each key stored as what differs from the key before. */
function block(entries: [Buffer, Buffer][]): Buffer {
	let before: Buffer = Buffer.alloc(0);
	const bytes = entries.map(([key, value]) => {
		let shared = 0;
		while (shared < Math.min(key.length, before.length) && key[shared] === before[shared]) shared++;
		before = key;
		const sizes = [shared, key.length - shared, value.length].map(varint);
		return Buffer.concat([...sizes, key.subarray(shared), value]);
	});
	return Buffer.concat([...bytes, uint32(0), uint32(1)]);
}

function table(entries: [Buffer, Buffer][], type: 0 | 1 | 9 = 1): Buffer {
	const written: Buffer[] = [];
	const write = (bytes: Buffer) => {
		const stored = type === 1 ? compressed(bytes) : bytes;
		const at = written.reduce((sum, { length }) => sum + length, 0);
		written.push(stored, Buffer.from([type, 0, 0, 0, 0]));
		return Buffer.concat([varint(at), varint(stored.length)]);
	};
	const data = write(block(entries));
	const meta = write(block([]));
	const index = write(block([[Buffer.from('zz'), data]]));
	const footer = Buffer.alloc(48);
	Buffer.concat([meta, index]).copy(footer);
	footer.write('57fb808b247547db', 40, 'hex');
	return Buffer.concat([...written, footer]);
}

/** A log with one write batch, cut over blocks of 32 KiB as LevelDB does. */
function log(puts: [Buffer, Buffer][]): Buffer {
	const entries = puts.map(([key, value]) => Buffer.concat([Buffer.from([1]), prefixed(key), prefixed(value)]));
	let rest = Buffer.concat([Buffer.alloc(12), ...entries]);
	const out: Buffer[] = [];
	for (let first = true; first || rest.length > 0; first = false) {
		const piece = rest.subarray(0, 32_768 - 7);
		rest = rest.subarray(piece.length);
		const type = first ? (rest.length > 0 ? 2 : 1) : rest.length > 0 ? 3 : 4;
		out.push(Buffer.from([0, 0, 0, 0, piece.length & 0xff, piece.length >> 8, type]), piece);
	}
	return Buffer.concat(out);
}

const SECRET = 'Қасымов Нұрғали Әбілұлы';
const utf16 = Buffer.from(SECRET, 'utf16le');
const stored = (value: Buffer) => Buffer.concat([Buffer.from([0x03, 0xff, 0x11, 0x02]), compressed(value)]);

describe('forms of a needle', () => {
	it.each([
		['utf-8', Buffer.from(SECRET)],
		['utf-16le', utf16],
		['utf-16be', Buffer.from(utf16).swap16()],
		[
			'json in utf-8',
			JSON.stringify(SECRET).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
		],
		['percent in utf-8', `https://x.test/#/${encodeURIComponent(SECRET)}`],
		['percent in utf-8', encodeURIComponent(SECRET).toLowerCase()],
		['utf-8', SECRET.normalize('NFD')],
		['key of SQLite', Buffer.from('849a84308441844b843c843e843200', 'hex')],
		['base64 of utf-8', Buffer.from(`..${SECRET}...`).toString('base64url')]
	])('a text as %s', async (encoding, bytes) => {
		put('Preferences', Buffer.concat([noise(1001), Buffer.from(bytes), noise(10)]));
		expect(await found({ text: encoding === 'key of SQLite' ? 'Қасымов' : SECRET })).toEqual([
			`${encoding} @ Preferences`
		]);
	});

	it('a Latin text as a byte a letter', async () => {
		put('a', Buffer.from('Société', 'latin1'));
		expect(await found({ text: 'Société' })).toEqual(['latin1 @ a']);
	});

	it('a text in the name of a file', async () => {
		put(`Downloads/${SECRET}.txt`, 'x');
		expect(await found({ text: SECRET })).toHaveLength(1);
	});

	it('bytes, wherever they start, as they are and written as text', async () => {
		const anyBytes = (least: number) => fc.uint8Array({ minLength: least, maxLength: 40 });
		await fc.assert(
			fc.asyncProperty(anyBytes(8), anyBytes(0), anyBytes(0), async (secret, before, after) => {
				const all = Buffer.concat([before, secret, after]);
				const base64 = all.toString('base64');
				const inEights = Buffer.from([...all].flatMap((byte, i) => (i % 8 === 0 ? [9, byte] : [byte])));
				const forms: [string, string | Buffer][] = [
					['raw', all],
					['hex in utf-8', all.toString('hex')],
					['hex in utf-8', all.toString('hex').toUpperCase()],
					['base64 in utf-8', base64],
					['base64 in utf-8', all.toString('base64url')],
					['base64 in utf-16le', Buffer.from(base64, 'utf16le')],
					['base64 in utf-16be', Buffer.from(base64, 'utf16le').swap16()],
					['key of SQLite', inEights],
					['numbers in utf-8', JSON.stringify([...all])]
				];
				for (const [encoding, bytes] of forms) {
					put('f', bytes);
					const hits = await found({ bytes: secret });
					// Eight bytes that lie whole between two marks lie there as they are.
					const whole = encoding === 'key of SQLite' && secret.length === 8 ? ['raw @ f'] : [];
					expect(
						[`${encoding} @ f`, ...whole].some((hit) => hits.includes(hit)),
						encoding
					).toBe(true);
				}
			}),
			{ numRuns: 50 }
		);
	});

	it('refuses a needle that chance would find, naming it by its label', async () => {
		put('a', 'abc');
		await expect(searchProfile(folder, [{ label: 'minutes', text: '45' }])).rejects.toThrow("'minutes'");
		await expect(searchProfile(folder, [{ label: 'minutes', text: '45' }])).rejects.not.toThrow('45');
	});

	it('finds nothing where nothing is', async () => {
		put('a', noise(5000));
		put('b.ldb', table([[Buffer.from('key'), noise(5000)]]));
		expect(await found({ text: SECRET })).toEqual([]);
		expect(await found({ bytes: Buffer.from('0123456789') })).toEqual([]);
	});

	it('does not take an empty folder for a clean one', async () => {
		await expect(found({ text: SECRET })).rejects.toThrow('no file');
	});
});

describe('LevelDB', () => {
	const at = 'IndexedDB/x.leveldb';
	const key = (text: string) => Buffer.from(text);

	it('compresses so that a search of the raw file finds nothing: else these tests show nothing', () => {
		const bytes = table([[key('k'), Buffer.from(SECRET.repeat(50))]]);
		expect(bytes.indexOf(Buffer.from(SECRET.repeat(2)))).toBe(-1);
	});

	it.each([0, 1] as const)('values and keys of a table, compressed or not (%i)', async (type) => {
		put(`${at}/000005.ldb`, table([[key('k'), Buffer.from(SECRET.repeat(50))]], type));
		expect(await found({ text: SECRET.repeat(2) })).toEqual([`utf-8 @ ${at}/000005.ldb`]);
	});

	it('a key of which the table stores only the end', async () => {
		const [one, two] = [key(`${SECRET} 1`), key(`${SECRET} 2`)];
		put(
			`${at}/000005.sst`,
			table([
				[key(SECRET), noise(3)],
				[one, noise(3)],
				[two, noise(3)]
			])
		);
		expect(await found({ text: `${SECRET} 2` })).toEqual([`utf-8 @ ${at}/000005.sst`]);
	});

	it('a value that was compressed before it was stored, in table, log and file', async () => {
		const value = stored(Buffer.from(SECRET.repeat(200), 'utf16le'));
		put(`${at}/000005.ldb`, table([[key('k'), value]]));
		put(`${at}/000006.log`, log([[key('k'), value]]));
		put('IndexedDB/x.blob/1/00/2', value.subarray(1));
		expect((await found({ text: SECRET.repeat(3) })).sort()).toEqual([
			'utf-16le @ IndexedDB/x.blob/1/00/2',
			`utf-16le @ ${at}/000005.ldb`,
			`utf-16le @ ${at}/000006.log`
		]);
	});

	it('a record that is split over two blocks of a log, in the midst of the needle', async () => {
		for (const start of [32_740, 32_747, 32_760]) {
			put(`${at}/000007.log`, log([[key('k'), Buffer.concat([noise(start - 20), utf16, noise(90_000)])]]));
			expect(await found({ text: SECRET }), `at ${start}`).toEqual([`utf-16le @ ${at}/000007.log`]);
		}
	});

	it('a log cut off by a crash, as far as it goes', async () => {
		const whole = log([[key('k'), Buffer.concat([noise(40_000), utf16, noise(30_000)])]]);
		put(`${at}/000007.log`, whole.subarray(0, 60_000));
		expect(await found({ text: SECRET })).toHaveLength(1);
	});

	it('does not pass over what it cannot read', async () => {
		put(`${at}/000005.ldb`, table([[key('k'), utf16]], 9));
		await expect(found({ text: 'another' })).rejects.toThrow('000005.ldb could not be searched');
		put(`${at}/000005.ldb`, table([[key('k'), utf16]]).subarray(0, -8));
		await expect(found({ text: 'another' })).rejects.toThrow('without an end');
	});
});

describe('SQLite', () => {
	const SIZE = 512;

	/** SQLite's own number form. */
	function bigVarint(value: number): Buffer {
		const bytes = [value & 0x7f];
		for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 0x7f) | 0x80);
		return Buffer.from(bytes);
	}

	/** A file of one table with one row, whose blob lies over as many pages as it takes. */
	function database(blob: Buffer): Buffer[] {
		const column = bigVarint(12 + 2 * blob.length);
		const payload = Buffer.concat([bigVarint(1 + column.length), column, blob]);
		const least = Math.floor(((SIZE - 12) * 32) / 255) - 23;
		const wished = least + ((payload.length - least) % (SIZE - 4));
		const local = payload.length <= SIZE - 35 ? payload.length : wished <= SIZE - 35 ? wished : least;
		const overflow: Buffer[] = [];
		for (let at = local; at < payload.length; at += SIZE - 4) {
			const page = Buffer.alloc(SIZE);
			page.writeUInt32BE(at + SIZE - 4 < payload.length ? overflow.length + 4 : 0);
			payload.copy(page, 4, at, at + SIZE - 4);
			overflow.push(page);
		}
		const first = Buffer.alloc(SIZE);
		first.write('SQLite format 3\0');
		first.writeUInt16BE(SIZE, 16);
		first[100] = 0x05;
		const leaf = Buffer.alloc(SIZE);
		leaf[0] = 0x0d;
		leaf.writeUInt16BE(1, 3);
		leaf.writeUInt16BE(10, 8);
		const next = Buffer.alloc(4);
		next.writeUInt32BE(3);
		const cell = [bigVarint(payload.length), Buffer.from([1]), payload.subarray(0, local)];
		Buffer.concat([...cell, ...(overflow.length > 0 ? [next] : [])]).copy(leaf, 10);
		return [first, leaf, ...overflow];
	}

	function writeAhead(pages: [number, Buffer][]): Buffer {
		const header = Buffer.alloc(32);
		header.writeUInt32BE(0x377f0683);
		header.writeUInt32BE(SIZE, 8);
		const frames = pages.flatMap(([number, page]) => {
			const frame = Buffer.alloc(24);
			frame.writeUInt32BE(number);
			return [frame, page];
		});
		return Buffer.concat([header, ...frames]);
	}

	it('a value that lies in pieces over pages, wherever the needle is cut', async () => {
		for (let start = 380; start < 1100; start += 17) {
			put('IndexedDB/x/db', Buffer.concat(database(Buffer.concat([noise(start), utf16, noise(900)]))));
			expect(await found({ text: SECRET }), `at ${start}`).toEqual(['utf-16le @ IndexedDB/x/db']);
		}
	});

	it('a value that was compressed before it was stored', async () => {
		put('db', Buffer.concat(database(stored(Buffer.from(SECRET.repeat(40))))));
		expect(await found({ text: SECRET.repeat(2) })).toEqual(['utf-8 @ db']);
	});

	it('a value of which the log beside the file holds one part and the file the rest', async () => {
		let cut = 0;
		for (let start = 0; start < 500; start += 9) {
			const pages = database(Buffer.concat([noise(start), utf16, noise(991)]));
			const [first = Buffer.alloc(0), leaf = Buffer.alloc(0), ...rest] = pages;
			put('db', Buffer.concat([first, Buffer.alloc(SIZE), ...rest]));
			put('db-wal', '');
			const apart = (await found({ text: SECRET })).length === 0 && leaf.indexOf(utf16) < 0;
			put('db-wal', writeAhead([[2, leaf]]));
			expect(await found({ text: SECRET }), `at ${start}`).not.toEqual([]);
			if (apart) cut++;
		}
		expect(cut).toBeGreaterThan(0);
	});
});

describe('the cache', () => {
	/** An entry of the simple cache: header, address, body, headers. */
	function entry(body: Buffer, headers: string): Buffer {
		const header = Buffer.alloc(24);
		header.write('305c72a71b6dfbfc', 'hex');
		header.writeUInt32LE(5, 8);
		const address = Buffer.from('1/0/https://x.test/api');
		header.writeUInt32LE(address.length, 12);
		const end = Buffer.alloc(24);
		end.write('d8410d97456ffaf4', 'hex');
		return Buffer.concat([header, address, body, end, Buffer.from(`HTTP/1.1 200\0${headers}\0\0`, 'latin1'), end]);
	}

	it.each([
		['gzip', gzipSync],
		['br', brotliCompressSync]
	])('a body that came as %s', async (encoding, compress) => {
		put('Cache/Cache_Data/0a_0', entry(compress(SECRET.repeat(9)), `Content-Encoding: ${encoding}`));
		expect(await found({ text: SECRET.repeat(2) })).toEqual(['utf-8 @ Cache/Cache_Data/0a_0']);
	});

	it('a body that came in clear, and one in an encoding that nobody knows', async () => {
		put('Cache/0a_0', entry(Buffer.from(SECRET), 'content-type: text/plain'));
		expect(await found({ text: SECRET })).toEqual(['utf-8 @ Cache/0a_0']);
		put('Cache/0b_0', entry(Buffer.from(SECRET), 'content-encoding: rot13'));
		await expect(found({ text: SECRET })).rejects.toThrow('0b_0 could not be searched');
	});
});
