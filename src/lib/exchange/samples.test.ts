import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readRegisterFile, rowKeys, type ImportedRow, type RegisterFile } from './index.js';

const TODAY = '2026-11-21';
const fixture = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(`tests/fixtures/${name}`)) });
const read = (name: string): RegisterFile => readRegisterFile(fixture(name), { today: TODAY });
const at = (file: RegisterFile, sourceRow: number): ImportedRow => {
	const row = file.rows.find((one) => one.sourceRow === sourceRow);
	if (!row) throw new Error(`no row ${String(sourceRow)}`);
	return row;
};
const tally = <T>(values: readonly T[]) => {
	const counts = new Map<T, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return Object.fromEntries([...counts].map(([value, count]) => [String(value), count]));
};

describe('the register of 2026, .xlsx in Russian', () => {
	const file = read('register-2026-ru.xlsx');

	test('all 62 rows are in, the others are left out by name', () => {
		expect(file.refused).toBeUndefined();
		expect(file.rows).toHaveLength(62);
		expect(file.rows.every(({ sheet }) => sheet === 'Реестр 2026')).toBe(true);
		expect(file.rows.map(({ sourceRow }) => sourceRow)).toEqual([
			...range(11, 21),
			...range(23, 33),
			...range(35, 42),
			...range(44, 52),
			...range(54, 65),
			...range(67, 77)
		]);
		expect(file.leftOut.map(({ sourceRow, why }) => [sourceRow, why])).toEqual([
			[1, 'title'],
			[2, 'title'],
			[3, 'title'],
			[4, 'title'],
			[5, 'title'],
			[6, 'title'],
			[8, 'heading'],
			[10, 'column-numbers'],
			[43, 'subtotal'],
			[79, 'signature']
		]);
		expect(file.leftOut.find(({ sourceRow }) => sourceRow === 43)?.text).toBe('Итого за март | 15 ч 15 мин');
		expect(file.leftOutColumns).toEqual([]);
	});

	test('each problem is named with its source row, and there are no others', () => {
		expect(file.problems).toEqual([
			{ sheet: 'Реестр 2026', sourceRow: 35, column: 'number', code: 'number-twice', text: '23' },
			{ sheet: 'Реестр 2026', sourceRow: 36, column: 'number', code: 'number-twice', text: '23' },
			{ sheet: 'Реестр 2026', sourceRow: 39, column: 'basis', code: 'missing', text: '' },
			{ sheet: 'Реестр 2026', sourceRow: 51, column: 'minutes', code: 'missing', text: '' },
			{ sheet: 'Реестр 2026', sourceRow: 56, column: 'number', code: 'number-missing', text: '41' },
			{ sheet: 'Реестр 2026', sourceRow: 65, column: 'applicationDate', code: 'missing', text: '' }
		]);
		expect([at(file, 39).number, at(file, 39).basis]).toEqual(['26', null]);
		expect([at(file, 51).number, at(file, 51).minutes]).toEqual(['37', null]);
		expect([at(file, 65).number, at(file, 65).applicationDate, at(file, 65).volume]).toEqual(['51', null, 2026]);
	});

	test('kinds, roles, times, dates and language as a lawyer reads them', () => {
		expect(tally(file.rows.map(({ kind }) => kind))).toEqual({ defence: 39, consulting: 13, informing: 5, other: 5 });
		expect(tally(file.rows.map(({ role }) => role))).toEqual({ protection: 29, representation: 8, null: 25 });
		expect(tally(file.rows.map(({ language }) => language))).toEqual({ ru: 62 });
		expect(file.rows.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)).toBe(7835);
		expect(file.rows.map(({ minutes }) => minutes).slice(0, 11)).toEqual([
			180, 60, 150, 240, 30, 90, 180, 45, 120, 220, 60
		]);
		expect(at(file, 59)).toMatchObject({ minutes: 390, sessions: [{ from: '10:00', to: '16:30', minutes: 390 }] });
		expect([15, 21, 27, 38, 47, 58, 69].map((row) => at(file, row).applicationDate)).toEqual([
			'2026-01-14',
			'2026-01-29',
			'2026-02-10',
			'2026-03-12',
			'2026-04-09',
			'2026-05-18',
			'2026-07-15'
		]);
		expect([11, 12, 77].map((row) => at(file, row).applicationDate)).toEqual([
			'2026-01-05',
			'2026-01-06',
			'2026-10-14'
		]);
		expect(at(file, 57).essence).toBe('То же дело, отбор присяжных\nзаседание отложено на 21.05');
		expect([at(file, 15).column7, at(file, 16).column7]).toEqual([null, 'ЭЦП']);
	});

	test('column 3 is split where it is sure', () => {
		expect(tally(file.rows.map(({ basisParts }) => basisParts.kind ?? 'none'))).toEqual({
			'prosecution-order': 16,
			request: 15,
			'civil-ruling': 7,
			'administrative-order': 4,
			'court-order': 7,
			contract: 3,
			assignment: 5,
			notice: 3,
			none: 2
		});
		expect(at(file, 11).basisParts).toEqual({
			kind: 'prosecution-order',
			date: '2026-01-05',
			body: 'СО УП Алмалинского района г. Алматы',
			caseNumber: '267511031000012'
		});
		expect(at(file, 14).basisParts).toEqual({
			kind: 'civil-ruling',
			number: '7516-26-00-2/87',
			date: '2026-01-09',
			body: 'Бостандыкского районного суда г. Алматы'
		});
		expect(at(file, 20).basisParts).toEqual({
			kind: 'court-order',
			date: '2026-01-26',
			body: 'Алмалинского районного суда № 2 г. Алматы',
			caseNumber: '7512-26-00-1/34'
		});
		expect(at(file, 26).basisParts).toEqual({
			kind: 'administrative-order',
			number: '26751300342',
			date: '2026-02-08',
			body: 'УП Жетысуского района'
		});
		expect(at(file, 27).basisParts).toEqual({ kind: 'notice', number: '000131', date: '2026-02-10' });
		expect(at(file, 19).basisParts).toEqual({ kind: 'contract', number: '3', date: '2026-01-22' });
		expect(at(file, 21).basisParts).toEqual({ kind: 'assignment', number: '750126-00411' });
		// Two documents in one cell: which of them is the basis is not ours to say.
		expect(at(file, 17).basisParts).toEqual({});
	});

	test('the same file gives the same keys, and no two rows share one', () => {
		const keys = rowKeys(file.rows);
		expect(new Set(keys).size).toBe(62);
		expect(rowKeys(read('register-2026-ru.xlsx').rows)).toEqual(keys);
	});
});

describe('the register of 2025, .csv in Kazakh', () => {
	const file = read('register-2025-kk.csv');

	test('all 40 rows are in, the others are left out by name', () => {
		expect(file.refused).toBeUndefined();
		expect(file.rows).toHaveLength(40);
		expect(file.rows.every(({ sheet }) => sheet === undefined)).toBe(true);
		expect(file.rows.map(({ sourceRow }) => sourceRow)).toEqual([...range(7, 24), ...range(26, 33), ...range(35, 48)]);
		expect(file.leftOut.map(({ sourceRow, why }) => [sourceRow, why])).toEqual([
			[1, 'title'],
			[2, 'title'],
			[3, 'title'],
			[5, 'heading'],
			[6, 'column-numbers'],
			[25, 'subtotal']
		]);
		expect(file.leftOut.at(-1)?.text).toBe('Наурыз айы бойынша жиыны');
	});

	test('the one problem is named with its source row', () => {
		expect(file.problems).toEqual([{ sourceRow: 29, column: 'essence', code: 'missing', text: '' }]);
		expect([at(file, 29).number, at(file, 29).essence]).toEqual(['22', null]);
	});

	test('kinds, roles, times, dates and language as a lawyer reads them', () => {
		expect(tally(file.rows.map(({ kind }) => kind))).toEqual({ defence: 23, consulting: 11, informing: 4, other: 2 });
		expect(tally(file.rows.map(({ role }) => role))).toEqual({ protection: 16, representation: 6, null: 18 });
		expect(tally(file.rows.map(({ language }) => language))).toEqual({ kk: 40 });
		expect(file.rows.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)).toBe(4415);
		expect([9, 17, 40].map((row) => at(file, row).applicationDate)).toEqual(['2025-01-13', '2025-02-14', '2025-07-24']);
		expect(at(file, 9).essence).toBe(
			'Талап қоюшының мүддесін білдіру: денсаулыққа келтірілген зиянды өтеу (ҚР АК 937-бап).\n13 қаңтар – алдын ала тыңдау;\n20 қаңтар – тараптар сөзі'
		);
		expect(at(file, 12).essence).toBe('ӘҚБтК 608-бабы 1-бөлігі; сот отырысы');
		expect(at(file, 10).column7).toBeNull();
	});

	test('column 3 is split where it is sure', () => {
		expect(tally(file.rows.map(({ basisParts }) => basisParts.kind ?? 'none'))).toEqual({
			'prosecution-order': 11,
			request: 11,
			'civil-ruling': 4,
			'administrative-order': 2,
			assignment: 4,
			notice: 3,
			contract: 2,
			'court-order': 3
		});
		expect(at(file, 7).basisParts).toEqual({
			kind: 'prosecution-order',
			date: '2025-01-06',
			body: 'Алматы қ. Медеу ауданы ПБ',
			caseNumber: '257515031000009'
		});
		expect(at(file, 20).basisParts).toEqual({
			kind: 'court-order',
			date: '2025-02-28',
			body: 'Алмалы аудандық № 2 соты',
			caseNumber: '7512-25-00-1/77'
		});
		expect(at(file, 47).basisParts).toEqual({ kind: 'civil-ruling', date: '2025-11-21', body: 'Әуезов аудандық соты' });
	});
});

function range(from: number, to: number): number[] {
	return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
