import { setType } from '../drawing.js';
import { baseline, lineHeight } from '../geometry.js';
import { linesOf, type Pen } from './pen.js';
import type { Block, SheetColumn } from './sheets.js';

type SheetTable = Extract<Block, { kind: 'table' }>;
const POINTS = { title: 10.5, head: 7, body: 8.5 } as const;
/** Between a rule and a text, millimetres. */
const PAD = 1;
/** How thick a bar is, and how grey: it must not be in the way of the figures. */
const BAR = 0.9;
const BAR_GREY = 110;

/**
 * A table over as many pages as it needs: its title and head stand again on
 * each, a line stays whole where it fits on a page. The bar of a line is drawn
 * under its first cell.
 */
export function drawSheetTable(pen: Pen, { title, columns, rows }: SheetTable): void {
	const { doc } = pen;
	const heads = broken(
		pen,
		columns,
		columns.map(({ words }) => words),
		POINTS.head,
		true
	);
	const headHeight = tall(heads, POINTS.head);
	const first = rows[0];
	const firstHeight = first ? tall(broken(pen, columns, first.cells, POINTS.body, first.total), POINTS.body) : 0;
	pen.y += 4;
	pen.room(lineHeight(POINTS.title) + 1 + headHeight + firstHeight);
	pen.write(linesOf(doc, title, POINTS.title, true, pen.area.width), POINTS.title, true, 'left');
	pen.y += 1;
	const head = () => {
		pen.rule(pen.area.left, pen.area.left + pen.area.width);
		drawLines(pen, columns, heads, POINTS.head, true, 0, most(heads));
		pen.y += 2 * PAD;
		pen.rule(pen.area.left, pen.area.left + pen.area.width);
	};
	head();
	/** Makes room; on a new page the head stands first. */
	const room = (height: number): void => {
		const page = doc.getNumberOfPages();
		pen.room(height);
		if (doc.getNumberOfPages() !== page) head();
	};
	for (const { cells, bar, total } of rows) {
		const lines = broken(pen, columns, cells, POINTS.body, total);
		const whole = tall(lines, POINTS.body);
		if (whole < pen.area.bottom - pen.area.top - headHeight) room(whole);
		for (let at = 0; at < most(lines); at++) {
			room(lineHeight(POINTS.body) + 2 * PAD);
			drawLines(pen, columns, lines, POINTS.body, total, at, at + 1);
		}
		if (bar !== null && bar > 0) {
			doc.setFillColor(BAR_GREY, BAR_GREY, BAR_GREY);
			const wide = pen.area.width * (columns[0]?.share ?? 0) - 2 * PAD;
			doc.rect(pen.area.left, pen.y + PAD, Math.max(0.4, wide * bar), BAR, 'F');
		}
		pen.y += 2 * PAD + (bar === null ? 0 : BAR);
		pen.rule(pen.area.left, pen.area.left + pen.area.width);
	}
	pen.y += 2;
}

function broken(
	pen: Pen,
	columns: readonly SheetColumn[],
	cells: readonly string[],
	points: number,
	bold: boolean
): string[][] {
	return columns.map(({ share }, at) =>
		linesOf(pen.doc, cells[at] ?? '', points, bold, pen.area.width * share - 2 * PAD)
	);
}

const most = (lines: readonly string[][]): number => Math.max(1, ...lines.map(({ length }) => length));
const tall = (lines: readonly string[][], points: number): number => most(lines) * lineHeight(points) + 2 * PAD + BAR;

/** Draws the lines `from` to `to` of each cell, and moves on behind them. */
function drawLines(
	pen: Pen,
	columns: readonly SheetColumn[],
	lines: readonly string[][],
	points: number,
	bold: boolean,
	from: number,
	to: number
): void {
	const { doc, area } = pen;
	setType(doc, bold ? 'bold' : 'normal', points);
	let x = area.left;
	columns.forEach(({ share, right }, column) => {
		const wide = area.width * share;
		for (let at = from; at < to; at++) {
			const words = lines[column]?.[at] ?? '';
			if (words === '') continue;
			const y = pen.y + PAD + (at - from) * lineHeight(points) + baseline(points);
			doc.text(words, right ? x + wide - PAD : x, y, { align: right ? 'right' : 'left' });
		}
		x += wide;
	});
	pen.y += (to - from) * lineHeight(points);
}
