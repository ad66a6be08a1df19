import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIin, readNumber } from './numbers.js';

describe('numbers of rows', () => {
	test.each([
		['1', '1'],
		['1.', '1'],
		['№ 12', '12'],
		['12)', '12'],
		['007', '7'],
		['58-1', '58-1'],
		['58 – 1', '58-1'],
		['1.0', '1'],
		[' 3 ', '3']
	])('%s', (text, number) => {
		expect(readNumber(text)).toEqual({ number });
	});

	test.each(['', '0', '12а', 'б/н', '1,5', '58/1', '12 (1)', 'Итого', '267511031000012', '1-2-3', '-5'])(
		'%s is none',
		(text) => {
			expect(readNumber(text)).toEqual({ number: null, problem: 'number-unreadable' });
		}
	);

	test('a year after the number is said', () => {
		expect(readNumber('12/2026')).toEqual({ number: '12', problem: 'number-with-year' });
		expect(readNumber('12-2026')).toEqual({ number: '12', problem: 'number-with-year' });
	});

	test('whatever is read is as the register keeps it', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom('0', '1', '9', '-', '/', '.', ' ', '№', 'а') }), (text) => {
				const { number } = readNumber(text);
				expect(number === null || /^[1-9]\d{0,8}(-[1-9]\d{0,3})?$/.test(number)).toBe(true);
			})
		);
	});

	test('an ИИН has twelve digits', () => {
		expect(readIin('850101 300 123')).toBe('850101300123');
		expect(readIin('85010130012')).toBeNull();
		expect(readIin('8,50101E+11')).toBeNull();
	});
});
