import { expose, transfer } from 'comlink';
import type { FontBytes } from './fonts.js';
import type { Form } from './form.js';
import { makeSheetsPdf } from './log/pdf.js';
import type { Sheets } from './log/sheets.js';
import { makePdf, type OnProgress, type PdfResult } from './pdf.js';

/** Draws the PDF beside the page, so that the screen stays quick and the work can be ended at once. */
class Press {
	make(form: Form, fonts: FontBytes, onProgress: OnProgress): PdfResult {
		const made = makePdf(form, fonts, onProgress);
		return made.ok ? transfer(made, [made.value]) : made;
	}

	makeSheets(sheets: Sheets, fonts: FontBytes, onProgress: OnProgress): PdfResult {
		const made = makeSheetsPdf(sheets, fonts, onProgress);
		return made.ok ? transfer(made, [made.value]) : made;
	}
}

const press = new Press();
expose(press);

export type PressInWorker = Press;
