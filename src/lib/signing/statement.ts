import * as v from 'valibot';
import {
	ASSISTANCE_KINDS,
	BASIS_KINDS,
	CATEGORIES,
	MAX_TEXT,
	ROLES,
	ROW_FIELDS,
	SIGNED_FIELDS,
	textHash,
	type Row
} from '#lib/register/index.js';
import { canonical, equal, readCanonical } from './canonical.js';
import { printedColumns, type PrintedColumns } from './printed-columns.js';

/*
 * What an EDS signs of a row (column 7): `docs/format.md`, "Signed rows".
 */

const FORMAT = 'tizilim-signed-row-1';
/** More predecessors are left to the next signature: a hostile device could make any number. */
const MOST_AFTER = 100;

const text = v.nullable(v.string());
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const six = v.strictTuple([v.string(), v.string(), v.string(), v.string(), v.string(), v.string()]);
const columnsSchema = v.strictObject({
	'1': text,
	'2': text,
	'3': v.strictObject({
		body: text,
		case: text,
		date: text,
		kind: v.nullable(v.picklist(BASIS_KINDS)),
		number: text,
		text: text
	}),
	'4': v.strictObject({ category: v.nullable(v.picklist(CATEGORIES)), wording: text }),
	'5': v.strictObject({ kind: v.nullable(v.picklist(ASSISTANCE_KINDS)), role: v.nullable(v.picklist(ROLES)) }),
	'6': v.nullable(v.pipe(v.number(), v.integer()))
});
const statementSchema = v.strictObject({
	after: v.pipe(v.array(hash), v.maxLength(MOST_AFTER)),
	columns: columnsSchema,
	commitment: hash,
	entered: v.strictObject({ at: v.string(), day: v.string() }),
	format: v.literal(FORMAT),
	lawyer: v.nullable(v.strictObject({ barAssociation: v.string(), licenceNumber: v.string(), name: v.string() })),
	printed: v.strictObject({ kk: v.optional(six), ru: v.optional(six) }),
	year: v.pipe(v.number(), v.integer())
});

/** Columns 1–6 in codes and texts; column 4 is the wording for the portal, column 6 whole minutes. */
export type SignedColumns = v.InferOutput<typeof columnsSchema>;
export type Statement = v.InferOutput<typeof statementSchema>;

/** The part of a row that a statement is made of. */
type Signable = Pick<Row, 'volume' | 'salt' | 'values' | 'minutes' | 'sessions' | 'recorded' | 'lawyer'>;

/** Columns 1–6 of a row as a signature covers them. */
export function signedColumns({ values, minutes }: Pick<Signable, 'values' | 'minutes'>): SignedColumns {
	return {
		'1': values.number,
		'2': values.applicationDate,
		'3': {
			body: values.basisBody,
			case: values.basisCase,
			date: values.basisDate,
			kind: values.basisKind,
			number: values.basisNumber,
			text: values.basisText
		},
		'4': { category: values.category, wording: values.essenceForPortal },
		'5': { kind: values.assistanceKind, role: values.role },
		'6': minutes
	};
}

/**
 * One salted hash, lower-case hex, over everything that the columns do not
 * show: the private fields and the sessions. With the row's salt anyone can be
 * shown that nothing private changed; without it nothing can be guessed.
 */
export function privateCommitment({ salt, values, sessions }: Pick<Signable, 'salt' | 'values' | 'sessions'>): string {
	const hidden = ROW_FIELDS.filter((field) => !SIGNED_FIELDS.includes(field) && values[field] !== null);
	const fields = Object.fromEntries(hidden.map((field) => [field, values[field]]));
	const worked = sessions.map(({ date, from, minutes, to, voided, what }) => {
		return { date, from, minutes, struck: voided !== null, to, what };
	});
	return textHash(canonical({ fields, purpose: 'tizilim-private-1', salt, sessions: worked }));
}

/**
 * What is signed of a row as it stands: pure, the same for the same row and
 * predecessors. @param after hashes of the statements that come before it, see `signedHeads`
 */
export function statementOf(row: Signable, after: readonly string[]): Statement {
	const { recorded, lawyer, volume } = row;
	return {
		after: [...new Set(after)].sort().slice(0, MOST_AFTER),
		columns: signedColumns(row),
		commitment: privateCommitment(row),
		entered: { at: recorded.at, day: recorded.day },
		format: FORMAT,
		lawyer,
		printed: printedOf(row),
		year: volume
	};
}

/** Columns 1–6 in words, in the row's own language, or in both where it has none. */
function printedOf({ values, minutes }: Signable): { kk?: PrintedColumns; ru?: PrintedColumns } {
	const in_ = (language: 'kk' | 'ru') => printedColumns(values, minutes, language);
	if (values.language === 'kk') return { kk: in_('kk') };
	return values.language === 'ru' ? { ru: in_('ru') } : { kk: in_('kk'), ru: in_('ru') };
}

/** The exact text that is signed, UTF-8: canonical JSON (RFC 8785). */
export const statementText = (statement: Statement): string => canonical(statement);

/** What a statement is called by its successors: SHA-256 of its text, lower-case hex. */
export const statementHash = (text: string): string => textHash(text);

/** Whether a statement is over the row as it stands. */
export const isOver = ({ columns, year }: Statement, row: Pick<Signable, 'volume' | 'values' | 'minutes'>): boolean =>
	year === row.volume && equal(columns, signedColumns(row));

/** Whether a record can hold it. */
export const isTooLong = (text: string): boolean => text.length > MAX_TEXT;

/** Reads a signed text. @returns null for what is no statement, or not in its one spelling */
export const readStatement = (source: string): Statement | null => readCanonical(statementSchema, source);
