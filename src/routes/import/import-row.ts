import {
	numberParts,
	rowFieldsSchema,
	type FieldValue,
	type RegisterLanguage,
	type RowField,
	type RowFields
} from '#lib/register/index.js';
import type { Column, ImportedRow, Problem, ProblemCode } from '#lib/exchange/index.js';
import type { ImportRow } from '#lib/session/contract.js';
import * as v from 'valibot';

/** What the lawyer says once about the rows of a file: for each volume, up to which number. */
export interface Claims {
	paper: { [volume: number]: string };
	portal: { [volume: number]: string };
	/** Those on paper were signed by hand. */
	signedByHand: boolean;
}

interface About {
	key: string;
	volume: number;
	claims: Claims;
	/** The line in the private notes that keeps a cell's own words. */
	fromFile: (text: string, language: RegisterLanguage) => string;
}

/** Problems of a row's place in the register; the cell itself was read as it stands. */
const READ_ALL_THE_SAME: readonly ProblemCode[] = [
	'missing',
	'column-missing',
	'number-twice',
	'number-missing',
	'date-order',
	'date-future',
	'date-other-year',
	'row-hidden',
	'ditto',
	'merged',
	'joined'
];

/**
 * A row of a file as it enters the register. What a cell says beyond the value
 * that was read from it (a date in words, hours from–to) is kept in the
 * private notes, so that nothing of the file is lost. Column 7 stays a claim.
 */
export function importRow(row: ImportedRow, problems: readonly Problem[], about: About): ImportRow {
	const kept = new Map<Column, string>();
	for (const { column, code, text } of problems) {
		if (column !== undefined && text.trim() !== '' && !READ_ALL_THE_SAME.includes(code)) kept.set(column, text);
	}
	if (row.sessions.length > 0 && row.raw.minutes !== undefined) kept.set('minutes', row.raw.minutes);
	const { fields, misfits } = fitting({
		number: row.number,
		applicationDate: row.applicationDate,
		language: row.language,
		basisText: row.basis,
		basisKind: row.basisParts.kind ?? null,
		basisNumber: row.basisParts.number ?? null,
		basisDate: row.basisParts.date ?? null,
		basisBody: row.basisParts.body ?? null,
		basisCase: row.basisParts.caseNumber ?? null,
		essence: row.essence,
		assistanceKind: row.kind,
		role: row.role,
		minutes: row.minutes,
		clientName: row.clientName ?? null,
		clientIin: row.iin ?? null,
		clientPhones: row.phone === undefined ? null : [row.phone],
		clientEmails: row.email === undefined ? null : [row.email],
		clientAddress: row.address ?? null
	});
	const notes = [
		row.notes ?? '',
		...[...new Set([...kept.values(), ...misfits])].map((text) => about.fromFile(text, row.language))
	];
	const note = notes.filter((line) => line !== '').join('\n');
	const onPaper = reaches(about.claims.paper[about.volume], row.number);
	return {
		fields: note === '' ? fields : { ...fields, notes: note },
		volume: about.volume,
		imported: {
			key: about.key,
			sourceRow: row.sourceRow,
			...(row.sheet === undefined ? {} : { sheet: row.sheet }),
			...(row.column7 === null || row.column7 === '' ? {} : { column7: row.column7 }),
			onPaper,
			inPortal: reaches(about.claims.portal[about.volume], row.number),
			signedByHand: onPaper && about.claims.signedByHand
		}
	};
}

/** Fields that fit the schema; texts of those that do not go to the notes. Empty ones are left out. */
function fitting(values: { [F in RowField]?: FieldValue }): { fields: RowFields; misfits: string[] } {
	const fields: { [field: string]: FieldValue } = {};
	const misfits: string[] = [];
	for (const [field, value] of Object.entries(values)) {
		if (value === null || value === '') continue;
		if (v.is(rowFieldsSchema, { [field]: value })) fields[field] = value;
		else misfits.push(String(value));
	}
	return { fields, misfits };
}

/** True for a row whose number is not above the one that was named; a row without a number is not covered. */
function reaches(upTo: string | undefined, number: string | null): boolean {
	const last = numberParts(upTo?.trim() ?? null);
	const own = numberParts(number);
	return last !== null && own !== null && own.whole <= last.whole;
}
