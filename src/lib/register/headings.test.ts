import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { bodySchemas } from './bodies.js';
import { HEADING_PLACES } from './codes.js';
import { formAsKept, withHeading, wordingAt } from './headings.js';
import { DEFAULT_SETTINGS } from './kinds.js';
import { FORM_1465 } from './wordings.js';

const place = fc.constantFrom(...HEADING_PLACES);
const language = fc.constantFrom('ru' as const, 'kk' as const);

test('without settings of its own the form is ours, and called unofficial', () => {
	expect(formAsKept(DEFAULT_SETTINGS)).toEqual(FORM_1465);
	expect(formAsKept(DEFAULT_SETTINGS).title.official).toBe(false);
});

test('words put in a place stand there and nowhere else, and can be taken back', () => {
	fc.assert(
		fc.property(place, language, fc.string({ minLength: 1, maxLength: 40 }), (at, spoken, words) => {
			fc.pre(words.trim() !== '' && words.trim() !== wordingAt(FORM_1465, at)[spoken]);
			const headings = withHeading(undefined, at, spoken, words);
			const form = formAsKept({ headings });
			for (const one of HEADING_PLACES)
				for (const other of ['ru', 'kk'] as const) {
					const expected = one === at && other === spoken ? words.trim() : wordingAt(FORM_1465, one)[other];
					expect(wordingAt(form, one)[other]).toBe(expected);
				}
			expect(v.is(bodySchemas.settings, { ...DEFAULT_SETTINGS, headings })).toBe(true);
			expect(formAsKept({ headings: withHeading(headings, at, spoken, ' ') })).toEqual(FORM_1465);
		})
	);
});

test('confirmed in both languages it is official; a change asks for the confirmation of its language again', () => {
	const both = { words: [], confirmed: ['kk' as const, 'ru' as const] };
	expect(formAsKept({ headings: both }).columns[0].official).toBe(true);
	const changed = withHeading(both, 'title', 'ru', 'Реестр');
	expect(changed.confirmed).toEqual(['kk']);
	expect(formAsKept({ headings: changed }).title).toMatchObject({ ru: 'Реестр', official: false });
});
