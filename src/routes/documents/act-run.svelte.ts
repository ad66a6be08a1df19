import { layoutCopiesDisposal } from '#lib/paper/log/copies-disposal.js';
import { startPrintingSheets, type PrintError, type Printing } from '#lib/paper/printing.js';
import type { RecordBodies, Register } from '#lib/register/index.js';

/** The PDF of an act of disposal and its protocol: in memory only, until the screen is left. */
export class ActRun {
	progress = $state<number | null>(null);
	error = $state.raw<PrintError | null>(null);
	file = $state.raw<File | null>(null);
	url = $state<string | null>(null);
	/** The act that it is of. */
	of = $state<string | null>(null);
	#printing: Printing | null = null;

	async make(
		register: Register,
		act: RecordBodies['copies-disposed'] & { record: string },
		today: string
	): Promise<void> {
		this.close();
		this.of = act.record;
		this.progress = 0;
		const sheets = layoutCopiesDisposal(register, act, { language: register.settings.registerLanguage, today });
		const printing = startPrintingSheets(sheets, (done) => (this.progress = done));
		this.#printing = printing;
		const made = await printing.done;
		if (this.#printing !== printing) return;
		this.#printing = null;
		this.progress = null;
		if (!made.ok) this.error = made.error;
		else {
			this.file = new File([made.value], 'tizilim-act-documents.pdf', { type: 'application/pdf' });
			this.url = URL.createObjectURL(this.file);
		}
	}

	close(): void {
		const printing = this.#printing;
		this.#printing = null;
		printing?.cancel();
		if (this.url !== null) URL.revokeObjectURL(this.url);
		this.url = this.file = this.error = this.progress = this.of = null;
	}
}
