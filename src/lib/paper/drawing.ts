import type { jsPDF } from 'jspdf';
import { FACE } from './fonts.js';
import type { Form, HeadLine } from './form.js';
import { baseline, lineHeight, MARGIN, PAGE, SIZES, WIDTH } from './geometry.js';
import { breakLines, type Measure } from './lines.js';
import { plain } from './runs.js';

export type Style = 'normal' | 'bold';
type Align = 'left' | 'center' | 'right';
const RULE = 0.15;
const MIDDLE = PAGE.width / 2;

/** Widths of text, letter by letter, each measured once; in millimetres. */
export function measureIn(doc: jsPDF, style: Style, points: number): Measure {
	const known = new Map<string, number>();
	const wide = (letter: string): number => {
		const found = known.get(letter);
		if (found !== undefined) return found;
		setType(doc, style, points);
		const width = doc.getTextWidth(letter);
		known.set(letter, width);
		return width;
	};
	return (text) => Array.from(text, wide).reduce((sum, one) => sum + one, 0);
}

/** Sets the face, its style and its size for what is written next. */
export function setType(doc: jsPDF, style: Style, points: number): void {
	doc.setFont(FACE, style);
	doc.setFontSize(points);
}

/**
 * The head of the form on the first page: annex line, title, the two lines with
 * their captions, what the extract is.
 * @returns where the table begins, in millimetres from the top
 */
export function drawHead(doc: jsPDF, form: Form): number {
	let y = MARGIN.top;
	const write = (text: string, style: Style, points: number, align: Align, x: number, width: number): void => {
		const lines = breakLines([[plain(text)]], width, measureIn(doc, style, points));
		setType(doc, style, points);
		for (const line of lines) {
			doc.text(line.map((one) => one.text).join(''), x, y + baseline(points), { align });
			y += lineHeight(points);
		}
	};
	const annexWidth = 95;
	for (const text of form.annex)
		write(text, 'normal', SIZES.small, 'left', PAGE.width - MARGIN.right - annexWidth, annexWidth);
	y += 3;
	for (const text of form.title) {
		write(text, 'bold', SIZES.title, 'center', MIDDLE, WIDTH);
		y += 1;
	}
	y += 2;
	const headLine = ({ value, caption }: HeadLine): void => {
		write(value || ' ', 'normal', SIZES.headLine, 'center', MIDDLE, WIDTH - 70);
		doc.setLineWidth(RULE);
		doc.line(MARGIN.left + 35, y + 0.6, PAGE.width - MARGIN.right - 35, y + 0.6);
		y += 1;
		write(caption, 'normal', SIZES.small, 'center', MIDDLE, WIDTH - 70);
		y += 1.5;
	};
	headLine(form.association);
	headLine(form.lawyer);
	y += 1;
	for (const text of [...form.marks, form.scope]) write(text, 'normal', SIZES.mark, 'left', MARGIN.left, WIDTH);
	return y + 2;
}

/** Under each page: whose extract of what, and the page of how many. */
export function drawFeet(doc: jsPDF, form: Form): void {
	const of = doc.getNumberOfPages();
	const right = PAGE.width - MARGIN.right;
	const top = PAGE.height - MARGIN.bottom + 3;
	const left = breakLines([[plain(form.foot)]], WIDTH - 50, measureIn(doc, 'normal', SIZES.small));
	for (let page = 1; page <= of; page++) {
		doc.setPage(page);
		setType(doc, 'normal', SIZES.small);
		left.forEach((line, at) => {
			doc.text(
				line.map(({ text }) => text).join(''),
				MARGIN.left,
				top + at * lineHeight(SIZES.small) + baseline(SIZES.small)
			);
		});
		const number = form.page.replaceAll('{page}', String(page)).replaceAll('{of}', String(of));
		doc.text(number, right, top + baseline(SIZES.small), { align: 'right' });
	}
}
