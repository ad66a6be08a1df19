import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IndexOfRows, type SearchQuestion } from './index-of-rows.js';
import { kazakhLayers } from './kazakh.js';
import { russianStems } from './russian.js';
import { SEARCH_FIELDS, type SearchDocument, type SearchField } from './document.js';
import { tokensOf } from './words.js';

const RU = 'абвгдежзийклмнопрстуфхцчшщъыьэюяё';
const KK = 'абвгдеёжзийклмнопрстуфхцчшщыіьэюяәғқңөұүһ';
const letters = (of: string, most = 14) =>
	fc.string({ unit: fc.constantFrom(...Array.from(of)), minLength: 1, maxLength: most });
const word = fc.oneof(
	letters(RU),
	letters(KK),
	letters('abcehikmoptxyz'),
	letters(RU).map((one) => one.slice(0, 1).toUpperCase() + one.slice(1)),
	letters(KK).map((one) => one.toUpperCase()),
	fc.constantFrom('Оспановой', 'алиментов', 'сотының', 'құқығы', 'қаулысымен', 'взыскать', 'ПОТЕРПЕВШИЙ'),
	fc.integer({ min: 0, max: 99_999 }).map(String),
	fc.constantFrom('12.03.2026', '2-77', '7516-26-00-2/87', 'А.К.', '№ 4412', '12 наурыз 2026')
);
const prose = fc
	.array(fc.tuple(word, fc.constantFrom(' ', ', ', '. ', '\n', ' «', '-', '/')), { minLength: 1, maxLength: 12 })
	.map((parts) => parts.flat().join(''));
const anyText = fc.oneof(prose, fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 100 }));

const documentOf = (text: string, field: SearchField, kazakh: boolean): SearchDocument => ({
	id: 'a',
	volume: 2026,
	place: 0,
	kazakh,
	marks: [],
	fields: [{ field, text }]
});
const ask = (text: string, more: Partial<SearchQuestion> = {}): SearchQuestion => ({
	text,
	kazakh: false,
	typing: false,
	limit: 10,
	...more
});

test('any text can be indexed and looked for, and every word of it finds it, in either language of the screen', () => {
	fc.assert(
		fc.property(anyText, fc.constantFrom(...SEARCH_FIELDS), fc.boolean(), fc.boolean(), (text, field, row, screen) => {
			const index = new IndexOfRows();
			index.put([documentOf(text, field, row)]);
			for (const { from, to } of tokensOf(text)) {
				const own = text.slice(from, to);
				const found = index.search(ask(own, { kazakh: screen }));
				expect(found.count, `${own} in ${text}`).toBe(1);
				const joined = found.groups[0]?.hits[0]?.snippets.map(({ pieces }) => pieces.map((one) => one.text).join(''));
				expect(joined?.length).toBeGreaterThan(0);
			}
			index.search(ask(text));
		}),
		{ numRuns: 150 }
	);
});

test('every beginning of a word, from two letters on, finds it while it is being typed', () => {
	fc.assert(
		fc.property(prose, fc.boolean(), (text, kazakh) => {
			const index = new IndexOfRows();
			index.put([documentOf(text, 'essence', kazakh)]);
			for (const { kind, from, to } of tokensOf(text)) {
				if (kind === 'date') continue;
				const own = text.slice(from, to);
				for (let length = 2; length <= own.length; length += 1) {
					expect(index.search(ask(own.slice(0, length), { typing: true })).count, own.slice(0, length)).toBe(1);
				}
			}
		}),
		{ numRuns: 50 }
	);
});

test('stems are never empty and never longer than two letters more than the word', () => {
	fc.assert(
		fc.property(fc.oneof(letters(RU, 20), letters(KK, 20)), fc.boolean(), (one, yes) => {
			const small = one.toLowerCase().replaceAll('ё', 'е');
			for (const stem of [...russianStems(small, { name: yes }), ...kazakhLayers(small, { kazakh: yes })]) {
				expect(stem).not.toBe('');
				expect(stem.length).toBeLessThanOrEqual(small.length + 2);
			}
		})
	);
});

test('a row taken in anew is found by its new words only; one taken out by none', () => {
	const index = new IndexOfRows();
	index.put([documentOf('взыскание алиментов', 'essence', false)]);
	index.put([documentOf('раздел имущества', 'essence', false)]);
	expect(index.search(ask('алименты')).count).toBe(0);
	expect(index.search(ask('имущество')).count).toBe(1);
	index.remove(['a']);
	expect(index.search(ask('имущество')).count).toBe(0);
	expect(index.size).toBe(0);
});

test('rows stand in the volumes, the newest first, with what was found marked', () => {
	const index = new IndexOfRows();
	index.put([
		{
			id: 'a',
			volume: 2025,
			place: 0,
			kazakh: true,
			marks: ['unsigned'],
			fields: [{ field: 'essence', text: 'Алимент өндіру туралы' }]
		},
		{
			id: 'b',
			volume: 2026,
			place: 1,
			kazakh: false,
			marks: [],
			fields: [
				{ field: 'essence', text: 'Взыскание алиментов' },
				{ field: 'client', text: 'Оспанова Айгүл' }
			]
		},
		{
			id: 'c',
			volume: 2026,
			place: 2,
			kazakh: false,
			marks: [],
			fields: [{ field: 'essence', text: 'Раздел имущества' }]
		}
	]);
	const answer = index.search(ask('алименты'));
	expect(answer.groups.map(({ volume, count }) => [volume, count])).toEqual([
		[2026, 1],
		[2025, 1]
	]);
	expect(index.search(ask('алименты', { marks: ['unsigned'] })).groups.map(({ volume }) => volume)).toEqual([2025]);
	expect(answer.groups[0]?.hits[0]?.snippets).toEqual([
		{
			field: 'essence',
			found: true,
			pieces: [
				{ text: 'Взыскание ', hit: false },
				{ text: 'алиментов', hit: true }
			]
		}
	]);
	expect(index.search(ask('оспановой алименты')).groups[0]?.hits[0]?.snippets.map(({ field }) => field)).toEqual([
		'essence',
		'client'
	]);
});

test('a query of 10,000 characters says how many of its words were looked for', () => {
	const index = new IndexOfRows();
	index.put([documentOf('взыскание алиментов', 'essence', false)]);
	const long = Array.from(
		{ length: 1500 },
		(_, at) =>
			`слово${String.fromCharCode(1072 + (at % 32))}${String.fromCharCode(1072 + ((at >> 5) % 32))}${String.fromCharCode(1072 + (at >> 10))}`
	).join(' ');
	expect(long.length).toBeGreaterThan(10_000);
	const answer = index.search(ask(long));
	expect(answer.words.used).toBe(24);
	expect(answer.words.typed).toBe(1500);
	expect(index.search(ask('а'.repeat(10_000))).count).toBe(0);
});

test('signs without a word look for nothing', () => {
	const index = new IndexOfRows();
	index.put([documentOf('взыскание', 'essence', false)]);
	for (const text of ['', '   ', '—', '№', '?!', '😀']) expect(index.search(ask(text)).words.typed, text).toBe(0);
});
