import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { anyBytes, flipped, hexOf, seedOf } from '../../../tests/tools/test-vault.js';
import { concat, toHex } from './bytes.js';
import { openDraft, sealDraft } from './draft.js';
import { SealKeys } from './seal-keys.js';

const device = hexOf(16, '9');
const keys = new SealKeys();
const epoch = keys.add(seedOf('epoch'));
let key: CryptoKey;
beforeAll(async () => {
	key = (await keys.key('draft', epoch, device)) ?? expect.fail('no key');
});

test('a draft opens to what was sealed, under its own id only', async () => {
	await fc.assert(
		fc.asyncProperty(fc.string(), fc.string(), anyBytes(600), async (id, other, plain) => {
			const sealed = await sealDraft(id, plain, epoch, device, key);
			expect(toHex((await openDraft(id, sealed, keys)) ?? seedOf('x'))).toBe(toHex(plain));
			if (other !== id) expect(await openDraft(other, sealed, keys)).toBeNull();
		})
	);
});

test('a draft with any bit turned, cut off, or of an epoch that is not known does not open', async () => {
	const sealed = await sealDraft('d', seedOf('plain'), epoch, device, key);
	for (let at = 0; at < sealed.length; at += 1) {
		expect(await openDraft('d', flipped(sealed, at), keys), String(at)).toBeNull();
		expect(await openDraft('d', sealed.slice(0, at), keys)).toBeNull();
	}
	expect(await openDraft('d', concat(sealed, Uint8Array.of(0)), keys)).toBeNull();
	expect(await openDraft('d', sealed, new SealKeys())).toBeNull();
});

test('any bytes give null', async () => {
	await fc.assert(fc.asyncProperty(anyBytes(300), async (bytes) => (await openDraft('d', bytes, keys)) === null));
});
