import { ASSISTANCE_WORDS, BASIS_WORDS, CATEGORY_WORDS, ROLE_WORDS, type FieldValue } from '#lib/register/index.js';
import type { FormLanguage } from './options.js';
import type { PrintedField } from './printed-row.js';
import { dayText, minutesText, PAPER_WORDS, said, worded } from './words.js';

/** A field's value in the words of the form. */
export function valueText(field: PrintedField, value: FieldValue, language: FormLanguage): string {
	if (value === null) return '';
	if (typeof value === 'number') return minutesText(value);
	if (typeof value !== 'string') return value.join(', ');
	switch (field) {
		case 'applicationDate':
			return dayText(value);
		case 'basisDate':
			return language === 'both' ? dayText(value) : said(PAPER_WORDS.dated, language, dayText(value));
		case 'basisNumber':
			return `№ ${value}`;
		case 'basisCase':
			return `${said(PAPER_WORDS.case, language)} № ${value}`;
		case 'basisKind':
			return capital(wordOf(BASIS_WORDS, value, language));
		case 'category':
			return wordOf(CATEGORY_WORDS, value, language);
		case 'assistanceKind':
			return wordOf(ASSISTANCE_WORDS, value, language);
		case 'role':
			return wordOf(ROLE_WORDS, value, language);
		default:
			return value;
	}
}

function wordOf(words: { readonly [code: string]: { ru: string; kk: string } }, code: string, language: FormLanguage) {
	const word = words[code];
	return word === undefined ? code : worded(word, language);
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
