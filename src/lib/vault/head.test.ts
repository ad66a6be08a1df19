import { expect, test } from 'vitest';
import { hexOf, seedOf } from '../../../tests/tools/test-vault.js';
import { toHex } from './bytes.js';
import { headOf, headSecretOf } from './head.js';

test('the tag of a head differs with secret, device, place and link', async () => {
	const [secret, other] = [await headSecretOf(seedOf('one')), await headSecretOf(seedOf('two'))];
	const heads = [
		headOf(secret, hexOf(16, '1'), 5, seedOf('link')),
		headOf(other, hexOf(16, '1'), 5, seedOf('link')),
		headOf(secret, hexOf(16, '2'), 5, seedOf('link')),
		headOf(secret, hexOf(16, '1'), 6, seedOf('link')),
		headOf(secret, hexOf(16, '1'), 5, seedOf('another link'))
	];
	expect(new Set(heads.map(({ tag }) => toHex(tag))).size).toBe(5);
	expect(headOf(secret, hexOf(16, '1'), 5, seedOf('link'))).toEqual(heads[0]);
	expect(heads[0]).toMatchObject({ device: hexOf(16, '1'), n: 5 });
});
