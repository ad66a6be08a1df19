import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Layered } from './layered.js';

const change = fc.record({ key: fc.constantFrom('a', 'b', 'c'), value: fc.option(fc.nat(9)) });
type Change = { key: string; value: number | null };

const make = (layer: Layered<number>, changes: readonly Change[]) => {
	for (const { key, value } of changes) {
		if (value === null) layer.delete(key);
		else layer.set(key, value);
	}
};
const content = (layer: Layered<number>) => layer.keys().map((key) => [key, layer.get(key)] as const);

test('a layer shows what was set over what lies below, and settles into just that', () => {
	fc.assert(
		fc.property(fc.array(change), fc.array(change), (below, above) => {
			const plain = new Layered<number>();
			make(plain, [...below, ...above]);
			const base = new Layered<number>();
			make(base, below);
			const before = content(base);
			const layer = new Layered(base);
			make(layer, above);
			expect(new Map(content(layer))).toEqual(new Map(content(plain)));
			expect(content(base)).toEqual(before);
			layer.settle();
			expect(new Map(content(base))).toEqual(new Map(content(plain)));
			expect(layer.keys().length).toBe(base.keys().length);
		})
	);
});

test('a map with nothing below keeps what it holds when it is settled', () => {
	const base = new Layered<number>();
	base.set('a', 1);
	base.settle();
	expect(base.get('a')).toBe(1);
});
