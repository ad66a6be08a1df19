import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headsIn, sameVector, vectorOf, type Head } from './vector.js';

const head = (n: number, letter: string): Head => ({ n, link: letter.repeat(64) });
const heads = fc.array(fc.record({ n: fc.nat(5), link: fc.constantFrom('a', 'b', 'c') }), { maxLength: 3 });

describe('vectors', () => {
	test('name the longest head first and the others as forks', () => {
		expect(vectorOf([['d', [head(2, 'b'), head(5, 'c'), head(2, 'a')]]])).toEqual({
			d: { n: 5, link: 'c'.repeat(64), forks: [head(2, 'a'), head(2, 'b')] }
		});
		expect(vectorOf([['d', []]])).toEqual({});
	});

	test('give back every head, of no other device', () => {
		expect(headsIn(vectorOf([['d', [head(2, 'b'), head(5, 'c')]]]), 'd')).toEqual([head(5, 'c'), head(2, 'b')]);
		expect(headsIn({}, 'd')).toEqual([]);
		expect(headsIn({}, 'constructor')).toEqual([]);
	});

	test('are the same whatever the order in which heads came', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.constantFrom('x', 'y'), heads), (logs) => {
				const inOrder = Object.entries(logs);
				const reversed = inOrder.map(([device, its]) => [device, its.toReversed()] as const).toReversed();
				expect(JSON.stringify(vectorOf(reversed))).toBe(JSON.stringify(vectorOf(inOrder)));
				expect(sameVector(vectorOf(reversed), vectorOf(inOrder))).toBe(true);
			})
		);
	});

	test('differ by a link, a fork or a device', () => {
		const base = vectorOf([['d', [head(2, 'a')]]]);
		expect(sameVector(base, vectorOf([['d', [head(2, 'b')]]]))).toBe(false);
		expect(sameVector(base, vectorOf([['d', [head(2, 'a'), head(1, 'b')]]]))).toBe(false);
		expect(sameVector(base, {})).toBe(false);
		expect(sameVector(base, vectorOf([['d', [head(2, 'a')]]]))).toBe(true);
	});
});
