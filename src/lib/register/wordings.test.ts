import { describe, expect, test } from 'vitest';
import {
	ASSISTANCE_WORDS,
	BASIS_WORDS,
	CATEGORY_WORDS,
	DEFENCE_OF_ENTITIES_TOO,
	FORM_1465,
	LOCALITY_WORDS,
	PORTAL_NAMES,
	ROLE_WORDS,
	TERMS
} from './index.js';

const form = [FORM_1465.annex, FORM_1465.title, FORM_1465.associationLine, FORM_1465.lawyerLine, ...FORM_1465.columns];
const groups = [ASSISTANCE_WORDS, ROLE_WORDS, BASIS_WORDS, CATEGORY_WORDS, LOCALITY_WORDS, TERMS, PORTAL_NAMES];
const all = [...form, DEFENCE_OF_ENTITIES_TOO, ...groups.flatMap((group) => Object.values(group))];

describe('wordings', () => {
	test('each is there in both languages, in Cyrillic letters, without stray spaces', () => {
		for (const { ru, kk } of all) {
			for (const text of [ru, kk]) {
				expect(text).toMatch(/^\S.*\S$/);
				expect(text).not.toMatch(/[A-Za-z]| {2}/);
				expect(text).toBe(text.normalize('NFC'));
			}
			if (ru !== PORTAL_NAMES.everyday.ru) expect(ru).not.toMatch(/[әғқңөұүһі]/i);
		}
	});

	test('the form’s ru and kk are our translation and say so; its seven headings differ', () => {
		expect(form.every(({ official }) => !official)).toBe(true);
		expect(new Set(FORM_1465.columns.map(({ kk }) => kk)).size).toBe(7);
	});

	test('no two codes of a list share a wording', () => {
		for (const group of groups) {
			const texts = Object.values(group).map(({ ru, kk }) => `${ru} ${kk}`);
			expect(new Set(texts).size).toBe(texts.length);
		}
	});
});
