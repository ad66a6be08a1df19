import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../limits.js';
import { readSheets } from '../sheets.js';
import { writeCsv } from './csv.js';
import { guarded, unguarded } from './guard.js';
import type { OutCell, OutTable } from './table.js';
import { writeXlsx } from './xlsx.js';

const text = (value: string): OutCell => ({ kind: 'text', text: value });
const table = (rows: OutCell[][], more: Partial<OutTable> = {}): OutTable => ({
	name: '2026',
	head: [],
	headings: ['№', 'Суть', 'Дата'],
	numbered: 0,
	widths: [6, 40, 12],
	rows: rows.map((cells) => ({ cells, struck: false })),
	...more
});
const INJECTIONS = [
	'=1+1',
	'=HYPERLINK("http://example.org";"x")',
	'+7 701 000 00 00',
	'-5',
	'@SUM(A1)',
	'\t=1',
	'\r=1',
	'\n=1',
	' =1',
	"'=1",
	"''=1",
	'＝1',
	'=cmd|" /C calc"!A0',
	'1;=2',
	'"=1',
	'a\n=1'
];
/** Cells of the first sheet below its headings, as our own reader finds them. */
function cellsOf(name: string, bytes: Uint8Array): (string | null)[][] {
	const read = readSheets({ name, bytes }, LIMITS);
	if (!read.ok) throw new Error(read.refused.code);
	return (read.sheets[0]?.rows ?? []).slice(1).map(({ cells }) => cells.map((cell) => cell?.text ?? null));
}
/** What a reader keeps of a text: line ends are one kind, and what is blank is no cell. */
const kept = (value: string): string => value.replace(/\r\n?/g, '\n');
/** Texts with all that may confuse a spreadsheet, none of them blank. */
const texts = fc
	.oneof(
		fc.constantFrom(...INJECTIONS),
		fc.string({ unit: 'binary', maxLength: 20 }),
		fc.string({
			unit: fc.constantFrom(
				'=',
				'+',
				'-',
				'@',
				"'",
				'"',
				';',
				',',
				'\t',
				'\r',
				'\n',
				' ',
				'ә',
				'1',
				'_x000D_',
				'<',
				'&'
			)
		})
	)
	.map((value) => value.toWellFormed().replace(/[^\P{Cc}\t\n\r]|\ufffe|\uffff/gu, '�'))
	.filter((value) => value.trim() !== '' && !/^="[^]*"$/.test(value));

describe('a text that looks like a formula', () => {
	test('gets an apostrophe in a CSV, and reading takes exactly that one away', () => {
		fc.assert(
			fc.property(fc.oneof(texts, fc.string()), (value) => {
				expect(unguarded(guarded(value))).toBe(value);
				expect(guarded(value)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
			})
		);
	});

	test('is never a formula in an .xlsx: there is none, in any part, and all texts are of the format for text', () => {
		const parts = unzipSync(writeXlsx([table(INJECTIONS.map((value) => [text(value), text(value), text(value)]))]));
		const xml = Object.values(parts)
			.map((bytes) => strFromU8(bytes))
			.join('');
		expect(xml).not.toMatch(/<f[ >]|<f\/|t="str"|externalLink|ddeLink|oleLink/);
		const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
		expect(sheet.match(/<c r="[A-C]\d+" s="\d+" t="inlineStr">/g)).toHaveLength(3 * (INJECTIONS.length + 1));
	});

	test('stays text in a CSV: each field begins with a quote, and no field with a sign of a formula', () => {
		const csv = new TextDecoder().decode(writeCsv([table(INJECTIONS.map((value) => [text(value)]))]));
		const fields = csv.match(/"(?:[^"]|"")*"/g) ?? [];
		expect(fields.length).toBe(3 + INJECTIONS.length);
		for (const field of fields) expect(field.slice(1)).not.toMatch(/^[=+\-@\t\r\n＝]/);
	});
});

describe('what is written is read again', () => {
	const rows = fc.array(fc.array(texts, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });

	test('any texts, .xlsx', () => {
		fc.assert(
			fc.property(rows, (written) => {
				const read = cellsOf('a.xlsx', writeXlsx([table(written.map((cells) => cells.map(text)))]));
				expect(read).toEqual(written.map((cells) => cells.map(kept)));
			})
		);
	});

	test('any texts, .csv', () => {
		fc.assert(
			fc.property(rows, (written) => {
				const read = cellsOf('a.csv', writeCsv([table(written.map((cells) => cells.map(text)))]));
				expect(read).toEqual(written.map((cells) => cells.map(kept)));
			})
		);
	});

	test('days and minutes are what they are, also before spreadsheets begin to count', () => {
		const days = ['2026-02-28', '2024-02-29', '1900-03-01', '1900-02-28', '1850-01-01', '2199-12-31'];
		const cells = days.map((value, at): OutCell[] => [
			text(String(at + 1)),
			{ kind: 'minutes', minutes: at * 601 + 1 },
			{ kind: 'day', day: value }
		]);
		const shown = days.map((value) => value.split('-').reverse().join('.'));
		for (const read of [cellsOf('a.xlsx', writeXlsx([table(cells)])), cellsOf('a.csv', writeCsv([table(cells)]))]) {
			expect(read.map(([, , value]) => value)).toEqual(shown);
			expect(read.map(([, value]) => value)).toEqual(['0:01', '10:02', '20:03', '30:04', '40:05', '50:06']);
		}
	});
});

test('names of sheets are such as a spreadsheet takes, no two alike', () => {
	const names = ['2026', '2026', 'a/b:c*?[d]\\', "'x'", '', 'ә'.repeat(40)];
	const parts = unzipSync(writeXlsx(names.map((name) => table([], { name }))));
	const found = [...strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).matchAll(/<sheet name="([^"]*)"/g)].map(
		([, name = '']) => name
	);
	expect(new Set(found).size).toBe(names.length);
	for (const name of found) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
});

test('the same table gives the same bytes, and progress grows to all', () => {
	const many = table(Array.from({ length: 1_000 }, (_, at) => [text(String(at)), text('x'), null]));
	const told: number[] = [];
	expect(writeXlsx([many], (done) => told.push(done))).toEqual(writeXlsx([many]));
	expect(told.length).toBeGreaterThan(3);
	expect(told).toEqual(told.toSorted((a, b) => a - b));
	expect(told.at(-1)).toBe(1);
});
