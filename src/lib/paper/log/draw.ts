import type { jsPDF } from 'jspdf';
import { measureIn, setType } from '../drawing.js';
import { baseline, COLUMN_WIDTHS, lineHeight, MARGIN, PAD, PAGE, SIZES, WIDTH } from '../geometry.js';
import { breakLines } from '../lines.js';
import { plain } from '../runs.js';
import type { Block, SheetPart } from './sheets.js';

const POINTS = { title: 13, body: 10.5, small: 8 } as const;
const RULE = 0.15;
/** Upright pages have room for a binding on the left. */
const UPRIGHT = { left: 25, right: 15, top: 18, bottom: 18 } as const;
const TURNED = { left: 20, right: 20, top: 14, bottom: 14 } as const;
/** Label column of pairs, as a share of the width. */
const LABEL = 0.42;

interface Area {
	left: number;
	width: number;
	top: number;
	bottom: number;
}

/** Lines of a plain text at a size and width. */
function linesOf(doc: jsPDF, text: string, points: number, bold: boolean, width: number): string[] {
	const measure = measureIn(doc, bold ? 'bold' : 'normal', points);
	return breakLines([[plain(text)]], width, measure).map((line) => line.map((one) => one.text).join(''));
}

/** Draws the blocks of a part, over as many pages as they need; the document stands on a fresh page. */
export function drawFlow(doc: jsPDF, part: Extract<SheetPart, { kind: 'flow' }>): void {
	const edge = part.turned ? TURNED : UPRIGHT;
	const [width, height] = part.turned ? [PAGE.width, PAGE.height] : [PAGE.height, PAGE.width];
	const area = { left: edge.left, width: width - edge.left - edge.right, top: edge.top, bottom: height - edge.bottom };
	const first = doc.getNumberOfPages();
	const pen = new Pen(doc, area, part.turned);
	if (part.middle) {
		// Drawn once on paper that is thrown away, to know its height.
		const tall = part.blocks.reduce((sum, block) => sum + heightOf(doc, block, area), 0);
		pen.y = Math.max(area.top, area.top + (area.bottom - area.top - tall) / 2);
	}
	for (const block of part.blocks) drawBlock(pen, block);
	if (part.page === null) return;
	const last = doc.getNumberOfPages();
	for (let page = first; page <= last; page++) {
		doc.setPage(page);
		setType(doc, 'normal', SIZES.small);
		const words = part.page.replaceAll('{page}', String(page - first + 1)).replaceAll('{of}', String(last - first + 1));
		doc.text(words, width - edge.right, height - edge.bottom + 8, { align: 'right' });
	}
}

/** Where the next thing is drawn; goes on to a new page where there is no room. */
class Pen {
	y: number;
	constructor(
		readonly doc: jsPDF,
		readonly area: Area,
		readonly turned: boolean
	) {
		this.y = area.top;
	}
	/** Makes room for so many millimetres. */
	room(height: number): void {
		if (this.y + height <= this.area.bottom || this.y === this.area.top) return;
		this.doc.addPage('a4', this.turned ? 'landscape' : 'portrait');
		this.y = this.area.top;
	}
	/** Writes lines one under the other, each on a page that has room for it. */
	write(
		lines: readonly string[],
		points: number,
		bold: boolean,
		align: 'left' | 'center' | 'right',
		area = this.area
	): void {
		for (const line of lines) {
			this.room(lineHeight(points));
			setType(this.doc, bold ? 'bold' : 'normal', points);
			const x = align === 'left' ? area.left : align === 'center' ? area.left + area.width / 2 : area.left + area.width;
			this.doc.text(line, x, this.y + baseline(points), { align });
			this.y += lineHeight(points);
		}
	}
	rule(from: number, to: number): void {
		this.doc.setLineWidth(RULE);
		this.doc.setDrawColor(0);
		this.doc.line(from, this.y, to, this.y);
	}
}

function drawBlock(pen: Pen, block: Block): void {
	const { doc, area } = pen;
	switch (block.kind) {
		case 'gap':
			pen.y += block.height;
			return;
		case 'text': {
			const points = POINTS[block.size];
			const bold = block.bold === true;
			// The annex line stands in the right half, as in the Order.
			const narrow =
				block.align === 'right' ? { ...area, left: area.left + area.width / 2, width: area.width / 2 } : area;
			const align = block.align === 'right' ? 'left' : (block.align ?? 'left');
			pen.write(linesOf(doc, block.text, points, bold, narrow.width), points, bold, align, narrow);
			pen.y += 1.5;
			return;
		}
		case 'line': {
			const inner = { ...area, left: area.left + area.width * 0.12, width: area.width * 0.76 };
			pen.room(lineHeight(POINTS.body) + lineHeight(POINTS.small) + 2);
			pen.write(linesOf(doc, block.value || ' ', POINTS.body, false, inner.width), POINTS.body, false, 'center', inner);
			pen.y += 0.6;
			pen.rule(inner.left, inner.left + inner.width);
			pen.y += 0.6;
			pen.write(linesOf(doc, block.caption, POINTS.small, false, inner.width), POINTS.small, false, 'center', inner);
			pen.y += 2;
			return;
		}
		case 'pairs':
			for (const { label, value } of block.pairs) drawPair(pen, label, value);
			return;
		case 'signatures':
			drawSignatures(pen, block);
	}
}

/** A label and its value beside each other, ruled under; a value longer than a page goes on on the next. */
function drawPair(pen: Pen, label: string, value: string): void {
	const { doc, area } = pen;
	const points = POINTS.body;
	const split = area.width * LABEL;
	const labels = linesOf(doc, label, points, false, split - 4);
	const values = linesOf(doc, value, points, false, area.width - split);
	for (let at = 0; at < Math.max(labels.length, values.length); at++) {
		pen.room(lineHeight(points) + 1.2);
		setType(doc, 'normal', points);
		doc.text(labels[at] ?? '', area.left, pen.y + baseline(points));
		doc.text(values[at] ?? '', area.left + split, pen.y + baseline(points));
		pen.y += lineHeight(points);
	}
	pen.y += 0.6;
	pen.rule(area.left + split, area.left + area.width);
	pen.y += 1.4;
}

function drawSignatures(pen: Pen, { names, stamp, date }: Extract<Block, { kind: 'signatures' }>): void {
	const { doc, area } = pen;
	const points = POINTS.body;
	for (const { role, name } of names) {
		const roles = linesOf(doc, role, points, false, area.width * 0.34);
		const named = linesOf(doc, name, points, false, area.width * 0.34);
		const tall = Math.max(9, lineHeight(points) * Math.max(roles.length, named.length) + 3);
		pen.room(tall);
		setType(doc, 'normal', points);
		roles.forEach((line, at) => doc.text(line, area.left, pen.y + 3 + at * lineHeight(points) + baseline(points)));
		named.forEach((line, at) =>
			doc.text(line, area.left + area.width * 0.66, pen.y + 3 + at * lineHeight(points) + baseline(points))
		);
		pen.y += 3 + lineHeight(points);
		pen.rule(area.left + area.width * 0.36, area.left + area.width * 0.64);
		pen.y += tall - 3 - lineHeight(points);
	}
	pen.y += 6;
	pen.room(lineHeight(points) + (stamp === null ? 0 : 34));
	pen.write([date], points, false, 'left');
	if (stamp === null) return;
	pen.y += 3;
	const lines = linesOf(doc, stamp, POINTS.small, false, 60);
	// A seal is a circle of about 38 mm.
	doc.setLineDashPattern([1, 1], 0);
	doc.setLineWidth(RULE);
	doc.circle(area.left + 19, pen.y + 16, 16);
	doc.setLineDashPattern([], 0);
	setType(doc, 'normal', POINTS.small);
	lines.forEach((line, at) =>
		doc.text(line, area.left + 42, pen.y + 12 + at * lineHeight(POINTS.small) + baseline(POINTS.small))
	);
	pen.y += 34;
}

/** About how tall a block is, to put a short part in the middle of its page. */
function heightOf(doc: jsPDF, block: Block, area: Area): number {
	switch (block.kind) {
		case 'gap':
			return block.height;
		case 'text':
			return (
				linesOf(doc, block.text, POINTS[block.size], block.bold === true, area.width).length *
					lineHeight(POINTS[block.size]) +
				1.5
			);
		case 'line':
			return lineHeight(POINTS.body) + lineHeight(POINTS.small) + 3.2;
		case 'pairs':
			return block.pairs.length * (lineHeight(POINTS.body) + 2);
		case 'signatures':
			return block.names.length * 9 + 6 + lineHeight(POINTS.body) + (block.stamp === null ? 0 : 37);
	}
}

type Grid = Extract<SheetPart, { kind: 'grid' }>;

/** The lines into which the headings of a grid break; the same on each of its sheets. */
export function gridHeadings(doc: jsPDF, { headings }: Grid): string[][] {
	return headings.map((heading, at) =>
		heading.flatMap((text) => linesOf(doc, text, SIZES.heading, true, (COLUMN_WIDTHS[at] ?? 0) - 2 * PAD))
	);
}

/** One numbered sheet of the official form with empty lines (Rule 5). The document stands on a fresh page. */
export function drawGridSheet(doc: jsPDF, part: Grid, columns: readonly string[][], sheet: number): void {
	const points = SIZES.heading;
	const label = part.label.replaceAll('{sheet}', String(sheet));
	setType(doc, 'normal', SIZES.small);
	doc.text(label, PAGE.width - MARGIN.right, MARGIN.top - 2.5, { align: 'right' });
	const top = MARGIN.top;
	const headed = top + Math.max(...columns.map((lines) => lines.length)) * lineHeight(points) + 2 * PAD;
	const numbered = headed + lineHeight(points) + 2 * PAD;
	const bottom = PAGE.height - MARGIN.bottom;
	const line = (bottom - numbered) / part.lines;
	doc.setLineWidth(RULE);
	doc.setDrawColor(0);
	const right = MARGIN.left + WIDTH;
	for (const y of [top, headed, numbered, ...Array.from({ length: part.lines }, (_, at) => numbered + (at + 1) * line)])
		doc.line(MARGIN.left, y, right, y);
	let x = MARGIN.left;
	doc.line(x, top, x, bottom);
	columns.forEach((lines, at) => {
		const wide = COLUMN_WIDTHS[at] ?? 0;
		const free = headed - top - lines.length * lineHeight(points);
		setType(doc, 'bold', points);
		lines.forEach((text, index) =>
			doc.text(text, x + wide / 2, top + free / 2 + index * lineHeight(points) + baseline(points), { align: 'center' })
		);
		doc.text(String(at + 1), x + wide / 2, headed + PAD + baseline(points), { align: 'center' });
		x += wide;
		doc.line(x, top, x, bottom);
	});
}
