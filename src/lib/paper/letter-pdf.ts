import { jsPDF } from 'jspdf';
import { FACE, useFonts, type FontBytes } from './fonts.js';
import { printable } from './letters.js';

/** One paragraph of a paper that is no form: a letter, an agreement. */
export interface LetterBlock {
	kind: 'title' | 'heading' | 'right' | 'text';
	text: string;
}

/** A4 in mm, as an office files it: wide on the left. */
const PAGE = { width: 210, height: 297, left: 30, right: 15, top: 20, bottom: 20 };
const WIDTH = PAGE.width - PAGE.left - PAGE.right;
/** Points. */
const SIZE = { title: 13, heading: 11, right: 11, text: 11 } as const;
const POINT = 25.4 / 72;
const LEADING = 1.3;
/** Behind a paragraph, mm; an empty one is as high. */
const GAP = 2;

export type LetterPdf = { ok: true; value: ArrayBuffer } | { ok: false; error: { kind: 'fonts' } };

/**
 * A paper as PDF: A4, real letters that can be found and copied, Kazakh ones
 * too. The same text and day give the same bytes.
 * @param made `yyyy-mm-dd`
 */
export function makeLetterPdf(
	blocks: readonly LetterBlock[],
	language: 'kk' | 'ru',
	fonts: FontBytes,
	made: string
): LetterPdf {
	const doc = new jsPDF({ format: 'a4', unit: 'mm', compress: true, putOnlyUsedFonts: true });
	if (!useFonts(doc, fonts)) return { ok: false, error: { kind: 'fonts' } };
	// No title: it would name the kind of paper to whoever sees the file in a list.
	doc.setProperties({ creator: 'Tizilim' });
	doc.setLanguage(language);
	doc.setCreationDate(new Date(`${made}T00:00:00Z`));
	doc.setFileId('0'.repeat(32));
	let y = PAGE.top;
	for (const { kind, text } of blocks) {
		const bold = kind === 'title' || kind === 'heading';
		doc.setFont(FACE, bold ? 'bold' : 'normal');
		doc.setFontSize(SIZE[kind]);
		const height = SIZE[kind] * POINT * LEADING;
		const written = printable(text).text;
		const lines = written === '' ? [] : (doc.splitTextToSize(written, WIDTH) as string[]);
		// A heading does not stay alone at the foot of a page.
		if (bold && y + height * (lines.length + 2) > PAGE.height - PAGE.bottom) y = newPage(doc);
		for (const line of lines) {
			if (y + height > PAGE.height - PAGE.bottom) y = newPage(doc);
			const align = kind === 'title' ? 'center' : kind === 'right' ? 'right' : 'left';
			const x = align === 'center' ? PAGE.left + WIDTH / 2 : align === 'right' ? PAGE.left + WIDTH : PAGE.left;
			doc.text(line, x, y + SIZE[kind] * POINT, { align });
			y += height;
		}
		y += GAP;
	}
	return { ok: true, value: doc.output('arraybuffer') };
}

function newPage(doc: jsPDF): number {
	doc.addPage();
	return PAGE.top;
}
