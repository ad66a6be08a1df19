import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, plain, sameBehindMask, sameNumber, isOneOf, optionWords } from './fold.js';

describe('fold', () => {
	test.each([
		['  Қаулы \u00a0(постановление)\n', 'қаулы (ПОСТАНОВЛЕНИЕ)'],
		['Ещё «раз»', 'еще "раз"'],
		['уголовное — защита', 'Уголовное - защита'],
		['за\u00adщита', 'защита']
	])('%j and %j are one option', (a, b) => expect(fold(a)).toBe(fold(b)));

	test.each([
		['Договор', 'Договор 2'],
		['Защита', 'Защитa'],
		['58-1', '581']
	])('%j and %j are two', (a, b) => expect(fold(a)).not.toBe(fold(b)));

	test('folding twice changes nothing more', () => {
		fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => plain(plain(text)) === plain(text)));
	});
});

describe('behind a mask', () => {
	test.each([
		['05.03.2026', '05/03/2026'],
		['77011234567', '+7 (701) 123-45-67'],
		['1,5', '1.5']
	])('%j is %j', (wanted, holds) => expect(sameBehindMask(wanted, holds)).toBe(true));

	test.each([
		['1,5', '15'],
		['58-1', '581'],
		['05.03.2026', '03.05.2026'],
		['127', '12'],
		['', '']
	])('%j is not %j', (wanted, holds) => expect(sameBehindMask(wanted, holds)).toBe(false));

	test('letters and digits are never lost or changed', () => {
		const text = fc.string({ unit: fc.constantFrom('1', '2', 'а', '.', '-', ' ') });
		const bare = (one: string) => one.replace(/[.\- ]/g, '');
		fc.assert(fc.property(text, text, (a, b) => !sameBehindMask(a, b) || bare(a) === bare(b)));
	});
});

test('numbers', () => {
	expect(sameNumber('1,5', '1.50')).toBe(true);
	expect(sameNumber('95', '95')).toBe(true);
	expect(sameNumber('1,5', '15')).toBe(false);
	expect(sameNumber('58-1', '58-1')).toBe(false);
	expect(sameNumber('', '')).toBe(false);
});

describe('options of a list that was not known before', () => {
	const wanted = new Set(['договор', 'шарт', 'заявление ходатайство лица'].map(optionWords));
	test.each(['Договор', '6. Договор', 'Шарт / Договор', 'Заявление (ходатайство) лица', 'Шарт\nДоговор'])(
		'«%s» is wanted',
		(text) => expect(isOneOf(text, wanted)).toBe(true)
	);
	test.each(['', '—', 'Договор / Поручение', 'Договор поручения', 'Договор / Шарт / Поручение', 'Заявление'])(
		'«%s» is not',
		(text) => expect(isOneOf(text, wanted)).toBe(false)
	);
	test('numbers stay what they are', () => {
		expect(isOneOf('1,5', new Set([optionWords('15')]))).toBe(false);
		expect(isOneOf('5', new Set([optionWords('№ 5')]))).toBe(false);
	});
});
