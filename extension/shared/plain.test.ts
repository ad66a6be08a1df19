import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainCopy } from './plain.js';

describe('plainCopy', () => {
	it('copies plain data to the same data', () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 6 }), (data) => {
				// JSON has keys that no message of ours has.
				fc.pre(
					!/"(__proto__|constructor|toString|valueOf|hasOwnProperty|toLocaleString|isPrototypeOf|propertyIsEnumerable|__\w+)":/.test(
						JSON.stringify(data)
					)
				);
				expect(JSON.stringify(plainCopy(data))).toBe(JSON.stringify(data));
			})
		);
	});

	it.each<[string, unknown]>([
		['a key of every object', JSON.parse('{"a": {"__proto__": {"b": 1}}}')],
		['constructor', { constructor: 1 }],
		['a map', new Map([['a', 1]])],
		['a date', [new Date(0)]],
		['an object of a class', new URL('https://a.example')],
		['inherited values', Object.create({ a: 1 })],
		['a function', { a: () => 1 }],
		['undefined', { a: undefined }],
		['not a number', Number.NaN],
		[
			'a getter that throws',
			{
				get a() {
					throw new Error('no');
				}
			}
		],
		['too deep', Array.from({ length: 20 }).reduce<unknown>((inner) => [inner], 1)],
		['too much', Array.from({ length: 100_001 }, () => 1)]
	])('refuses %s', (_, data) => {
		expect(plainCopy(data)).toBeUndefined();
	});

	it('gives objects that have nothing by birth', () => {
		expect(Object.getPrototypeOf(plainCopy({ a: 1 }))).toBeNull();
	});
});
