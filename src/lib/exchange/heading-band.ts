import { FORM_COLUMNS, type Column } from './columns.js';
import { matchHeading, type HeadingMatch } from './headings.js';
import type { Sheet, SheetRow } from './sheet.js';
import { skeleton } from './words.js';

/** One to three rows of headings, read together. */
export interface Band {
	/** Both included, as sourceRow. */
	from: number;
	to: number;
	/** Place in the list of rows of the first row below. */
	next: number;
	/** For each column, its heading over all tiers; empty where it has none. */
	headings: string[];
}

/** Rows from the top of a table among which its headings are looked for. */
const HEAD_ROWS = 100;
const TIERS = 3;
/** A tier more must bring this much, or it is the first row of data. */
const WORTH_A_TIER = 0.3;

/** The rows that name most columns of the register most surely; null where no row names enough. */
export function bestBand(sheet: Sheet, rows: readonly SheetRow[]): Band | null {
	let best: { band: Band; score: number } | null = null;
	for (let at = 0; at < Math.min(rows.length, HEAD_ROWS); at++) {
		for (let tiers = 1; tiers <= TIERS; tiers++) {
			const part = rows.slice(at, at + tiers);
			if (part.length < tiers || !part.every((row, tier) => mayBeHeading(row, tiers) && follows(part[tier - 1], row)))
				break;
			const band = bandOf(sheet, part, at + tiers);
			const score = scoreOf(matchBand(band));
			if (
				score > 0 &&
				(best === null || score > best.score + (tiers > 1 && best.band.from === band.from ? WORTH_A_TIER : 0.001))
			) {
				best = { band, score };
			}
		}
	}
	if (best === null) return null;
	// Cells merged over the next rows, as the form has them, make those part of the headings.
	const { band } = best;
	const reach = sheet.merges.filter(
		({ fromRow, toRow }) => fromRow >= band.from && fromRow <= band.to && toRow > band.to
	);
	const to = Math.max(band.to, ...reach.map(({ toRow }) => Math.min(toRow, band.to + TIERS)));
	const part = rows.filter(({ sourceRow }) => sourceRow >= band.from && sourceRow <= to);
	const next = rows.findIndex(({ sourceRow }) => sourceRow > to);
	return to === band.to ? band : { ...bandOf(sheet, part, next === -1 ? rows.length : next), to };
}

export function matchBand({ headings }: Band): HeadingMatch[][] {
	return headings.map(matchHeading);
}

/** Headings are words: a single row of them may hold a stray figure, a tier more may not, since it may be the first row of data. */
function mayBeHeading(row: SheetRow, tiers: number): boolean {
	const cells = row.cells.filter((cell) => cell !== null);
	const words = cells.filter(({ type, text }) => type === 'text' && /[\p{L}№#]/u.test(text));
	return tiers > 1 ? words.length === cells.length : words.length >= cells.length * 0.6;
}

function follows(above: SheetRow | undefined, row: SheetRow): boolean {
	return above === undefined || row.sourceRow === above.sourceRow + 1;
}

function bandOf(sheet: Sheet, rows: readonly SheetRow[], next: number): Band {
	const headings = Array.from({ length: sheet.width }, (_, column) => {
		// A group alone, over a column that no tier names, is the heading of its first column only.
		if (!rows.some(({ cells }) => cells[column])) return '';
		return rows
			.flatMap((row) => row.cells[column]?.text ?? groupOver(sheet, row, column) ?? [])
			.join(' ')
			.trim();
	});
	return { from: rows[0]?.sourceRow ?? 0, to: rows.at(-1)?.sourceRow ?? 0, next, headings };
}

/** The text of a heading merged over several columns, «Клиент» over «ФИО» and «ИИН»; a title over all of them is none. */
function groupOver(sheet: Sheet, row: SheetRow, column: number): string | null {
	const merge = sheet.merges.find(
		({ fromRow, fromColumn, toColumn }) => fromRow === row.sourceRow && fromColumn < column && column <= toColumn
	);
	if (merge === undefined || merge.toColumn - merge.fromColumn + 1 > sheet.width * 0.7) return null;
	return row.cells[merge.fromColumn]?.text ?? null;
}

/** Sum of what the headings name, each column of the register once; 0 where that is too little for a register. */
function scoreOf(matches: readonly HeadingMatch[][]): number {
	const best = new Map<Column, number>();
	for (const list of matches) {
		const [first] = list;
		if (first) best.set(first.column, Math.max(first.score, best.get(first.column) ?? 0));
	}
	const form = FORM_COLUMNS.filter((column) => best.has(column));
	const enough =
		form.length >= 3 ||
		(form.length === 2 && best.has('applicationDate') && (best.has('basis') || best.has('essence')));
	return enough ? [...best.values()].reduce((sum, one) => sum + one, 0) : 0;
}

const KEYWORDS =
	/№|дата|куни|суть|мани|вид|тури|основан|негиз|документ|кужат|врем|уакыт|подпис|эцп|эцк|колтанба|колы|фио|реквизит/gu;

/** How many words of headings a row holds: a quick look before a careful one. */
export function keywordCount(row: SheetRow): number {
	const texts = row.cells.flatMap((cell) =>
		cell?.type === 'text' && cell.text.length < 400 ? [skeleton(cell.text)] : []
	);
	return texts.filter((text) => text.search(KEYWORDS) !== -1).length;
}

/** Where each column of the form stands. */
export function layoutOf(columns: readonly (Column | null)[]): Map<Column, number> {
	return new Map(
		columns.flatMap((column, index) =>
			FORM_COLUMNS.some((one) => one === column) && column !== null ? [[column, index]] : []
		)
	);
}
