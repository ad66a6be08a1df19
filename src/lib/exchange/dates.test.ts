import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDays, isPeriodLine, readDay } from './dates.js';

describe('dates as lawyers write them', () => {
	test.each([
		['05.01.2026', '2026-01-05'],
		['14.01.2026 г.', '2026-01-14'],
		['14.01.2026г', '2026-01-14'],
		['29.01.26', '2026-01-29'],
		['5.1.26 г.', '2026-01-05'],
		['06.01.2025 ж.', '2025-01-06'],
		['2025-02-14', '2025-02-14'],
		['2025.02.14', '2025-02-14'],
		['05/01/2026', '2026-01-05'],
		['05-01-2026', '2026-01-05'],
		['05 01 2026', '2026-01-05'],
		['05,01,2026', '2026-01-05'],
		['05. 01. 2026', '2026-01-05'],
		['05.01..2026', '2026-01-05'],
		['20260105', '2026-01-05'],
		['05012026', '2026-01-05'],
		['9 апреля 2026 г.', '2026-04-09'],
		['«09» апреля 2026 года', '2026-04-09'],
		['"09" апреля 2026', '2026-04-09'],
		['9 апр. 2026', '2026-04-09'],
		['9-апр-26', '2026-04-09'],
		['9 мая 2026', '2026-05-09'],
		['1 сент. 2026 г.', '2026-09-01'],
		['2025 ж. 13 қаңтар', '2025-01-13'],
		['2025 жылғы 13 қаңтар', '2025-01-13'],
		['2025 жылдың 24 шілдесі', '2025-07-24'],
		['2025 ж. «13» қаңтарда', '2025-01-13'],
		['13 қаңтар 2025 ж.', '2025-01-13'],
		['2025 ж. 13-ші қаңтар', '2025-01-13'],
		['5-го января 2026 г.', '2026-01-05'],
		['13 кантар 2025', '2025-01-13'],
		['24 шілде 2025 жыл', '2025-07-24'],
		['1 мамыр 2025', '2025-05-01'],
		['1 маусым 2025', '2025-06-01'],
		['2025 года 13 января', '2025-01-13'],
		['5.IV.2026', '2026-04-05'],
		['5/XII/26', '2026-12-05'],
		['05.01.2026 10:30', '2026-01-05'],
		['2026-01-05T10:30:00', '2026-01-05'],
		['2026-01-05 00:00:00', '2026-01-05'],
		['понедельник, 5 января 2026 г.', '2026-01-05'],
		['05.01.2026 (пн)', '2026-01-05'],
		['от 05.01.2026', '2026-01-05'],
		[' 05.01.2026 ', '2026-01-05'],
		['05.01.2026\n05.01.2026', '2026-01-05'],
		['01/25/2026', '2026-01-25']
	])('%s', (text, day) => {
		expect(readDay(text)).toEqual({ day });
	});

	test.each([
		['31.02.2026', 'date-unreadable'],
		['05.13.2026', 'date-unreadable'],
		['январь', 'date-unreadable'],
		['в начале года', 'date-unreadable'],
		['05.01.1026', 'date-unreadable'],
		['0501.2026', 'date-unreadable'],
		['14.01', 'date-no-year'],
		['14 января', 'date-no-year'],
		['13 қаңтар', 'date-no-year'],
		['05.01.2026, 12.01.2026', 'date-several'],
		['05.01.2026–07.01.2026', 'date-several'],
		['05-01-2026-07-01-2026', 'date-unreadable'],
		['20261301', 'date-unreadable'],
		['сегодня', 'date-unreadable']
	])('%s is not read', (text, problem) => {
		expect(readDay(text)).toEqual({ day: null, problem });
	});

	test('more words than the date are said', () => {
		expect(readDay('05.01.2026 (повторно)')).toEqual({ day: '2026-01-05', problem: 'date-with-words' });
		expect(readDay('5 января 2026 г. устно')).toEqual({ day: '2026-01-05', problem: 'date-with-words' });
	});

	test('slashes that can be read both ways are not read where the column puts months first', () => {
		expect(readDay('03/04/2026', true)).toEqual({ day: null, problem: 'date-ambiguous' });
		expect(readDay('03/04/2026')).toEqual({ day: '2026-04-03' });
		expect(readDay('04/04/2026', true)).toEqual({ day: '2026-04-04' });
	});

	test('dates are found in the words of a document, numbers of cases are none', () => {
		const days = (text: string) => findDays(text).map(({ day }) => day);
		expect(days('определение от 09.01.2026 г. № 7516-26-00-2/87')).toEqual(['2026-01-09']);
		expect(days('Бостандық аудандық сотының 10.01.2025 ж. № 7516-25-00-2/41 ұйғарымы')).toEqual(['2025-01-10']);
		expect(days('іс № 7519-26-00-12/118')).toEqual([]);
		expect(days('поручение № 750126-00411')).toEqual([]);
		expect(days('2025 жылғы 13 қаңтардағы қаулы, 14 января 2025 года')).toEqual(['2025-01-13', '2025-01-14']);
		expect(days('ЕРДР № 267511031000012, ст. 188 УК РК')).toEqual([]);
		expect(days('с 5 по 7 мая')).toEqual([]);
	});

	test('lines that name a period', () => {
		const yes = [
			'Январь',
			'Январь 2026',
			'Наурыз айы',
			'2025 жыл',
			'2026 год',
			'I квартал 2026 года',
			'март месяц',
			'2025 жылғы қаңтар'
		];
		const no = ['1', 'за', 'Адвокат', 'Итого за март', 'Иск', '', '14 заявление', 'май иск'];
		expect(yes.filter((line) => !isPeriodLine(line))).toEqual([]);
		expect(no.filter((line) => isPeriodLine(line))).toEqual([]);
	});

	test('any day, written in any of the forms, is read back', () => {
		const names = [
			'января',
			'февраля',
			'марта',
			'апреля',
			'мая',
			'июня',
			'июля',
			'августа',
			'сентября',
			'октября',
			'ноября',
			'декабря'
		];
		const kk = [
			'қаңтар',
			'ақпан',
			'наурыз',
			'сәуір',
			'мамыр',
			'маусым',
			'шілде',
			'тамыз',
			'қыркүйек',
			'қазан',
			'қараша',
			'желтоқсан'
		];
		const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
		fc.assert(
			fc.property(days, (date) => {
				const day = date.toISOString().slice(0, 10);
				const [y = '', m = '', d = ''] = day.split('-');
				const month = Number(m) - 1;
				const forms = [
					day,
					`${d}.${m}.${y}`,
					`${String(Number(d))}.${String(Number(m))}.${y.slice(2)} г.`,
					`${d}/${m}/${y}`,
					`${String(Number(d))} ${names[month] ?? ''} ${y} г.`,
					`${String(Number(d))} ${(names[month] ?? '').slice(0, 3)}. ${y}`,
					`${y} ж. ${String(Number(d))} ${kk[month] ?? ''}`,
					`${y} жылғы ${d} ${kk[month] ?? ''}`,
					`${d} ${(kk[month] ?? '').slice(0, 3)}. ${y} ж.`
				];
				for (const form of forms) expect(`${form} ${readDay(form).day ?? ''}`).toBe(`${form} ${day}`);
			})
		);
	});

	test('any text is a day or a problem', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const { day, problem } = readDay(text);
				expect(day !== null || problem !== undefined).toBe(true);
			})
		);
	});
});
