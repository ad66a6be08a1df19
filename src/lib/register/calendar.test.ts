import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween, isDay, kazakhstanDay } from './calendar.js';

describe('calendar days in Kazakhstan', () => {
	test('turn at midnight of UTC+5 since 1 March 2024, of UTC+6 before', () => {
		expect(kazakhstanDay(Date.parse('2026-10-14T18:59:59Z'))).toBe('2026-10-14');
		expect(kazakhstanDay(Date.parse('2026-10-14T19:00:00Z'))).toBe('2026-10-15');
		expect(kazakhstanDay(Date.parse('2023-10-14T18:00:00Z'))).toBe('2023-10-15');
		expect(kazakhstanDay(Date.parse('2024-02-29T17:59:59Z'))).toBe('2024-02-29');
		expect(kazakhstanDay(Date.parse('2024-02-29T19:00:00Z'))).toBe('2024-03-01');
	});

	test('days that do not exist are none', () => {
		expect(['2026-02-29', '2026-13-01', '2026-1-1', '', '20260101'].filter(isDay)).toEqual([]);
		expect(isDay('2028-02-29')).toBe(true);
	});

	test('counting there and back gives nothing', () => {
		const days = fc
			.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
			.map((one) => one.toISOString().slice(0, 10));
		fc.assert(fc.property(days, days, (a, b) => daysBetween(a, b) === -daysBetween(b, a) && daysBetween(a, a) === 0));
		const byDate = (a: string, b: string) => (Date.parse(`${b}T00:00Z`) - Date.parse(`${a}T00:00Z`)) / 86_400_000;
		fc.assert(fc.property(days, days, (a, b) => daysBetween(a, b) === byDate(a, b)));
	});
});
