import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTime, readTimeNumber } from './times.js';

describe('time as lawyers write it', () => {
	test.each([
		['3', 180],
		['1,5', 90],
		['1.5', 90],
		['0,5', 30],
		['2,25', 135],
		['2 часа 30 мин', 150],
		['2 часа 30 минут', 150],
		['2ч30м', 150],
		['2 ч. 30 м.', 150],
		['2 часа и 30 минут', 150],
		['2 часа, 30 мин.', 150],
		['1 ч. 30 мин.', 90],
		['1 час 15 мин', 75],
		['1 час 15', 75],
		['1час30мин', 90],
		['15 ч 15 мин', 915],
		['3 ч.', 180],
		['3 часа', 180],
		['1 час', 60],
		['час', 60],
		['3,5 часа', 210],
		['45 мин', 45],
		['45 минут', 45],
		['90 мин.', 90],
		["20'", 20],
		['3 сағ', 180],
		['3 саг', 180],
		['2 сағ 30 мин', 150],
		['2 сағат 30 минут', 150],
		['3,5 сағ', 210],
		['1 сағат', 60],
		['жарты сағат', 30],
		['бір жарым сағат', 90],
		['1 жарым сағат', 90],
		['екі сағат', 120],
		['екі сағат отыз минут', 150],
		['полчаса', 30],
		['полтора часа', 90],
		['2 с половиной часа', 150],
		['два часа', 120],
		['2 (два) часа', 120],
		['1½ часа', 90],
		['1 1/2 часа', 90],
		['1/2 часа', 30],
		['3:30', 210],
		['03:30', 210],
		['0:45', 45],
		['3:30:00', 210],
		['2 h 30 min', 150],
		['всего 2 часа', 120],
		['40 часов', 2400],
		[' 2 ч ', 120],
		['2\u00a0часа 30\u00a0мин', 150]
	])('%s', (text, minutes) => {
		expect(readTime(text, 'hours')).toEqual({ minutes, sessions: [] });
	});

	test.each([
		['с 10:00 до 16:30', 390, '10:00', '16:30'],
		['c 10:00 до 16:30', 390, '10:00', '16:30'],
		['10:00-16:30', 390, '10:00', '16:30'],
		['10:00 – 16:30', 390, '10:00', '16:30'],
		['10.00-16.30', 390, '10:00', '16:30'],
		['с 10.00 до 16.30 ч.', 390, '10:00', '16:30'],
		['с 10-00 до 16-30', 390, '10:00', '16:30'],
		['с 10 до 12', 120, '10:00', '12:00'],
		['с 9 ч. до 12 ч. 30 мин.', 210, '09:00', '12:30'],
		['10:00-ден 16:30-ға дейін', 390, '10:00', '16:30'],
		['сағат 10:00-ден 16:30-ға дейін', 390, '10:00', '16:30'],
		['сағат 10-нан 12-ге дейін', 120, '10:00', '12:00'],
		['с 10.00 ч. до 16.30 ч.', 390, '10:00', '16:30'],
		['с 10:00 часов до 16:30 часов', 390, '10:00', '16:30'],
		['с 10 час. 00 мин. до 16 час. 30 мин.', 390, '10:00', '16:30'],
		['10:00 - 16:30 сағ', 390, '10:00', '16:30'],
		['10:00–16:30 аралығында', 390, '10:00', '16:30'],
		['10:00-16:30 (6 ч 30 мин)', 390, '10:00', '16:30'],
		['6 часов 30 минут (10.00-16.30)', 390, '10:00', '16:30'],
		['9:30 – 12', 150, '09:30', '12:00']
	])('%s is an interval', (text, minutes, from, to) => {
		expect(readTime(text, 'hours')).toEqual({ minutes, sessions: [{ from, to, minutes }] });
	});

	test('several stretches add up, with their days', () => {
		expect(readTime('10:00-12:00, 14:00-15:30', 'hours')).toEqual({
			minutes: 210,
			sessions: [
				{ from: '10:00', to: '12:00', minutes: 120 },
				{ from: '14:00', to: '15:30', minutes: 90 }
			]
		});
		expect(readTime('26.01.2026 – 2 ч; 28.01.2026 – 1 ч 40 мин', 'hours')).toEqual({
			minutes: 220,
			sessions: [
				{ date: '2026-01-26', minutes: 120 },
				{ date: '2026-01-28', minutes: 100 }
			]
		});
		expect(readTime('13.01.2025 ж. 10:00-12:00\n20.01.2025 ж. 15:00-16:00', 'hours')).toMatchObject({ minutes: 180 });
		expect(readTime('26.01 - 2 ч, 28.01 - 1 ч', 'hours')).toMatchObject({ minutes: 180, problem: 'time-check' });
		expect(readTime('2 ч + 1,5 ч', 'hours')).toMatchObject({ minutes: 210 });
	});

	test.each([
		['1.30', 'time-ambiguous'],
		['3,30', 'time-ambiguous'],
		['1.30 ч', 'time-ambiguous'],
		['2-3 часа', 'time-ambiguous'],
		['10:00-12:00 (3 часа)', 'time-ambiguous'],
		['10-12', 'time-ambiguous'],
		['около 2 часов', 'time-ambiguous'],
		['шамамен 2 сағат', 'time-ambiguous'],
		['до 2 часов', 'time-ambiguous'],
		['с 16:30 до 10:00', 'time-ambiguous'],
		['с 10:00 до 10:00', 'time-ambiguous'],
		['1, 5', 'time-unreadable'],
		['2 дня', 'time-unreadable'],
		['3 заседания', 'time-unreadable'],
		['весь день', 'time-unreadable'],
		['2 часа из 5', 'time-unreadable'],
		['с 10:00 до 26:30', 'time-unreadable'],
		['99999', 'time-unreadable'],
		['-2', 'time-unreadable'],
		['с 10:00 до 16:30 (перерыв 13:00–14:00)', 'time-ambiguous'],
		['с 05.01.2026 по 12.02.2026', 'time-is-period'],
		['05.01.2026', 'time-is-date']
	])('%s is not guessed', (text, problem) => {
		expect(readTime(text, 'hours')).toEqual({ minutes: null, sessions: [], problem });
	});

	test('what is read but unusual is shown', () => {
		expect(readTime('с 22:00 до 01:30', 'hours')).toMatchObject({ minutes: 210, problem: 'time-check' });
		expect(readTime('1 ч 75 мин', 'hours')).toMatchObject({ minutes: 135, problem: 'time-check' });
		expect(readTime('20', 'hours')).toMatchObject({ minutes: 1200, problem: 'time-check' });
		expect(readTime('10:00', 'hours')).toMatchObject({ minutes: 600, problem: 'time-check' });
		expect(readTime('0', 'hours')).toMatchObject({ minutes: 0, problem: 'time-check' });
		expect(readTime('1,50', 'hours')).toMatchObject({ minutes: 90, problem: 'time-check' });
		expect(readTime('0,67', 'hours')).toMatchObject({ minutes: 40, problem: 'time-check' });
		expect(readTimeNumber(1.3, 'hours')).toMatchObject({ minutes: 78, problem: 'time-check' });
	});

	test('a bare number counts what the column counts', () => {
		expect(readTime('45', 'minutes').minutes).toBe(45);
		expect(readTime('1,5', 'minutes')).toMatchObject({ minutes: null, problem: 'time-ambiguous' });
		expect(readTime('45', 'ask')).toMatchObject({ minutes: null, problem: 'time-ambiguous' });
		expect(readTime('2', 'ask').minutes).toBe(120);
		expect(readTimeNumber(45, 'ask')).toMatchObject({ minutes: null, problem: 'time-ambiguous' });
		expect(readTimeNumber(90, 'minutes').minutes).toBe(90);
		expect(readTimeNumber(40, 'hours').minutes).toBe(2400);
		expect(readTimeNumber(1.5, 'hours')).toEqual({ minutes: 90, sessions: [] });
		expect(readTimeNumber(4 / 3, 'hours')).toEqual({ minutes: 80, sessions: [] });
		expect(readTimeNumber(-1, 'hours').minutes).toBeNull();
		expect(readTimeNumber(Number.NaN, 'hours').minutes).toBeNull();
	});

	test('hours and minutes, written in any of the forms, are read back', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 59 }), (hours, minutes) => {
				const [h, m] = [String(hours), String(minutes)];
				const forms = [
					`${h} ч ${m} мин`,
					`${h} часов ${m} минут`,
					`${h}ч${m}м`,
					`${h} сағ ${m} мин`,
					`${h}:${m.padStart(2, '0')}`,
					`${h} час. ${m} мин.`
				];
				for (const form of forms)
					expect(`${form} ${String(readTime(form, 'ask').minutes)}`).toBe(`${form} ${String(hours * 60 + minutes)}`);
			})
		);
	});

	test('any text is minutes or a problem, and sessions add up', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789:.,-–; чсмдоин½')) }), (text) => {
				const { minutes, sessions, problem } = readTime(text, 'hours');
				expect(minutes !== null || problem !== undefined).toBe(true);
				if (sessions.length > 0) expect(sessions.reduce((sum, one) => sum + one.minutes, 0)).toBe(minutes);
			})
		);
	});
});
