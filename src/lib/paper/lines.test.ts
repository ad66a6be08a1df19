import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakLines, type Line } from './lines.js';
import type { CellText } from './runs.js';
import { plain, struck } from './runs.js';

/** Each letter is one wide. */
const measure = (text: string): number => Array.from(text).length;
const texts = (lines: readonly Line[]): string[] => lines.map((line) => line.map(({ text }) => text).join(''));

describe('breaking lines', () => {
	test('at spaces; a word wider than the line within itself; at line ends', () => {
		expect(texts(breakLines([[plain('аб вгд её')]], 6, measure))).toEqual(['аб вгд', 'её']);
		expect(texts(breakLines([[plain('аб вгдеёжзи')]], 4, measure))).toEqual(['аб', 'вгде', 'ёжзи']);
		expect(texts(breakLines([[plain('а\n\nб')], [plain('в')]], 4, measure))).toEqual(['а', '', 'б', 'в']);
	});

	test('a look ends where its text does', () => {
		expect(breakLines([[struck('аб вг'), plain(' де')]], 5, measure)).toEqual([
			[{ text: 'аб вг', look: 'struck' }],
			[{ text: 'де', look: 'plain' }]
		]);
	});

	const cells: fc.Arbitrary<CellText> = fc.array(
		fc.array(
			fc.record({
				text: fc.string({ unit: fc.constantFrom('а', 'Ұ', 'i', ' ', ' ', '\n'), maxLength: 30 }),
				look: fc.constantFrom('plain' as const, 'struck' as const, 'note' as const)
			}),
			{ maxLength: 4 }
		),
		{ maxLength: 3 }
	);
	const letters = (runs: readonly { text: string; look: string }[]): string[] =>
		runs.flatMap(({ text, look }) => Array.from(text.replace(/[\s]/g, ''), (letter) => `${letter} ${look}`));

	test('no letter is lost, moved or given another look, and no line is too wide', () => {
		fc.assert(
			fc.property(cells, fc.integer({ min: 1, max: 12 }), (cell, width) => {
				const lines = breakLines(cell, width, measure);
				expect(letters(lines.flat())).toEqual(letters(cell.flat()));
				for (const line of texts(lines)) expect(measure(line)).toBeLessThanOrEqual(width);
			}),
			{ numRuns: 500 }
		);
	});
});
