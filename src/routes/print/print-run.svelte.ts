import { kazakhstanDay, SAMPLE_YEAR, type Register, type Row } from '#lib/register/index.js';
import { layoutFormInTurns, rowsOf, type MissingLetters } from '#lib/paper/form.js';
import type { FormLanguage, FormOptions, FormScope } from '#lib/paper/options.js';
import { rowsNamed } from './numbers.js';
import { findNamedRows, type NamedRows } from './named-rows.js';
import { startPrinting, type PrintError, type Printing } from '#lib/paper/printing.js';

type Step = 'choose' | 'making' | 'done';

/** What the lawyer chose, and the PDF that comes of it. The PDF lives in memory only, until the screen is left. */
export class PrintRun {
	step = $state<Step>('choose');
	progress = $state(0);
	error = $state.raw<PrintError | null>(null);
	file = $state.raw<File | null>(null);
	/** The address of the file within this page. */
	url = $state<string | null>(null);
	missing = $state.raw<MissingLetters[]>([]);
	/** What the leak guard found; null for a form that stays with the lawyer. */
	named = $state.raw<NamedRows | null>(null);
	scopeKind = $state<'volume' | 'period' | 'rows'>('volume');
	/** Numbers of the chosen rows, as typed. */
	numbers = $state('');
	year = $state(0);
	from = $state<string | null>(null);
	to = $state<string | null>(null);
	language = $state<FormLanguage>('both');
	essence = $state<FormOptions['essence']>('private');
	time = $state<FormOptions['time']>('total');
	#printing: Printing | null = null;
	/** Counts what was asked for, so that what was given up is not gone on with. */
	#asked = 0;

	constructor(register: Register, year: number) {
		this.year = year;
		this.language = register.settings.registerLanguage;
	}

	/** One row of a year. */
	choose(year: number, number: string): void {
		this.scopeKind = 'rows';
		this.year = year;
		this.numbers = number;
	}

	/** Null while the days of a period are not both written or stand the wrong way round, and while no row is chosen. */
	scope(register: Register): FormScope | null {
		const { from, to } = this;
		if (this.scopeKind === 'rows') {
			const { ids } = this.chosen(register);
			return ids.length === 0 ? null : { kind: 'rows', ids };
		}
		if (this.scopeKind === 'volume') return { kind: 'volume', year: this.year };
		return from === null || to === null || to < from ? null : { kind: 'period', from, to };
	}

	/** The rows of the year that the numbers name. */
	chosen(register: Register): ReturnType<typeof rowsNamed> {
		return rowsNamed(this.numbers, rowsOf(register, { kind: 'volume', year: this.year }));
	}

	rows(register: Register): Row[] {
		const scope = this.scope(register);
		return scope === null ? [] : rowsOf(register, scope);
	}

	async make(register: Register): Promise<void> {
		const { language, essence, time } = this;
		const scope = this.scope(register);
		if (scope === null || this.step === 'making') return;
		this.forget();
		this.step = 'making';
		const today = kazakhstanDay(Date.now());
		const mine = (this.#asked += 1);
		const form = await layoutFormInTurns(
			register,
			{ scope, language, essence, time, today },
			() => this.#asked !== mine
		);
		// Stopped, or another one was begun, before there was anything to draw.
		if (form === null || this.#asked !== mine) return;
		const printing = startPrinting(form, (done) => (this.progress = done));
		this.#printing = printing;
		let over = false;
		const looking =
			essence === 'for-portal'
				? findNamedRows(form, rowsOf(register, scope), () => over || this.#printing !== printing)
				: null;
		const made = await printing.done;
		over = !made.ok;
		const named = await looking;
		// The screen was left, or another one was begun meanwhile.
		if (this.#printing !== printing) return;
		this.#printing = null;
		if (made.ok) {
			this.missing = form.missingLetters;
			this.named = named;
			this.file = new File([made.value], fileName(scope, language), { type: 'application/pdf' });
			this.url = URL.createObjectURL(this.file);
			this.step = 'done';
		} else {
			this.error = made.error;
			this.step = 'choose';
		}
	}

	cancel(): void {
		if (this.#printing !== null) this.#printing.cancel();
		else if (this.step === 'making') {
			this.#asked += 1;
			this.error = { kind: 'cancelled' };
			this.step = 'choose';
		}
	}

	/** Something else was chosen: the file is no longer what the screen says. */
	forget(): void {
		if (this.url !== null) URL.revokeObjectURL(this.url);
		this.url = this.file = this.error = null;
		this.missing = [];
		this.named = null;
		this.progress = 0;
		this.step = 'choose';
	}

	/** The screen is left: the worker ends and the file is forgotten. */
	close(): void {
		const printing = this.#printing;
		this.#printing = null;
		this.#asked += 1;
		printing?.cancel();
		this.forget();
	}
}

/** Says which register and which rows, and nothing of a client. */
function fileName(scope: FormScope, language: FormLanguage): string {
	const what =
		scope.kind === 'volume'
			? scope.year === SAMPLE_YEAR
				? 'sample'
				: String(scope.year)
			: scope.kind === 'period'
				? `${scope.from}-${scope.to}`
				: 'rows';
	return `tizilim-${what}-${language}.pdf`;
}
