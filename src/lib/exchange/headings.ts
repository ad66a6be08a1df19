import type { Column } from './columns.js';
import { OFFICIAL, RULES } from './heading-rules.js';
import { folded, hasStem, wordsOf, type Word } from './words.js';

/** A column that a heading may mean, and how surely: 0 to 1. */
export interface HeadingMatch {
	column: Column;
	score: number;
}

const CUT = OFFICIAL.map(({ column, headings }) => ({ column, headings: headings.map(folded) }));

const ROW_NUMBER = /^(?:(?:№|n[oо]?|#|nº)\.?\s*)?(?:[пр][./\s]*[псбнcp][./\s]*)?(?:№|n[oо]?|#)?[.\s]*$/u;
/** Longer cells are no headings: the longest official one has some 260 characters, twice as many in both languages. */
const LONGEST = 600;

/** The columns that a heading may mean, the surest first; empty when its words say nothing known. */
export function matchHeading(text: string): HeadingMatch[] {
	const bare = folded(text.replace(/-\s*\n\s*/gu, ''))
		.replace(/(?<!\p{L})кол(?:-во|ич\.|\.(?= ?(?:час|мин|саг)))/gu, 'количество')
		.replace(/[*:]+$/u, '')
		.trim();
	if (bare === '' || bare.length > LONGEST) return [];
	if (ROW_NUMBER.test(bare)) return [{ column: 'number', score: 0.98 }];
	const words = withShort(wordsOf(bare), bare);
	const best = new Map<Column, number>();
	const keep = (column: Column, score: number) => best.set(column, Math.max(score, best.get(column) ?? 0));
	for (const { column, score, all, none = [] } of RULES) {
		const any = (stems: string) => stems.split('|').some((stem) => hasStem(words, stem));
		if (all.every(any) && !none.some(any)) keep(column, score);
	}
	const starts = CUT.filter(({ headings }) => headings.some((one) => one.startsWith(bare)));
	if (bare.length >= 12 && starts.length === 1) for (const { column } of starts) keep(column, 0.9);
	return [...best].map(([column, score]) => ({ column, score })).sort((a, b) => b.score - a.score);
}

/** Signs and abbreviations that are no words by letters: №, Ф.И.О., р/с, e-mail. */
function withShort(words: Word[], bare: string): Word[] {
	const more: string[] = [];
	if (/№|(?<!\p{L})n(?:o|º)?(?!\p{L})/u.test(bare)) more.push('№');
	if (/(?<!\p{L})ф\.? ?и\.? ?о\.?(?!\p{L})|(?<!\p{L})т\.? ?а\.? ?[аә]\.?(?!\p{L})/u.test(bare)) more.push('фио');
	if (/(?<!\p{L})[рp]\s?\/\s?[сcб](?!\p{L})/u.test(bare)) more.push('рс');
	if (/(?<!\p{L})у\s?\/\s?д(?!\p{L})/u.test(bare)) more.push('уд');
	if (/e-?mail/u.test(bare)) more.push('email');
	return [...words, ...more.map((word) => ({ word, cut: false }))];
}

/** The unit that a heading of column 6 names for its numbers; null where it names none or both. */
export function unitOf(heading: string): 'hours' | 'minutes' | null {
	const words = wordsOf(heading);
	const hours = ['=час', '=часы', '=часов', '=часах', '=ч', 'сагат', '=саг'].some((stem) => hasStem(words, stem));
	const minutes = ['=мин', '=минут', '=минуты', '=минутах', 'минутпен'].some((stem) => hasStem(words, stem));
	if (hours === minutes) return null;
	return hours ? 'hours' : 'minutes';
}
