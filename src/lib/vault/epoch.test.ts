import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyBytes, flipped, hexOf, seedOf } from '../../../tests/tools/test-vault.js';
import { concat, fromHex, toHex, type Bytes } from './bytes.js';
import { aesKey, agreePublicKey, agreeWith, deriveBytes, epochIdOf, seal } from './crypto.js';
import { openEpoch, rootAgreeSeed, sealEpoch } from './epoch.js';

const vault = seedOf('vault');
const key = seedOf('epoch');
const device = hexOf(16, '5');
const agreeSeed = seedOf('agree');

describe('an epoch key sealed to somebody', () => {
	test('opens for that device, or with the recovery words', async () => {
		const forDevice = await sealEpoch(vault, key, device, await agreePublicKey(agreeSeed));
		expect(toHex((await openEpoch(forDevice, vault, device, agreeSeed)) ?? vault)).toBe(toHex(key));
		const rootSeed = await rootAgreeSeed(seedOf('root'));
		const forRoot = await sealEpoch(vault, key, 'root', await agreePublicKey(rootSeed));
		expect(toHex((await openEpoch(forRoot, vault, 'root', rootSeed)) ?? vault)).toBe(toHex(key));
	});

	test('opens for nobody else, not in another vault, and not under another name', async () => {
		const sealed = await sealEpoch(vault, key, device, await agreePublicKey(agreeSeed));
		expect(await openEpoch(sealed, vault, device, seedOf('another'))).toBeNull();
		expect(await openEpoch(sealed, seedOf('other vault'), device, agreeSeed)).toBeNull();
		expect(await openEpoch(sealed, vault, hexOf(16, '6'), agreeSeed)).toBeNull();
		expect(await openEpoch(sealed, vault, 'root', agreeSeed)).toBeNull();
	});

	test('names its epoch in clear, and each seal differs', async () => {
		const [one, two] = [
			await sealEpoch(vault, key, 'root', await agreePublicKey(agreeSeed)),
			await sealEpoch(vault, key, 'root', await agreePublicKey(agreeSeed))
		];
		expect(toHex(one.slice(37, 53))).toBe(toHex(epochIdOf(key)));
		expect(toHex(one.slice(69, 101))).not.toBe(toHex(two.slice(69, 101)));
	});

	test('with any byte turned, cut off or lengthened does not open', async () => {
		const sealed = await sealEpoch(vault, key, device, await agreePublicKey(agreeSeed));
		for (let at = 0; at < sealed.length; at += 1) {
			expect(await openEpoch(flipped(sealed, at), vault, device, agreeSeed), String(at)).toBeNull();
			expect(await openEpoch(sealed.slice(0, at), vault, device, agreeSeed)).toBeNull();
		}
		expect(await openEpoch(concat(sealed, sealed), vault, device, agreeSeed)).toBeNull();
	});

	test('that is another key than its name says does not open', async () => {
		const recipient = await agreePublicKey(agreeSeed);
		const sealAs = async (name: Bytes): Promise<Bytes> => {
			const oneTime = seedOf('one time');
			const header = concat(
				(await sealEpoch(vault, key, device, recipient)).slice(0, 37),
				epochIdOf(name),
				fromHex(device) ?? name,
				await agreePublicKey(oneTime)
			);
			const shared = await deriveBytes(await agreeWith(oneTime, recipient), header, 'tizilim-epoch-seal-0', 32);
			return concat(header, await seal(await aesKey(shared), key, header));
		};
		expect(await openEpoch(await sealAs(key), vault, device, agreeSeed)).toEqual(key);
		expect(await openEpoch(await sealAs(seedOf('another epoch')), vault, device, agreeSeed)).toBeNull();
	});

	test('any bytes give null', async () => {
		await fc.assert(
			fc.asyncProperty(anyBytes(300), async (bytes) => (await openEpoch(bytes, vault, device, agreeSeed)) === null)
		);
	});
});

test('an agreement key of low order seals to nobody', async () => {
	for (const weak of ['00'.repeat(32), `01${'00'.repeat(31)}`]) {
		const sealed = await sealEpoch(vault, key, device, fromHex(weak) ?? vault);
		for (const seed of [agreeSeed, new Uint8Array(32), seedOf('anybody')])
			expect(await openEpoch(sealed, vault, device, seed)).toBeNull();
	}
});
