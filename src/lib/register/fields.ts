import * as v from 'valibot';
import {
	ASSISTANCE_KINDS,
	BASIS_KINDS,
	CATEGORIES,
	isStateBasis,
	LOCALITIES,
	REGISTER_LANGUAGES,
	ROLES,
	type BasisKind
} from './codes.js';
import { isDay } from './calendar.js';
import { plain } from './same.js';

/** The longest text that one field holds, in UTF-16 units. A longer one is refused with a message, never cut. */
export const MAX_TEXT = 20_000;
/** How many texts a field of several holds, such as phones. */
export const MAX_ITEMS = 100;

const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const texts = v.pipe(v.array(text), v.maxLength(MAX_ITEMS));
/** A calendar day `yyyy-mm-dd` that exists. */
export const daySchema = v.pipe(v.string(), v.check(isDay));
/** A row's number as claimed: digits, and a sub-number where the settings allow it ("58-1"). */
export const numberSchema = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}(-[1-9]\d{0,3})?$/));
/** Whole minutes; the bound is a year, which no entry reaches. */
export const minutesSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(527_040), v.transform(plain));

/** What a row's fields hold. `null` empties a field; a key that is absent says nothing about it. */
const entries = {
	number: v.nullable(numberSchema),
	applicationDate: v.nullable(daySchema),
	language: v.nullable(v.picklist(REGISTER_LANGUAGES)),
	basisKind: v.nullable(v.picklist(BASIS_KINDS)),
	basisText: v.nullable(text),
	basisNumber: v.nullable(text),
	basisDate: v.nullable(daySchema),
	basisBody: v.nullable(text),
	basisCase: v.nullable(text),
	category: v.nullable(v.picklist(CATEGORIES)),
	essence: v.nullable(text),
	essenceForPortal: v.nullable(text),
	assistanceKind: v.nullable(v.picklist(ASSISTANCE_KINDS)),
	role: v.nullable(v.picklist(ROLES)),
	minutes: v.nullable(minutesSchema),
	locality: v.nullable(v.picklist(LOCALITIES)),
	lateReason: v.nullable(text),
	clientName: v.nullable(text),
	clientIin: v.nullable(text),
	clientPhones: v.nullable(texts),
	clientEmails: v.nullable(texts),
	clientAddress: v.nullable(text),
	otherParties: v.nullable(texts),
	notes: v.nullable(text)
};

export const rowFieldsSchema = v.partial(v.strictObject(entries));
export const changedFieldsSchema = v.pipe(
	rowFieldsSchema,
	v.check((fields) => Object.keys(fields).length > 0)
);

export type RowField = keyof typeof entries;
/** Some fields of a row, as a record carries them. */
export type RowFields = v.InferOutput<typeof rowFieldsSchema>;
/** Every field of a row, as it stands: null where nothing is entered. */
export type RowValues = { [F in RowField]: Exclude<RowFields[F], undefined> };
export type FieldValue = RowValues[RowField];

export const ROW_FIELDS = Object.keys(entries) as readonly RowField[];

/**
 * Whether a field may leave the vault: `public` always; `portal` after the
 * lawyer saw the preview; `consent` only with the client's recorded consent;
 * `secret` never (Rule 7; Law 176-VI, art. 37).
 */
export type Secrecy = 'public' | 'portal' | 'consent' | 'secret';

const FIXED_SECRECY = {
	number: 'public',
	language: 'public',
	basisKind: 'portal',
	category: 'portal',
	essenceForPortal: 'portal',
	assistanceKind: 'portal',
	minutes: 'portal',
	basisText: 'secret',
	basisCase: 'secret',
	essence: 'secret',
	role: 'secret',
	locality: 'secret',
	lateReason: 'secret',
	clientName: 'secret',
	clientIin: 'secret',
	clientPhones: 'secret',
	clientEmails: 'secret',
	clientAddress: 'secret',
	otherParties: 'secret',
	notes: 'secret'
} as const satisfies Partial<Record<RowField, Secrecy>>;

type FixedField = keyof typeof FIXED_SECRECY;
/** The fields that no consent and no basis lets out. */
export type SecretField = { [F in FixedField]: (typeof FIXED_SECRECY)[F] extends 'secret' ? F : never }[FixedField];

/**
 * Secrecy of a field on a row with this kind of basis. The date and details of
 * the application are the state's own where the state issued the basis; else
 * they show that a person went to a lawyer. Details of a basis whose kind is
 * not known stay secret until it is.
 */
export function secrecyOf(field: RowField, basisKind: BasisKind | null): Secrecy {
	switch (field) {
		case 'applicationDate':
			return isStateBasis(basisKind) ? 'portal' : 'consent';
		case 'basisNumber':
		case 'basisDate':
		case 'basisBody':
			if (basisKind === null) return 'secret';
			return isStateBasis(basisKind) ? 'portal' : 'consent';
		default:
			return FIXED_SECRECY[field];
	}
}
