import { m } from '#lib/i18n/index.svelte.js';
import type { Column } from './view.js';

const WORDS: Record<Column, () => string> = {
	number: m.col_1,
	date: m.col_2,
	basis: m.col_3,
	essence: m.col_4,
	kind: m.col_5,
	time: m.col_6,
	state: m.col_7
};

/** The heading of a column on the screen. */
export const columnWords = (column: Column): string => WORDS[column]();
