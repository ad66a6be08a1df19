import { describe, expect, test } from 'vitest';
import { codes, DATA, HEAD, left, readCsv, readXlsx } from './testing/read.js';
import { dateCell } from './testing/make-xlsx.js';

describe('several tables', () => {
	test('a sheet for each month, numbers going on', () => {
		const file = readXlsx(
			{ name: 'Январь', rows: [HEAD, DATA(1, '2026-01-05'), DATA(2, '2026-01-06')] },
			{ name: 'Февраль', rows: [['Реестр'], HEAD, DATA(3, '2026-02-05')] },
			{ name: 'Заметки', rows: [['позвонить в суд']] },
			{ name: 'Старое', rows: [HEAD, DATA(1, '2026-01-05')], hidden: true }
		);
		expect(file.rows.map(({ sheet, sourceRow, number }) => [sheet, sourceRow, number])).toEqual([
			['Январь', 2, '1'],
			['Январь', 3, '2'],
			['Февраль', 3, '3']
		]);
		expect(codes(file)).toEqual([]);
		expect(file.leftOut.map(({ sheet, sourceRow, why }) => [sheet, sourceRow, why])).toEqual([
			['Январь', 1, 'heading'],
			['Февраль', 1, 'title'],
			['Февраль', 2, 'heading'],
			['Заметки', 1, 'no-table'],
			['Старое', 1, 'no-table'],
			['Старое', 2, 'no-table']
		]);
	});

	test('a sheet for each year, numbers beginning anew', () => {
		const file = readXlsx(
			{ name: '2025', rows: [HEAD, DATA(1, '2025-01-05'), DATA(2, '2025-01-06')] },
			{ name: '2026', rows: [HEAD, DATA(1, '2026-01-05')] }
		);
		expect(codes(file)).toEqual([]);
	});

	test('a second table below with another order of columns', () => {
		const file = readXlsx({
			rows: [
				HEAD,
				DATA(1, '2026-01-05'),
				null,
				['Вид помощи', 'Суть вопроса', '№', 'Основание', 'Дата обращения', 'Время', 'ЭЦП'],
				['защита', 'ст. 188 УК РК', 2, 'Постановление суда', dateCell('2026-02-05'), 2, 'ЭЦП']
			]
		});
		expect(file.tables).toHaveLength(2);
		expect(file.rows[1]).toMatchObject({
			sourceRow: 5,
			number: '2',
			kind: 'defence',
			applicationDate: '2026-02-05',
			minutes: 120
		});
		expect(left(file)).toEqual([
			[1, 'heading'],
			[4, 'heading']
		]);
	});
});

describe('merged cells', () => {
	test('one basis over several rows belongs to each of them', () => {
		const file = readXlsx({
			rows: [
				HEAD,
				[1, dateCell('2026-01-05'), 'Постановление суда', 'Заседание', 'защита', 1],
				[2, dateCell('2026-01-06'), null, 'Прения', null, 2]
			],
			merges: ['C2:C3', 'E2:E3']
		});
		expect(file.rows[1]).toMatchObject({ basis: 'Постановление суда', kind: 'defence', essence: 'Прения' });
		expect(codes(file)).toEqual([
			[3, 'basis', 'merged', 'Постановление суда'],
			[3, 'kind', 'merged', 'защита']
		]);
	});

	test('under a merged number, words go on and a date is a row', () => {
		const file = readXlsx({
			rows: [
				HEAD,
				[1, dateCell('2026-01-05'), 'Заявление', 'Раздел имущества', 'консультация', 1],
				[null, null, null, 'и алименты', null, null],
				[null, dateCell('2026-01-08'), 'Заявление', 'Повторно', 'консультация', 1]
			],
			merges: ['A2:A4']
		});
		expect(file.rows.map(({ sourceRow, number, essence }) => [sourceRow, number, essence])).toEqual([
			[2, '1', 'Раздел имущества\nи алименты'],
			[4, '1', 'Повторно']
		]);
		expect(left(file)).toEqual([
			[1, 'heading'],
			[3, 'joined']
		]);
		expect(codes(file)).toEqual([
			[2, 'essence', 'joined', 'и алименты'],
			[2, 'number', 'number-twice', '1'],
			[4, 'number', 'merged', '1'],
			[4, 'number', 'number-twice', '1']
		]);
	});
});

describe('registers as programs and people make them', () => {
	test('an export with every column over several, a client, periods and notes', () => {
		const file = readXlsx({
			rows: [
				['Журнал учета ГГЮП за 2026 год'],
				['Адвокат: Смагулова Айгерим Болатовна', null, null, null, null, null, null, null, null, 'г. Астана'],
				[],
				[
					'№ п/п',
					null,
					'Дата обращения',
					null,
					'Ф.И.О. обратившегося',
					null,
					'Основание',
					null,
					'Суть обращения',
					'Вид ГГЮП',
					'Кол-во часов',
					'Примечания',
					'Подпись'
				],
				['1', null, '2', null, '3', null, '4', null, '5', '6', '7', '8', '9'],
				['Январь'],
				[
					1,
					null,
					dateCell('2026-01-12'),
					null,
					'Ахметов Серик',
					null,
					'Пост. след. СО УП от 11.01.2026г.',
					null,
					'ст. 106 УК',
					'защ.',
					{ value: 2.5 / 24, format: '[h]:mm' },
					'пов. 15.01',
					'ЭЦП'
				],
				['Всего за январь:', null, null, null, null, null, null, null, null, null, 2.5],
				['Февраль'],
				[
					2,
					null,
					'3.02.26г.',
					null,
					'он же',
					null,
					'ордер №000123 от 03.02.2026г.',
					null,
					'очная ставка',
					'защита',
					'3.02.26 - 2ч, 5.02.26 - 1ч 30м'
				]
			],
			merges: ['A4:B4', 'C4:D4', 'E4:F4', 'G4:H4', 'A2:I2', 'A6:M6']
		});
		expect(codes(file)).toEqual([]);
		expect(left(file)).toEqual([
			[1, 'title'],
			[2, 'title'],
			[4, 'heading'],
			[5, 'column-numbers'],
			[6, 'period'],
			[8, 'subtotal'],
			[9, 'period']
		]);
		expect(file.leftOutColumns).toEqual([]);
		expect(file.rows[0]).toMatchObject({
			number: '1',
			applicationDate: '2026-01-12',
			clientName: 'Ахметов Серик',
			kind: 'defence',
			role: 'protection',
			minutes: 150,
			notes: 'пов. 15.01',
			column7: 'ЭЦП',
			basisParts: { kind: 'prosecution-order', date: '2026-01-11' }
		});
		expect(file.rows[1]).toMatchObject({
			applicationDate: '2026-02-03',
			minutes: 210,
			basisParts: { kind: 'notice', number: '000123' },
			sessions: [
				{ date: '2026-02-03', minutes: 120 },
				{ date: '2026-02-05', minutes: 90 }
			]
		});
	});

	test('Kazakh typed on a Russian keyboard', () => {
		const file = readCsv(
			'Адвокат Сериков Нурлан\nР/с №,Отиниш берген куни,"Кужат атауы, №, куни",Кукыктык маселе,Комек тури,Жумсалган уакыт,Колы\n1,"2026 жылғы 5 қаңтар","Тергеуши Ахметовтин 05.01.2026ж. каулысы","ҚР ҚК 188 бап",коргау,2 саг,\n2,06.01.2026 ж.,отиниш,мура,кенес беру,"0,5",\nБарлыгы 2,,,,,2 саг 30 мин,\n'
		);
		expect(codes(file)).toEqual([]);
		expect(
			file.rows.map(({ sourceRow, kind, minutes, language, basisParts }) => [
				sourceRow,
				kind,
				minutes,
				language,
				basisParts.kind
			])
		).toEqual([
			[3, 'defence', 120, 'kk', 'prosecution-order'],
			[4, 'consulting', 30, 'kk', 'request']
		]);
		expect(left(file)).toEqual([
			[1, 'title'],
			[2, 'heading'],
			[5, 'subtotal']
		]);
	});

	test('groups of headings over columns of their own', () => {
		const file = readXlsx({
			rows: [
				['№', 'Дата', 'Суть', 'Вид помощи', null, 'Время'],
				[null, null, null, 'Информирование', 'Консультирование', null],
				[1, dateCell('2026-03-02'), 'вопрос', null, '+', 1]
			],
			merges: ['D1:E1', 'A1:A2', 'B1:B2', 'C1:C2', 'F1:F2']
		});
		expect(left(file)).toEqual([
			[1, 'heading'],
			[2, 'heading']
		]);
		expect(file.leftOutColumns).toEqual([
			{ sheet: 'Лист1', letter: 'E', heading: 'Консультирование', cells: [{ sourceRow: 3, text: '+' }] }
		]);
		expect(codes(file)).toContainEqual([3, 'kind', 'missing', '']);
	});

	test('hours and minutes in columns of their own', () => {
		const head = ['№', 'Дата', 'Документ', 'Суть', 'Вид', 'Часы', 'Минуты'];
		const time = (n: number, hours: number | null, minutes: number | null) => [
			n,
			dateCell('2026-01-05'),
			'Заявление',
			'a',
			'консультация',
			hours,
			minutes
		];
		const file = readXlsx({ rows: [head, time(1, 1, 30), time(2, null, 45), time(3, 2, null), time(4, 1.5, 90)] });
		expect(file.rows.map(({ minutes }) => minutes)).toEqual([90, 45, 120, null]);
		expect(codes(file)).toEqual([[5, 'minutes', 'time-ambiguous', '1.5 90']]);
	});
});
