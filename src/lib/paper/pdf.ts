import { jsPDF } from 'jspdf';
import { autoTable, type Cell } from 'jspdf-autotable';
import { drawCell, drawFeet, drawHead, measureIn } from './drawing.js';
import { FACE, useFonts, type FontBytes } from './fonts.js';
import type { Form } from './form.js';
import { COLUMN_WIDTHS, MARGIN, PAD, SIZES, WIDTH } from './geometry.js';
import { breakLines, type Line, type Measure } from './lines.js';
import { plain, type CellText } from './runs.js';

/** 0 to 1: how much of the work is done. */
export type OnProgress = (done: number) => void;

export type PdfError =
	/** Nothing to print: a form without rows would look like a register in which nothing happened. */
	| { kind: 'no-rows' }
	/** The fonts are not what they should be; without them Kazakh letters would be lost. */
	| { kind: 'fonts' }
	/** A mistake of ours. */
	| { kind: 'unexpected' };

export type PdfResult = { ok: true; value: ArrayBuffer } | { ok: false; error: PdfError };

/** Where lines have been broken, and where cells are drawn, as shares of the work. */
const BROKEN = 0.3;
const DRAWN = 0.95;
/** Columns whose text stands in the middle: number, date, time. */
const CENTRED: ReadonlySet<number> = new Set([0, 1, 5]);
/** How often progress is told: about every hundredth. */
const STEP = 0.01;

/**
 * Makes the PDF of a form: A4 landscape, headings and column numbers on each
 * page, a row whole on one page where it fits on one, real letters (the text can
 * be found and copied). The same form, fonts and day give the same bytes.
 */
export function makePdf(form: Form, fonts: FontBytes, onProgress: OnProgress = () => undefined): PdfResult {
	if (form.rows.length === 0) return { ok: false, error: { kind: 'no-rows' } };
	const doc = new jsPDF({ orientation: 'landscape', format: 'a4', unit: 'mm', compress: true, putOnlyUsedFonts: true });
	if (!useFonts(doc, fonts)) return { ok: false, error: { kind: 'fonts' } };
	describe(doc, form);
	drawTable(doc, form, drawHead(doc, form), told(onProgress));
	drawFeet(doc, form);
	const bytes = doc.output('arraybuffer');
	onProgress(1);
	return { ok: true, value: bytes };
}

function describe(doc: jsPDF, form: Form): void {
	doc.setProperties({ title: form.documentTitle, creator: 'Tizilim' });
	doc.setLanguage(form.language);
	doc.setCreationDate(new Date(`${form.made}T00:00:00Z`));
	doc.setFileId('0'.repeat(32));
	doc.viewerPreferences({ DisplayDocTitle: true });
}

/** Tells of progress only when it shows. */
function told(onProgress: OnProgress): OnProgress {
	let last = 0;
	return (done) => {
		if (done - last < STEP) return;
		last = done;
		onProgress(done);
	};
}

/**
 * The table. autoTable knows no piece of a cell that is struck through, so the
 * lines are broken here; it is given their places in `lines` as text, parts
 * them among the pages, and each cell draws the lines that it was left with.
 */
function drawTable(doc: jsPDF, form: Form, startY: number, onProgress: OnProgress): void {
	const lines: Line[] = [];
	const cellOf = (cell: CellText, column: number, measure: Measure): string => {
		const first = lines.length;
		lines.push(...breakLines(cell, (COLUMN_WIDTHS[column] ?? 0) - 2 * PAD, measure));
		return lines
			.slice(first)
			.map((_, at) => String(first + at))
			.join('\n');
	};
	const headMeasure = measureIn(doc, 'bold', SIZES.heading);
	const headings = form.headings.map((heading, column) =>
		cellOf(
			heading.map((text) => [plain(text)]),
			column,
			headMeasure
		)
	);
	const numbers = form.headings.map((_, column) => cellOf([[plain(String(column + 1))]], column, headMeasure));
	const measure = measureIn(doc, 'normal', SIZES.body);
	const body = form.rows.map(({ cells }, at) => {
		onProgress((at / form.rows.length) * BROKEN);
		return cells.map((cell, column) => cellOf(cell, column, measure));
	});
	let drawn = 0;
	const shown = new Map<Cell, string[]>();
	const common = {
		font: FACE,
		overflow: 'visible',
		cellPadding: PAD,
		lineColor: 0,
		lineWidth: 0.15,
		textColor: 0,
		fillColor: false
	} as const;
	autoTable(doc, {
		head: [headings, numbers],
		body,
		startY,
		margin: MARGIN,
		tableWidth: WIDTH,
		theme: 'plain',
		rowPageBreak: 'avoid',
		styles: { ...common, fontSize: SIZES.body, valign: 'top' },
		headStyles: { fontSize: SIZES.heading, fontStyle: 'bold', halign: 'center', valign: 'middle' },
		columnStyles: Object.fromEntries(
			COLUMN_WIDTHS.map((cellWidth, at) => [at, { cellWidth, halign: CENTRED.has(at) ? 'center' : 'left' }])
		),
		willDrawCell: ({ cell, row, column, section }) => {
			shown.set(cell, cell.text);
			cell.text = [];
			if (section === 'body' && column.index === 0 && row.index >= 0) {
				drawn += 1;
				onProgress(BROKEN + (drawn / form.rows.length) * (DRAWN - BROKEN));
			}
		},
		didDrawCell: ({ cell }) => {
			// The headings are drawn anew on each page: a cell gets back what it was given.
			cell.text = shown.get(cell) ?? [];
			drawCell(
				doc,
				cell,
				// An empty cell has one empty line.
				cell.text.map((at) => (at === '' ? [] : (lines[Number(at)] ?? [])))
			);
			shown.delete(cell);
		}
	});
}
