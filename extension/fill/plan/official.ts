import { FORM_1465 } from '#lib/bridge/index.js';
import type { Column } from '../types.js';
import { fold } from './words.js';

/** Columns 1–7 of the form, in order. */
const COLUMNS: readonly Column[] = [
	'number',
	'applicationDate',
	'basis',
	'essenceForPortal',
	'assistanceKind',
	'minutes',
	'eds'
];
const SHORTEST = 12;

const HEADINGS = COLUMNS.flatMap((column, index) => {
	const heading = FORM_1465.columns[index];
	if (heading === undefined) return [];
	return [heading.ru, heading.kk, heading.en].map((text) => ({
		column,
		text: fold(text),
		alone: fold(text.replace(/\s*\(.*\)/u, ''))
	}));
});
const LINES: readonly { column: Column; text: string }[] = [
	...[FORM_1465.associationLine.ru, FORM_1465.associationLine.kk].map((text) => ({
		column: 'barAssociation' as const,
		text: fold(text)
	})),
	...[FORM_1465.lawyerLine.ru, FORM_1465.lawyerLine.kk].map((text) => ({
		column: 'lawyerName' as const,
		text: fold(text)
	}))
];

/** The column whose official heading this is: in full, without its brackets, cut at its end, with its number before it. */
export function officialColumn(folded: string): Column | null {
	// The sign alone may be of any number: its heading tells.
	if (folded === '№') return null;
	const line = LINES.find(({ text }) => text === folded);
	if (line !== undefined) return line.column;
	const numbered = /^([1-7])(?: графа| баган)? (.+)$/u.exec(folded);
	const bare = numbered?.[2] ?? folded;
	const whole = HEADINGS.filter(({ text, alone }) => text === bare || alone === bare);
	const hits =
		whole.length > 0 ? whole : bare.length < SHORTEST * 2 ? [] : HEADINGS.filter(({ text }) => text.startsWith(bare));
	const columns = new Set(hits.map(({ column }) => column));
	const [only] = columns;
	if (columns.size === 1 && only !== undefined) return only;
	return bilingual(folded);
}

/** Both languages in one label, in either order. */
function bilingual(folded: string): Column | null {
	for (const column of COLUMNS) {
		const own = HEADINGS.filter((one) => one.column === column && one.alone.length >= SHORTEST);
		const parts = own.filter(({ alone }) => folded.includes(alone));
		if (parts.length >= 2) return column;
	}
	return null;
}
