import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextStretch, RowHeights } from './row-heights.js';

const keysOf = (count: number) => Array.from({ length: count }, (_, at) => `r${String(at)}`);

test('rows lie one behind the other, and each place belongs to the row that lies there', () => {
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 60 }),
			fc.nat(),
			(sizes, salt) => {
				const heights = new RowHeights(50);
				heights.take(keysOf(sizes.length));
				heights.measure(sizes.map((size, at) => [`r${String(at)}`, size] as const));
				const row = salt % sizes.length;
				expect(heights.start(row + 1) - heights.start(row)).toBe(
					Math.abs((sizes[row] ?? 0) - 50) < 0.5 ? 50 : sizes[row]
				);
				expect(heights.at(heights.start(row))).toBe(row);
				expect(heights.at(heights.start(row + 1) - 0.5)).toBe(row);
				expect(heights.at(-10)).toBe(0);
				expect(heights.at(1e9)).toBe(sizes.length - 1);
			}
		)
	);
});

test('what was measured stays known when rows come and go', () => {
	const heights = new RowHeights(50);
	heights.take(['a', 'b', 'c']);
	expect(heights.measure([['b', 120]])).toBe(true);
	expect(heights.measure([['b', 120]])).toBe(false);
	heights.take(['b', 'd']);
	expect(heights.start(1)).toBe(120);
	expect(heights.start(2)).toBe(170);
	heights.take([]);
	expect([heights.at(100), heights.start(3)]).toEqual([0, 0]);
});

const stretch = (most: number) =>
	fc.tuple(fc.nat(most), fc.nat(most)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

test('steps draw at most so many rows more, and end with what is wanted', () => {
	fc.assert(
		fc.property(
			stretch(200),
			stretch(200),
			fc.nat(30),
			fc.nat(30),
			fc.integer({ min: 1, max: 20 }),
			(drawn, seen, before, after, most) => {
				fc.pre(seen.to > seen.from);
				const wanted = { from: Math.max(0, seen.from - before), to: seen.to + after };
				let now = drawn;
				for (let step = 0; step < 500; step += 1) {
					const next = nextStretch(now, seen, wanted, most);
					const kept = Math.max(0, Math.min(now.to, next.to) - Math.max(now.from, next.from));
					expect(next.to - next.from - kept).toBeLessThanOrEqual(most);
					if (next.from === now.from && next.to === now.to) break;
					now = next;
				}
				expect(now).toEqual(wanted);
			}
		)
	);
});
