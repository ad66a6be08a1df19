import { dayText, getLocale, m } from '#lib/i18n/index.svelte.js';
import type { RegisterLanguage, Row, RowField } from '#lib/register/index.js';
import { assistanceWords, basisWords, categoryWords, valueWords } from './words.js';

/*
 * A row as the register shows it: in the row's own language, whatever the
 * language of the screen.
 */

/** The language of a row; where it has none, that of the screen, and Russian on an English one. */
export function rowLanguage(row: Row): RegisterLanguage {
	return row.values.language ?? (getLocale() === 'kk' ? 'kk' : 'ru');
}

/** Part of a column: what stands, and what was struck through before it. */
export interface Piece {
	text: string;
	struck: string[];
}

/**
 * Column 3. A row that came with its own words (import) keeps them, and only
 * details corrected since stand after them; else the words are made from the
 * kind and its details.
 */
export function basisPieces(row: Row): Piece[] {
	const { basisText, basisKind, basisBody, basisNumber, basisDate, basisCase } = row.values;
	const locale = rowLanguage(row);
	const piece = (field: RowField, text: string | null): Piece | null => {
		const struck = struckOf(row, field);
		return text === null && struck.length === 0 ? null : { text: text ?? '', struck };
	};
	const details = [
		piece('basisBody', basisBody),
		piece('basisNumber', basisNumber === null ? null : m.number_sign({ number: basisNumber })),
		piece('basisDate', basisDate === null ? null : m.dated({ date: dayText(basisDate) }, { locale })),
		piece('basisCase', basisCase === null ? null : m.case_number({ number: basisCase }, { locale }))
	];
	const words = piece('basisText', basisText);
	const all =
		words === null
			? [piece('basisKind', basisKind === null ? null : capital(basisWords(basisKind, locale))), ...details]
			: [words, ...details.filter((one) => one !== null && one.struck.length > 0)];
	return all.filter((one) => one !== null);
}

/** Column 3 as one line, without what was struck. */
export const basisLine = (row: Row): string =>
	basisPieces(row)
		.map(({ text }) => text)
		.join(' ');

/** Column 5, from day to day. */
export const assistanceText = (row: Row): string =>
	assistanceWords(row.values.assistanceKind, row.values.role, rowLanguage(row)) || '—';

/** The category beside the essence. */
export const categoryText = (row: Row): string =>
	row.values.category === null ? '' : categoryWords(row.values.category, rowLanguage(row));

/** What a field held before, oldest first, in words; emptiness leaves nothing to strike. */
export const struckOf = (row: Row, field: RowField): string[] =>
	(row.struck[field] ?? []).filter((value) => value !== null && value !== '').map((value) => valueWords(field, value));

const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
