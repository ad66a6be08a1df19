import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayIn, hasNumbersOf, isDay, monthIn, yearIn } from './dates.js';

const MARCH_5 = { year: 2026, month: 3, day: 5 };

describe('a day in a text', () => {
	test.each([
		'2026-03-05',
		'05.03.2026',
		'5 марта 2026 г.',
		'March 5, 2026',
		'Choose Thursday, March 5th, 2026',
		'2026 ж. 5 наурыз',
		'2026-03-05T00:00'
	])('%s', (text) => expect(dayIn(text)).toEqual(MARCH_5));

	test.each([
		['15 Қаңтар 2026', 1],
		['15 Сәуір 2026', 4],
		// As flatpickr has it, with a Latin letter.
		['15 Шiлде 2026', 7],
		['15 Шіл, 2026', 7],
		['15 Қыр 2026', 9],
		['15 Желтоқсан 2026', 12],
		['15 Ноябрь 2026', 11],
		['15 мая 2026', 5]
	])('%s as calendars show it', (text, month) => expect(dayIn(text)).toEqual({ year: 2026, month, day: 15 }));

	test.each(['03/05/2026', '5 марта', 'март 2026', '31.02.2026', '127', ''])('%j is none, or may be two', (text) => {
		expect(dayIn(text)).toBeNull();
	});

	test('with a stroke the number above 12 is the day', () => {
		expect(dayIn('03/25/2026')).toEqual({ year: 2026, month: 3, day: 25 });
		expect(dayIn('25/03/2026')).toEqual({ year: 2026, month: 3, day: 25 });
	});

	test('each day is read as itself, however it is written', () => {
		const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
		fc.assert(
			fc.property(days, fc.constantFrom('kk', 'ru', 'en'), (date, language) => {
				const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
				const long = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
				const iso = date.toISOString().slice(0, 10);
				expect(dayIn(long)).toEqual(day);
				expect(isDay(iso, day)).toBe(true);
				expect(hasNumbersOf(iso.split('-').toReversed().join('/'), day)).toBe(true);
			})
		);
	});
});

test('months and years', () => {
	expect(['Наурыз', 'март', 'Mar', 'марта', 'сент.', 'қараша'].map(monthIn)).toEqual([3, 3, 3, 3, 9, 11]);
	expect(monthIn('март – апрель')).toBeNull();
	expect(yearIn('Наурыз 2026 ж.')).toBe(2026);
	expect(yearIn('2020 – 2029')).toBeNull();
});
