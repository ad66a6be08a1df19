import { jsPDF } from 'jspdf';
import { drawFeet, drawHead } from './drawing.js';
import { useFonts, type FontBytes } from './fonts.js';
import type { Form } from './form.js';
import { drawFormTable } from './form-table.js';

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

/** The drawing of rows, as a share of the work; then the pages are packed. */
const DRAWN = 0.85;
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
	const tell = told(onProgress);
	drawFormTable(doc, form, drawHead(doc, form), (at) => tell((at / form.rows.length) * DRAWN));
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
