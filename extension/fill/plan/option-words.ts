import { ASSISTANCE_WORDS, BASIS_WORDS, CATEGORY_WORDS, OLD_BASIS_WORDS } from '#lib/bridge/index.js';
import type { Column } from '../types.js';
import { KINDS } from './option-words-assistance.js';
import { BASES } from './option-words-basis.js';
import { branchWords } from './option-words-category.js';
import type { Wordings } from './wordings.js';

export type ChoiceColumn = Extract<Column, 'basisKind' | 'category' | 'assistanceKind'>;

const NOTHING: Wordings = { full: [], short: [] };

/** Every wording of a code that may stand in a list of options. */
export function wordingsOf(column: ChoiceColumn, code: string): Wordings {
	if (column === 'category') {
		const own = Object.entries(CATEGORY_WORDS).find(([key]) => key === code)?.[1];
		return own === undefined ? NOTHING : { full: [own.ru, own.kk, ...branchWords(code)], short: [] };
	}
	const official = column === 'assistanceKind' ? ASSISTANCE_WORDS : BASIS_WORDS;
	const own = Object.entries(official).find(([key]) => key === code)?.[1];
	const more = (column === 'assistanceKind' ? KINDS : BASES)[code] ?? NOTHING;
	if (own === undefined) return NOTHING;
	const old = column === 'basisKind' ? (Object.entries(OLD_BASIS_WORDS).find(([key]) => key === code)?.[1] ?? []) : [];

	return { full: [own.ru, own.kk, ...more.full, ...old], short: more.short };
}
