import { SECRET_COLUMNS, type Column } from './columns.js';
import { readBasis } from './basis.js';
import { guessLanguage } from './language.js';
import { isNothing } from './lines.js';
import type { Mapping } from './mapping.js';
import { readIin } from './numbers.js';
import type { BasisParts, ImportedRow, Problem, ProblemCode } from './outcome.js';
import {
	dayOfCell,
	joinedText,
	kindOfCell,
	numberOfCell,
	spanOfCells,
	timeOfCell,
	withExtraMinutes,
	withSpan
} from './read-cell.js';
import type { PlacedCell, RowCells } from './row-cells.js';
import type { Place, Sheet, SheetRow } from './sheet.js';
import type { ReadTime } from './times.js';

/** What reading one row needs to know of its table. */
export interface RowContext {
	sheet: Sheet;
	mapping: Mapping;
	monthFirst: boolean;
	/** Columns under the headings; what lies beyond them in a CSV is a sign of a delimiter too many. */
	width: number;
	/** Columns that the table does not have: their absence is named once, not in every row. */
	has: (column: Column) => boolean;
}

export interface ReadRow {
	row: ImportedRow;
	problems: Problem[];
	/** False where nothing in the row tells the language; `language` is then a default. */
	languageKnown: boolean;
}

const DETAILS = ['basisNumber', 'basisDate', 'basisBody', 'caseNumber'] as const;

/** One row of the register from its cells. Whatever is not read is null and named in a problem with its exact text. */
export function readRow(place: Place, source: SheetRow, cells: RowCells, context: RowContext): ReadRow {
	const problems: Problem[] = [];
	const note = (code: ProblemCode, column: Column | undefined, text: string) =>
		problems.push({ ...place, ...(column === undefined ? {} : { column }), code, text });
	const one = (column: Column) => filled(cells, column)[0];

	/** Reads the one cell of a column; an empty one of the form is a problem. */
	const read = <T extends { problem?: ProblemCode }>(column: Column, by: (placed: PlacedCell) => T): T | null => {
		const placed = one(column);
		if (placed === undefined) {
			if (context.has(column)) note('missing', column, cells.get(column)?.[0]?.text ?? '');
			return null;
		}
		const value = by(placed);
		if (value.problem !== undefined) note(value.problem, column, placed.cell.text);
		return value;
	};
	/** The words of a column as they stand; spaces at the ends are dropped. */
	const words = (column: Column, required: boolean): string | null => {
		const placed = filled(cells, column);
		if (placed.length === 0) {
			if (required && context.has(column)) note('missing', column, cells.get(column)?.[0]?.text ?? '');
			return null;
		}
		const broken = placed.find(({ cell }) => cell.type === 'error');
		if (broken) {
			note('cell-error', column, broken.cell.text);
			return null;
		}
		return joinedText(
			column,
			placed.map(({ cell }) => cell.text.trim())
		);
	};

	const number = read('number', ({ cell }) => numberOfCell(cell))?.number ?? null;
	const applicationDate =
		read('applicationDate', ({ cell }) => dayOfCell(cell, context.sheet, context.monthFirst))?.day ?? null;
	const details = readDetails(cells, context, note);
	const basis = words('basis', details.text === null) ?? details.text;
	const split = DETAILS.some((column) => column !== 'caseNumber' && context.has(column));
	if (basis === null && split && !problems.some(({ column }) => column?.startsWith('basis')))
		note('missing', 'basis', '');
	const essence = words('essence', true);
	const kind = read('kind', ({ cell }) => kindOfCell(cell));
	const time = readMinutes(cells, context, note);
	const row: ImportedRow = {
		...place,
		number,
		applicationDate,
		basis,
		basisParts: { ...(basis === null ? {} : readBasis(basis, essence)), ...details.parts },
		essence,
		kind: kind?.kind ?? null,
		role: kind?.role ?? null,
		minutes: time?.minutes ?? null,
		sessions: time?.sessions ?? [],
		column7: words('column7', false),
		language: 'ru',
		volume: applicationDate === null ? null : Number(applicationDate.slice(0, 4)),
		raw: rawOf(cells)
	};
	for (const column of SECRET_COLUMNS) {
		const text = words(column, false);
		if (text === null) continue;
		const value = column === 'iin' ? readIin(text) : text;
		if (value === null) note('iin-unreadable', column, text);
		else row[column] = value;
	}
	noteSource(source, cells, context, note);
	const language = guessLanguage([basis, essence, one('kind')?.cell.text ?? ''].join(' '));
	if (language !== null) row.language = language;
	return { row, problems, languageKnown: language !== null };
}

/** The cells of a column that hold more than a dash. */
function filled(cells: RowCells, column: Column): PlacedCell[] {
	return (cells.get(column) ?? []).filter(({ cell }) => !isNothing(cell.text));
}

function rawOf(cells: RowCells): ImportedRow['raw'] {
	return Object.fromEntries(
		[...cells].map(([column, placed]) => [
			column,
			joinedText(
				column,
				placed.map(({ cell }) => cell.text)
			)
		])
	);
}

type Note = (code: ProblemCode, column: Column | undefined, text: string) => void;

/** Column 3 where it is split over several source columns; its words are then theirs, in their order. */
function readDetails(cells: RowCells, context: RowContext, note: Note): { text: string | null; parts: BasisParts } {
	const parts: BasisParts = {};
	const texts: string[] = [];
	for (const column of DETAILS) {
		const cell = filled(cells, column)[0]?.cell;
		if (cell === undefined) continue;
		if (cell.type === 'error') {
			note('cell-error', column, cell.text);
			continue;
		}
		const text = cell.text.trim();
		texts.push(text);
		if (column === 'basisDate') {
			const { day, problem } = dayOfCell(cell, context.sheet, context.monthFirst);
			if (day !== null) parts.date = day;
			if (problem !== undefined) note(problem, column, cell.text);
		} else if (column === 'basisNumber') {
			if (/\d/u.test(text)) parts.number = text.replace(/^№\s*/u, '');
		} else if (column === 'basisBody') parts.body = text;
		else parts.caseNumber = text.replace(/^№\s*/u, '');
	}
	return { text: texts.length === 0 ? null : texts.join(', '), parts };
}

/** Column 6: a total, hours and minutes apart, or start and end apart. */
function readMinutes(cells: RowCells, context: RowContext, note: Note): ReadTime | null {
	const total = filled(cells, 'minutes')[0];
	const extra = filled(cells, 'extraMinutes')[0];
	const from = filled(cells, 'timeFrom')[0];
	const to = filled(cells, 'timeTo')[0];
	let time = total === undefined ? null : timeOfCell(total.cell, context.mapping.timeUnit);
	if (extra) time = withExtraMinutes(time, extra.cell);
	if (from && to) time = withSpan(time, spanOfCells(from.cell, to.cell));
	if (time === null) {
		const column = context.has('minutes') ? 'minutes' : context.has('timeFrom') ? 'timeFrom' : null;
		if (column !== null) note('missing', 'minutes', cells.get(column)?.[0]?.text ?? (from ?? to)?.text ?? '');
		return null;
	}
	const texts = [total, extra, from, to].flatMap((placed) => placed?.cell.text ?? []);
	if (time.problem !== undefined) note(time.problem, 'minutes', texts.join(' '));
	return time;
}

/** What is odd about the row itself, and about where its cells come from. */
function noteSource(source: SheetRow, cells: RowCells, { sheet, width }: RowContext, note: Note): void {
	if (source.hidden) note('row-hidden', undefined, '');
	if (source.flaw) note(source.flaw, undefined, source.cells.find((cell) => cell?.text.startsWith('"'))?.text ?? '');
	const beyond = sheet.name === null ? source.cells.slice(width).flatMap((cell) => cell?.text ?? []) : [];
	if (beyond.length > 0) note('cells-beyond', undefined, beyond.join(' | '));
	const lost = sheet.lossy ? /\ufffd|\p{L}\?\p{L}|(?<!\p{L})\?\p{Ll}{2}/u : /\ufffd/u;
	for (const [column, placed] of cells) {
		for (const { cell, from, text } of placed) {
			if (from === 'ditto') note('ditto', column, text);
			else if (from === 'merged') note('merged', column, cell.text);
			if (lost.test(cell.text)) note('letters-lost', column, cell.text);
		}
	}
}
