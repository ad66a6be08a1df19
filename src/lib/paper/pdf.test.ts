import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { differenceOf, picturesOf, readForm, textOf } from '../../../tests/fixtures/paper/read-pdf.js';
import { eventfulRegister, KAZAKH, plainRegister, SIGNS } from '../../../tests/fixtures/paper/registers.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { fold, FORM_1465, type Register, type Row } from '#lib/register/index.js';
import { layoutForm, makePdf, type Form, type FormLanguage, type FormOptions } from './index.js';

const font = (weight: string) => new Uint8Array(readFileSync(`src/lib/paper/fonts/golos-paper-${weight}.ttf`));
const FONTS = { regular: font('regular'), semibold: font('semibold') };
const LANGUAGES: FormLanguage[] = ['kk', 'ru', 'both'];

const optionsFor = (language: FormLanguage, more: Partial<FormOptions> = {}): FormOptions => ({
	language,
	scope: { kind: 'volume', year: 2026 },
	essence: 'private',
	time: 'total',
	today: '2026-11-22',
	...more
});

function pdfOf(form: Form): Uint8Array {
	const made = makePdf(form, FONTS);
	if (!made.ok) throw new Error(made.error.kind);
	return new Uint8Array(made.value);
}
const print = (register: Register, language: FormLanguage) => pdfOf(layoutForm(register, optionsFor(language)));

const squeezed = (texts: readonly string[]): string => texts.join('').replace(/\s/g, '');
const day = (text: string | null): string => (text ?? '').split('-').reverse().join('.');

/** Column 3 and 5 of the plain rows, as the Order's words have it: written here anew, by hand. */
const WORDS = {
	kk: {
		request: (date: string) => `Өтініш / өтінішхат, ${date}`,
		order: (body: string, number: string, date: string) => `Соттың қаулысы, ${body}, № ${number} ${date}`,
		consulting: 'құқықтық консультация беру',
		protection: 'қорғау'
	},
	ru: {
		request: (date: string) => `Заявление / ходатайство лица, от ${date}`,
		order: (body: string, number: string, date: string) => `Постановление суда, ${body}, № ${number} от ${date}`,
		consulting: 'правовое консультирование',
		protection: 'защита'
	},
	both: {
		request: (date: string) => `Өтініш / өтінішхат; заявление / ходатайство лица, ${date}`,
		order: (body: string, number: string, date: string) =>
			`Соттың қаулысы / постановление суда, ${body}, № ${number} ${date}`,
		consulting: 'құқықтық консультация беру / правовое консультирование',
		protection: 'қорғау / защита'
	}
};

function expected(rows: readonly Row[], language: FormLanguage): string[] {
	const words = WORDS[language];
	const basis = ({ values }: Row): string =>
		values.basisKind === 'request'
			? words.request(day(values.basisDate))
			: words.order(values.basisBody ?? '', values.basisNumber ?? '', day(values.basisDate));
	const hours = (minutes: number): string =>
		`${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;
	return [
		squeezed(rows.map(({ values }) => values.number ?? '')),
		squeezed(rows.map(({ values }) => day(values.applicationDate))),
		squeezed(rows.map(basis)),
		squeezed(rows.map(({ values }) => values.essence ?? '')),
		squeezed(rows.map(({ values }) => (values.assistanceKind === 'consulting' ? words.consulting : words.protection))),
		squeezed(rows.map(({ minutes }) => hours(minutes ?? 0))),
		''
	];
}

describe('the text that a reader finds equals the register', () => {
	const registers = { kk: plainRegister(1000, 'kk'), ru: plainRegister(1000, 'ru') };

	test.each(LANGUAGES.flatMap((language) => [1, 60].map((rows) => ({ language, rows }))))(
		'$rows rows, $language',
		({ language, rows }) => {
			const register = plainRegister(rows, language === 'ru' ? 'ru' : 'kk');
			const read = readForm(print(register, language));
			expect(read.columns).toEqual(expected(register.rows, language));
		}
	);

	test.each(LANGUAGES)('1,000 rows, %s: each page says which of how many it is', (language) => {
		const register = registers[language === 'ru' ? 'ru' : 'kk'];
		const read = readForm(print(register, language));
		expect(read.columns).toEqual(expected(register.rows, language));
		expect(read.pages).toBeGreaterThan(40);
		const of = String(read.pages);
		read.feet.forEach((foot, at) => {
			if (language !== 'ru') expect(foot).toContain(`${of} беттің ${String(at + 1)}-беті`);
			if (language !== 'kk') expect(foot).toContain(`стр. ${String(at + 1)} из ${of}`);
		});
	});

	test.each(LANGUAGES)('the head has the words of the annex, the bar association, the lawyer; %s', (language) => {
		const read = readForm(print(plainRegister(1, language === 'ru' ? 'ru' : 'kk'), language));
		const head = squeezed([read.head]);
		for (const one of language === 'both' ? (['kk', 'ru'] as const) : [language]) {
			expect(head).toContain(squeezed([FORM_1465.annex[one]]));
			expect(head).toContain(squeezed([FORM_1465.title[one]]));
			expect(head).toContain(squeezed([FORM_1465.associationLine[one]]));
			expect(head).toContain(squeezed([FORM_1465.lawyerLine[one]]));
			expect(textOf(print(plainRegister(1, 'ru'), language)).replace(/\s/g, '')).toContain(
				squeezed([FORM_1465.columns[6][one]])
			);
		}
		expect(head).toContain(squeezed([language === 'ru' ? 'Иванова Анна Сергеевна' : 'Әшірбекова Ұлжан Өмірзаққызы']));
		expect(head).toContain(
			squeezed([language === 'ru' ? 'Выписка из электронного реестра' : 'Электрондық тізілімнен'])
		);
	});

	test('every Kazakh letter and every usual sign, in both weights', () => {
		const laptop = new Scribe('a');
		const register = fold([laptop.enter({ number: '1', essence: `${KAZAKH} ${SIGNS}` })]);
		const wording = { en: '', kk: KAZAKH, ru: KAZAKH };
		const form = layoutForm(register, optionsFor('kk'), { ...FORM_1465, title: { ...wording, official: false } });
		const read = readForm(pdfOf(form));
		expect(read.columns[3]).toBe(squeezed([KAZAKH, SIGNS]));
		expect(squeezed([read.head])).toContain(KAZAKH);
		expect(form.missingLetters).toEqual([]);
	});

	test('a text longer than pages is all there, in order', () => {
		const laptop = new Scribe('a');
		const essence = Array.from({ length: 2500 }, (_, at) => `сөз${String(at)}`).join(' ');
		const register = fold([laptop.enter({ number: '1', essence }), laptop.enter({ number: '2', essence: 'соңы' })]);
		const read = readForm(print(register, 'kk'));
		expect(read.pages).toBeGreaterThan(3);
		expect(read.columns[3]).toBe(squeezed([essence, 'соңы']));
		expect(read.columns[0]).toBe('12');
	});

	test('a word wider than its column, and line ends', () => {
		const laptop = new Scribe('a');
		const essence = `${'ұ'.repeat(300)}\nекінші жол\r\nүшінші`;
		const read = readForm(print(fold([laptop.enter({ number: '1', essence })]), 'kk'));
		expect(read.columns[3]).toBe(squeezed([essence]));
	});
});

describe('what is no form', () => {
	const form = layoutForm(plainRegister(1, 'kk'), optionsFor('kk'));

	test('no rows', () => {
		const empty = layoutForm(plainRegister(1, 'kk'), optionsFor('kk', { scope: { kind: 'volume', year: 2020 } }));
		expect(makePdf(empty, FONTS)).toEqual({ ok: false, error: { kind: 'no-rows' } });
	});

	test.each([
		['an error page', new TextEncoder().encode('<html>'.repeat(500))],
		['nothing', new Uint8Array()],
		['half a font', FONTS.regular.slice(0, 2_000)],
		['a font of zeros', Uint8Array.from(FONTS.regular, (byte, at) => (at < 12 ? byte : 0))]
	])('fonts that are %s', (_, regular) => {
		// jsPDF says on the console what it swallows.
		const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		expect(makePdf(form, { ...FONTS, regular })).toEqual({ ok: false, error: { kind: 'fonts' } });
		said.mockRestore();
	});
});

test('progress grows from nothing to all', () => {
	const told: number[] = [];
	makePdf(layoutForm(plainRegister(60, 'ru'), optionsFor('ru')), FONTS, (done) => told.push(done));
	expect(told.length).toBeGreaterThan(20);
	expect(told).toEqual([...told].sort((a, b) => a - b));
	expect(told.at(-1)).toBe(1);
});

test('the same form gives the same bytes', () => {
	const register = plainRegister(3, 'kk');
	expect(print(register, 'both')).toEqual(print(register, 'both'));
});

/** Pictures of pages as they should look. `UPDATE_PAGES=1` writes them anew: look at them before they are kept. */
describe('pages look as kept', () => {
	const DOTS = 48;
	/** Of all pixels; what anti-aliasing does is not counted. A struck line that is gone is more. */
	const MOST_DIFFERENT = 0.0006;

	test.each([
		['kk', 2],
		['ru', 1],
		['both', 1]
	] as const)('corrected, struck out, late, signed, long: %s', (language, pages) => {
		const bytes = print(eventfulRegister(language === 'ru' ? 'ru' : 'kk'), language);
		picturesOf(bytes, pages, DOTS).forEach((picture, at) => {
			const path = `tests/fixtures/paper/${language}-${String(at + 1)}.png`;
			if (process.env.UPDATE_PAGES === '1') writeFileSync(path, picture);
			expect(existsSync(path), `${path} is kept`).toBe(true);
			expect(differenceOf(picture, new Uint8Array(readFileSync(path))), path).toBeLessThan(MOST_DIFFERENT);
		});
	});

	test('a page without its struck lines is not taken for the kept one', () => {
		const form = layoutForm(eventfulRegister('kk'), optionsFor('kk'));
		const unstruck = structuredClone(form);
		for (const cell of unstruck.rows.flatMap(({ cells }) => cells))
			for (const run of cell.flat()) if (run.look === 'struck') run.look = 'plain';
		const [struckPage] = picturesOf(pdfOf(form), 1, DOTS);
		const [plainPage] = picturesOf(pdfOf(unstruck), 1, DOTS);
		expect(differenceOf(struckPage, plainPage)).toBeGreaterThan(MOST_DIFFERENT);
	});
});
