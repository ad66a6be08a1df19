import { XLSX_TYPE } from '#lib/exchange/media-type.js';
import type { PrintError } from '#lib/paper/printing.js';
import { startPrintingSheets } from '#lib/paper/printing.js';
import { reportSheets, reportTables } from '#lib/reports/report-out.js';
import type { ReportPaper } from '#lib/reports/report-paper.js';
import { startWriting } from '../export/writing.js';

/** A report on its way out, as PDF or spreadsheet. It lives in memory only, until the screen is left. */
export class ReportRun {
	making = $state(false);
	progress = $state(0);
	file = $state.raw<File | null>(null);
	/** Letters that the face on paper lacks. */
	missing = $state.raw<readonly string[]>([]);
	error = $state.raw<PrintError | null>(null);
	#cancel: (() => void) | null = null;
	#asked = 0;

	/** @param name of the file without its ending: says which period, and nothing else */
	async make(kind: 'pdf' | 'xlsx', paper: ReportPaper, name: string): Promise<void> {
		if (this.making) return;
		this.forget();
		this.making = true;
		const mine = (this.#asked += 1);
		const tell = (done: number) => (this.progress = done);
		const made = await (kind === 'pdf' ? this.#pdf(paper, tell) : this.#xlsx(paper, tell));
		if (this.#asked !== mine) return;
		this.making = false;
		this.#cancel = null;
		if (made.ok)
			this.file = new File([made.value], `${name}.${kind}`, { type: kind === 'pdf' ? 'application/pdf' : XLSX_TYPE });
		else this.error = made.error;
	}

	async #pdf(paper: ReportPaper, tell: (done: number) => void) {
		const sheets = reportSheets(paper);
		this.missing = sheets.missingLetters;
		const printing = startPrintingSheets(sheets, tell);
		this.#cancel = () => printing.cancel();
		return printing.done;
	}

	async #xlsx(
		paper: ReportPaper,
		tell: (done: number) => void
	): Promise<{ ok: true; value: ArrayBuffer } | { ok: false; error: PrintError }> {
		const writing = startWriting('xlsx', reportTables(paper), tell);
		this.#cancel = () => writing.cancel();
		try {
			const value = await writing.done;
			return value === null ? { ok: false, error: { kind: 'cancelled' } } : { ok: true, value };
		} catch {
			// A worker that dies is a mistake of ours, or a device without memory: nothing was written anywhere.
			return { ok: false, error: { kind: 'unexpected' } };
		}
	}

	cancel(): void {
		this.#cancel?.();
	}

	/** Something else was chosen, or the register changed: the file is an old one. */
	forget(): void {
		this.file = this.error = null;
		this.missing = [];
		this.progress = 0;
	}

	/** The screen is left, or what is being made is of no use any more. */
	close(): void {
		this.#asked += 1;
		this.#cancel?.();
		this.#cancel = null;
		this.making = false;
		this.forget();
	}
}
