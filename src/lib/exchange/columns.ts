/**
 * The columns that a register may have: the seven of the official form
 * (Order 1465), the parts into which lawyers split them, and what they add on
 * their own. Everything that names a person goes to secret fields.
 */

/** Columns 1 to 7 of the official form, in its order. */
export const FORM_COLUMNS = ['number', 'applicationDate', 'basis', 'essence', 'kind', 'minutes', 'column7'] as const;
export type FormColumn = (typeof FORM_COLUMNS)[number];

/** Columns 3 and 6 as some lawyers split them. */
const SPLIT_COLUMNS = [
	'basisNumber',
	'basisDate',
	'basisBody',
	'caseNumber',
	'timeFrom',
	'timeTo',
	/** The minutes beside a column of whole hours. */
	'extraMinutes'
] as const;

/** What the form does not have; secret in the register. */
export const SECRET_COLUMNS = ['clientName', 'iin', 'phone', 'email', 'address', 'notes'] as const;
export type SecretColumn = (typeof SECRET_COLUMNS)[number];

/** All that a source column can be mapped to; a source column mapped to nothing is left out and listed. */
export const COLUMNS = [...FORM_COLUMNS, ...SPLIT_COLUMNS, ...SECRET_COLUMNS] as const;
export type Column = (typeof COLUMNS)[number];

/** Several source columns may be mapped to one of these; their texts are joined in the order of the columns. */
export const JOINED_COLUMNS: readonly Column[] = ['basis', 'essence', 'clientName', 'phone', 'address', 'notes'];

/** Letter of a column as a spreadsheet shows it: 0 → A, 26 → AA. */
export function columnLetter(index: number): string {
	let letters = '';
	for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
		letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
	}
	return letters;
}
