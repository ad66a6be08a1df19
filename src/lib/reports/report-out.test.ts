import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { differenceOf, picturesOf, textOf } from '../../../tests/fixtures/paper/read-pdf.js';
import { SAMPLE_PROFILES } from '../../../tests/fixtures/paper/registers.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { LIMITS } from '#lib/exchange/limits.js';
import { writeXlsx } from '#lib/exchange/out/xlsx.js';
import { readSheets } from '#lib/exchange/sheets.js';
import { makeSheetsPdf } from '#lib/paper/log/pdf.js';
import type { FormLanguage } from '#lib/paper/options.js';
import { ASSISTANCE_KINDS, BASIS_KINDS, CATEGORIES, fold, type Register } from '#lib/register/index.js';
import { GROUPINGS, makeReport } from './figures.js';
import { reportSheets, reportTables } from './report-out.js';
import { layoutReport, type ReportPaper } from './report-paper.js';

const font = (weight: string) => new Uint8Array(readFileSync(`src/lib/paper/fonts/golos-paper-${weight}.ttf`));
const FONTS = { regular: font('regular'), semibold: font('semibold') };
const MADE = '2026-07-03';
const squeezed = (text: string): string => text.replace(/\s/g, '');

/** Half a year in which everything happened that a report has to show. */
function busyRegister(language: 'kk' | 'ru', body = 'Алмалы аудандық соты'): Register {
	const a = new Scribe('a');
	const rows = Array.from({ length: 60 }, (_, at) =>
		a.enter({
			number: String(at + 1),
			applicationDate: `2026-0${String((at % 6) + 1)}-${String((at % 27) + 1).padStart(2, '0')}`,
			assistanceKind: ASSISTANCE_KINDS[at % 4] ?? 'other',
			category: CATEGORIES[at % 10] ?? 'other',
			basisKind: BASIS_KINDS[at % 8] ?? 'request',
			basisBody: at % 3 === 0 ? body : 'Медеу АІІБ',
			minutes: 30 + ((at * 37) % 200),
			...(at % 5 === 0 && { locality: at % 2 === 0 ? 'rural' : 'city' })
		})
	);
	return fold([
		a.write('profile', {
			occupation: 'advocate',
			licence: '№ 12345',
			practiceName: '№ 1',
			...SAMPLE_PROFILES[language]
		}),
		a.write('pay-rate', { from: '2026-01-01', perHour: 500 }),
		a.write('pay-rate', { from: '2026-01-01', assistanceKind: 'defence', category: 'criminal', perHour: 1250 }),
		a.write('mrp', { from: '2026-01-01', tenge: 4325 }),
		a.write('month-closed', { month: '2026-02', rows: 9, minutes: 1200 }, { at: '2026-03-03T10:00:00.000+05:00' }),
		...rows
	]);
}
function paper(language: FormLanguage, register = busyRegister(language === 'ru' ? 'ru' : 'kk')): ReportPaper {
	const report = makeReport(register, { kind: 'half', year: 2026, part: 1 }, MADE);
	return layoutReport(report, { sections: GROUPINGS, language, made: MADE, pay: true });
}
function pdfOf(laid: ReportPaper): Uint8Array {
	const made = makeSheetsPdf(reportSheets(laid), FONTS);
	if (!made.ok) throw new Error(made.error.kind);
	return new Uint8Array(made.value);
}

describe('a report as PDF', () => {
	test.each(['kk', 'ru', 'both'] as const)('%s: every cell of every table stands in it', (language) => {
		const laid = paper(language);
		const text = squeezed(textOf(pdfOf(laid)));
		for (const { title, rows } of laid.tables) {
			expect(text).toContain(squeezed(title));
			// A cell of several lines stands beside others: its words are there, each by itself.
			for (const { cells } of rows)
				for (const cell of cells)
					if (cell?.kind === 'text') for (const word of cell.text.split(' ')) expect(text).toContain(word);
		}
		expect(squeezed(laid.title)).toContain(language === 'ru' ? 'Отчёт' : 'есеп');
	});

	test('a name longer than a page goes on over pages, all of it', () => {
		const body = Array.from({ length: 900 }, (_, at) => `сот${String(at)}`).join(' ');
		const bytes = pdfOf(paper('ru', busyRegister('ru', body)));
		const text = squeezed(textOf(bytes));
		for (let at = 0; at < 900; at += 1) expect(text).toContain(`сот${String(at)}`);
	});
});

/** `UPDATE_PAGES=1` writes them anew: look at them before they are kept. */
test.each(['kk', 'ru'] as const)('pages look as kept, %s', (language) => {
	const long = 'Алматы қаласының мамандандырылған ауданаралық әкімшілік құқық бұзушылықтар жөніндегі соты '.repeat(3);
	const pages = picturesOf(pdfOf(paper(language, busyRegister(language, long))), 4, 48);
	expect(pages.length).toBeGreaterThan(1);
	pages.forEach((page, at) => {
		const path = `tests/fixtures/paper/report-${language}-${String(at + 1)}.png`;
		if (process.env.UPDATE_PAGES === '1') writeFileSync(path, page);
		expect(existsSync(path), `${path} is kept`).toBe(true);
		expect(differenceOf(page, new Uint8Array(readFileSync(path))), path).toBeLessThan(0.0006);
	});
});

test('a report as .xlsx: figures are figures, and read back the same', () => {
	const tables = reportTables(paper('ru'));
	const read = readSheets({ name: 'a.xlsx', bytes: writeXlsx(tables) }, LIMITS);
	if (!read.ok) throw new Error(read.refused.code);
	expect(read.sheets).toHaveLength(tables.length);
	const summary = read.sheets[0]?.rows.map(({ cells }) => cells.map((cell) => cell?.text ?? null)) ?? [];
	expect(summary).toContainEqual(['Записей', '60']);
});
