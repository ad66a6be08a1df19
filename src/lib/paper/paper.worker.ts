import { expose, transfer } from 'comlink';
import type { FontBytes } from './fonts.js';
import type { Form } from './form.js';
import { makeLetterPdf, type LetterBlock, type LetterPdf } from './letter-pdf.js';
import { makePdf, type OnProgress, type PdfResult } from './pdf.js';

/** Draws the PDF beside the page, so that the screen stays quick and the work can be ended at once. */
class Press {
	make(form: Form, fonts: FontBytes, onProgress: OnProgress): PdfResult {
		const made = makePdf(form, fonts, onProgress);
		return made.ok ? transfer(made, [made.value]) : made;
	}

	/** A paper that is no form; `made` is its day, `yyyy-mm-dd`. */
	letter(blocks: readonly LetterBlock[], language: 'kk' | 'ru', fonts: FontBytes, made: string): LetterPdf {
		const letter = makeLetterPdf(blocks, language, fonts, made);
		return letter.ok ? transfer(letter, [letter.value]) : letter;
	}
}

const press = new Press();
expose(press);

export type PressInWorker = Press;
