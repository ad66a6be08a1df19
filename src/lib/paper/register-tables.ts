import {
	BASIS_WORDS,
	CATEGORY_WORDS,
	formAsKept,
	SAMPLE_YEAR,
	toPortalRecord,
	type Register,
	type Row
} from '#lib/register/index.js';
import { columnsOf } from './columns.js';
import { notesOn } from './notes.js';
import type { FormLanguage } from './options.js';
import { printedRow, type PrintedRow } from './printed-row.js';
import type { CellText } from './runs.js';
import { valueText } from './values.js';
import { dayText, PAPER_WORDS, said, worded } from './words.js';
import { correctionsOf, correctionsTable } from './correction-table.js';
import { day, minutes, plain, text, type RegisterTable, type TableCell, type TableOptions } from './table-cells.js';
import { TABLE_WORDS } from './table-words.js';

/** How long laying out goes on before the page has its turn, milliseconds. */
const TURN = 12;
/** Of columns 1–7 and of those behind them, in the width of a digit. */
const FORM_WIDTHS = [6, 12, 34, 46, 24, 10, 26];

/**
 * The whole register as tables in the official form, one for each volume, and
 * with secrets the corrections in a table of their own. Null when `stopped`;
 * lets the page have its turn between rows.
 */
export async function layoutTables(
	register: Register,
	options: TableOptions,
	tell: (done: number) => void = () => undefined,
	stopped: () => boolean = () => false
): Promise<RegisterTable[] | null> {
	const rows = register.rows.filter(({ volume }) => volume !== SAMPLE_YEAR);
	const tables = new Map<number, RegisterTable>();
	const corrections = correctionsTable(options);
	let turn = performance.now();
	for (const [at, row] of rows.entries()) {
		let table = tables.get(row.volume);
		if (table === undefined) tables.set(row.volume, (table = emptyTable(register, row.volume, options)));
		table.rows.push({
			cells: options.secrets ? secretCells(row, options) : openCells(row, options),
			struck: row.voided !== null
		});
		if (options.secrets) corrections.rows.push(...correctionsOf(row, options));
		if (performance.now() - turn < TURN) continue;
		tell(at / rows.length);
		await new Promise((resolve) => setTimeout(resolve));
		if (stopped()) return null;
		turn = performance.now();
	}
	return [...tables.values(), ...(corrections.rows.length > 0 ? [corrections] : [])];
}

function emptyTable(register: Register, year: number, { language, secrets }: TableOptions): RegisterTable {
	const form = formAsKept(register.settings);
	const both = (wording: { kk: string; ru: string }) => worded(wording, language);
	const lines = (wording: { kk: string; ru: string }) =>
		language === 'both' ? `${wording.kk}\n${wording.ru}` : wording[language];
	const further = secrets ? TABLE_WORDS.secret : TABLE_WORDS.open;
	return {
		name: String(year),
		head: [
			{ text: lines(form.annex), look: 'annex' },
			{ text: lines(form.title), look: 'title' },
			{ text: register.profile?.association ?? '', look: 'value' },
			{ text: both(form.associationLine), look: 'caption' },
			{ text: register.profile?.name ?? '', look: 'value' },
			{ text: both(form.lawyerLine), look: 'caption' },
			{ text: `${said(PAPER_WORDS.extract, language)}; ${said(PAPER_WORDS.year, language, year)}`, look: 'caption' }
		],
		headings: [...form.columns.map(lines), ...further.map(both)],
		numbered: 7,
		widths: [...FORM_WIDTHS, ...further.map(() => 20)],
		rows: []
	};
}

/** A row as it stands, without what was struck: that has a table of its own. */
const standing = (row: PrintedRow): PrintedRow => ({
	...row,
	struck: {},
	sessions: row.sessions.filter((session) => session.voided === null).map((session) => ({ ...session, struck: [] })),
	voided: null,
	late: null
});

function secretCells(row: Row, { language }: TableOptions): TableCell[] {
	const printed = printedRow(row);
	const options = { language, essence: 'private', time: 'total' } as const;
	const [number, , basis, essence, kind, , signature] = columnsOf(
		{ ...standing(printed), corrections: [], others: {} },
		options
	).map(plain);
	const { values } = row;
	const list = (texts: string[] | null) => text(texts?.join('; '));
	const marks = plain([...notesOn(printed, options), ...lateNote(row, language)]);
	return [
		text(number),
		day(values.applicationDate),
		text(basis),
		text(essence),
		text(kind),
		minutes(row.minutes),
		text(signature),
		text(valueText('category', values.category, language)),
		text(values.essenceForPortal),
		text(values.clientName),
		text(values.clientIin),
		list(values.clientPhones),
		list(values.clientEmails),
		text(values.clientAddress),
		list(values.otherParties),
		text(values.locality === null ? null : worded(TABLE_WORDS.locality[values.locality], language)),
		text(values.notes),
		text(marks)
	];
}

function lateNote({ late, recorded }: Row, language: FormLanguage): CellText {
	return late === null
		? []
		: [[{ text: said(PAPER_WORDS.late, language, dayText(recorded.day), late.days), look: 'note' }]];
}

/** Of a row only what `toPortalRecord` lets out: the same judgement as before anything goes to the portal. */
function openCells(row: Row, { language }: TableOptions): TableCell[] {
	const record = toPortalRecord(row, row.consent);
	const basis = [
		record.basisKind === null ? '' : capital(worded(BASIS_WORDS[record.basisKind], language)),
		record.basisBody ?? '',
		[
			record.basisNumber === null ? '' : `№ ${record.basisNumber}`,
			record.basisDate === null ? '' : valueText('basisDate', record.basisDate, language)
		]
			.filter(Boolean)
			.join(' ')
	];
	const signature = [
		record.edsSigner ?? '',
		record.edsSerialNumber === null ? '' : `№ ${record.edsSerialNumber}`,
		record.signedAt ?? ''
	];
	const category = record.category === null ? '' : worded(CATEGORY_WORDS[record.category], language);
	return [
		text(record.number),
		day(record.applicationDate),
		text(basis.filter(Boolean).join(', ')),
		text(record.essenceForPortal?.trim() ? record.essenceForPortal : category),
		text(valueText('assistanceKind', record.assistanceKind, language)),
		minutes(record.minutes),
		text(signature.filter(Boolean).join(', ')),
		text(category)
	];
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
