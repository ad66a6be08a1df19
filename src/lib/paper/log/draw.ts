import type { jsPDF } from 'jspdf';
import { setType } from '../drawing.js';
import { baseline, lineHeight, PAGE, SIZES } from '../geometry.js';
import { drawSheetTable } from './draw-table.js';
import { linesOf, Pen, RULE, type Area } from './pen.js';
import type { Block, SheetPart } from './sheets.js';

const POINTS = { title: 13, body: 10.5, small: 8 } as const;
/** Upright pages have room for a binding on the left. */
const UPRIGHT = { left: 25, right: 15, top: 18, bottom: 18 } as const;
const TURNED = { left: 20, right: 20, top: 14, bottom: 14 } as const;
/** Label column of pairs, as a share of the width. */
const LABEL = 0.42;

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
			return;
		case 'table':
			drawSheetTable(pen, block);
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
		case 'table':
			return (block.rows.length + 2) * (lineHeight(POINTS.small) + 2);
		case 'signatures':
			return block.names.length * 9 + 6 + lineHeight(POINTS.body) + (block.stamp === null ? 0 : 37);
	}
}
