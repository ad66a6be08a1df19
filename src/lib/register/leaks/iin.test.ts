import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIin, isPersonsIin } from './iin.js';

describe('the check digit of an IIN', () => {
	test('by the first and by the second weights, and no number where both give 10', () => {
		// By hand: 1·8 + 2·5 + 4·1 + 6·1 + 7·4 + 10·1 + 11·2 = 88, which is 0 modulo 11.
		expect(isIin('850101400120')).toBe(true);
		expect(isIin('850101400128')).toBe(false);
		expect(isIin('900101300811')).toBe(true);
		expect(Array.from('0123456789', (last) => `90010130080${last}`).some(isIin)).toBe(false);
		expect(
			['', '85010140012', '8501014001200', 'abcdefghijkl', '000000000000', '８５０１０１４００１２０'].some(isIin)
		).toBe(false);
	});

	test('eleven digits have one check digit or none', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (start) => {
				const eleven = String(start).padStart(11, '0');
				const valid = Array.from('0123456789', (last) => eleven + last).filter(isIin);
				expect(valid.length).toBeLessThanOrEqual(1);
			})
		);
	});

	test('a person has a date of birth', () => {
		expect(isPersonsIin('850101400120')).toBe(true);
		// A business number has 4, 5 or 6 where the day would begin.
		expect([isIin('060840005357'), isPersonsIin('060840005357')]).toEqual([true, false]);
	});
});
