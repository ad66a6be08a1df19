import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLIENT_PAPERS, fold, type RegisterLanguage } from '#lib/register/index.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { popplerTool } from '../../../tests/tools/poppler.js';
import { blocksOf, fill, makeDocx, ourTemplate, PLACE_NAMES, templateOf, valuesFor } from './index.js';
import { makeLetterPdf } from '#lib/paper/letter-pdf.js';

const LANGUAGES: readonly RegisterLanguage[] = ['kk', 'ru'];
const fonts = {
	regular: new Uint8Array(readFileSync('src/lib/paper/fonts/golos-paper-regular.ttf')),
	semibold: new Uint8Array(readFileSync('src/lib/paper/fonts/golos-paper-semibold.ttf'))
};
const paragraphs = (bytes: Uint8Array) => {
	const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
	return [...xml.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text);
};

describe('templates (Standard 1.4, 1.6 to 1.9, 4.4, 4.5, 5.4)', () => {
	test('there is one for each paper and language, and each names only places that can be filled', () => {
		for (const language of LANGUAGES) {
			const names = Object.values(PLACE_NAMES[language]);
			expect(new Set(names).size).toBe(names.length);
			for (const paper of CLIENT_PAPERS) {
				const text = ourTemplate(paper, language);
				expect(text, `${paper} ${language}`).toMatch(/^# /m);
				const used = [...text.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
				expect(used.length).toBeGreaterThan(2);
				expect(used.filter((name) => !names.includes(name))).toEqual([]);
			}
		}
	});

	test('the text of the lawyer stands in the place of ours', () => {
		const own = [{ template: 'agreement', language: 'kk', text: 'Менің келісімім' }] as const;
		expect(templateOf(own, 'agreement', 'kk')).toEqual({ text: 'Менің келісімім', own: true });
		expect(templateOf(own, 'agreement', 'ru').own).toBe(false);
	});

	test('they are filled from the matter and from what the lawyer keeps; what is unknown is a line for the pen', () => {
		const laptop = new Scribe('a');
		const row = laptop.enter({ number: '7', clientName: 'Оспанова Айгүл', essence: 'Взыскание алиментов' });
		const old = laptop.write('own-entry', {
			what: 'insurance',
			date: '2025-01-01',
			until: '2025-12-31',
			number: 'С-1'
		});
		const now = laptop.write('own-entry', {
			what: 'insurance',
			date: '2026-01-01',
			until: '2026-12-31',
			number: 'С-2'
		});
		const register = fold([row, old, now]);
		const [matter] = register.rows;
		if (!matter) throw new Error('no row');
		const values = valuesFor(matter, register, '2026-03-10');
		const filled = fill('{Клиент}: {договор страхования} до {страхование до}, {ИИН клиента}, {иное}', 'ru', values);
		expect(filled).toEqual({
			text: 'Оспанова Айгүл: С-2 до 31.12.2026, ____________________, {иное}',
			open: ['clientIin']
		});
	});

	test('filling any text with any values never throws, and leaves no place of ours', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...LANGUAGES),
				fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('{клиент}', '{дата}', '{күні}', '{', '}'))),
				fc.string({ unit: 'binary' }),
				(language, parts, client) => {
					const { text } = fill(parts.join(''), language, { client });
					blocksOf(text);
					expect(fill(parts.join('').replaceAll('{', ''), language, {}).open).toEqual([]);
				}
			)
		);
	});
});

describe('a paper as .docx', () => {
	test('holds every paragraph, of any text, as XML', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
				const blocks = blocksOf(text);
				expect(paragraphs(makeDocx(blocks, 'ru')).length).toBe(blocks.length);
			}),
			{ numRuns: 50 }
		);
		expect(paragraphs(makeDocx(blocksOf('# А & Б <в>\n> оңға'), 'kk'))).toEqual(['А &amp; Б &lt;в&gt;', 'оңға']);
	});

	test('the same text gives the same bytes', () => {
		const text = ourTemplate('agreement', 'kk');
		expect(makeDocx(blocksOf(text), 'kk')).toEqual(makeDocx(blocksOf(text), 'kk'));
	});
});

test('a paper as PDF can be read again: every word of it, in Kazakh too', () => {
	const folder = mkdtempSync(join(tmpdir(), 'paper-'));
	try {
		for (const language of LANGUAGES) {
			const text = ourTemplate('agreement', language);
			const made = makeLetterPdf(blocksOf(text), language, fonts, '2026-03-10');
			if (!made.ok) throw new Error('no PDF');
			const file = join(folder, `${language}.pdf`);
			writeFileSync(file, new Uint8Array(made.value));
			const read = execFileSync(popplerTool('pdftotext'), ['-layout', file, '-'], { encoding: 'utf8' });
			const words = (some: string) =>
				some
					.replace(/[#>]|\s+/g, ' ')
					.split(' ')
					.filter((word) => word !== '');
			expect(words(read)).toEqual(words(text));
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
