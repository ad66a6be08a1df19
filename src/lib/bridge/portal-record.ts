import * as v from 'valibot';
import { isDay } from '../register/calendar.js';
import {
	ASSISTANCE_KINDS,
	CATEGORIES,
	STATE_BASIS_KINDS,
	type AssistanceKind,
	type Category,
	type PrivateBasisKind
} from '../register/codes.js';
import { MAX_TEXT, minutesSchema, numberSchema } from '../register/fields.js';
import type { PortalRecord } from '../register/portal.js';

/** Every key of a portal record, and no other: what may cross from the register to the extension (Rule 7). */
export const PORTAL_KEYS = [
	'transfer',
	'number',
	'applicationDate',
	'basisKind',
	'basisNumber',
	'basisDate',
	'basisBody',
	'category',
	'essenceForPortal',
	'assistanceKind',
	'minutes',
	'barAssociation',
	'lawyerName',
	'licenceNumber',
	'edsSerialNumber',
	'edsSigner',
	'signedAt',
	'withheld'
] as const satisfies readonly (keyof PortalRecord)[];

const PRIVATE_BASIS_KINDS = ['request', 'contract', 'notice'] as const satisfies readonly PrivateBasisKind[];

const text = v.nullable(v.pipe(v.string(), v.maxLength(MAX_TEXT)));
const day = v.nullable(v.pipe(v.string(), v.check(isDay)));
const always = {
	transfer: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
	number: v.nullable(numberSchema),
	category: v.nullable(v.picklist(CATEGORIES) satisfies v.GenericSchema<Category>),
	essenceForPortal: text,
	assistanceKind: v.nullable(v.picklist(ASSISTANCE_KINDS) satisfies v.GenericSchema<AssistanceKind>),
	minutes: v.nullable(minutesSchema),
	barAssociation: text,
	lawyerName: text,
	licenceNumber: text,
	edsSerialNumber: text,
	edsSigner: text
};
const dates = { applicationDate: day, signedAt: v.nullable(v.pipe(v.string(), v.isoTimestamp())) };
const noDates = { applicationDate: v.null(), signedAt: v.null() };
const details = { basisNumber: text, basisDate: day, basisBody: text };
const noDetails = { basisNumber: v.null(), basisDate: v.null(), basisBody: v.null() };
const none = v.strictTuple([]);
const detailsHeld = v.strictTuple([v.literal('basisNumber'), v.literal('basisDate'), v.literal('basisBody')]);
const allHeld = v.strictTuple([
	v.literal('applicationDate'),
	v.literal('basisNumber'),
	v.literal('basisDate'),
	v.literal('basisBody'),
	v.literal('signedAt')
]);

/**
 * A portal record and nothing besides: unknown keys are refused, and a record
 * without consent has no room for a date or a detail of its document.
 */
export const portalRecordSchema: v.GenericSchema<unknown, PortalRecord> = v.union([
	v.strictObject({ ...always, ...dates, ...details, basisKind: v.picklist(STATE_BASIS_KINDS), withheld: none }),
	v.strictObject({ ...always, ...dates, ...details, basisKind: v.picklist(PRIVATE_BASIS_KINDS), withheld: none }),
	v.strictObject({
		...always,
		...noDates,
		...noDetails,
		basisKind: v.picklist(PRIVATE_BASIS_KINDS),
		withheld: allHeld
	}),
	v.strictObject({ ...always, ...dates, ...noDetails, basisKind: v.null(), withheld: detailsHeld }),
	v.strictObject({ ...always, ...noDates, ...noDetails, basisKind: v.null(), withheld: allHeld })
]);

/**
 * A portal record from the other side of the bridge, or from a file. Made anew
 * from the allow-list, so that nothing hidden in the object's prototype or in
 * accessors comes along. @returns null when it is none
 */
export function readPortalRecord(data: unknown): PortalRecord | null {
	const read = v.safeParse(portalRecordSchema, data);
	if (!read.success) return null;
	const entries = PORTAL_KEYS.map((key) => [key, read.output[key]] as const);
	return Object.fromEntries(entries) as unknown as PortalRecord;
}
