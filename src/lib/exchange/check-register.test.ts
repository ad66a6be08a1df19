import { describe, expect, test } from 'vitest';
import { codes, DATA, HEAD, readCsv, readXlsx } from './testing/read.js';

describe('the register as a whole', () => {
	const days = (...list: string[]) => readXlsx({ rows: [HEAD, ...list.map((day, at) => DATA(at + 1, day))] });

	test('one slip in the order of dates names one row', () => {
		expect(codes(days('2026-01-05', '2026-01-06', '2026-03-07', '2026-01-08', '2026-01-09'))).toEqual([
			[4, 'applicationDate', 'date-order', '07.03.2026']
		]);
		expect(codes(days('2026-03-05', '2026-02-06', '2026-01-07'))).toEqual([]);
	});

	test('a date of another year, and one in the future', () => {
		expect(codes(days('2025-01-05', '2026-01-06', '2026-01-07', '2026-01-08'))).toEqual([
			[2, 'applicationDate', 'date-other-year', '05.01.2025']
		]);
		expect(codes(days('2026-11-20', '2026-11-21', '2026-11-22'))).toEqual([
			[4, 'applicationDate', 'date-future', '22.11.2026']
		]);
	});

	test('gaps, wide gaps, clashes and sub-numbers', () => {
		const numbers = (...list: string[]) =>
			readCsv(
				[
					'№;Дата обращения;Основание;Суть вопроса;Вид помощи;Время;Подпись',
					...list.map((n) => `${n};05.01.2026;Заявление;Вопрос;консультация;1;`)
				].join('\n')
			);
		expect(codes(numbers('1', '4'))).toEqual([
			[3, 'number', 'number-missing', '2'],
			[3, 'number', 'number-missing', '3']
		]);
		expect(codes(numbers('1', '100'))).toEqual([[3, 'number', 'number-missing', '2–99']]);
		expect(codes(numbers('1', '1-1', '2', '02'))).toEqual([
			[4, 'number', 'number-twice', '2'],
			[5, 'number', 'number-twice', '2']
		]);
		expect(codes(numbers('3', '2', '1'))).toEqual([]);
		expect(codes(numbers('1/2026', '2/2026')).map(([row, , code]) => [row, code])).toEqual([
			[2, 'number-with-year'],
			[3, 'number-with-year']
		]);
	});
});
