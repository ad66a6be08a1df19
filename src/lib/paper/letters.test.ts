import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KAZAKH, SIGNS } from '../../../tests/fixtures/paper/registers.js';
import { canPrint, printable, unicodeName } from './letters.js';

describe('the letters of the face', () => {
	test.each(['regular', 'semibold'])('are those of the %s font, each with a glyph of its own', (weight) => {
		const glyphs = glyphsOf(readFileSync(`src/lib/paper/fonts/golos-paper-${weight}.ttf`));
		const all = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);
		expect(all.filter((code) => canPrint(String.fromCodePoint(code)))).toEqual(
			[...glyphs.keys()].sort((a, b) => a - b)
		);
		// Two letters of one glyph could not be told apart in text copied from the PDF.
		expect(new Set(glyphs.values()).size).toBe(glyphs.size);
	});

	test('hold every Kazakh letter and every usual sign', () => {
		expect(printable(KAZAKH + SIGNS)).toEqual({ text: KAZAKH + SIGNS, missing: [] });
	});
});

describe('text as it can be printed', () => {
	test.each([
		['a letter made of two', 'и\u0306 е\u0308', 'й ё'],
		['other line ends and spaces', 'a\r\nb\rc\u2028d\u2003e\tf', 'a\nb\nc\nd e f'],
		['what has no shape', 'a\u200bb\u00adc\ufeff\u0007', 'abc'],
		['hyphens and dashes', '1\u20112\u20153', '1-2—3']
	])('%s', (_, text, printed) => expect(printable(text)).toEqual({ text: printed, missing: [] }));

	test('letters that the face lacks are numbered and named once', () => {
		expect(printable('漢a漢😀')).toEqual({ text: '[U+6F22]a[U+6F22][U+1F600]', missing: ['漢', '😀'] });
		expect(unicodeName('A')).toBe('U+0041');
	});

	test('any text becomes printable, and no letter is gone unsaid', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
				const { text: printed, missing } = printable(text);
				expect(Array.from(printed).every((letter) => letter === '\n' || canPrint(letter))).toBe(true);
				for (const letter of text.normalize('NFC').replace(/\p{C}|\p{Z}|[\ufe00-\ufe0f\u2043]|\p{Pd}/gu, '')) {
					expect(printed.includes(letter) || missing.includes(letter), unicodeName(letter)).toBe(true);
				}
			}),
			{ numRuns: 500 }
		);
	});
});

/** Letters and their glyphs, from the Unicode table (format 4) of a TTF file. */
function glyphsOf(file: Buffer): Map<number, number> {
	const tables = Array.from({ length: file.readUInt16BE(4) }, (_, at) => 12 + 16 * at);
	const cmap = file.readUInt32BE((tables.find((at) => file.toString('latin1', at, at + 4) === 'cmap') ?? 0) + 8);
	const table = cmap + file.readUInt32BE(cmap + 8);
	const segments = file.readUInt16BE(table + 6) / 2;
	const glyphs = new Map<number, number>();
	for (let at = 0; at < segments; at++) {
		const [end, start, delta, range] = [14, 16 + 2 * segments, 16 + 4 * segments, 16 + 6 * segments].map((from) =>
			file.readUInt16BE(table + from + 2 * at)
		) as [number, number, number, number];
		for (let code = start; code <= end && code !== 0xffff; code++) {
			const place = table + 16 + 6 * segments + 2 * at + range + 2 * (code - start);
			const glyph = range === 0 ? (code + delta) & 0xffff : file.readUInt16BE(place);
			if (glyph !== 0) glyphs.set(code, glyph);
		}
	}
	return glyphs;
}
