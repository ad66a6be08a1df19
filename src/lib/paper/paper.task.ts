import { expose, transfer } from 'comlink';
import type { FontBytes } from './fonts.js';
import type { Form, FormRow } from './form.js';
import { makeLetterPdf, type LetterBlock, type LetterPdf } from './letter-pdf.js';
import { makeSheetsPdf } from './log/pdf.js';
import type { Sheets } from './log/sheets.js';
import { makePdf, type OnProgress, type PdfResult } from './pdf.js';

/** Draws the PDF beside the page, so that the screen stays quick and the work can be ended at once. */
class Press {
	readonly #rows: FormRow[] = [];

	/** Rows come in portions, so that handing them over does not hold the page up. */
	take(rows: FormRow[]): void {
		this.#rows.push(...rows);
	}

	/** The form over the rows that were taken. */
	make(form: Omit<Form, 'rows'>, fonts: FontBytes, onProgress: OnProgress): PdfResult {
		const made = makePdf({ ...form, rows: this.#rows }, fonts, onProgress);
		return made.ok ? transfer(made, [made.value]) : made;
	}

	/** A paper that is no form; `made` is its day, `yyyy-mm-dd`. */
	letter(blocks: readonly LetterBlock[], language: 'kk' | 'ru', fonts: FontBytes, made: string): LetterPdf {
		const letter = makeLetterPdf(blocks, language, fonts, made);
		return letter.ok ? transfer(letter, [letter.value]) : letter;
	}

	makeSheets(sheets: Sheets, fonts: FontBytes, onProgress: OnProgress): PdfResult {
		const made = makeSheetsPdf(sheets, fonts, onProgress);
		return made.ok ? transfer(made, [made.value]) : made;
	}
}

const press = new Press();
expose(press);

export type PressInWorker = Press;
