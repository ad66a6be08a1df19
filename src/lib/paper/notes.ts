import type { FormOptions } from './options.js';
import type { PrintedField, PrintedRow } from './printed-row.js';
import { note, type CellText } from './runs.js';
import { valueText } from './values.js';
import { dayText, PAPER_WORDS, said } from './words.js';

type Options = Pick<FormOptions, 'language' | 'essence'>;

/** The column in which a field is printed; null where it is not, by the choice for column 4. */
function columnOf(field: PrintedField, { values }: PrintedRow, { essence }: Options): number | null {
	switch (field) {
		case 'number':
			return 1;
		case 'applicationDate':
			return 2;
		case 'essence':
			return essence === 'private' ? 4 : null;
		case 'essenceForPortal':
			return essence === 'for-portal' ? 4 : null;
		case 'category':
			return essence === 'for-portal' && !values.essenceForPortal?.trim() ? 4 : null;
		case 'assistanceKind':
		case 'role':
			return 5;
		case 'minutes':
			return 6;
		case 'lateReason':
			return null;
		default:
			return 3;
	}
}

/** What happened to a row, as notes for the reader: why it was struck out, what was corrected when and why, what is not settled. */
export function notesOn(row: PrintedRow, options: Options): CellText {
	return [
		...voidNote(row, options),
		...lateNote(row, options),
		...corrections(row, options),
		...sessions(row, options),
		...unsettled(row, options)
	].map((text) => [note(text)]);
}

/** "what happened: reason"; free-text reasons stay in the vault when the form is for inspection. */
function because(what: string, reason: string | null, { essence }: Options): string {
	const told = essence === 'private' && reason !== null && reason.trim() !== '';
	return told ? `${what}: ${reason}` : what;
}

const columnsText = (columns: readonly number[], { language }: Options): string =>
	`(${said(PAPER_WORDS.columns, language, columns.join(', '))})`;

function voidNote({ voided }: PrintedRow, options: Options): string[] {
	return voided === null
		? []
		: [because(said(PAPER_WORDS.voided, options.language, dayText(voided.day)), voided.reason, options)];
}

/** Rule 4: the mark itself stands in column 2, the reason has more room here. */
function lateNote({ late }: PrintedRow, options: Options): string[] {
	const what = said(PAPER_WORDS.lateBecause, options.language);
	const whole = because(what, late?.reason ?? null, options);
	return whole === what ? [] : [whole];
}

function corrections(row: PrintedRow, options: Options): string[] {
	return row.corrections.flatMap(({ day, reason, fields }) => {
		const columns = fields.map((field) => columnOf(field, row, options)).filter((one) => one !== null);
		if (columns.length === 0) return [];
		const which = columnsText([...new Set(columns)].sort(), options);
		return [because(`${said(PAPER_WORDS.corrected, options.language)} ${dayText(day)} ${which}`, reason, options)];
	});
}

function sessions(row: PrintedRow, options: Options): string[] {
	const told = (words: typeof PAPER_WORDS.corrected | typeof PAPER_WORDS.struckOut, reason: string): string =>
		because(`${said(words, options.language)} ${columnsText([6], options)}`, reason, options);
	return row.sessions.flatMap((session) => [
		...session.struck.map(({ reason }) => told(PAPER_WORDS.corrected, reason)),
		...(session.voided === null ? [] : [told(PAPER_WORDS.struckOut, session.voided.reason)])
	]);
}

function unsettled(row: PrintedRow, options: Options): string[] {
	return Object.entries(row.others).flatMap(([name, values]) => {
		const field = name as PrintedField;
		const column = columnOf(field, row, options);
		if (column === null) return [];
		const what = `${said(PAPER_WORDS.unsettled, options.language)} ${columnsText([column], options)}`;
		return values.map((value) => `${what}: ${valueText(field, value, options.language)}`);
	});
}
