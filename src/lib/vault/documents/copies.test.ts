import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { MemoryCopies } from '../../../../tests/tools/memory-copies.js';
import { anyBytes, flipped } from '../../../../tests/tools/test-vault.js';
import { randomBytes, toHex, utf8, type Bytes } from '../bytes.js';
import { SealKeys } from '../seal-keys.js';
import { storeContract } from './contract.js';
import { Copies, type CopyKeys } from './copies.js';
import { openCover } from './cover.js';
import { openHoldings } from './holdings.js';
import { PIECE_BYTES } from './piece.js';

describe('the store of documents in memory', () => {
	for (const { name, check } of storeContract)
		it(name, () => {
			const store = new MemoryCopies();
			return check(() => Promise.resolve(store));
		});
});

const secret = randomBytes(32);
function keysOf(device = 'ab'.repeat(16), key = secret): CopyKeys {
	const keys = new SealKeys();
	return { device, epoch: keys.add(key), keys };
}
const setUp = (store = new MemoryCopies(), keys: CopyKeys | null = keysOf()) => ({
	store,
	copies: new Copies(store, () => Promise.resolve(keys))
});
const page = (bytes: Bytes, thumbnail: Bytes | null = null) => ({ type: 'image/jpeg' as const, bytes, thumbnail });
async function added(copies: Copies, bytes: Bytes, thumbnail: Bytes | null = null): Promise<string> {
	const done = await copies.add(page(bytes, thumbnail));
	if (!done.ok) throw new Error(done.error.kind);
	return done.value.blob;
}
/** Compared as a whole: element by element takes too long for large pages. */
async function opensAs(copies: Copies, blob: string, bytes: Bytes): Promise<boolean> {
	const opened = await copies.open(blob);
	return opened.ok && Buffer.from(opened.value.bytes).equals(bytes);
}
const nonEmpty = (most: number) => anyBytes(most).filter((bytes) => bytes.length > 0);

describe('a page that is sealed', () => {
	test('opens as it was, whatever it holds, and stands nowhere in clear', async () => {
		await fc.assert(
			fc.asyncProperty(nonEmpty(3000), fc.option(nonEmpty(500), { nil: null }), async (bytes, thumbnail) => {
				const { store, copies } = setUp();
				const blob = await added(copies, bytes, thumbnail);
				expect(await copies.open(blob)).toEqual({ ok: true, value: { type: 'image/jpeg', bytes } });
				expect(await copies.look([blob, 'ff'.repeat(32)])).toEqual({
					ok: true,
					value: [{ blob, type: 'image/jpeg', thumbnail }]
				});
				const disk = [...store.bytes.values(), ...[...store.kept.values()].map(({ sealed }) => sealed)].map(toHex);
				if (bytes.length > 8) expect(disk.some((one) => one.includes(toHex(bytes)))).toBe(false);
			})
		);
	});

	test('is cut into pieces that every carrier takes, and whole again at every length around the cut', async () => {
		for (const length of [1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES]) {
			const { store, copies } = setUp();
			const bytes = new Uint8Array(length).fill(7);
			const shares: number[] = [];
			const done = await copies.add(page(bytes), (share) => shares.push(share));
			expect(done.ok && (await opensAs(copies, done.value.blob, bytes))).toBe(true);
			expect(store.bytes.size).toBe(Math.ceil(length / PIECE_BYTES));
			expect(Math.max(...[...store.bytes.values()].map((one) => one.length))).toBeLessThan(256 * 1024);
			expect(shares.at(-1)).toBe(1);
		}
	});

	test('twice is two pages under two keys: nothing tells that they are the same', async () => {
		const { store, copies } = setUp();
		const bytes = utf8('the same');
		expect(await added(copies, bytes)).not.toBe(await added(copies, bytes));
		expect(store.bytes.size).toBe(2);
	});

	test('any altered byte of a piece is met with "damaged", the piece goes, and comes again', async () => {
		await fc.assert(
			fc.asyncProperty(nonEmpty(2000), fc.nat(), fc.nat(7), async (bytes, at, bit) => {
				const { store, copies } = setUp();
				const blob = await added(copies, bytes);
				const [name, sealed] = [...store.bytes][0] ?? ['', new Uint8Array()];
				store.bytes.set(name, flipped(sealed, at % sealed.length, 1 << bit));
				expect(await copies.open(blob)).toEqual({ ok: false, error: { kind: 'copy-damaged' } });
				expect(await copies.open(blob)).toEqual({ ok: false, error: { kind: 'not-here' } });
				expect(await copies.takePiece(blob, name, sealed)).toEqual({ ok: true, value: true });
				expect(await copies.open(blob)).toMatchObject({ ok: true, value: { bytes } });
			})
		);
	});

	test('its cover and what a device says are total over any bytes', async () => {
		await fc.assert(
			fc.asyncProperty(anyBytes(), async (bytes) => {
				expect(await openCover(bytes, keysOf().keys)).toBeNull();
				expect(await openHoldings(bytes, keysOf().keys)).toBeNull();
			})
		);
	});

	test('does not open in another vault, or when this one is locked', async () => {
		const { store, copies } = setUp();
		const blob = await added(copies, utf8('secret'));
		const locked = setUp(store, null).copies;
		expect(await locked.open(blob)).toEqual({ ok: false, error: { kind: 'not-open' } });
		expect(await locked.add(page(utf8('x')))).toEqual({ ok: false, error: { kind: 'not-open' } });
		const foreign = setUp(store, keysOf('cd'.repeat(16), randomBytes(32))).copies;
		expect((await foreign.open(blob)).ok).toBe(false);
	});
});

describe('a crash, or a full disk, in the midst of taking a page in', () => {
	const bytes = new Uint8Array(3 * PIECE_BYTES + 5).fill(1);

	test('a full disk leaves nothing of the page, wherever it strikes, and what was there stays', async () => {
		for (let room = 0; room < 5; room += 1) {
			const { store, copies } = setUp();
			const before = await added(copies, utf8('before'));
			store.room = room;
			expect(await copies.add(page(bytes))).toEqual({ ok: false, error: { kind: 'storage-full' } });
			store.room = Infinity;
			expect([store.kept.size, store.bytes.size]).toEqual([1, 1]);
			expect((await copies.open(before)).ok).toBe(true);
		}
	});

	test('what a crash left is swept away: pieces without a cover, and pages that neither record nor draft names', async () => {
		const { store, copies } = setUp();
		const [recorded, drafted, lost] = [
			await added(copies, utf8('recorded')),
			await added(copies, utf8('drafted')),
			await added(copies, utf8('lost'))
		];
		await copies.settle([recorded]);
		store.bytes.set('stray', new Uint8Array(3));
		expect(await copies.sweep(new Set([recorded, drafted]))).toEqual({ ok: true, value: { pages: 1, pieces: 1 } });
		expect((await copies.held()).ok && [...store.kept.keys()].toSorted()).toEqual([recorded, drafted].toSorted());
		expect((await copies.open(lost)).ok).toBe(false);
		// A page of a record is never swept, whatever the register says at that moment.
		expect(await copies.sweep(new Set([drafted]))).toEqual({ ok: true, value: { pages: 0, pieces: 0 } });
	});

	test('a sweep does not touch a page that is being taken in', async () => {
		const { copies } = setUp();
		const taking = copies.add(page(bytes));
		expect(await copies.sweep(new Set())).toEqual({ ok: true, value: { pages: 0, pieces: 0 } });
		const done = await taking;
		expect(done.ok && (await copies.open(done.value.blob)).ok).toBe(true);
	});
});

describe('pages between devices', () => {
	test('a page is whole elsewhere once its cover and pieces came, in any order of pieces, whatever else was sent', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 3 * PIECE_BYTES }),
				fc.infiniteStream(fc.nat()),
				async (length, order) => {
					const one = setUp();
					const bytes = new Uint8Array(length).map((_, at) => at);
					const blob = await added(one.copies, bytes, utf8('small'));
					const other = setUp(new MemoryCopies(), keysOf('cd'.repeat(16)));
					const cover = one.store.kept.get(blob);
					const pieces = [...one.store.bytes]
						.map((each) => ({ each, rank: Number(order.next().value) }))
						.sort((a, b) => a.rank - b.rank);
					const [first] = pieces;
					// Before its cover nothing of a page is taken, and never what is not what it is called.
					expect(await other.copies.takePiece(blob, first?.each[0] ?? '', first?.each[1] ?? bytes)).toMatchObject({
						value: false
					});
					expect(await other.copies.takeCover(blob, flipped(cover?.sealed ?? bytes, 50))).toMatchObject({
						value: null
					});
					expect(await other.copies.takeCover(blob, cover?.sealed ?? bytes)).toMatchObject({ value: cover?.pieces });
					expect(await other.copies.look([blob])).toMatchObject({ value: [{ thumbnail: utf8('small') }] });
					for (const {
						each: [name, sealed]
					} of pieces) {
						expect(await other.copies.open(blob)).toEqual({ ok: false, error: { kind: 'not-here' } });
						expect(await other.copies.takePiece(blob, name, flipped(sealed, 9))).toMatchObject({ value: false });
						expect(await other.copies.takePiece(blob, name, sealed)).toMatchObject({ value: true });
					}
					expect(await opensAs(other.copies, blob, bytes)).toBe(true);
				}
			),
			{ numRuns: 15 }
		);
	});

	test('what a device says reaches the other; an older word does not replace a newer one', async () => {
		const [one, other] = [setUp(), setUp(new MemoryCopies(), keysOf('cd'.repeat(16)))];
		const says = { all: true, whole: ['aa'.repeat(32)], covers: [], asked: [] };
		const [older, newer] = [
			await one.copies.sayHoldings({ at: 1, ...says }),
			await one.copies.sayHoldings({ at: 2, ...says, whole: [] })
		];
		if (!older.ok || !newer.ok) throw new Error('locked');
		await other.copies.hearHoldings(newer.value);
		await other.copies.hearHoldings(older.value);
		expect(await other.copies.others()).toMatchObject({ ok: true, value: [{ holdings: { at: 2 } }] });
		expect(await one.copies.hearHoldings(newer.value)).toEqual({ ok: true, value: null });
	});

	test('making room keeps the cover, so that the page is seen and can come again; removing leaves nothing', async () => {
		const { store, copies } = setUp();
		const blob = await added(copies, utf8('large'), utf8('small'));
		await copies.lighten([blob]);
		expect(await copies.look([blob])).toMatchObject({ value: [{ thumbnail: utf8('small') }] });
		expect(await copies.open(blob)).toMatchObject({ error: { kind: 'not-here' } });
		await copies.remove([blob]);
		expect([store.kept.size, store.bytes.size]).toEqual([0, 0]);
	});
});
