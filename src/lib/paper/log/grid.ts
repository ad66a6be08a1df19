import type { jsPDF } from 'jspdf';
import { setType } from '../drawing.js';
import { baseline, COLUMN_WIDTHS, lineHeight, MARGIN, PAD, PAGE, SIZES, WIDTH } from '../geometry.js';
import { linesOf, RULE } from './pen.js';
import type { SheetPart } from './sheets.js';

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
