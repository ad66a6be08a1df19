import { dayText, m, megabytesText, getLocale } from '#lib/i18n/index.svelte.js';
import type { Column, LeftOutReason, Problem, ProblemCode, Refusal, RefusalCode } from '#lib/exchange/index.js';

type Say = () => string;
type SayText = (inputs: { text: string }) => string;

const COLUMN: Record<Column, Say> = {
	number: m.col_1,
	applicationDate: m.col_2,
	basis: m.col_3,
	essence: m.col_4,
	kind: m.col_5,
	minutes: m.col_6,
	column7: m.col_7,
	basisNumber: m.field_basis_number,
	basisDate: m.field_basis_date,
	basisBody: m.field_basis_body,
	caseNumber: m.field_basis_case,
	timeFrom: m.import_col_from,
	timeTo: m.import_col_to,
	extraMinutes: m.import_col_minutes,
	clientName: m.field_client_name,
	iin: m.field_client_iin,
	phone: m.field_client_phones,
	email: m.field_client_emails,
	address: m.field_client_address,
	notes: m.field_notes
};
const PROBLEM: Record<ProblemCode, SayText> = {
	missing: m.problem_missing,
	'column-missing': m.problem_column_missing,
	'number-unreadable': m.problem_number_unreadable,
	'number-with-year': m.problem_number_with_year,
	'number-twice': m.problem_number_twice,
	'number-missing': m.problem_number_missing,
	'date-unreadable': m.problem_date_unreadable,
	'date-no-year': m.problem_date_no_year,
	'date-several': m.problem_date_several,
	'date-ambiguous': m.problem_date_ambiguous,
	'date-with-words': m.problem_date_with_words,
	'date-from-number': m.problem_date_from_number,
	'date-order': m.problem_date_order,
	'date-future': m.problem_date_future,
	'date-other-year': m.problem_date_other_year,
	'kind-unreadable': m.problem_kind_unreadable,
	'kind-several': m.problem_kind_several,
	'time-unreadable': m.problem_time_unreadable,
	'time-ambiguous': m.problem_time_ambiguous,
	'time-is-date': m.problem_time_is_date,
	'time-is-period': m.problem_time_is_period,
	'time-check': m.problem_time_check,
	'iin-unreadable': m.problem_iin_unreadable,
	'cell-error': m.problem_cell_error,
	'row-hidden': m.problem_row_hidden,
	ditto: m.problem_ditto,
	merged: m.problem_merged,
	joined: m.problem_joined,
	'letters-lost': m.problem_letters_lost,
	'quotes-broken': m.problem_quotes_broken,
	'cells-beyond': m.problem_cells_beyond
};
const LEFT_OUT: Record<LeftOutReason, Say> = {
	title: m.left_title,
	heading: m.left_heading,
	'column-numbers': m.left_column_numbers,
	repeated: m.left_repeated,
	subtotal: m.left_subtotal,
	period: m.left_period,
	signature: m.left_signature,
	'number-only': m.left_number_only,
	joined: m.left_joined,
	note: m.left_note,
	'no-table': m.left_no_table,
	'separator-line': m.left_separator_line
};
const REFUSAL: Record<RefusalCode, Say> = {
	empty: m.refused_empty,
	'too-large': m.refused_too_large,
	'not-a-spreadsheet': m.refused_not_a_spreadsheet,
	'password-protected': m.refused_password_protected,
	'old-excel': m.refused_old_excel,
	'binary-workbook': m.refused_binary_workbook,
	'open-document': m.refused_open_document,
	numbers: m.refused_numbers,
	word: m.refused_word,
	pdf: m.refused_pdf,
	image: m.refused_image,
	'web-page': m.refused_web_page,
	archive: m.refused_archive,
	damaged: m.refused_damaged,
	expands: m.refused_expands,
	'too-many-rows': m.refused_too_many,
	'too-many-columns': m.refused_too_many,
	'cell-too-long': m.refused_cell_too_long,
	'no-headings': m.refused_no_headings
};

/** What a source column can hold, by name. */
export const columnWords = (column: Column): string => COLUMN[column]();

/** A problem of a row in one sentence, with the column and the words of its cell. */
export function problemWords({ code, column, text }: Problem): string {
	const shown = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayText(text) : text;
	const words = PROBLEM[code]({ text: shown });
	const named: readonly ProblemCode[] = ['missing', 'column-missing', 'cell-error', 'ditto', 'merged', 'letters-lost'];
	return column !== undefined && named.includes(code) ? `${columnWords(column)}: ${words}` : words;
}
export const leftOutWords = (why: LeftOutReason): string => LEFT_OUT[why]();

/** Why a file is refused; where the text is a size or a place, it is said. */
export function refusalWords({ code, text }: Refusal): string {
	if (code === 'too-large') return tooLargeWords(Number(text));
	const place = code === 'cell-too-long' || code.startsWith('too-many') ? text : '';
	return place === '' ? REFUSAL[code]() : `${REFUSAL[code]()} (${place})`;
}
export const tooLargeWords = (bytes: number): string =>
	`${m.refused_too_large()} (${m.megabytes({ size: megabytesText(bytes, getLocale()) })})`;
