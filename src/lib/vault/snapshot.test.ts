import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { anyBytes, flipped, hexOf, joined, seedOf } from '../../../tests/tools/test-vault.js';
import { concat, toHex, u32, utf8, type Bytes } from './bytes.js';
import { pad, seal, signerOf, type Signer } from './crypto.js';
import { SealKeys } from './seal-keys.js';
import { openSnapshot, sealSnapshot, type Snapshot, type Vector } from './snapshot.js';

const vault = seedOf('vault');
const maker = hexOf(16, 'd');
const document = hexOf(16, 'e');
const keys = new SealKeys();
const epoch = keys.add(seedOf('epoch'));
const header = { vault, epoch, document, maker };
let key: CryptoKey;
let signer: Signer;
beforeAll(async () => {
	key = (await keys.key('snapshot', epoch, maker)) ?? expect.fail('no key');
	signer = await signerOf(seedOf('maker'));
});
const known = (device: string): Bytes | null => (device === maker ? signer.publicKey : null);
const vectorOf = (n: number): Vector => ({ [maker]: { n, link: hexOf(32, '1') } });
const snapshotOf = (saved: Bytes): Snapshot => ({ document, vector: vectorOf(3), saved });

describe('a snapshot', () => {
	test('opens to what was sealed', async () => {
		const place = fc.record({ n: fc.maxSafeNat(), link: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex) });
		const device = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(toHex);
		await fc.assert(
			fc.asyncProperty(anyBytes(600), fc.dictionary(device, place, { maxKeys: 4 }), async (saved, vector) => {
				const bytes = await sealSnapshot(header, { document, vector, saved }, signer, key);
				const opened = await openSnapshot(bytes, vault, keys, known);
				expect({ ...opened, vector: { ...opened?.vector } }).toEqual({ document, vector: { ...vector }, saved });
			})
		);
	});

	test('with any one bit of it turned, or cut off, does not open', async () => {
		const bytes = await sealSnapshot(header, snapshotOf(seedOf('saved')), signer, key);
		for (let at = 0; at < bytes.length; at += 1) {
			for (const bit of [1, 0x80])
				expect(await openSnapshot(flipped(bytes, at, bit), vault, keys, known), String(at)).toBeNull();
			expect(await openSnapshot(bytes.slice(0, at), vault, keys, known)).toBeNull();
		}
		expect(await openSnapshot(concat(bytes, Uint8Array.of(0)), vault, keys, known)).toBeNull();
	});

	test('of another vault, an unknown device or an unknown epoch does not open', async () => {
		const bytes = await sealSnapshot(header, snapshotOf(seedOf('saved')), signer, key);
		expect(await openSnapshot(bytes, seedOf('other'), keys, known)).toBeNull();
		expect(await openSnapshot(bytes, vault, keys, () => null)).toBeNull();
		expect(await openSnapshot(bytes, vault, new SealKeys(), known)).toBeNull();
	});

	test('signed by another device, or for another document, does not open', async () => {
		const other = await signerOf(seedOf('other'));
		expect(
			await openSnapshot(await sealSnapshot(header, snapshotOf(seedOf('s')), other, key), vault, keys, known)
		).toBeNull();
		const elsewhere = { ...snapshotOf(seedOf('s')), document: hexOf(16, 'f') };
		expect(await openSnapshot(await sealSnapshot(header, elsewhere, signer, key), vault, keys, known)).toBeNull();
	});

	test('of equal vectors is signed over equal bytes, whatever the order of their keys', async () => {
		const [a, b] = [hexOf(16, 'a'), hexOf(16, 'b')];
		const link = hexOf(32, '1');
		const messages: string[] = [];
		const noting: Signer = { ...signer, sign: (message) => (messages.push(toHex(message)), signer.sign(message)) };
		for (const vector of [
			{ [a]: { n: 1, link }, [b]: { n: 2, link } },
			{ [b]: { link, n: 2 }, [a]: { link, n: 1 } }
		])
			await sealSnapshot(header, { document, vector, saved: seedOf('s') }, noting, key);
		expect(messages[0]).toBe(messages[1]);
	});

	test('with a vector that is none does not open, though it is signed', async () => {
		const link = hexOf(32, '1');
		const wrong = [
			{ [maker]: { n: -1, link } },
			{ [maker]: { n: 1.5, link } },
			{ [maker]: { n: 1, link: 'ab' } },
			{ [maker]: { n: 1, link, more: 1 } },
			{ short: { n: 1, link } }
		];
		for (const vector of wrong)
			expect(
				await openSnapshot(
					await sealSnapshot(header, { ...snapshotOf(seedOf('s')), vector }, signer, key),
					vault,
					keys,
					known
				)
			).toBeNull();
	});

	test('whose inside is anything at all never makes the reader throw', async () => {
		const aad = (await sealSnapshot(header, snapshotOf(seedOf('s')), signer, key)).slice(0, 85);
		const inside = fc.oneof(
			anyBytes(300),
			fc
				.tuple(anyBytes(64), fc.nat(2 ** 32 - 1), anyBytes(50))
				.map(([signature, length, rest]) => joined(signature, u32(length), rest)),
			fc.json().map((json) => joined(new Uint8Array(64), u32(utf8(json).length), utf8(json)))
		);
		await fc.assert(
			fc.asyncProperty(inside, async (plain) => {
				const bytes = concat(aad, await seal(key, pad(plain), aad));
				return (await openSnapshot(bytes, vault, keys, known)) === null;
			})
		);
		await fc.assert(
			fc.asyncProperty(anyBytes(300), async (bytes) => (await openSnapshot(bytes, vault, keys, known)) === null)
		);
	});
});
