import { wrap } from 'comlink';
import { isTtf, type FontBytes } from '#lib/paper/fonts.js';
import regular from '#lib/paper/fonts/golos-paper-regular.ttf?url';
import semibold from '#lib/paper/fonts/golos-paper-semibold.ttf?url';
import type { PressInWorker } from '#lib/paper/paper.task.js';
import { startTask } from '#lib/workers/start.js';
import { blocksOf } from './blocks.js';

/** Why there is no file; the text is whole in any case. */
export type PaperError = { kind: 'fonts' } | { kind: 'unexpected' };
type PaperMade = { ok: true; value: Uint8Array<ArrayBuffer> } | { ok: false; error: PaperError };

/** A paper as a file for Word, or as PDF. What writes either is loaded when it is first needed. */
export async function makePaper(
	as: 'docx' | 'pdf',
	text: string,
	language: 'kk' | 'ru',
	today: string
): Promise<PaperMade> {
	const blocks = blocksOf(text);
	if (as === 'docx') {
		const { makeDocx } = await import('./docx.js');
		return { ok: true, value: makeDocx(blocks, language) };
	}
	const fonts = await loadFonts();
	if (fonts === null) return { ok: false, error: { kind: 'fonts' } };
	const worker = startTask('paper');
	try {
		const broken = new Promise<PaperMade>((resolve) =>
			worker.addEventListener('error', () => resolve({ ok: false, error: { kind: 'unexpected' } }))
		);
		const made = wrap<PressInWorker>(worker)
			.letter(blocks, language, fonts, today)
			.then((pdf): PaperMade => (pdf.ok ? { ok: true, value: new Uint8Array(pdf.value) } : pdf));
		return await Promise.race([made, broken]);
	} catch {
		// A throw in the worker is a bug of ours, and is told as one.
		return { ok: false, error: { kind: 'unexpected' } };
	} finally {
		worker.terminate();
	}
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
