import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	clockOf,
	dayText,
	minutesBetween,
	minutesText,
	momentText,
	readClock,
	readDay,
	readMinutes
} from './formats.js';

const today = '2026-10-14';
const days = fc
	.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));

describe('days', () => {
	it('reads back every day that it writes', () => {
		fc.assert(fc.property(days, (day) => readDay(dayText(day), today) === day));
	});
	it.each([
		['14.10.2026', '2026-10-14'],
		['5.1.26', '2026-01-05'],
		['14102026', '2026-10-14'],
		['141026', '2026-10-14'],
		['09.10', '2026-10-09'],
		['14/10/2026', '2026-10-14'],
		['2026-10-14', '2026-10-14'],
		['14.10.2026 г.', '2026-10-14']
	])('reads %s', (typed, day) => {
		expect(readDay(typed, today)).toBe(day);
	});
	it.each(['', '31.02.2026', '14.13.2026', 'сегодня', '14', '1.1.1.1'])('refuses "%s"', (typed) => {
		expect(readDay(typed, today)).toBeNull();
	});
	it('never throws and never makes a day that does not exist', () => {
		fc.assert(
			fc.property(fc.string(), (typed) => {
				const day = readDay(typed, today);
				return day === null || new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
			})
		);
	});
});

describe('minutes', () => {
	it('reads back what it writes', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 59_999 }), (minutes) => readMinutes(minutesText(minutes)) === minutes)
		);
	});
	it.each([
		['1:30', 90],
		['1,5', 90],
		['1.5', 90],
		['2', 120],
		['45', 45],
		['45 мин', 45],
		['2 ч 30 мин', 150],
		['1 ч. 30 мин.', 90],
		['3 сағ', 180],
		['2 сағ 30 мин', 150]
	])('reads %s', (typed, minutes) => {
		expect(readMinutes(typed)).toBe(minutes);
	});
	it.each(['', '1:75', 'час', '-5', '1,5,5'])('refuses "%s"', (typed) => {
		expect(readMinutes(typed)).toBeNull();
	});
});

describe('moments', () => {
	it('shows the clock of the device that recorded', () => {
		expect(clockOf('2026-10-14T09:12:30.120+05:00')).toBe('09:12');
	});
	it('shows a moment in UTC by the clock of Kazakhstan', () => {
		expect(momentText('2026-10-13T20:30:00Z', today)).toBe('01:30');
	});
	it('names the day only when it is not today', () => {
		expect(momentText('2026-10-14T09:12:30+05:00', today)).toBe('09:12');
		expect(momentText('2026-10-13T09:12:30+05:00', today)).toBe('13.10.2026, 09:12');
	});
});

describe('clocks', () => {
	it.each([
		['9', '09:00'],
		['9:30', '09:30'],
		['930', '09:30'],
		['0930', '09:30'],
		['16.45', '16:45'],
		['24:00', '24:00']
	])('reads %s', (typed, clock) => {
		expect(readClock(typed)).toBe(clock);
	});
	it.each(['', '25:00', '9:75', '24:30', '9:3', 'утром'])('refuses "%s"', (typed) => {
		expect(readClock(typed)).toBeNull();
	});
	it('counts over midnight', () => {
		expect(minutesBetween('10:00', '13:30')).toBe(210);
		expect(minutesBetween('23:30', '01:00')).toBe(90);
	});
});
