import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import {
	formAsKept,
	SAMPLE_YEAR,
	type RecordId,
	type Register,
	type RegisterForm,
	type Row
} from '#lib/register/index.js';
import { columnsOf, type Seven } from './columns.js';
import { printable } from './letters.js';
import type { FormOptions, FormScope } from './options.js';
import { printedRow } from './printed-row.js';
import type { CellText } from './runs.js';
import { dayText, languagesOf, PAPER_WORDS, said, worded } from './words.js';

/** The official form, laid out as text: all that a PDF of it needs, and nothing about a client. Survives a structured clone. */
export interface Form {
	/** One paragraph for each language. */
	annex: string[];
	title: string[];
	association: HeadLine;
	lawyer: HeadLine;
	/** That this is an extract; for inspection, what stands in column 4. */
	marks: string[];
	/** Which rows, and how many. */
	scope: string;
	/** Headings of columns 1–7, one paragraph for each language and an empty one between. */
	headings: Seven<string[]>;
	rows: FormRow[];
	/** Under each page, on the left; names the last row and what `mark` says. */
	foot: string;
	/** By which a sheet is matched with the register later: SHA-256 of what it shows, hex, and the number of its last row. */
	mark: { hash: string; last: string | null };
	/** `{page}` and `{of}` are filled in on each page. */
	page: string;
	/** The PDF's own title: says nothing about a client. */
	documentTitle: string;
	/** The main language, for screen readers. */
	language: 'kk' | 'ru';
	/** The day on which the extract is made, `yyyy-mm-dd`. */
	made: string;
	/** Letters that the face on paper lacks, by row; `row: null` for the head of the form. */
	missingLetters: MissingLetters[];
}

export interface HeadLine {
	value: string;
	caption: string;
}

export interface FormRow {
	id: RecordId;
	/** The row's number, as the lawyer knows it. */
	number: string | null;
	cells: Seven<CellText>;
}

export interface MissingLetters {
	row: RecordId | null;
	/** The row's number, as the lawyer knows it. */
	number: string | null;
	letters: string[];
}

/** The rows that a form holds: a row whose date was corrected into another year is in both volumes. In the register's order. */
export function rowsOf(register: Register, scope: FormScope): Row[] {
	switch (scope.kind) {
		case 'volume':
			return register.rows.filter(({ volume, alsoIn }) => volume === scope.year || alsoIn === scope.year);
		case 'period':
			return register.rows.filter(
				({ values: { applicationDate } }) =>
					applicationDate !== null && applicationDate >= scope.from && applicationDate <= scope.to
			);
		case 'rows':
			return chosen(register.rows, new Set(scope.ids));
	}
}

const chosen = (rows: readonly Row[], ids: ReadonlySet<RecordId>): Row[] => rows.filter(({ id }) => ids.has(id));

/** Lays out the official form of the register (annex to the Rules, Order 1465) over the rows asked for. */
export function layoutForm(register: Register, options: FormOptions, form?: RegisterForm): Form {
	const laying = layingOut(register, options, form);
	for (;;) {
		const step = laying.next();
		if (step.done === true) return step.value;
	}
}

/** The same, where the screen must stay quick: between two turns of a few milliseconds the page has its own. Null when `stopped`. */
export async function layoutFormInTurns(
	register: Register,
	options: FormOptions,
	stopped: () => boolean
): Promise<Form | null> {
	const laying = layingOut(register, options);
	let turn = performance.now();
	for (;;) {
		const step = laying.next();
		if (step.done === true) return step.value;
		if (performance.now() - turn < TURN) continue;
		await new Promise((resolve) => setTimeout(resolve));
		if (stopped()) return null;
		turn = performance.now();
	}
}

/** How long laying out goes on before the page has its turn, milliseconds. */
const TURN = 12;

/** Stops after each row. */
function* layingOut(
	register: Register,
	options: FormOptions,
	form: RegisterForm = formAsKept(register.settings)
): Generator<undefined, Form, undefined> {
	const { language } = options;
	const letters = new MissingLetterList();
	const head = (text: string) => letters.print(text, null, null);
	const each = (wording: { kk: string; ru: string }) => languagesOf(language).map((one) => head(wording[one]));
	const heading = (wording: { kk: string; ru: string }) =>
		each(wording).flatMap((one, at) => (at === 0 ? [one] : ['', one]));
	const association = head(register.profile?.association ?? '');
	const name = head(register.profile?.name ?? '');
	const wanted = rowsOf(register, options.scope);
	const rows: FormRow[] = [];
	const hasher = sha256.create();
	const scope = scopeText(options.scope, language);
	const extract = said(PAPER_WORDS.extract, language);
	const marks = [extract, ...(options.essence === 'for-portal' ? [said(PAPER_WORDS.forInspection, language)] : [])];
	const [c1, c2, c3, c4, c5, c6, c7] = form.columns;
	const shown: Omit<Shown, 'rows'> = {
		annex: each(form.annex),
		title: each(form.title),
		association: { value: association, caption: worded(form.associationLine, language) },
		lawyer: { value: name, caption: worded(form.lawyerLine, language) },
		marks,
		scope: `${scope}; ${said(PAPER_WORDS.rows, language, wanted.length)}`,
		headings: [heading(c1), heading(c2), heading(c3), heading(c4), heading(c5), heading(c6), heading(c7)]
	};
	hasher.update(utf8ToBytes(`${JSON.stringify(shown)}\n`));
	for (const row of wanted) {
		const laid = formRow(row, options, letters);
		rows.push(laid);
		hasher.update(utf8ToBytes(`${JSON.stringify(laid.cells)}\n`));
		yield;
	}
	const mark = { hash: bytesToHex(hasher.digest()), last: rows.at(-1)?.number ?? null };
	const last = mark.last === null ? '' : said(PAPER_WORDS.lastRow, language, mark.last);
	const hash = `${said(PAPER_WORDS.hash, language)} ${hashText(mark.hash)}`;
	const made = said(PAPER_WORDS.made, language, dayText(options.today));
	return {
		...shown,
		rows,
		mark,
		foot: [name, scope, made, extract, last, hash].filter(Boolean).join('; '),
		page: said(PAPER_WORDS.page, language, '{page}', '{of}'),
		documentTitle: `${worded(form.title, language)}; ${scope}`,
		language: language === 'ru' ? 'ru' : 'kk',
		made: options.today,
		missingLetters: letters.list
	};
}

/** What is on the sheets themselves, whenever they were made; nothing else goes into their hash. */
type Shown = Pick<Form, 'annex' | 'title' | 'association' | 'lawyer' | 'marks' | 'scope' | 'headings' | 'rows'>;

/** The first 128 bits of a hash in groups of four, to be read and compared by eye. */
export const hashText = (hash: string): string => (hash.slice(0, 32).match(/.{4}/g) ?? []).join(' ');

function formRow(row: Row, options: FormOptions, letters: MissingLetterList): FormRow {
	const cells = columnsOf(printedRow(row), options);
	const print = (cell: CellText): CellText =>
		cell.map((paragraph) =>
			paragraph.map(({ text, look }) => ({ text: letters.print(text, row.id, row.values.number), look }))
		);
	const [c1, c2, c3, c4, c5, c6, c7] = cells;
	return {
		id: row.id,
		number: row.values.number,
		cells: [print(c1), print(c2), print(c3), print(c4), print(c5), print(c6), print(c7)]
	};
}

function scopeText(scope: FormScope, language: FormOptions['language']): string {
	switch (scope.kind) {
		case 'volume':
			return scope.year === SAMPLE_YEAR
				? said(PAPER_WORDS.sample, language)
				: said(PAPER_WORDS.year, language, scope.year);
		case 'period':
			return said(PAPER_WORDS.period, language, dayText(scope.from), dayText(scope.to));
		case 'rows':
			return said(PAPER_WORDS.chosen, language);
	}
}

/** Gathers the letters that cannot be printed, so that none is left out unsaid. */
class MissingLetterList {
	readonly list: MissingLetters[] = [];

	print(text: string, row: RecordId | null, number: string | null): string {
		const { text: printed, missing } = printable(text);
		if (missing.length > 0) this.#add(row, number, missing);
		return printed;
	}

	#add(row: RecordId | null, number: string | null, letters: readonly string[]): void {
		const last = this.list.at(-1);
		if (last !== undefined && last.row === row) {
			last.letters = [...new Set([...last.letters, ...letters])];
		} else this.list.push({ row, number, letters: [...letters] });
	}
}
