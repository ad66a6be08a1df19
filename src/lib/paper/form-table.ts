import type { jsPDF } from 'jspdf';
import type { Form } from './form.js';
import { baseline, COLUMN_WIDTHS, lineHeight, MARGIN, PAD, PAGE, SIZES, strikeAt, WIDTH } from './geometry.js';
import { Ink } from './ink.js';
import { breakLines, type Line } from './lines.js';
import { plain } from './runs.js';

/** Thickness of rules, and of a line that strikes through, millimetres. */
const RULE = 0.15;
const STRIKE = 0.2;
/** Notes of the register's own are a little lighter than what the lawyer wrote. */
const NOTE_INK = 70;
/** Columns whose text stands in the middle: number, date, time. */
const CENTRED: ReadonlySet<number> = new Set([0, 1, 5]);
const BOTTOM = PAGE.height - MARGIN.bottom;

/**
 * Draws the table of the form: headings and column numbers on each page, a row
 * whole on one page where it fits on one; a taller one goes on line by line.
 * Rows are broken into lines one by one, so that the whole never stands in
 * memory twice.
 * @param onRow called before each row, with its place
 */
export function drawFormTable(doc: jsPDF, form: Form, startY: number, onRow: (at: number) => void): void {
	const heading = new Ink(doc, 'bold', SIZES.heading);
	const body = new Ink(doc, 'normal', SIZES.body);
	const heads = [
		form.headings.map((words, at) =>
			broken(
				words.map((text) => [plain(text)]),
				at,
				heading
			)
		),
		form.headings.map((_, at) => broken([[plain(String(at + 1))]], at, heading))
	];
	const headHeight = heads.reduce((sum, cells) => sum + tall(cells, heading), 0);
	let y = startY;
	const drawHead = () => {
		for (const cells of heads) {
			const height = tall(cells, heading);
			drawRow(heading, cells, y, height, { centred: () => true, middle: true });
			y += height;
		}
	};
	const turn = () => {
		body.flush();
		heading.flush();
		doc.addPage('a4', 'landscape');
		y = MARGIN.top;
		drawHead();
	};
	const line = lineHeight(body.points);
	if (y + headHeight + line + 2 * PAD > BOTTOM) {
		doc.addPage('a4', 'landscape');
		y = MARGIN.top;
	}
	drawHead();
	form.rows.forEach(({ cells }, at) => {
		onRow(at);
		let left = cells.map((cell, column) => broken(cell, column, body));
		const whole = tall(left, body);
		if (y + whole > BOTTOM && MARGIN.top + headHeight + whole <= BOTTOM) turn();
		for (;;) {
			const fit = Math.floor((BOTTOM - y - 2 * PAD) / line + 1e-6);
			const most = linesIn(left);
			if (fit >= 1) {
				const now = left.map((lines) => lines.slice(0, fit));
				const height = tall(now, body);
				drawRow(body, now, y, height, { centred: (column) => CENTRED.has(column), middle: false });
				y += height;
				if (most <= fit) return;
				left = left.map((lines) => lines.slice(fit));
			}
			turn();
		}
	});
	body.flush();
	heading.flush();
}

const broken = (cell: Parameters<typeof breakLines>[0], column: number, ink: Ink): Line[] =>
	breakLines(cell, (COLUMN_WIDTHS[column] ?? 0) - 2 * PAD, ink.measure);

const linesIn = (cells: readonly Line[][]): number => cells.reduce((most, { length }) => Math.max(most, length), 1);
const tall = (cells: readonly Line[][], ink: Ink): number => linesIn(cells) * lineHeight(ink.points) + 2 * PAD;

function drawRow(
	ink: Ink,
	cells: readonly Line[][],
	y: number,
	height: number,
	{ centred, middle }: { centred: (column: number) => boolean; middle: boolean }
): void {
	const line = lineHeight(ink.points);
	let x: number = MARGIN.left;
	ink.line(x, y, x + WIDTH, y, RULE);
	ink.line(x, y + height, x + WIDTH, y + height, RULE);
	ink.line(x, y, x, y + height, RULE);
	cells.forEach((lines, column) => {
		const wide = COLUMN_WIDTHS[column] ?? 0;
		const top = y + PAD + (middle ? Math.max(0, (height - 2 * PAD - lines.length * line) / 2) : 0);
		lines.forEach((segments, at) => {
			const widths = segments.map(({ text }) => ink.measure(text));
			const free = wide - 2 * PAD - widths.reduce((sum, one) => sum + one, 0);
			let from = x + PAD + (centred(column) ? free / 2 : 0);
			const stands = top + at * line + baseline(ink.points);
			segments.forEach(({ text, look }, index) => {
				const own = widths[index] ?? 0;
				ink.write(text, from, stands, look === 'note' ? NOTE_INK : 0);
				if (look === 'struck') {
					const middleOf = stands - strikeAt(ink.points);
					ink.line(from, middleOf, from + own, middleOf, STRIKE);
				}
				from += own;
			});
		});
		x += wide;
		ink.line(x, y, x, y + height, RULE);
	});
}
