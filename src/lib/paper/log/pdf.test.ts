import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { differenceOf, picturesOf, textOf } from '../../../../tests/fixtures/paper/read-pdf.js';
import { SAMPLE_PROFILES } from '../../../../tests/fixtures/paper/registers.js';
import { Scribe } from '../../../../tests/simulation/scribe.js';
import { fold, FORM_1465, type RecordBodies, type Register } from '#lib/register/index.js';
import type { FormLanguage } from '../options.js';
import { layoutBlankLog } from './blank.js';
import { layoutDisposal } from './disposal.js';
import { makeSheetsPdf } from './pdf.js';
import type { Sheets } from './sheets.js';
import { logState } from './state.js';

const font = (weight: string) => new Uint8Array(readFileSync(`src/lib/paper/fonts/golos-paper-${weight}.ttf`));
const FONTS = { regular: font('regular'), semibold: font('semibold') };
const TODAY = '2026-11-22';
const squeezed = (text: string): string => text.replace(/\s/g, '');

const LOG: RecordBodies['paper-log'] = {
	log: '2026/1',
	volume: 1,
	sheets: 96,
	lines: 10,
	language: 'kk',
	stamp: 'office',
	stampOf: '№ 1 заң консультациясы',
	place: 'Сейф',
	opened: '2026-01-05',
	closed: '2026-12-30'
};

function registerWith(log: RecordBodies['paper-log'], language: 'kk' | 'ru'): Register {
	const a = new Scribe('a');
	const row = a.enter({ number: '1' });
	return fold([
		a.write('profile', { occupation: 'advocate', licence: '№ 12345', ...SAMPLE_PROFILES[language] }),
		a.write('paper-log', log),
		row,
		a.about(row, 'paper', { log: log.log, page: 1, line: 1 })
	]);
}
function blank(language: FormLanguage, more: Partial<RecordBodies['paper-log']> = {}): Sheets {
	const register = registerWith({ ...LOG, ...more }, language === 'ru' ? 'ru' : 'kk');
	const [log] = register.paperLogs;
	if (!log) throw new Error('no log');
	return layoutBlankLog(register, log, { language, today: TODAY });
}
function disposal(language: FormLanguage, more: Partial<RecordBodies['paper-log-disposed']> = {}): Sheets {
	const register = registerWith(LOG, language === 'ru' ? 'ru' : 'kk');
	const [log] = register.paperLogs;
	if (!log) throw new Error('no log');
	const body = { log: '2026/1', date: '2030-01-15', act: '3', members: ['Иванова А. С.', 'Әшірбекова Ұ. Ө.'], ...more };
	return layoutDisposal(register, logState(register, log, TODAY), body, { language, today: TODAY });
}
function pdfOf(sheets: Sheets): Uint8Array {
	const made = makeSheetsPdf(sheets, FONTS);
	if (!made.ok) throw new Error(made.error.kind);
	return new Uint8Array(made.value);
}

describe('a blank log', () => {
	test.each(['kk', 'ru', 'both'] as const)(
		'%s: title, so many numbered sheets of the form, certification',
		(language) => {
			const text = squeezed(textOf(pdfOf(blank(language, { sheets: 3 }))));
			for (const one of language === 'both' ? (['kk', 'ru'] as const) : [language]) {
				expect(text).toContain(squeezed(FORM_1465.title[one]));
				for (const column of FORM_1465.columns)
					expect(text.split(squeezed(column[one])).length - 1).toBeGreaterThanOrEqual(3);
			}
			if (language !== 'ru') {
				for (const sheet of [1, 2, 3]) expect(text).toContain(`${String(sheet)}-парақ`);
				expect(text).toContain(squeezed('барлығы 3 (үш) парақ нөмірленді, тігілді және мөрмен бекітілді'));
				expect(text).toContain(squeezed('№ 1 заң консультациясы'));
			}
			if (language !== 'kk') {
				for (const sheet of [1, 2, 3]) expect(text).toContain(`Лист${String(sheet)}`);
				expect(text).toContain(squeezed('пронумеровано, прошнуровано и скреплено печатью 3 (три) листа'));
			}
		}
	);

	test('24 sheets tell of their progress, and are the same bytes each time', () => {
		const told: number[] = [];
		const sheets = blank('kk', { sheets: 24 });
		const made = makeSheetsPdf(sheets, FONTS, (done) => told.push(done));
		expect(told.length).toBeGreaterThan(20);
		expect(told).toEqual(told.toSorted((a, b) => a - b));
		expect(told.at(-1)).toBe(1);
		expect(made.ok && new Uint8Array(made.value)).toEqual(pdfOf(sheets));
	});
});

describe('the act and protocol of disposal', () => {
	test('say what was disposed of, by whom and why', () => {
		const text = squeezed(textOf(pdfOf(disposal('ru', { how: 'измельчён' }))));
		for (const said of [
			'АКТ № 3',
			'ПРОТОКОЛ к акту № 3',
			'2026/1',
			'измельчён',
			'Иванова А. С.',
			'30.12.2029',
			'15.01.2030'
		])
			expect(text).toContain(squeezed(said));
	});

	test('a text longer than a page goes on over pages, all of it', () => {
		const how = Array.from({ length: 1500 }, (_, at) => `слово${String(at)}`).join(' ');
		const members = Array.from({ length: 20 }, (_, at) => `Член комиссии номер ${String(at)} ${'Ұзын '.repeat(20)}`);
		const bytes = pdfOf(disposal('both', { how, members }));
		const text = squeezed(textOf(bytes));
		for (let at = 0; at < 1500; at += 1) expect(text).toContain(`слово${String(at)}`);
		for (const member of members) expect(text).toContain(squeezed(member));
		expect(picturesOf(bytes, 9, 10).length).toBeGreaterThan(4);
	});
});

test('a letter that the face lacks is named', () => {
	expect(blank('ru', { stampOf: '漢' }).missingLetters).toEqual(['漢']);
});

/** `UPDATE_PAGES=1` writes them anew: look at them before they are kept. */
describe('pages look as kept', () => {
	const DOTS = 48;
	const MOST_DIFFERENT = 0.0006;
	const kept = (name: string, picture: Uint8Array | undefined): void => {
		const path = `tests/fixtures/paper/${name}.png`;
		if (process.env.UPDATE_PAGES === '1') writeFileSync(path, picture ?? new Uint8Array());
		expect(existsSync(path), `${path} is kept`).toBe(true);
		expect(differenceOf(picture, new Uint8Array(readFileSync(path))), path).toBeLessThan(MOST_DIFFERENT);
	};

	test.each(['kk', 'ru'] as const)('blank log, certification sheet, %s', (language) => {
		const [title, sheet, , certified] = picturesOf(pdfOf(blank(language, { sheets: 2, language })), 4, DOTS);
		kept(`log-${language}-title`, title);
		kept(`log-${language}-sheet`, sheet);
		kept(`log-${language}-certified`, certified);
		expect(differenceOf(sheet, certified)).toBeGreaterThan(MOST_DIFFERENT);
	});

	test.each(['kk', 'ru'] as const)('act and protocol with a text that breaks across pages, %s', (language) => {
		const long = {
			kk: 'Журнал парақтары ұсақтағышта кесіліп, қалдықтары адвокаттық құпияны сақтай отырып өртелді. ',
			ru: 'Листы журнала измельчены, остатки сожжены с соблюдением адвокатской тайны. '
		};
		const pages = picturesOf(pdfOf(disposal(language, { how: long[language].repeat(24) })), 3, DOTS);
		expect(pages).toHaveLength(3);
		pages.forEach((page, at) => kept(`disposal-${language}-${String(at + 1)}`, page));
	});
});
