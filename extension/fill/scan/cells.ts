import { cleanLabel, textOf } from './text.js';

/** What a table says of one of its cells. */
export interface CellTexts {
	left: string;
	above: string;
	/** True where the row is a row of data: its heading tells more than the cell before. */
	aboveFirst: boolean;
}

const WITH_LETTERS = /\p{L}|№/u;

/** The texts to the left of a field's cell and above it, with cells that span several columns. */
export function cellTexts(
	cell: HTMLTableCellElement,
	count: (element: Element) => number,
	skip: ReadonlySet<Element>
): CellTexts {
	const row = cell.parentElement as HTMLTableRowElement | null;
	const none: CellTexts = { left: '', above: '', aboveFirst: false };
	if (row?.localName !== 'tr') return none;
	const read = (one: Element) => {
		const text = cleanLabel(textOf(one, skip));
		return WITH_LETTERS.test(text) ? text : '';
	};
	const before = cell.previousElementSibling;
	const left = before !== null && count(before) === 0 ? read(before) : '';
	const place = columnOf(cell);
	let above = '';
	let heading = false;
	for (const other of rowsAbove(row)) {
		const over = cellAt(other, place);
		if (over === null || count(over) > 0) continue;
		const text = read(over);
		if (text === '') continue;
		// A cell over the whole table heads a section, and the label column is no heading.
		if (other.cells.length === 1 && row.cells.length > 1) break;
		const head = over.localName === 'th' || other.parentElement?.localName === 'thead';
		// In a plain layout only a row without any field names the columns.
		if (!head && count(other) > 0) break;
		above = text;
		heading = head;
		break;
	}
	const fields = [...row.cells].filter((one) => count(one) > 0).length;
	return { left, above, aboveFirst: heading && fields > 1 };
}

/** Rows that may name the columns: of the table's head, the lowest first; without one, the rows just above. */
function* rowsAbove(row: HTMLTableRowElement): Generator<HTMLTableRowElement> {
	const head = row.closest('table')?.tHead;
	if (head && row.parentElement !== head) {
		for (const one of [...head.rows].reverse()) yield one;
		return;
	}
	let seen = 0;
	for (let one = row.previousElementSibling; one !== null && seen < 12; one = one.previousElementSibling, seen += 1) {
		if (one.localName === 'tr') yield one as HTMLTableRowElement;
	}
	// A table whose head is its first body.
	const first = row.parentElement?.previousElementSibling;
	if (first?.localName === 'tbody') for (const one of [...(first as HTMLTableSectionElement).rows].reverse()) yield one;
}

/** The grid column in which a cell begins; cells that reach down from rows above are not counted. */
function columnOf(cell: HTMLTableCellElement): number {
	let column = 0;
	for (let one = cell.previousElementSibling; one !== null; one = one.previousElementSibling) {
		column += (one as HTMLTableCellElement).colSpan;
	}
	return column;
}

function cellAt(row: HTMLTableRowElement, column: number): HTMLTableCellElement | null {
	let start = 0;
	for (const cell of row.cells) {
		if (start + cell.colSpan > column) return cell;
		start += cell.colSpan;
	}
	return null;
}
