import { layoutBlankLog } from '#lib/paper/log/blank.js';
import { layoutDisposal } from '#lib/paper/log/disposal.js';
import type { LogState } from '#lib/paper/log/state.js';
import type { FormLanguage } from '#lib/paper/options.js';
import { startPrintingSheets, type PrintError, type Printing } from '#lib/paper/printing.js';
import type { Register } from '#lib/register/index.js';

/** The PDF of a log's papers on its way. It lives in memory only, until the screen is left. */
export class PapersRun {
	making = $state(false);
	progress = $state(0);
	error = $state.raw<PrintError | null>(null);
	file = $state.raw<File | null>(null);
	url = $state<string | null>(null);
	/** Letters that the face lacks. */
	missing = $state.raw<readonly string[]>([]);
	#printing: Printing | null = null;

	async make(
		kind: 'blank' | 'disposal',
		register: Register,
		state: LogState,
		language: FormLanguage,
		today: string
	): Promise<void> {
		const { disposed } = state.log;
		if (this.making || (kind === 'disposal' && disposed === null)) return;
		this.forget();
		this.making = true;
		const print = { language, today };
		const sheets =
			kind === 'disposal' && disposed !== null
				? layoutDisposal(register, state, disposed, print)
				: layoutBlankLog(register, state.log, print);
		const printing = startPrintingSheets(sheets, (done) => (this.progress = done));
		this.#printing = printing;
		const made = await printing.done;
		if (this.#printing !== printing) return;
		this.#printing = null;
		this.making = false;
		if (!made.ok) {
			this.error = made.error;
			return;
		}
		this.missing = sheets.missingLetters;
		this.file = new File([made.value], `tizilim-${kind === 'blank' ? 'log' : 'act'}-${language}.pdf`, {
			type: 'application/pdf'
		});
		this.url = URL.createObjectURL(this.file);
	}

	cancel(): void {
		this.#printing?.cancel();
	}

	forget(): void {
		if (this.url !== null) URL.revokeObjectURL(this.url);
		this.url = this.file = this.error = null;
		this.missing = [];
		this.progress = 0;
	}

	/** The screen is left: the worker ends and the file is forgotten. */
	close(): void {
		const printing = this.#printing;
		this.#printing = null;
		printing?.cancel();
		this.making = false;
		this.forget();
	}
}
