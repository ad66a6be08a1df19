import { XLSX_TYPE } from '#lib/exchange/media-type.js';
import { layoutTables } from '#lib/paper/register-tables.js';
import type { FormLanguage } from '#lib/paper/options.js';
import type { Register } from '#lib/register/index.js';
import { session } from '#lib/session/session.svelte.js';
import type { SessionError } from '#lib/ui/error-words.js';
import { startWriting, type Writing } from './writing.js';
import { portalRecordsText } from './portal-records.js';

export type ExportKind = 'xlsx' | 'csv' | 'json';
const TYPES: Record<ExportKind, string> = {
	xlsx: XLSX_TYPE,
	csv: 'text/csv;charset=utf-8',
	json: 'application/json'
};
/** Laying out on the page, as a share of the work. */
const LAID = 0.4;

/** The whole register on its way out. The file lives in memory only, until the screen is left. */
export class ExportRun {
	kind = $state<ExportKind>('xlsx');
	/** Not chosen until the lawyer says which: what leaves is never decided by us. */
	secrets = $state<boolean | null>(null);
	language = $state<FormLanguage>('both');
	making = $state(false);
	progress = $state(0);
	stopped = $state(false);
	failed = $state(false);
	error = $state.raw<SessionError | null>(null);
	file = $state.raw<File | null>(null);
	/** Records that are damaged on this device, and so not in the open file. */
	unread = $state(0);
	#writing: Writing | null = null;
	/** The open file is made where the vault lives, and is stopped there. */
	#inVault = false;
	/** Counts what was asked for, so that what was given up is not gone on with. */
	#asked = 0;

	async make(register: Register): Promise<void> {
		const { kind, secrets, language } = this;
		if (secrets === null || this.making) return;
		this.forget();
		this.making = true;
		const mine = (this.#asked += 1);
		try {
			const made = await (kind === 'json'
				? this.#json(register, secrets)
				: this.#table(kind, register, { language, secrets }, () => this.#asked !== mine));
			if (this.#asked !== mine) return;
			if (made === null) this.stopped = this.error === null;
			else this.file = new File([made], fileName(kind, secrets), { type: TYPES[kind] });
		} catch {
			// A worker that dies is a mistake of ours, or a device without memory: nothing was written anywhere.
			if (this.#asked === mine) this.failed = true;
		}
		if (this.#asked === mine) this.making = false;
	}

	async #table(
		kind: 'xlsx' | 'csv',
		register: Register,
		options: { language: FormLanguage; secrets: boolean },
		stopped: () => boolean
	): Promise<ArrayBuffer | null> {
		const tables = await layoutTables(register, options, (done) => (this.progress = done * LAID), stopped);
		if (tables === null || stopped()) return null;
		// The corrections have other columns: a CSV holds one table.
		const wanted = kind === 'csv' ? tables.filter(({ numbered }) => numbered > 0) : tables;
		this.#writing = startWriting(kind, wanted, (done) => (this.progress = LAID + done * (1 - LAID)));
		return this.#writing.done;
	}

	async #json(register: Register, secrets: boolean): Promise<BlobPart | null> {
		if (!secrets) return portalRecordsText(register, session.today);
		this.#inVault = true;
		const made = await session.backup.makeOpenFile((done) => (this.progress = done));
		this.#inVault = false;
		if (!made.ok) {
			this.error = made.error;
			return null;
		}
		this.unread = made.value?.unread ?? 0;
		return made.value?.bytes ?? null;
	}

	cancel(): void {
		this.#end();
		this.stopped = true;
	}

	#end(): void {
		if (!this.making) return;
		this.#asked += 1;
		this.#writing?.cancel();
		this.#writing = null;
		if (this.#inVault) void session.backup.stopOpenFile();
		this.making = false;
	}

	/** Something else was chosen, or the register changed: the file is an old one. */
	forget(): void {
		this.file = this.error = null;
		this.stopped = this.failed = false;
		this.progress = this.unread = 0;
	}

	/** The screen is left: what is being made ends, and the file is forgotten. */
	close(): void {
		this.#end();
		this.forget();
	}
}

/** Says what is in it and nothing of a client. */
const fileName = (kind: ExportKind, secrets: boolean): string =>
	`tizilim-${session.today}-${secrets ? 'secret' : 'open'}.${kind}`;
