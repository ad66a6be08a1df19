import type { Conflict, FieldValue, RecordId, Row, RowField, RowValues, Session } from '#lib/register/index.js';

/**
 * The fields that a form may hold. What is not named here (everything about the
 * client, notes, locality) is not copied out of the row and so cannot be printed.
 */
export const PRINTED_FIELDS = [
	'number',
	'applicationDate',
	'basisKind',
	'basisText',
	'basisNumber',
	'basisDate',
	'basisBody',
	'basisCase',
	'category',
	'essence',
	'essenceForPortal',
	'assistanceKind',
	'role',
	'minutes',
	'lateReason'
] as const satisfies readonly RowField[];
export type PrintedField = (typeof PRINTED_FIELDS)[number];

/** What of a signature column 7 prints. */
const PRINTED_OF_SIGNATURE = [
	'signer',
	'serialNumber',
	'issuer',
	'algorithm',
	'validFrom',
	'validUntil',
	'signedAt',
	'stampedAt',
	'changedSince'
] as const satisfies (keyof Row['signatures'][number])[];

/** A correction of printed fields: when, why, and which. */
interface Correction {
	/** Calendar day in Kazakhstan on which it was recorded. */
	day: string;
	reason: string | null;
	fields: PrintedField[];
}

/** A row as far as paper may know it. */
export interface PrintedRow {
	id: RecordId;
	values: Pick<RowValues, PrintedField>;
	/** Column 6 as it stands, whole minutes, sessions counted. */
	minutes: number | null;
	/** Earlier values, oldest first, empty ones left out. */
	struck: { [F in PrintedField]?: FieldValue[] };
	/** Values beside the one that is shown, which the lawyer has not settled. */
	others: { [F in PrintedField]?: FieldValue[] };
	corrections: Correction[];
	sessions: Omit<Session, 'what'>[];
	voided: { day: string; reason: string } | null;
	late: { day: string; days: number; reason: string | null } | null;
	/** What column 7 tells of the EDS: the certificate in short; no CMS, no IIN. */
	signatures: Pick<Row['signatures'][number], (typeof PRINTED_OF_SIGNATURE)[number]>[];
	paper: Pick<NonNullable<Row['paper']>, 'log' | 'page' | 'line' | 'changedSince'> | null;
	column7: string | null;
	signedByHand: boolean;
}

/** Copies out of a row what a form may hold, and nothing else. */
export function printedRow(row: Row): PrintedRow {
	return {
		id: row.id,
		values: pick((field) => row.values[field]) as PrintedRow['values'],
		minutes: row.minutes,
		struck: pick((field) => present(row.struck[field])),
		others: pick((field) => present(row.conflicts.flatMap((one) => otherValues(one, field, row.values[field])))),
		corrections: corrections(row),
		sessions: row.sessions.map(({ what: _, ...session }) => session),
		voided: row.voided && { day: dayOfRecord(row, row.voided.record, row.voided.at), reason: row.voided.reason },
		late: row.late && { day: row.recorded.day, ...row.late },
		signatures: row.signatures.map(printedSignature),
		paper: row.paper && {
			log: row.paper.log,
			page: row.paper.page,
			changedSince: row.paper.changedSince,
			...(row.paper.line === undefined ? {} : { line: row.paper.line })
		},
		column7: row.imported?.column7 ?? null,
		signedByHand: row.imported?.signedByHand === true
	};
}

function printedSignature(signature: Row['signatures'][number]): PrintedRow['signatures'][number] {
	const known = PRINTED_OF_SIGNATURE.flatMap((key) => (signature[key] === undefined ? [] : [[key, signature[key]]]));
	return Object.fromEntries(known) as PrintedRow['signatures'][number];
}

function pick<V>(of: (field: PrintedField) => V): { [F in PrintedField]: V } {
	return Object.fromEntries(PRINTED_FIELDS.map((field) => [field, of(field)])) as { [F in PrintedField]: V };
}

const isEmpty = (value: FieldValue): boolean => value === null || value === '';
const present = (values: readonly FieldValue[] = []): FieldValue[] => values.filter((value) => !isEmpty(value));

function otherValues({ field, values }: Conflict, wanted: PrintedField, shown: FieldValue): FieldValue[] {
	// The values of a field's conflict are that field's: states have other names.
	return field === wanted ? values.map(({ value }) => value as FieldValue).filter((value) => value !== shown) : [];
}

/** What replaced a value by another one; filling in an empty column corrects nothing. */
function corrections({ history }: Row): Correction[] {
	const isPrinted = (field: RowField): field is PrintedField => PRINTED_FIELDS.some((one) => one === field);
	return history.flatMap(({ day, reason, changes }) => {
		const replaced = changes.filter(({ before, after }) => !isEmpty(before) && before !== after);
		const fields = replaced.map(({ field }) => field).filter(isPrinted);
		return fields.length === 0 ? [] : [{ day, reason, fields }];
	});
}

function dayOfRecord({ history }: Row, record: RecordId, at: string): string {
	return history.find((entry) => entry.record === record)?.day ?? at.slice(0, 10);
}
