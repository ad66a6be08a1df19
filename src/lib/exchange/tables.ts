import { columnLetter, FORM_COLUMNS, JOINED_COLUMNS, type Column } from './columns.js';
import { agreement, guessByContent, profileOf, type ContentProfile } from './content.js';
import { columnNumbers } from './lines.js';
import { bestBand, keywordCount, layoutOf, matchBand, type Band } from './heading-band.js';
import { unitOf, type HeadingMatch } from './headings.js';
import type { ColumnProposal, Mapping, ProposedBy, TableProposal } from './mapping.js';
import type { Sheet, SheetRow } from './sheet.js';
import type { TimeUnit } from './times.js';

/** Rows under a heading that are looked at for the content of the columns. */
const SAMPLE = 60;
/** Tables of one sheet, one below the other; what comes after is read with the last. */
const MOST_TABLES = 50;
const LAST_ROW = Number.MAX_SAFE_INTEGER;

/** The tables of a sheet, one below the other where headings with another order of columns begin anew. Empty where none has headings. */
export function findTables(sheet: Sheet, place = 0): TableProposal[] {
	const tables: TableProposal[] = [];
	for (let from = 1; ;) {
		const table = findColumns(sheet, place, from);
		if (!table.found) return tables;
		tables.push(table);
		const next = tables.length < MOST_TABLES ? nextHeading(sheet, table) : null;
		if (next === null) return tables;
		table.mapping.toRow = next - 1;
		from = next;
	}
}

/**
 * What the columns of a sheet hold: the row of headings wherever it is, in any
 * order of columns, ru or kk, in the wording of the form, short or cut. Where
 * there is none (`found` is false), a guess from the content for the lawyer to
 * correct.
 * @param place of the sheet in the file, from 0
 * @param fromRow rows above are not looked at
 */
export function findColumns(sheet: Sheet, place = 0, fromRow = 1): TableProposal {
	const rows = sheet.rows.filter(({ sourceRow }) => sourceRow >= fromRow);
	const band = bestBand(sheet, rows) ?? bandOverNumbers(sheet, rows);
	const below = band === null ? rows : rows.slice(band.next);
	const [first] = below;
	const numbers = first === undefined ? null : columnNumbers(first);
	const sample = below.slice(numbers === null ? 0 : 1, SAMPLE);
	const profiles = Array.from({ length: sheet.width }, (_, column) => profileOf(sample, column));
	const matches = band === null ? [] : matchBand(band);
	const chosen = choose(sheet.width, matches, profiles, numbers, band);
	const columns = chosen.map((choice, index) => proposal(index, choice, band, matches, sample));
	const known = FORM_COLUMNS.map((column) => columns.find((one) => one.column === column)?.confidence ?? 0);
	const mapping: Mapping = {
		fromRow,
		toRow: LAST_ROW,
		heading: band === null ? null : { from: band.from, to: band.to },
		columns: columns.map(({ column }) => column),
		timeUnit: timeUnitOf(columns, sample)
	};
	return {
		sheet: place,
		found: band !== null,
		mapping,
		columns,
		confidence: Math.round((known.reduce((sum, one) => sum + one, 0) / known.length) * 100) / 100
	};
}

interface Choice {
	column: Column | null;
	by: ProposedBy;
	confidence: number;
}

/** Gives each column of the register to the source column that means it most surely. */
function choose(
	width: number,
	matches: readonly HeadingMatch[][],
	profiles: readonly ContentProfile[],
	numbers: readonly (number | null)[] | null,
	band: Band | null
): Choice[] {
	const chosen: Choice[] = Array.from({ length: width }, () => ({ column: null, by: 'nothing', confidence: 0 }));
	const taken = new Set<Column>();
	const take = (index: number, column: Column, by: ProposedBy, confidence: number) => {
		chosen[index] = { column, by, confidence: Math.round(confidence * 100) / 100 };
		taken.add(column);
	};
	const offers = matches
		.flatMap((list, index) =>
			list.map(({ column, score }) => ({ index, column, score: score * fit(column, profiles[index]) }))
		)
		.filter(({ score }) => score >= 0.3)
		.sort((a, b) => b.score - a.score || a.index - b.index);
	for (const { index, column, score } of offers) {
		if (chosen[index]?.column !== null) continue;
		if (taken.has(column) && !(column === 'clientName' && JOINED_COLUMNS.includes(column))) continue;
		if (column === 'extraMinutes' && !taken.has('minutes')) continue;
		take(index, column, 'heading', score);
	}
	if (numbers !== null) {
		const agrees = numbers.every((number, index) => {
			const column = chosen[index]?.column ?? null;
			const form = FORM_COLUMNS.findIndex((one) => one === column);
			return number === null || form === -1 || form + 1 === number;
		});
		for (const [index, number] of numbers.entries()) {
			const column = number === null ? undefined : FORM_COLUMNS[number - 1];
			if (!agrees || column === undefined || taken.has(column) || chosen[index]?.column !== null) continue;
			take(index, column, 'column-numbers', 0.7 * fit(column, profiles[index]));
		}
	}
	for (const [index, profile] of profiles.entries()) {
		// A heading that says something unknown is believed: its column is not what its content resembles.
		if (chosen[index]?.column !== null || (band !== null && (band.headings[index] ?? '') !== '')) continue;
		const guess = guessByContent(profile, taken);
		if (guess) take(index, guess.column, 'content', guess.score);
	}
	return chosen;
}

function fit(column: Column, profile: ContentProfile | undefined): number {
	return profile === undefined ? 1 : agreement(column, profile);
}

function proposal(
	index: number,
	choice: Choice,
	band: Band | null,
	matches: readonly HeadingMatch[][],
	sample: readonly SheetRow[]
): ColumnProposal {
	return {
		index,
		letter: columnLetter(index),
		heading: band?.headings[index] ?? '',
		...choice,
		alternatives: (matches[index] ?? []).map(({ column }) => column).filter((column) => column !== choice.column),
		examples: sample.flatMap(({ cells }) => cells[index]?.text ?? []).slice(0, 3)
	};
}

/** Headings that no word of is known, above a row that numbers the columns 1 to 7: the order of the form. */
function bandOverNumbers(sheet: Sheet, rows: readonly SheetRow[]): Band | null {
	for (const [at, row] of rows.slice(0, SAMPLE).entries()) {
		const numbers = columnNumbers(row)?.filter((number) => number !== null);
		if (numbers?.length !== FORM_COLUMNS.length || numbers[0] !== 1) continue;
		const above = rows[at - 1];
		const headed = above !== undefined && above.cells.filter((cell) => cell !== null).length >= 4 ? above : null;
		const headings = Array.from({ length: sheet.width }, (_, index) => headed?.cells[index]?.text ?? '');
		const from = headed?.sourceRow ?? row.sourceRow;
		return { from, to: headed?.sourceRow ?? row.sourceRow - 1, next: at, headings };
	}
	return null;
}

/** sourceRow of the next row of headings whose columns stand in another order; null where there is none. */
function nextHeading(sheet: Sheet, { mapping }: TableProposal): number | null {
	const layout = layoutOf(mapping.columns);
	for (const row of sheet.rows) {
		if (row.sourceRow <= (mapping.heading?.to ?? 0) || keywordCount(row) < 3) continue;
		const band = bestBand(sheet, [row]);
		if (band === null) continue;
		const found = choose(sheet.width, matchBand(band), [], null, band).map(({ column }) => column);
		const other = layoutOf(found);
		if ([...other].some(([column, index]) => layout.get(column) !== index)) return row.sourceRow;
	}
	return null;
}

/** What bare numbers of column 6 count: by its heading, else hours, unless some are more than a day has. */
function timeUnitOf(columns: readonly ColumnProposal[], sample: readonly SheetRow[]): TimeUnit {
	const column = columns.find((one) => one.column === 'minutes');
	if (column === undefined) return 'hours';
	const said = unitOf(column.heading);
	if (said !== null) return said;
	const most = Math.max(
		0,
		...sample.map(({ cells }) => {
			const cell = cells[column.index] ?? null;
			if (cell?.type === 'number') return /^[\d.]+$/u.test(cell.text) ? cell.value : 0;
			return cell?.type === 'text' && /^\s*\d+\s*$/u.test(cell.text) ? Number(cell.text) : 0;
		})
	);
	return most > 24 ? 'ask' : 'hours';
}
