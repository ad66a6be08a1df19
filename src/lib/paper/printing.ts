import { proxy, wrap, type Remote } from 'comlink';
import { isTtf, type FontBytes } from './fonts.js';
import regular from './fonts/golos-paper-regular.ttf?url';
import semibold from './fonts/golos-paper-semibold.ttf?url';
import type { Form } from './form.js';
import type { Sheets } from './log/sheets.js';
import type { PressInWorker } from './paper.task.js';
import type { OnProgress, PdfError, PdfResult } from './pdf.js';
import { startTask } from '#lib/workers/start.js';

export type PrintError = PdfError | { kind: 'cancelled' };
type Printed = { ok: true; value: ArrayBuffer } | { ok: false; error: PrintError };

/** Rows that are handed to the worker at once. */
const PORTION = 100;

/** A PDF on its way. `cancel` ends the worker at once; `done` then answers `cancelled`. */
export interface Printing {
	readonly done: Promise<Printed>;
	cancel(): void;
}

/** Makes the PDF of a form in a worker of its own. The worker gets what is printed and nothing else of the register. */
export function startPrinting(form: Form, onProgress: OnProgress): Printing {
	return inWorker(async (press, fonts) => {
		const { rows, ...head } = form;
		for (let at = 0; at < rows.length; at += PORTION) await press.take(rows.slice(at, at + PORTION));
		return press.make(head, fonts, proxy(onProgress));
	});
}

/** The same for papers around a log: blank sheets, certification, act of disposal. */
export function startPrintingSheets(sheets: Sheets, onProgress: OnProgress): Printing {
	return inWorker((press, fonts) => press.makeSheets(sheets, fonts, proxy(onProgress)));
}

function inWorker(make: (press: Remote<PressInWorker>, fonts: FontBytes) => Promise<PdfResult>): Printing {
	const worker = startTask('paper');
	const broken: Printed = { ok: false, error: { kind: 'unexpected' } };
	let tell: (answer: Printed) => void = () => undefined;
	const ended = new Promise<Printed>((resolve) => (tell = resolve));
	worker.addEventListener('error', () => tell(broken));
	const work = async (): Promise<Printed> => {
		const fonts = await loadFonts();
		if (fonts === null) return { ok: false, error: { kind: 'fonts' } };
		return make(wrap<PressInWorker>(worker), fonts);
	};
	// A throw in the worker is a bug: it is told as one, and nothing waits for ever.
	const done = Promise.race([work().catch(() => broken), ended]).finally(() => worker.terminate());
	return { done, cancel: () => tell({ ok: false, error: { kind: 'cancelled' } }) };
}

/** The fonts from the app's own files; null where one cannot be had or is no font. */
async function loadFonts(): Promise<FontBytes | null> {
	const [first, second] = await Promise.all([fetchFont(regular), fetchFont(semibold)]);
	return first && second ? { regular: first, semibold: second } : null;
}

async function fetchFont(url: string): Promise<Uint8Array | null> {
	try {
		const answer = await fetch(url);
		const bytes = new Uint8Array(await answer.arrayBuffer());
		return answer.ok && isTtf(bytes) ? bytes : null;
	} catch {
		// No network and not among the kept files: the caller says so.
		return null;
	}
}
