import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldLetters } from './fold-letters.js';
import { humps, wordsOf } from './words.js';

const fold = (text: string): string => foldLetters(text).text;

describe('folding letters', () => {
	test('small letters, plain signs and digits', () => {
		expect(fold('ОСПАНОВА Ёлка')).toBe('оспанова елка');
		expect(fold('«Береке» — №５, ٣')).toBe('"береке" - #5, 3');
		expect(fold('Ｏｓｐａｎ 𝐎𝐬𝐩𝐚𝐧 ﬁ')).toBe('ospan ospan fi');
		expect(fold('а\u00a0б\tв\r\nг')).toBe('а б в\n\nг');
	});

	test('invisible characters and accents go, letters made of two stay', () => {
		expect(fold('Ос\u200bпа\u00adно\u2060ва')).toBe('оспанова');
		expect(fold('Оспа\u0301нова')).toBe('оспанова');
		expect(fold('Андреи\u0306 s\u0327')).toBe('андрей ş');
		expect(fold('İstanbul Қ\u0301')).toBe('istanbul қ');
	});

	test('powers and footnotes are no digits', () => {
		expect(fold('м², 5¹')).not.toMatch(/2|51/);
	});

	test('every unit knows where it came from', () => {
		const folded = foldLetters('a😀\u200bБо\u0301');
		expect(folded.text).toBe('a\ufffdбо');
		expect(folded.starts).toEqual([0, 1, 4, 5]);
		expect(folded.ends).toEqual([1, 3, 5, 7]);
		expect(folded.capitals).toEqual([false, false, true, false]);
	});

	test('holds for any units', () => {
		const any = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
		fc.assert(
			fc.property(any, (text) => {
				const { text: folded, starts, ends, capitals } = foldLetters(text);
				expect([starts.length, ends.length, capitals.length]).toEqual([folded.length, folded.length, folded.length]);
				starts.forEach((start, at) => {
					expect(start).toBeLessThan(ends[at] ?? 0);
					expect(start).toBeGreaterThanOrEqual(starts[at - 1] ?? 0);
				});
				expect(ends.every((end) => end <= text.length)).toBe(true);
				expect(folded.isWellFormed()).toBe(true);
			})
		);
	});
});

describe('words', () => {
	test('runs of letters with the way they are written', () => {
		expect(
			wordsOf(foldLetters('Айгүл ҚК ал 5-үй McDonald')).map(({ letters, shape }) => `${letters} ${shape}`)
		).toEqual(['айгүл title', 'қк upper', 'ал lower', 'үй lower', 'mcdonald mixed']);
	});

	test('look-alike digits inside a word are letters, other digits part words', () => {
		expect(wordsOf(foldLetters('0спан0ва 10а Оспан2026')).map(({ letters }) => letters)).toEqual([
			'оспанова',
			'а',
			'оспан'
		]);
	});

	test('capitals inside a word part it', () => {
		const folded = foldLetters('ОспановаАйгүл');
		expect(
			wordsOf(folded)
				.flatMap((word) => humps(folded, word))
				.map(({ letters }) => letters)
		).toEqual(['оспанова', 'айгүл']);
	});
});
