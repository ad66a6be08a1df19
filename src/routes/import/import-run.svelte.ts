import { m } from '#lib/i18n/index.svelte.js';
import type { Column, Problem, Progress, TableProposal } from '#lib/exchange/index.js';
import { session } from '#lib/session/session.svelte.js';
import { DraftKeeper } from '#lib/ui/drafts.svelte.js';
import type { SessionError } from '#lib/ui/error-words.js';
import { readImportDraft, type ImportDraft } from './import-draft.js';
import { importRow, type Claims } from './import-row.js';
import { byPlace, countKnown, placeKey, yearsOf } from './summary.js';
import type { FileRead, TablesWithKeys } from './file-read.js';
import { startReader, type FileReader } from './reader.js';

type Step = 'choose' | 'reading' | 'check' | 'adding' | 'done';
/** Larger files are refused before they are read into memory. */
const MOST_BYTES = 20 * 1024 * 1024;

/** One file on its way into the register. Nothing is written before `add`. */
export class ImportRun {
	step = $state<Step>('choose');
	fileName = $state('');
	progress = $state<Progress | null>(null);
	file = $state.raw<FileRead | null>(null);
	tables = $state.raw<TableProposal[]>([]);
	/** Tables that are not taken, by their place in `tables`. */
	left = $state.raw<readonly number[]>([]);
	read = $state.raw<TablesWithKeys | null>(null);
	rereading = $state(false);
	tooLarge = $state<number | null>(null);
	failed = $state(false);
	error = $state<SessionError | null>(null);
	claims = $state<Claims>({ paper: {}, portal: {}, signedByHand: false });
	result = $state.raw<{ added: number; already: number } | null>(null);
	/** What was set for this very file before, and came back. */
	restored = $state(false);
	readonly keeper = new DraftKeeper('import');
	#reader: FileReader | null = null;
	#size = 0;
	#asked = 0;

	/** Rows that are in the register already, by their keys. */
	get already(): number {
		return countKnown(this.read?.keys ?? [], session.register?.rows ?? []);
	}
	/** Problems by the place of their row. */
	get problems(): ReadonlyMap<string, Problem[]> {
		return byPlace(this.read?.problems ?? []);
	}
	get volumes(): number[] {
		return yearsOf(this.read?.rows ?? [], this.#thisYear);
	}
	get #thisYear(): number {
		return Number(session.today.slice(0, 4));
	}

	async open(file: File): Promise<void> {
		this.close();
		this.fileName = file.name;
		if (file.size > MOST_BYTES) {
			this.tooLarge = file.size;
			return;
		}
		this.step = 'reading';
		this.#reader = startReader();
		try {
			const opened = await this.#reader.open(file, session.today, (progress) => (this.progress = progress));
			this.file = opened;
			this.tables = opened.tables;
			this.read = opened.read;
			this.#size = file.size;
			this.#restore();
			this.step = 'check';
			// No headings were found: what was guessed is shown, and read by that guess.
			if (opened.refused?.code === 'no-headings' || this.restored) await this.#reread();
		} catch {
			this.failed = true;
			this.step = 'choose';
		}
	}

	setColumn(table: number, index: number, column: Column | null): void {
		this.#change(table, (one) => ({
			...one,
			mapping: { ...one.mapping, columns: one.mapping.columns.map((old, at) => (at === index ? column : old)) }
		}));
	}
	setTimeUnit(table: number, timeUnit: TableProposal['mapping']['timeUnit']): void {
		this.#change(table, (one) => ({ ...one, mapping: { ...one.mapping, timeUnit } }));
	}
	setTaken(table: number, taken: boolean): void {
		this.left = taken ? this.left.filter((at) => at !== table) : [...this.left, table];
		this.keep();
		void this.#reread();
	}
	#change(table: number, change: (one: TableProposal) => TableProposal): void {
		this.tables = this.tables.map((one, at) => (at === table ? change(one) : one));
		this.keep();
		void this.#reread();
	}
	async #reread(): Promise<void> {
		const asked = ++this.#asked;
		this.rereading = true;
		try {
			const taken = this.tables
				.filter((_, at) => !this.left.includes(at))
				.map(({ sheet, mapping }) => ({ sheet, mapping }));
			const read = await this.#reader?.read(taken, session.today);
			if (asked === this.#asked && read !== undefined) this.read = read;
		} catch {
			this.failed = true;
			this.step = 'choose';
		}
		if (asked === this.#asked) this.rereading = false;
	}

	/** Keeps what the lawyer set for this file, never what is in it: after a lock the file is chosen again. */
	keep(): void {
		const { fileName: name, left } = this;
		const mappings = this.tables.map(({ mapping: { columns, timeUnit } }) => ({ columns, timeUnit }));
		const draft: ImportDraft = {
			name,
			size: this.#size,
			left: [...left],
			mappings,
			claims: $state.snapshot(this.claims)
		};
		this.keeper.keep({ ...draft });
	}

	#restore(): void {
		const kept = readImportDraft(this.keeper.restored?.data);
		if (kept?.name !== this.fileName || kept.size !== this.#size || kept.mappings.length !== this.tables.length) return;
		this.tables = this.tables.map((one, at) => ({
			...one,
			mapping: { ...one.mapping, ...kept.mappings[at] }
		}));
		this.left = kept.left;
		this.claims = kept.claims;
		this.restored = true;
	}

	/** The lawyer has seen the preview and agrees: all rows in one durable step. */
	async add(): Promise<void> {
		const { read } = this;
		if (read === null || this.rereading) return;
		this.step = 'adding';
		this.error = null;
		const problems = this.problems;
		const rows = read.rows.map((row, at) =>
			importRow(row, problems.get(placeKey(row)) ?? [], {
				key: read.keys[at] ?? '',
				volume: row.volume ?? this.#thisYear,
				claims: $state.snapshot(this.claims),
				fromFile: (text, locale) => m.import_note({ text }, { locale })
			})
		);
		const done = await session.importRows(rows);
		if (done.ok) {
			await this.keeper.end();
			this.result = done.value;
			this.step = 'done';
			this.#reader?.close();
		} else {
			this.error = done.error;
			this.step = 'check';
		}
	}

	/** Ends the worker and forgets the file. */
	close(): void {
		this.#reader?.close();
		this.#reader = null;
		this.#asked++;
		this.step = 'choose';
		this.file = this.read = this.progress = this.result = this.tooLarge = this.error = null;
		this.tables = [];
		this.left = [];
		this.failed = this.rereading = this.restored = false;
		this.claims = { paper: {}, portal: {}, signedByHand: false };
	}
}
