import { identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex, type Bytes } from '../bytes.js';
import { agreePublicKey, signerOf } from '../crypto.js';
import { bech32 } from './bech32.js';
import { identityOf, passphraseSeed, recipientOf, wordsKey, wordsSeed } from './keys.js';

const hex = (text: string): Bytes => fromHex(text) ?? new Uint8Array();
const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => new Uint8Array(bytes));

describe('the keys of a backup', () => {
	test('Bech32 as BIP 173 has it', () => {
		expect(bech32('abcdef', hex('00443214c74254b635cf84653a56d7c675be77df'))).toBe(
			'abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw'
		);
		expect(bech32('a', hex(''))).toBe('a12uel5l');
		expect(bech32('bc', hex('00')).length).toBe('bc1'.length + 2 + 6);
	});

	test('are spelled as age reads them', async () => {
		await fc.assert(
			fc.asyncProperty(seeds, async (seed) => {
				expect(await identityToRecipient(identityOf(seed))).toBe(recipientOf(await agreePublicKey(seed)));
			}),
			{ numRuns: 30 }
		);
	});

	test('the root key alone gives the public key whose private one is in the words', async () => {
		await fc.assert(
			fc.asyncProperty(seeds, async (rootSeed) => {
				const { publicKey } = await signerOf(rootSeed);
				expect(toHex(wordsKey(publicKey))).toBe(toHex(await agreePublicKey(await wordsSeed(rootSeed))));
			}),
			{ numRuns: 60 }
		);
	});

	test('a root key that is no key gives a point of low order, not a throw', () => {
		const one = new Uint8Array(32);
		one[0] = 1;
		expect(toHex(wordsKey(one))).toBe('00'.repeat(32));
		expect(wordsKey(new Uint8Array(32).fill(255)).length).toBe(32);
	});

	test('the key of the passphrase differs from the unlock key and from that of any other', async () => {
		const [one, other] = [hex('aa'.repeat(32)), hex('ab'.repeat(32))];
		const derived = [await passphraseSeed(one), await passphraseSeed(other)].map(toHex);
		expect(new Set([...derived, toHex(one), toHex(other)]).size).toBe(4);
	});
});
