import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberRuns } from './number-runs.js';

/** Whole numbers that often follow one another, numbers in between, none. */
const numbers = fc.array(
	fc.oneof(
		{ weight: 6, arbitrary: fc.integer({ min: 1, max: 12 }).map(String) },
		fc.constantFrom('58-1', '58-2', '5/а', null)
	),
	{ maxLength: 30 }
);

/** A line of print read back. */
const readBack = (line: string): (string | null)[] =>
	line === ''
		? []
		: line.split(', ').flatMap((part) => {
				const none = /^№ — ?(?:\((\d+)\))?$/.exec(part);
				if (none) return Array.from({ length: Number(none[1] ?? 1) }, () => null);
				const run = /^№ (\d+)–(\d+)$/.exec(part);
				if (!run) return [part.slice(2)];
				const [from, to] = [Number(run[1]), Number(run[2])];
				return Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
			});

test('no number is lost, doubled or moved', () => {
	fc.assert(
		fc.property(numbers, (all) => {
			expect(readBack(numberRuns(all))).toEqual(all);
		})
	);
});

test('ten thousand rows that follow one another are one short piece', () => {
	expect(numberRuns(Array.from({ length: 10_000 }, (_, at) => String(at + 1)))).toBe('№ 1–10000');
	expect(numberRuns(['1', '2', '4', '58-1', '58-2', null])).toBe('№ 1, № 2, № 4, № 58-1, № 58-2, № —');
});
