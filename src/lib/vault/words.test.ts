import fc from 'fast-check';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { describe, expect, test } from 'vitest';
import { seedOf } from '../../../tests/tools/test-vault.js';
import { toHex } from './bytes.js';
import { RECOVERY_WORDS, seedOfWords, wordsOf } from './words.js';

const seed = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => new Uint8Array(bytes));
const words = wordsOf(seedOf('root'));
const refused = (wrong: number[]) => ({ ok: false, error: { kind: 'wrong-words', wrong } });

describe('recovery words', () => {
	test('are 24, and give the seed back', () => {
		fc.assert(
			fc.property(seed, (one) => {
				const written = wordsOf(one);
				expect(written.length).toBe(RECOVERY_WORDS);
				expect(seedOfWords(written)).toEqual({ ok: true, value: one });
			})
		);
	});

	test('are those of BIP-39', () => {
		expect(wordsOf(new Uint8Array(32)).join(' ')).toBe(`${'abandon '.repeat(23)}art`);
		expect(wordsOf(new Uint8Array(32).fill(0xff)).join(' ')).toBe(`${'zoo '.repeat(23)}vote`);
	});

	test('may be typed in capitals, with spaces, and by their first four letters', () => {
		fc.assert(
			fc.property(seed, (one) => {
				const short = wordsOf(one).map((word) => ` ${word.slice(0, 4).toUpperCase()} `);
				expect(seedOfWords(short)).toEqual({ ok: true, value: one });
			})
		);
		expect(new Set(wordlist.map((word) => word.slice(0, 4))).size).toBe(wordlist.length);
	});

	test('with typing errors name their places', () => {
		const typed = words.map((word, at) => (at === 2 || at === 23 ? `${word}q` : word));
		expect(seedOfWords(typed)).toEqual(refused([3, 24]));
		expect(seedOfWords(words.map((word, at) => (at === 0 ? '' : at === 1 ? 'сло' : word)))).toEqual(refused([1, 2]));
	});

	test('that are all words but not together fail as a whole', () => {
		const first = words[0] ?? '';
		const swapped = wordlist.flatMap((word) => {
			const read = seedOfWords([word, ...words.slice(1)]);
			return read.ok ? [toHex(read.value)] : [];
		});
		// A checksum of 8 bits: one word in 256 passes by chance, the right one among them.
		expect(swapped).toContain(toHex(seedOf('root')));
		expect(swapped.length).toBeLessThan(wordlist.length / 64);
		const other = wordlist.find((word) => word !== first && !seedOfWords([word, ...words.slice(1)]).ok) ?? '';
		expect(seedOfWords([other, ...words.slice(1)])).toEqual(refused([]));
	});

	test('too few or too many are refused', () => {
		for (const typed of [[], words.slice(1), [...words, 'zoo']]) expect(seedOfWords(typed)).toEqual(refused([]));
		fc.assert(fc.property(fc.array(fc.string(), { maxLength: 30 }), (typed) => !seedOfWords(typed).ok));
	});
});
