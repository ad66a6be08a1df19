import { describe, expect, test } from 'vitest';
import { formatOf } from './formats.js';
import { readSheets } from './index.js';
import { dayOfSerial } from './serial.js';
import { dateCell, makeXlsx, serialOf, type CellSpec, type SheetSpec } from './testing/make-xlsx.js';
import { codes, HEAD, readBytes } from './testing/read.js';

const read = (rows: (CellSpec[] | null)[], more: Partial<SheetSpec> = {}, options = {}) =>
	readBytes(makeXlsx([{ rows: [HEAD, ...rows], ...more }], options));
const row = (date: CellSpec, time: CellSpec): CellSpec[] => [
	1,
	date,
	'Заявление',
	'Алименты',
	'консультация',
	time,
	'ЭЦП'
];
const oneTime = (time: CellSpec) => {
	const file = read([row(dateCell('2026-01-05'), time)]);
	return [file.rows[0]?.minutes, file.problems[0]?.code, file.problems[0]?.text];
};
const oneDate = (date: CellSpec, options = {}) => {
	const file = read([row(date, 1)], {}, options);
	return [file.rows[0]?.applicationDate, file.problems[0]?.code, file.problems[0]?.text];
};

describe('number formats', () => {
	test.each([
		['dd.mm.yyyy', 'date'],
		['d/m/yy', 'date'],
		['[$-419]d mmmm yyyy" г.";@', 'date'],
		['[$-F800]dddd, mmmm dd, yyyy', 'date'],
		['mmm yy', 'date'],
		['yyyy\\-mm\\-dd', 'date'],
		['ДД.ММ.ГГГГ', 'date'],
		['dd.mm.yyyy h:mm', 'date-time'],
		['h:mm', 'time'],
		['[$-419]h:mm;@', 'time'],
		['h:mm AM/PM', 'time'],
		['mm:ss', 'time'],
		['[h]:mm', 'duration'],
		['[hh]:mm:ss', 'duration'],
		['[mm]', 'duration'],
		['General', 'number'],
		['0.00', 'number'],
		['# ##0,00', 'number'],
		['0" час"', 'number'],
		['[Red]0', 'number'],
		['@', 'number'],
		['0%', 'number']
	])('%s shows a %s', (code, shows) => {
		expect(formatOf(164, code).shows).toBe(shows);
	});

	test('formats that files name by number', () => {
		expect([14, 17, 20, 21, 22, 46, 47, 0, 2, 49].map((id) => formatOf(id, undefined).shows)).toEqual([
			'date',
			'date',
			'time',
			'time',
			'date-time',
			'duration',
			'time',
			'number',
			'number',
			'number'
		]);
		expect(formatOf(164, '0" мин"')).toMatchObject({ after: ' мин' });
	});

	test("Excel's days, with its 29 February 1900 and the 1904 system", () => {
		expect([1, 59, 60, 61, 46027, 46027.75].map((serial) => dayOfSerial(serial, false))).toEqual([
			'1900-01-01',
			'1900-02-28',
			null,
			'1900-03-01',
			'2026-01-05',
			'2026-01-05'
		]);
		expect(dayOfSerial(44565, true)).toBe('2026-01-05');
		expect([-1, 0, 3e6, Number.NaN].map((serial) => dayOfSerial(serial, false))).toEqual([null, null, null, null]);
	});
});

describe('cells of column 6', () => {
	test.each<[string, CellSpec, number | null, string | undefined]>([
		['hours', 1.5, 90, undefined],
		['a duration', { value: 3.5 / 24, format: 'h:mm' }, 210, undefined],
		['a long duration', { value: 30 / 24, format: '[h]:mm' }, 1800, undefined],
		['a long time of day', { value: 30 / 24, format: 'h:mm' }, null, 'time-ambiguous'],
		['an entry turned into a date', dateCell('2026-05-01'), null, 'time-is-date'],
		['a unit in the format', { value: 45, format: '0" мин"' }, 45, undefined],
		['hours in the format', { value: 2, format: '0.0" ч"' }, 120, undefined],
		['text', '2 часа 30 мин', 150, undefined],
		['an error', { error: '#VALUE!' }, null, 'cell-error'],
		['a formula', { formula: 'A1+1', value: 2 }, 120, undefined],
		['a formula with text', { formula: 'A1&" ч"', value: '2 ч' }, 120, undefined],
		['a formula without result', { formula: 'A1+1' }, null, 'cell-error'],
		['something else', 'по факту', null, 'time-unreadable']
	])('%s', (_, cell, minutes, code) => {
		expect(oneTime(cell).slice(0, 2)).toEqual([minutes, code]);
	});

	test('the exact text of an unreadable cell is kept', () => {
		expect(oneTime('  1.30 ')[2]).toBe('  1.30 ');
		expect(oneTime({ error: '#REF!' })[2]).toBe('#REF!');
		expect(oneTime({ formula: 'SUM(F1)' })[2]).toBe('=SUM(F1)');
		expect(oneTime('—')).toEqual([null, 'missing', '—']);
	});

	test('whole columns of minutes are not read as hours', () => {
		const file = read(
			[30, 45, 20, 2].map((minutes, at) => [
				at + 1,
				dateCell('2026-01-05'),
				'Заявление',
				'Вопрос',
				'консультация',
				minutes
			])
		);
		expect(file.tables[0]?.mapping.timeUnit).toBe('ask');
		expect(file.rows.map(({ minutes }) => minutes)).toEqual([null, null, null, 120]);
		expect(file.problems.map(({ code }) => code)).toEqual(['time-ambiguous', 'time-ambiguous', 'time-ambiguous']);
		const said = readBytes(
			makeXlsx([
				{
					rows: [
						HEAD.map((one) => (one === 'Время' ? 'Время, мин' : one)),
						...[30, 45].map((minutes, at): CellSpec[] => [
							at + 1,
							dateCell('2026-01-05'),
							'Заявление',
							'Вопрос',
							'консультация',
							minutes
						])
					]
				}
			])
		);
		expect(said.rows.map(({ minutes }) => minutes)).toEqual([30, 45]);
	});

	test('start and end in columns of their own', () => {
		const head = ['№', 'Дата', 'Основание', 'Суть', 'Вид', 'Время начала', 'Время окончания'];
		const file = readBytes(
			makeXlsx([
				{
					rows: [
						head,
						[
							1,
							dateCell('2026-01-05'),
							'Заявление',
							'Вопрос',
							'консультация',
							{ value: 10 / 24, format: 'h:mm' },
							{ value: 11.5 / 24, format: 'h:mm' }
						],
						[2, dateCell('2026-01-05'), 'Заявление', 'Вопрос', 'консультация', '14:00', null]
					]
				}
			])
		);
		expect(file.rows[0]).toMatchObject({ minutes: 90, sessions: [{ from: '10:00', to: '11:30', minutes: 90 }] });
		expect(codes(file)).toEqual([[3, 'minutes', 'missing', '14:00']]);
	});
});

describe('cells of column 2', () => {
	test.each<[string, CellSpec, string | null, string | undefined]>([
		['a date', dateCell('2026-01-05'), '2026-01-05', undefined],
		[
			'a date with its hour',
			{ value: serialOf('2026-01-05') + 0.6, format: 'dd.mm.yyyy h:mm' },
			'2026-01-05',
			undefined
		],
		['text', '14.01.2026 г.', '2026-01-14', undefined],
		['a bare number', 46027, '2026-01-05', 'date-from-number'],
		['a small number', 5, null, 'date-unreadable'],
		['a date of 1900', { value: 5, format: 'dd.mm.yyyy' }, null, 'date-unreadable'],
		['a time', { value: 0.5, format: 'h:mm' }, null, 'date-unreadable'],
		['an error', { error: '#N/A' }, null, 'cell-error']
	])('%s', (_, cell, day, code) => {
		expect(oneDate(cell).slice(0, 2)).toEqual([day, code]);
	});

	test('in a workbook that counts from 1904', () => {
		expect(oneDate({ value: serialOf('2026-01-05') - 1462, format: 'dd.mm.yyyy' }, { date1904: true })).toEqual([
			'2026-01-05',
			undefined,
			undefined
		]);
	});
});

describe('the container', () => {
	test('rich text, line breaks and entities', () => {
		const file = read([
			[
				1,
				dateCell('2026-01-05'),
				{ rich: ['Заявление ', 'от 05.01.2026'] },
				'a_x000D_\n<b> & "c" 😀',
				'консультация',
				1
			]
		]);
		expect(file.rows[0]).toMatchObject({ basis: 'Заявление от 05.01.2026', essence: 'a\n<b> & "c" 😀' });
	});

	test('prefixed names, hidden rows, and rows that are not in the file', () => {
		const rows: (CellSpec[] | null)[] = [
			row(dateCell('2026-01-05'), 1),
			null,
			[2, dateCell('2026-01-06'), 'Заявление', 'Иск', 'консультация', 1]
		];
		const file = read(rows, { hiddenRows: [4] }, { prefix: 'x' });
		expect(file.rows.map(({ sourceRow }) => sourceRow)).toEqual([2, 4]);
		expect(codes(file)).toEqual([[4, undefined, 'row-hidden', '']]);
	});

	test('ditto marks take what stands above, and say so', () => {
		const file = read([row(dateCell('2026-01-05'), 1), [2, '-//-', '"', 'Иск', '—〃—', '-"-']]);
		expect(file.rows[1]).toMatchObject({
			applicationDate: '2026-01-05',
			basis: 'Заявление',
			kind: 'consulting',
			minutes: 60
		});
		expect(codes(file)).toContainEqual([3, 'applicationDate', 'ditto', '-//-']);
		expect(codes(file)).toContainEqual([3, 'basis', 'ditto', '"']);
	});

	test('a hidden sheet is read where no other has a register', () => {
		const file = readBytes(
			makeXlsx([{ rows: [['x']] }, { rows: [HEAD, row(dateCell('2026-01-05'), 1)], hidden: true }])
		);
		expect(file.rows).toHaveLength(1);
	});
});

describe('progress', () => {
	test('is told and never goes back within a stage', () => {
		const told: string[] = [];
		const bytes = makeXlsx([
			{
				rows: [
					HEAD,
					...Array.from({ length: 3000 }, (_, at): CellSpec[] => [
						at + 1,
						dateCell('2026-01-05'),
						'Заявление',
						`Вопрос ${String(at)}`,
						'консультация',
						1
					])
				]
			}
		]);
		const read = readSheets({ name: 'r.xlsx', bytes }, undefined, ({ stage, done }) =>
			told.push(`${stage} ${done.toFixed(3)}`)
		);
		expect(read.ok).toBe(true);
		expect(told.length).toBeGreaterThan(2);
		expect(told[0]).toBe('unpack 0.000');
		expect(told.at(-1)).toBe('cells 1.000');
		expect([...told.slice(1)].sort()).toEqual(told.slice(1));
	});
});
