import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowFields } from '../../../tests/simulation/arbitraries.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { checkNewRow, fold, MAX_TEXT, parseRecord, type RowFields } from './index.js';

const today = '2026-03-10';
const register = fold([new Scribe('a').enter({ number: '7' })]);
const check = (fields: RowFields) => checkNewRow(fields, { today, register });
const fine: RowFields = { applicationDate: today, essence: 'алименты' };

describe('a new row before it is entered', () => {
	test('needs the date and one of columns 3 and 4, nothing else', () => {
		expect(check(fine)).toEqual([]);
		expect(check({ applicationDate: today, basisKind: 'request' })).toEqual([]);
		expect(check({})).toEqual([
			{ code: 'date-required', field: 'applicationDate', blocking: true },
			{ code: 'basis-or-essence-required', field: 'essence', blocking: true }
		]);
		expect(check({ ...fine, essence: ' \n', basisText: '' })).toMatchObject([{ code: 'basis-or-essence-required' }]);
	});

	test('cannot be applied for in the future; an earlier day is late and says by how many days', () => {
		expect(check({ ...fine, applicationDate: '2026-03-12' })).toEqual([
			{ code: 'date-in-future', field: 'applicationDate', blocking: true, days: 2 }
		]);
		expect(check({ ...fine, applicationDate: '2026-02-28' })).toEqual([
			{ code: 'late', field: 'applicationDate', blocking: false, days: 10 }
		]);
		expect(check({ ...fine, applicationDate: '2026-02-30' })).toMatchObject([{ code: 'no-such-day', blocking: true }]);
		expect(check({ ...fine, basisDate: '2026-03-11' })).toMatchObject([{ code: 'date-in-future', blocking: false }]);
	});

	test('cannot claim a number that is taken in its volume, or that is none', () => {
		expect(check({ ...fine, number: '7' })).toEqual([
			{ code: 'number-taken', field: 'number', blocking: true, number: '7', volume: 2026 }
		]);
		expect(check({ ...fine, number: '8' })).toEqual([]);
		expect(check({ ...fine, number: '7', applicationDate: '2025-12-31' })).toMatchObject([{ code: 'late' }]);
		for (const number of ['0', '07', '7а', '7-0', '1234567890']) {
			expect(check({ ...fine, number })).toMatchObject([{ code: 'number-malformed', blocking: true }]);
		}
	});

	test('warns of an IIN whose check digit is wrong, and of too long a text', () => {
		expect(check({ ...fine, clientIin: '900101300123' })).toMatchObject([{ code: 'iin-malformed', blocking: false }]);
		expect(check({ ...fine, clientIin: '900101 300007' })).toEqual([]);
		expect(check({ ...fine, clientIin: ' ' })).toEqual([]);
		expect(check({ ...fine, notes: 'х'.repeat(MAX_TEXT + 1) })).toEqual([
			{ code: 'text-too-long', field: 'notes', blocking: true, length: MAX_TEXT + 1, limit: MAX_TEXT }
		]);
		expect(check({ ...fine, minutes: 1.5 })).toMatchObject([{ code: 'minutes-malformed' }]);
		expect(check({ ...fine, clientPhones: Array<string>(101).fill('1') })).toMatchObject([{ code: 'too-many' }]);
	});

	test('what passes without a blocking finding is a record that counts', () => {
		fc.assert(
			fc.property(rowFields, (fields) => {
				const blocked = check(fields).some(({ blocking }) => blocking);
				const entered = new Scribe('b').enter(fields);
				expect(blocked || parseRecord(entered).ok).toBe(true);
			})
		);
	});
});
