import type { jsPDF } from 'jspdf';
import type { Cell } from 'jspdf-autotable';
import { FACE } from './fonts.js';
import type { Form, HeadLine } from './form.js';
import { baseline, lineHeight, MARGIN, PAD, PAGE, SIZES, strikeAt, WIDTH } from './geometry.js';
import { breakLines, type Line, type Measure } from './lines.js';
import { plain } from './runs.js';

type Style = 'normal' | 'bold';
type Align = 'left' | 'center' | 'right';
const RULE = 0.15;
const INK = 0;
/** Notes of the register's own are a little lighter than what the lawyer wrote. */
const NOTE_INK = 70;
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

/** Draws the lines of a cell where its alignment puts them, and strikes through what is struck. */
export function drawCell(doc: jsPDF, cell: Cell, lines: readonly Line[]): void {
	const { fontSize, fontStyle, halign, valign } = cell.styles;
	const style = fontStyle === 'bold' ? 'bold' : 'normal';
	setType(doc, style, fontSize);
	const free = cell.height - 2 * PAD - lines.length * lineHeight(fontSize);
	const top = cell.y + PAD + (valign === 'middle' ? Math.max(0, free / 2) : 0);
	lines.forEach((line, at) => {
		const widths = line.map(({ text }) => doc.getTextWidth(text));
		const whole = widths.reduce((sum, wide) => sum + wide, 0);
		const inner = cell.width - 2 * PAD;
		let x = cell.x + PAD + (halign === 'center' ? (inner - whole) / 2 : 0);
		const y = top + at * lineHeight(fontSize) + baseline(fontSize);
		line.forEach(({ text, look }, index) => {
			const wide = widths[index] ?? 0;
			doc.setTextColor(look === 'note' ? NOTE_INK : INK);
			doc.text(text, x, y);
			if (look === 'struck') strikeThrough(doc, x, y - strikeAt(fontSize), wide);
			x += wide;
		});
	});
	doc.setTextColor(INK);
}

function strikeThrough(doc: jsPDF, x: number, y: number, wide: number): void {
	doc.setLineWidth(0.2);
	doc.setDrawColor(INK);
	doc.line(x, y, x + wide, y);
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
