import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
	LEFT_OUT_REASONS,
	LIMITS,
	PROBLEM_CODES,
	readRegisterFile,
	readSheets,
	REFUSAL_CODES,
	type Limits,
	type RegisterFile
} from './index.js';
import { dateCell, makeXlsx, type CellSpec } from './testing/make-xlsx.js';

const TODAY = '2026-11-21';
const xlsx = new Uint8Array(readFileSync('tests/fixtures/register-2026-ru.xlsx'));
const csv = new Uint8Array(readFileSync('tests/fixtures/register-2025-kk.csv'));
const read = (bytes: Uint8Array, limits: Partial<Limits> = {}) =>
	readRegisterFile({ name: 'x', bytes }, { today: TODAY, limits: { ...LIMITS, ...limits } });
const refusal = (bytes: Uint8Array, limits: Partial<Limits> = {}) => read(bytes, limits).refused?.code;
const HEAD: CellSpec[] = ['№', 'Дата обращения', 'Основание', 'Суть вопроса', 'Вид помощи', 'Время'];
const ROW: CellSpec[] = [1, dateCell('2026-01-05'), 'Заявление', 'Алименты', 'консультация', 1];
const utf16 = (text: string) => Array.from(text).flatMap((letter) => [letter.charCodeAt(0), 0]);
const CFB = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

describe('what is no .xlsx or .csv is refused by its name', () => {
	const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<x/>')])));
	test.each<[string, Uint8Array]>([
		['empty', new Uint8Array()],
		['empty', strToU8(' \r\n\r\n ')],
		['empty', makeXlsx([{ rows: [] }])],
		[
			'password-protected',
			new Uint8Array([...CFB, ...new Uint8Array(504), ...utf16('Root Entry'), ...utf16('EncryptedPackage')])
		],
		['old-excel', new Uint8Array([...CFB, ...new Uint8Array(504), ...utf16('Workbook')])],
		['word', new Uint8Array([...CFB, ...new Uint8Array(504), ...utf16('WordDocument')])],
		['word', zip('[Content_Types].xml', 'word/document.xml')],
		['word', strToU8('{\\rtf1\\ansi text}')],
		['open-document', zip('mimetype', 'content.xml', 'META-INF/manifest.xml')],
		['numbers', zip('Index/Document.iwa', 'Metadata/Properties.plist')],
		['binary-workbook', zip('[Content_Types].xml', 'xl/workbook.bin')],
		['not-a-spreadsheet', zip('[Content_Types].xml', 'ppt/presentation.xml')],
		['archive', zip('register.csv')],
		['archive', strToU8('Rar!\x1a\x07')],
		['pdf', strToU8('%PDF-1.7\n')],
		['image', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2])],
		['web-page', strToU8('<html><body><table><tr><td>№</td></tr></table></body></html>')],
		['web-page', strToU8('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>')],
		['not-a-spreadsheet', new Uint8Array(Array.from({ length: 999 }, (_, at) => (at * 7919) % 251))],
		['damaged', xlsx.slice(0, 6000)],
		['damaged', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])],
		['no-headings', strToU8('Купить;хлеб\r\nПозвонить;суд')]
	])('%s', (code, bytes) => {
		expect(refusal(bytes)).toBe(code);
	});
});

describe('limits', () => {
	const big = makeXlsx([{ rows: [HEAD, ...Array.from({ length: 50 }, () => ROW)] }]);
	const text = strToU8(
		[
			'№;Дата;Основание;Суть;Вид;Время',
			...Array.from({ length: 50 }, () => '1;05.01.2026;Заявление;Иск;консультация;1')
		].join('\n')
	);

	test('a file of 50 MB is refused before it is looked at', () => {
		expect(read(new Uint8Array(50 * 1024 * 1024)).refused).toEqual({ code: 'too-large', text: '52428800' });
	});

	test('rows, columns and characters over the limit refuse the file whole', () => {
		for (const bytes of [big, text]) {
			expect(refusal(bytes, { rows: 51 })).toBeUndefined();
			expect(refusal(bytes, { rows: 50 })).toBe('too-many-rows');
			expect(refusal(bytes, { columns: 5 })).toBe('too-many-columns');
			expect(refusal(bytes, { cellChars: 11 })).toBe('cell-too-long');
			expect(refusal(bytes, { cells: 100 })).toBe('too-many-rows');
		}
		expect(read(makeXlsx([{ rows: [HEAD, [1, null, 'х'.repeat(LIMITS.cellChars + 1)]] }])).refused).toEqual({
			code: 'cell-too-long',
			text: 'C2'
		});
		expect(refusal(strToU8(`№;Дата;Суть\n${';'.repeat(30_000)}x`))).toBe('too-many-columns');
	});

	test('what the zip directory declares is held against the limit before anything is unpacked', () => {
		expect(refusal(big, { unpackedBytes: 2000 })).toBe('expands');
		// The directory's last field of sizes for the sheet says 4 GB.
		const lying = big.slice();
		for (let at = 0; at < lying.length - 46; at++) {
			if (lying[at] === 0x50 && lying[at + 1] === 0x4b && lying[at + 2] === 1 && lying[at + 3] === 2)
				lying.set([0xf0, 0xff, 0xff, 0xff], at + 24);
		}
		expect(refusal(lying)).toBe('expands');
	});

	test('a part that unpacks to more than its directory says is stopped there', () => {
		const bomb = makeXlsx([{ rows: [HEAD, ROW] }], {
			more: { 'xl/worksheets/sheet1.xml': [new Uint8Array(60_000_000), { level: 9 }] }
		});
		expect(bomb.length).toBeLessThan(200_000);
		for (let at = 0; at < bomb.length - 46; at++) {
			if (bomb[at] === 0x50 && bomb[at + 1] === 0x4b && bomb[at + 2] === 1 && bomb[at + 3] === 2)
				bomb.set([0, 4, 0, 0], at + 24);
		}
		expect(refusal(bomb)).toBe('damaged');
	});

	test('a directory of endless entries ends', () => {
		const many = zipSync(
			Object.fromEntries(Array.from({ length: LIMITS.zipEntries + 1 }, (_, at) => [String(at), new Uint8Array()]))
		);
		expect(refusal(many)).toBe('expands');
	});

	test('entities of a document type do not grow, and endless text does not stall', () => {
		const sheet = (body: string) => makeXlsx([{ rows: [] }], { more: { 'xl/worksheets/sheet1.xml': strToU8(body) } });
		const laughs = sheet(
			'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
		);
		const found = readSheets({ name: 'x', bytes: laughs });
		expect(found.ok && found.sheets[0]?.rows[0]?.cells[0]?.text).toBe('&b;');
		expect(refusal(sheet(`<worksheet><sheetData>${'x'.repeat(5_000_000)}</sheetData></worksheet>`))).toBe(
			'cell-too-long'
		);
		expect(refusal(sheet('<worksheet><sheetData><row r="1">'))).toBe('damaged');
		expect(refusal(sheet('<worksheet><sheetData><row r="5"/><row r="2"/></sheetData></worksheet>'))).toBe('damaged');
		expect(refusal(sheet('<worksheet><sheetData><row r="1"><c t="s"><v>9</v></c></row></sheetData></worksheet>'))).toBe(
			'damaged'
		);
	});
});

/** What must hold of any answer; `sheets` are the file's own, so that rows can be held against them. */
function sound(file: RegisterFile): void {
	if (file.refused) expect(REFUSAL_CODES).toContain(file.refused.code);
	const places = [...file.rows, ...file.leftOut]
		.map(({ sheet, sourceRow }) => `${sheet ?? ''}\n${String(sourceRow)}`)
		.sort();
	const source = file.sheets
		.flatMap(({ name, rows }) => rows.map(({ sourceRow }) => `${name ?? ''}\n${String(sourceRow)}`))
		.sort();
	expect(places).toEqual(source);
	for (const row of file.rows) {
		expect(row.number === null || /^\d+(-\d+)?$/.test(row.number)).toBe(true);
		expect(row.applicationDate === null || /^\d{4}-\d{2}-\d{2}$/.test(row.applicationDate)).toBe(true);
		expect(row.minutes === null || (Number.isInteger(row.minutes) && row.minutes >= 0)).toBe(true);
		// Null means a problem says why, at its row, or that the table has no such column.
		for (const column of ['number', 'applicationDate', 'kind', 'minutes', 'essence', 'basis'] as const) {
			if (row[column] !== null) continue;
			const named = file.problems.some(
				(one) => one.column === column && (one.code === 'column-missing' || one.sourceRow === row.sourceRow)
			);
			const split =
				column === 'basis' &&
				file.problems.some((one) => one.column?.startsWith('basis') && one.sourceRow === row.sourceRow);
			expect(named || split).toBe(true);
		}
	}
	for (const { code } of file.problems) expect(PROBLEM_CODES).toContain(code);
	for (const { why } of file.leftOut) expect(LEFT_OUT_REASONS).toContain(why);
}

describe('any bytes give rows, problems or a refusal', () => {
	test('random bytes', () => {
		const heads = fc.constantFrom<number[]>(
			[],
			[0x50, 0x4b, 3, 4],
			CFB,
			[0xff, 0xfe],
			[0xfe, 0xff],
			[0xef, 0xbb, 0xbf]
		);
		fc.assert(
			fc.property(heads, fc.uint8Array({ maxLength: 400 }), (head, bytes) =>
				sound(read(new Uint8Array([...head, ...bytes])))
			),
			{ numRuns: 500 }
		);
	});

	test('the samples, cut anywhere', () => {
		fc.assert(
			fc.property(fc.constantFrom(xlsx, csv), fc.double({ min: 0, max: 1, noNaN: true }), (bytes, share) =>
				sound(read(bytes.slice(0, Math.floor(bytes.length * share))))
			),
			{ numRuns: 60 }
		);
	});

	test('the samples, with bytes changed', () => {
		const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(fc.constantFrom(xlsx, csv), changes, (bytes, list) => {
				const changed = bytes.slice();
				for (const [at, byte] of list) changed[at % changed.length] = byte;
				sound(read(changed));
			}),
			{ numRuns: 60 }
		);
	});

	test('the parts of a workbook, with characters changed', () => {
		const body =
			'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46027</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>';
		const bits = fc.constantFrom(
			'<',
			'>',
			'"',
			'&',
			'/',
			'=',
			'r',
			'9',
			'-',
			'\0',
			'Ж',
			'<row>',
			'</c>',
			'<c r="ZZZ9999999">',
			'<v>',
			'<f>x</f>',
			'r="1048577"',
			'A1:XFD1048576'
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat(body.length), bits), { minLength: 1, maxLength: 6 }), (list) => {
				let text = body;
				for (const [at, bit] of list) text = text.slice(0, at) + bit + text.slice(at + 1);
				sound(read(makeXlsx([{ rows: [HEAD] }], { more: { 'xl/worksheets/sheet1.xml': strToU8(text) } })));
			}),
			{ numRuns: 200 }
		);
	});
});

describe('no source row is lost', () => {
	const cell = fc.oneof(
		{ weight: 4, arbitrary: fc.constant('') },
		{
			weight: 6,
			arbitrary: fc.constantFrom(
				'1',
				'2',
				'2-1',
				'№ 3',
				'05.01.2026',
				'2025 ж. 13 қаңтар',
				'Итого',
				'Барлығы',
				'Адвокат ____',
				'Январь',
				'защита',
				'кеңес беру',
				'Заявление',
				'1,5',
				'45 мин',
				'с 10:00 до 11:00',
				'-//-',
				'—',
				'"',
				'Суть',
				'Дата',
				'№',
				'Вид',
				'31.02.2026'
			)
		},
		{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) }
	);
	const head = fc.shuffledSubarray(
		[
			'№',
			'Дата обращения',
			'Основание',
			'Суть вопроса',
			'Вид помощи',
			'Время',
			'Подпись',
			'ФИО клиента',
			'ИИН',
			'Прочее'
		],
		{ minLength: 5 }
	);
	const table = fc
		.tuple(
			fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 3 }),
			head,
			fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 12 })
		)
		.map(([titles, heading, rows]) => [...titles, heading, ...rows]);

	test('in .csv', () => {
		fc.assert(
			fc.property(table, (rows) => {
				const text = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(';')).join('\r\n');
				const file = read(new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)]));
				sound(file);
				if (file.refused) return;
				const kept = new Set([...file.rows, ...file.leftOut].map(({ sourceRow }) => sourceRow));
				rows.forEach((cells, at) => {
					expect(kept.has(at + 1)).toBe(cells.some((one) => one.toWellFormed().trim() !== ''));
				});
			}),
			{ numRuns: 300 }
		);
	});

	test('in .xlsx, with merged and hidden rows; and every text of a row is in it, in what was left out, or in a problem', () => {
		const merges = fc.array(fc.tuple(fc.nat(8), fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 3 })), {
			maxLength: 4
		});
		fc.assert(
			fc.property(table, merges, (rows, list) => {
				const refs = list.map(
					([column, row, more]) =>
						`${'ABCDEFGHI'.charAt(column)}${String(row)}:${'ABCDEFGHI'.charAt(column)}${String(row + more)}`
				);
				const specs = rows.map((cells) => cells.map((one) => (/\p{Cc}/u.test(one) || one === '' ? null : one)));
				const file = read(makeXlsx([{ rows: specs, merges: refs, hiddenRows: [3, 4] }]));
				sound(file);
				if (file.refused) return;
				specs.forEach((cells, at) => {
					const filled = cells.filter((one): one is string => one !== null && one.toWellFormed().trim() !== '');
					const left = file.leftOut.find(({ sourceRow }) => sourceRow === at + 1);
					const row = file.rows.find(({ sourceRow }) => sourceRow === at + 1);
					expect(left !== undefined || row !== undefined).toBe(filled.length > 0);
					const texts = left
						? [left.text]
						: [
								...Object.values(row?.raw ?? {}),
								...file.problems.filter(({ sourceRow }) => sourceRow === at + 1).map(({ text }) => text),
								...file.leftOutColumns.flatMap((one) =>
									one.cells.filter(({ sourceRow }) => sourceRow === at + 1).map(({ text }) => text)
								)
							];
					for (const one of filled)
						expect(texts.some((text) => text.includes(one.toWellFormed().replace(/\r\n?/g, '\n')))).toBe(true);
				});
			}),
			{ numRuns: 300 }
		);
	});
});
