import { describe, expect, test } from 'vitest';
import { DATA, codes, HEAD, left, readXlsx } from './testing/read.js';
import { dateCell, type CellSpec } from './testing/make-xlsx.js';

describe('lines that are no rows', () => {
	test.each([
		['Итого за март', 'subtotal'],
		['Всего', 'subtotal'],
		['ВСЕГО ЗА ГОД: 120 часов', 'subtotal'],
		['И т о г о', 'subtotal'],
		['Барлығы', 'subtotal'],
		['Жиынтығы', 'subtotal'],
		['Наурыз айы бойынша жиыны', 'subtotal'],
		['Барлығы: 5 сағ', 'subtotal'],
		['Январь 2026 г.', 'period'],
		['Наурыз айы', 'period'],
		['2026 год', 'period'],
		['Адвокат ________ Иванова А.А.', 'signature'],
		['Адвокат: Иванова А.А.', 'signature'],
		['М.П.', 'signature'],
		['М.О.', 'signature'],
		['Қолы', 'signature'],
		['Заведующая юридической консультацией', 'signature'],
		['дело приостановлено', 'note']
	])('%s', (text, why) => {
		for (const place of [0, 1, 3]) {
			const line: CellSpec[] = [null, null, null, null];
			line[place] = text;
			const file = readXlsx({ rows: [HEAD, DATA(1, '2026-01-05'), line, DATA(2, '2026-01-06')] });
			expect(file.rows).toHaveLength(2);
			expect(left(file)).toEqual([
				[1, 'heading'],
				[3, why]
			]);
			expect(file.leftOut[1]?.text).toBe(text);
		}
	});

	test('totals with figures, in the number column, merged, by formula, and without a word', () => {
		const file = readXlsx({
			rows: [
				HEAD,
				DATA(1, '2026-01-05'),
				['Итого:', null, null, null, null, 3, null],
				[null, null, null, 'Всего дел: 1', 'консультаций: 1', { formula: 'SUM(F2)', value: 1 }],
				[null, null, null, null, null, { formula: 'SUM(F2)', value: 1 }],
				DATA(2, '2026-01-06')
			],
			merges: ['A3:E3']
		});
		expect(left(file)).toEqual([
			[1, 'heading'],
			[3, 'subtotal'],
			[4, 'subtotal'],
			[5, 'subtotal']
		]);
		expect(file.rows).toHaveLength(2);
	});

	test('words of totals inside a row are the row', () => {
		const file = readXlsx({
			rows: [
				HEAD,
				[1, dateCell('2026-01-05'), 'Заявление', 'Всего три вопроса: итого', 'консультация', 1, ''],
				[null, dateCell('2026-01-06'), 'Заявление', 'Итого задолженность', 'консультация', 1]
			]
		});
		expect(file.rows).toHaveLength(2);
		expect(codes(file)).toEqual([[3, 'number', 'missing', '']]);
	});

	test('headings, titles and column numbers repeated on each page', () => {
		const title = ['Реестр гарантированной государством юридической помощи'];
		const numbers = [1, 2, 3, 4, 5, 6, 7];
		const file = readXlsx({
			rows: [
				title,
				HEAD,
				numbers,
				DATA(1, '2026-01-05'),
				title,
				HEAD,
				numbers,
				DATA(2, '2026-01-06'),
				['№', 'Дата', 'Документ', 'Суть вопроса', 'Вид', 'Время', ''],
				DATA(3, '2026-01-07')
			]
		});
		expect(file.rows.map(({ number }) => number)).toEqual(['1', '2', '3']);
		expect(left(file)).toEqual([
			[1, 'title'],
			[2, 'heading'],
			[3, 'column-numbers'],
			[5, 'repeated'],
			[6, 'repeated'],
			[7, 'column-numbers'],
			[9, 'repeated']
		]);
	});

	test('numbers prepared ahead are no rows', () => {
		const file = readXlsx({
			rows: [HEAD, DATA(1, '2026-01-05'), [2], [3, null, null, null, null, null, 'ЭЦП'], [4, null, null, '-']]
		});
		expect(file.rows).toHaveLength(1);
		expect(left(file)).toEqual([
			[1, 'heading'],
			[3, 'number-only'],
			[4, 'number-only'],
			[5, 'number-only']
		]);
	});

	test('a row without a number is a row', () => {
		const file = readXlsx({
			rows: [
				HEAD,
				[null, dateCell('2026-01-05'), 'Заявление', 'Алименты', 'консультация', 1],
				['б/н', dateCell('2026-01-06'), 'Заявление', 'Иск', 'консультация', 1]
			]
		});
		expect(file.rows.map(({ number }) => number)).toEqual([null, null]);
		expect(codes(file)).toEqual([
			[2, 'number', 'missing', ''],
			[3, 'number', 'number-unreadable', 'б/н']
		]);
	});
});
