import { formatOf, type NumberFormat } from './formats.js';
import type { Limits } from './limits.js';
import { numberCell } from './serial.js';
import { columnLetter } from './columns.js';
import { isBlank, type Cell, type Merge, type Sheet, type SheetRow } from './sheet.js';
import { readXml } from './xml.js';
import { refuse } from './zip.js';

/** What the cells of all sheets refer to, and how much has been read so far. */
export interface Workbook {
	date1904: boolean;
	strings: readonly string[];
	formats: readonly NumberFormat[];
	rows: number;
	cells: number;
}

const GENERAL = formatOf(0, undefined);
/** Rows that a spreadsheet can have; a row beyond is no spreadsheet's. */
const LAST_ROW = 1_048_576;

/** The cells of one sheet. Blank rows are not kept, blank cells are null. */
export function readSheetPart(
	bytes: Uint8Array,
	workbook: Workbook,
	limits: Limits,
	onBytes: (done: number) => void
): Pick<Sheet, 'rows' | 'width' | 'merges'> {
	const rows: SheetRow[] = [];
	const merges: Merge[] = [];
	let width = 0;
	let row: SheetRow = { sourceRow: 0, cells: [] };
	let column = -1;
	let open: { type: string; style: number; value: string | null; inline: string; formula: string | null } | null = null;
	let into: 'value' | 'inline' | 'formula' | null = null;
	let aid = false;

	const close = (raw: NonNullable<typeof open>) => {
		const cell = cellOf(raw, workbook);
		if (cell === null || isBlank(cell.text)) return;
		const place = `${columnLetter(column)}${String(row.sourceRow)}`;
		if (cell.text.length > limits.cellChars) refuse('cell-too-long', place);
		if (column >= limits.columns) refuse('too-many-columns', place);
		if (++workbook.cells > limits.cells) refuse('too-many-rows', String(workbook.cells));
		while (row.cells.length < column) row.cells.push(null);
		row.cells[column] = cell;
	};

	const reader = {
		open(name: string, attribute: (name: string) => string | undefined) {
			switch (name) {
				case 'row': {
					const at = Number(attribute('r') ?? row.sourceRow + 1);
					if (!Number.isInteger(at) || at <= row.sourceRow || at > LAST_ROW) refuse('damaged');
					row = { sourceRow: at, cells: [] };
					if (/^(?:1|true|on)$/.test(attribute('hidden') ?? '') || attribute('ht') === '0') row.hidden = true;
					column = -1;
					break;
				}
				case 'c':
					column = columnOf(attribute('r')) ?? column + 1;
					open = {
						type: attribute('t') ?? 'n',
						style: Number(attribute('s') ?? 0),
						value: null,
						inline: '',
						formula: null
					};
					break;
				case 'v':
					into = 'value';
					if (open) open.value ??= '';
					break;
				case 'f':
					into = 'formula';
					if (open) open.formula ??= '';
					break;
				case 't':
					into = aid ? null : 'inline';
					break;
				case 'rPh':
					aid = true;
					break;
				case 'mergeCell': {
					const merge = mergeOf(attribute('ref') ?? '');
					if (merge) merges.push(merge);
					if (merges.length > limits.merges) refuse('too-many-rows', String(merges.length));
				}
			}
		},
		close(name: string) {
			switch (name) {
				case 'v':
				case 'f':
				case 't':
					into = null;
					break;
				case 'rPh':
					aid = false;
					break;
				case 'c':
					if (open) close(open);
					open = null;
					break;
				case 'row':
					if (row.cells.length === 0) break;
					rows.push(row);
					width = Math.max(width, row.cells.length);
					if (++workbook.rows > limits.rows) refuse('too-many-rows', String(workbook.rows));
			}
		},
		text(text: string) {
			if (!open || into === null) return;
			if (into === 'value') open.value = (open.value ?? '') + text;
			else if (into === 'inline') open.inline += text;
			else open.formula = (open.formula ?? '') + text;
		}
	};
	readXml(bytes, reader, onBytes);
	return { rows, merges, width };
}

function cellOf(
	raw: { type: string; style: number; value: string | null; inline: string; formula: string | null },
	{ strings, formats, date1904 }: Workbook
): Cell | null {
	const { type, value } = raw;
	if (type === 'inlineStr') return { type: 'text', text: unescaped(raw.inline) };
	// A formula that was saved without its result: programs that write files do not calculate.
	if (value === null || (value === '' && type !== 'str')) {
		return raw.formula === null ? null : { type: 'error', text: `=${raw.formula}` };
	}
	switch (type) {
		case 's':
			return { type: 'text', text: unescaped(strings[Number(value)] ?? refuse('damaged')) };
		case 'str':
			return { type: 'text', text: unescaped(value) };
		case 'b':
			return { type: 'boolean', text: value === '1' ? 'TRUE' : 'FALSE' };
		case 'e':
			return { type: 'error', text: value };
		case 'd':
			return { type: 'text', text: value };
		default: {
			const number = Number(value);
			return Number.isFinite(number)
				? numberCell(number, formats[raw.style] ?? GENERAL, date1904)
				: { type: 'text', text: value };
		}
	}
}

/** Excel writes control characters as `_x000D_`; line ends are one kind here. */
function unescaped(text: string): string {
	const plain = text.includes('_x')
		? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
		: text;
	return plain.replace(/\r\n?/g, '\n').toWellFormed();
}

function columnOf(reference: string | undefined): number | null {
	const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1];
	if (letters === undefined) return null;
	let index = 0;
	for (let at = 0; at < letters.length; at++) index = index * 26 + letters.charCodeAt(at) - 64;
	return index - 1;
}

function mergeOf(reference: string): Merge | null {
	const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference);
	if (!found) return null;
	const [, from = '', fromRow = '', to = '', toRow = ''] = found;
	const [fromColumn, toColumn] = [columnOf(`${from}1`), columnOf(`${to}1`)];
	if (fromColumn === null || toColumn === null) return null;
	return { fromRow: Number(fromRow), toRow: Number(toRow), fromColumn, toColumn };
}
