import { FORM_COLUMNS, columnLetter, type Column } from './columns.js';
import { bestBand, keywordCount } from './heading-band.js';
import { LIMITS } from './limits.js';
import { columnNumbers, isNothing, isPeriod, isSeparatorLine, isSignature, isTotal } from './lines.js';
import type { Mapping } from './mapping.js';
import { readNumber } from './numbers.js';
import type { ImportedRow, LeftOut, LeftOutColumn, LeftOutReason, OnProgress, Problem } from './outcome.js';
import { dayOfCell, kindOfCell, putsMonthFirst } from './read-cell.js';
import { readRow, type ReadRow, type RowContext } from './read-row.js';
import { CellFinder, type RowCells } from './row-cells.js';
import { isBlank, placeOf, rowText, type Sheet, type SheetRow } from './sheet.js';
import { folded } from './words.js';

/** One table of a sheet, read. Each source row of the table that holds something is in `rows` or in `leftOut`. */
export interface ReadTable {
	rows: ImportedRow[];
	problems: Problem[];
	leftOut: LeftOut[];
	leftOutColumns: LeftOutColumn[];
}

/** Columns that make a row; a line with none of them and no number is a note. */
const CONTENT: readonly Column[] = [
	'applicationDate',
	'basis',
	'essence',
	'kind',
	'minutes',
	'basisNumber',
	'basisDate',
	'basisBody',
	'timeFrom'
];
/** What may be continued on the next source row under a merged number. */
const CONTINUED = ['basis', 'essence', 'clientName', 'address', 'phone', 'notes', 'column7'] as const;

/**
 * Reads the rows of one table of a sheet by a mapping. Problems are named per
 * source row; what concerns the register as a whole is in `checkRegister`.
 */
export function readRows(sheet: Sheet, mapping: Mapping, onProgress?: OnProgress): ReadTable {
	const finder = new CellFinder(sheet, mapping);
	const inside = sheet.rows.filter(({ sourceRow }) => sourceRow >= mapping.fromRow && sourceRow <= mapping.toRow);
	const dates = mapping.columns.indexOf('applicationDate');
	const context: RowContext = {
		sheet,
		mapping,
		monthFirst: putsMonthFirst(inside.map(({ cells }) => cells[dates] ?? null)),
		has: (column) => finder.has(column),
		width: headedWidth(sheet, inside, mapping)
	};
	const known = knownTexts(inside, mapping);
	const read: ReadRow[] = [];
	const taken: SheetRow[] = [];
	const leftOut: LeftOut[] = [];
	for (const [at, source] of inside.entries()) {
		if (at % 500 === 0) onProgress?.({ stage: 'rows', done: at / inside.length });
		const place = placeOf(sheet, source.sourceRow);
		const leave = (why: LeftOutReason) => leftOut.push({ ...place, why, text: rowText(source) });
		const outside = outsideOfData(source, mapping) ?? repeats(sheet, source, known);
		if (outside !== null) {
			leave(outside);
			continue;
		}
		const cells = finder.cellsOf(source);
		const last = read.at(-1);
		const mergedFrom = finder.numberMergedFrom(source);
		if (last && mergedFrom !== null && mergedFrom <= last.row.sourceRow && continues(last, cells, context)) {
			join(last, cells);
			leave('joined');
			continue;
		}
		const why = notARow(source, cells, context);
		if (why !== null) {
			leave(why);
			continue;
		}
		read.push(readRow(place, source, cells, context));
		taken.push(source);
	}
	setLanguage(read);
	return {
		rows: read.map(({ row }) => row),
		problems: [
			...missingColumns(sheet, mapping, context, read.length > 0),
			...read.flatMap(({ problems }) => problems)
		],
		leftOut,
		leftOutColumns: columnsLeftOut(sheet, mapping, inside, taken)
	};
}

function outsideOfData(row: SheetRow, { heading }: Mapping): LeftOutReason | null {
	if (isSeparatorLine(row)) return 'separator-line';
	if (heading !== null && row.sourceRow < heading.from) return 'title';
	return heading !== null && row.sourceRow <= heading.to ? 'heading' : null;
}

/** Texts of titles and headings, to know them again on the next printed page. */
function knownTexts(rows: readonly SheetRow[], { heading }: Mapping): Set<string> {
	const above = heading === null ? [] : rows.filter(({ sourceRow }) => sourceRow <= heading.to);
	return new Set(above.flatMap(({ cells }) => cells.flatMap((cell) => (cell === null ? [] : [folded(cell.text)]))));
}

/** How many columns the headings reach over. */
function headedWidth(sheet: Sheet, rows: readonly SheetRow[], { heading }: Mapping): number {
	const headings = rows.filter(
		({ sourceRow }) => heading !== null && sourceRow >= heading.from && sourceRow <= heading.to
	);
	return headings.length === 0 ? sheet.width : Math.max(...headings.map(({ cells }) => cells.length));
}

function repeats(sheet: Sheet, row: SheetRow, known: ReadonlySet<string>): LeftOutReason | null {
	if (columnNumbers(row) !== null) return 'column-numbers';
	const cells = row.cells.filter((cell) => cell !== null);
	if (cells.some(({ type }) => type !== 'text')) return null;
	if (cells.every(({ text }) => known.has(folded(text)))) return 'repeated';
	return keywordCount(row) >= 3 && bestBand(sheet, [row]) !== null ? 'repeated' : null;
}

const ownText = (cells: RowCells, column: Column): string | null => {
	const own = (cells.get(column) ?? []).find(({ cell, from }) => from !== 'merged' && !isNothing(cell.text));
	return own?.cell.text ?? null;
};

/** Under a merged number, a row that has words only is more of the row above; one with a date, kind or time is a row. */
function continues({ row }: ReadRow, cells: RowCells, { has }: RowContext): boolean {
	if (
		CONTINUED.some((column) => (row[column]?.length ?? 0) + (ownText(cells, column)?.length ?? 0) >= LIMITS.cellChars)
	)
		return false;
	return (
		has('number') &&
		(['applicationDate', 'kind', 'minutes', 'timeFrom'] as const).every((column) => ownText(cells, column) === null)
	);
}

function join({ row, problems }: ReadRow, cells: RowCells): void {
	for (const column of CONTINUED) {
		const text = ownText(cells, column)?.trim();
		if (text === undefined) continue;
		const before = row[column];
		row[column] = before == null ? text : `${before}\n${text}`;
		row.raw[column] = row[column];
		const missing = problems.findIndex((one) => one.code === 'missing' && one.column === column);
		if (missing !== -1) problems.splice(missing, 1);
		const { sheet, sourceRow } = row;
		problems.push({ ...(sheet === undefined ? {} : { sheet }), sourceRow, column, code: 'joined', text });
	}
}

/** Why a line of the table is not a row of the register; null when it is one. */
function notARow(source: SheetRow, cells: RowCells, context: RowContext): LeftOutReason | null {
	const number = cells.get('number')?.find(({ cell }) => !isNothing(cell.text));
	const content = CONTENT.filter((column) => ownText(cells, column) !== null);
	if (number && readNumber(number.cell.text).number !== null && number.cell.type !== 'date') {
		return content.length === 0 && !namesMore(source, context.mapping) ? 'number-only' : null;
	}
	const texts = source.cells.flatMap((cell) => (cell === null || isBlank(cell.text) ? [] : [cell.text]));
	const date = cells.get('applicationDate')?.find(({ from }) => from === 'own');
	const dated = date !== undefined && dayOfCell(date.cell, context.sheet, context.monthFirst).day !== null;
	if (!dated && isTotal(texts)) return 'subtotal';
	if (isPeriod(texts)) return 'period';
	const kind = cells.get('kind')?.[0];
	const ofKind = kind !== undefined && kindOfCell(kind.cell).kind !== null;
	if (!dated && !ofKind && texts.length <= 3 && isSignature(texts)) return 'signature';
	if (content.length === 1 && (content[0] === 'minutes' || content[0] === 'timeFrom'))
		return number ? 'note' : 'subtotal';
	if (content.length >= 2) return null;
	return number && content.length === 1 && dated ? null : 'note';
}

/** True when something besides the number and column 7 is written in the row. */
function namesMore(row: SheetRow, { columns }: Mapping): boolean {
	return row.cells.some(
		(cell, index) =>
			cell !== null && !isNothing(cell.text) && columns[index] !== 'number' && columns[index] !== 'column7'
	);
}

/** A row that says nothing of its language gets that of most others. */
function setLanguage(read: readonly ReadRow[]): void {
	const known = read.filter(({ languageKnown }) => languageKnown);
	const kazakh = known.filter(({ row }) => row.language === 'kk').length;
	for (const one of read) if (!one.languageKnown) one.row.language = kazakh * 2 > known.length ? 'kk' : 'ru';
}

function missingColumns(sheet: Sheet, { heading, fromRow }: Mapping, { has }: RowContext, anyRows: boolean): Problem[] {
	const place = placeOf(sheet, heading?.to ?? fromRow);
	return FORM_COLUMNS.filter((column) => {
		if (!anyRows || column === 'column7' || has(column)) return false;
		if (column === 'basis') return !has('basisNumber') && !has('basisDate') && !has('basisBody');
		return column !== 'minutes' || !(has('timeFrom') || has('extraMinutes'));
	}).map((column) => ({ ...place, column, code: 'column-missing', text: '' }));
}

function columnsLeftOut(
	sheet: Sheet,
	{ columns, heading }: Mapping,
	inside: readonly SheetRow[],
	taken: readonly SheetRow[]
): LeftOutColumn[] {
	const headings = inside.filter(
		({ sourceRow }) => heading !== null && sourceRow >= heading.from && sourceRow <= heading.to
	);
	const left: LeftOutColumn[] = [];
	for (let index = 0; index < sheet.width; index++) {
		if ((columns[index] ?? null) !== null) continue;
		const cells = taken.flatMap(({ sourceRow, cells }) => {
			const cell = cells[index] ?? null;
			return cell === null ? [] : [{ sourceRow, text: cell.text }];
		});
		if (cells.length === 0) continue;
		const heading = headings.flatMap(({ cells }) => cells[index]?.text ?? []).join(' ');
		left.push({ ...(sheet.name === null ? {} : { sheet: sheet.name }), letter: columnLetter(index), heading, cells });
	}
	return left;
}
