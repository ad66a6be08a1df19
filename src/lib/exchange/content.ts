import type { Column } from './columns.js';
import { readDay } from './dates.js';
import { readKind } from './kinds.js';
import { readNumber } from './numbers.js';
import type { Cell, SheetRow } from './sheet.js';
import { readTime } from './times.js';

/** Columns whose content shows what they are. */
const TELLING = ['number', 'applicationDate', 'kind', 'minutes'] as const;
type Telling = (typeof TELLING)[number];

/** How much of a column's content reads as each: shares from 0 to 1, over its filled cells. */
export interface ContentProfile {
	filled: number;
	share: Record<Telling, number>;
	/** Share of cells with words in them, and their mean length. */
	wordy: number;
	length: number;
}

const READS: Record<Telling, (cell: Cell) => boolean> = {
	number: (cell) => (cell.type === 'text' || cell.type === 'number') && readNumber(cell.text).number !== null,
	applicationDate: (cell) =>
		cell.type === 'date' ? cell.day !== null : cell.type === 'text' && readDay(cell.text).day !== null,
	kind: (cell) => cell.type === 'text' && readKind(cell.text).kind !== null,
	minutes: (cell) =>
		cell.type === 'time' ||
		(cell.type === 'number'
			? cell.value > 0 && cell.value <= 24
			: cell.type === 'text' && readTime(cell.text, 'hours').minutes !== null)
};

/** Looks at the cells of one column in some rows. */
export function profileOf(rows: readonly SheetRow[], column: number): ContentProfile {
	const cells = rows.flatMap(({ cells }) => {
		const cell = cells[column] ?? null;
		return cell === null ? [] : [cell];
	});
	const share = (test: (cell: Cell) => boolean) => (cells.length === 0 ? 0 : cells.filter(test).length / cells.length);
	return {
		filled: cells.length,
		share: {
			number: share(READS.number),
			applicationDate: share(READS.applicationDate),
			kind: share(READS.kind),
			minutes: share(READS.minutes)
		},
		wordy: share(({ text }) => /\p{L}{3}/u.test(text)),
		length: cells.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, cells.length)
	};
}

/** How far the content bears a proposal out: 1 where it agrees or cannot tell, down to 0.4 where it contradicts. */
export function agreement(column: Column, profile: ContentProfile): number {
	const telling = TELLING.find((one) => one === column);
	if (telling === undefined || profile.filled < 3) return 1;
	const share = profile.share[telling];
	return share >= 0.5 ? 1 : 0.4 + share;
}

/** What a column without a known heading holds, by its content alone; null where that does not tell. */
export function guessByContent(
	profile: ContentProfile,
	taken: ReadonlySet<Column>
): { column: Column; score: number } | null {
	if (profile.filled < 3) return null;
	const guess = TELLING.map((column) => ({ column, share: profile.share[column] }))
		.filter(({ column, share }) => share >= 0.8 && !taken.has(column))
		// Bare numbers read as numbers and as hours: the first such column from the left is the number.
		.sort((a, b) => b.share - a.share)[0];
	return guess === undefined ? null : { column: guess.column, score: 0.45 + guess.share * 0.1 };
}
