import { expose, transfer } from 'comlink';
import type { FontBytes } from '#lib/paper/fonts.js';
import type { Block } from './blocks.js';
import { makePaperPdf, type PaperPdf } from './pdf.js';

/** Draws the PDF beside the page, so that jsPDF is loaded in the worker only. */
class PaperPress {
	make(blocks: readonly Block[], language: 'kk' | 'ru', fonts: FontBytes, made: string): PaperPdf {
		const pdf = makePaperPdf(blocks, language, fonts, made);
		return pdf.ok ? transfer(pdf, [pdf.value]) : pdf;
	}
}

const press = new PaperPress();
expose(press);

export type PaperPressInWorker = PaperPress;
