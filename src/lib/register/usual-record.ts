import { isDay } from './calendar.js';
import { ASSISTANCE_KINDS, BASIS_KINDS, CATEGORIES, LOCALITIES, REGISTER_LANGUAGES, ROLES } from './codes.js';
import { MAX_ITEMS, MAX_TEXT, type RowField } from './fields.js';

/**
 * The usual record at one look. Nearly all of a register are of these kinds and
 * sound, and the schemas take most of the time of opening it. True only for
 * what the schemas take too, as it is; whatever this does not know is theirs to
 * judge, and a test holds the two together.
 */
const DEVICE = /^[0-9a-f]{32}$/;
const RECORD_ID = /^[0-9a-f]{32}\.[1-9]\d{0,15}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const NUMBER = /^[1-9]\d{0,8}(-[1-9]\d{0,3})?$/;
const LONGEST_YEAR = 527_040;
/** A record that names more than this as seen is no usual one. */
const USUAL_BASE = 20;

type Look = (value: unknown) => boolean;
type Plain = { [key: string]: unknown };

const text: Look = (value) => typeof value === 'string' && value.length <= MAX_TEXT;
const texts: Look = (value) => Array.isArray(value) && value.length <= MAX_ITEMS && value.every(text);
const day: Look = (value) => typeof value === 'string' && isDay(value);
const oneOf = (codes: readonly string[]): Look => {
	const known = new Set<unknown>(codes);
	return (value) => known.has(value);
};
/** Not for zero with a sign, which the schemas turn into plain zero. */
const minutes: Look = (value) =>
	Number.isInteger(value) && typeof value === 'number' && value >= 0 && value <= LONGEST_YEAR && !Object.is(value, -0);

const FIELDS = new Map<string, Look>(
	Object.entries({
		number: (value) => typeof value === 'string' && NUMBER.test(value),
		applicationDate: day,
		language: oneOf(REGISTER_LANGUAGES),
		basisKind: oneOf(BASIS_KINDS),
		basisText: text,
		basisNumber: text,
		basisDate: day,
		basisBody: text,
		basisCase: text,
		category: oneOf(CATEGORIES),
		essence: text,
		essenceForPortal: text,
		assistanceKind: oneOf(ASSISTANCE_KINDS),
		role: oneOf(ROLES),
		minutes,
		locality: oneOf(LOCALITIES),
		lateReason: text,
		clientName: text,
		clientIin: text,
		clientPhones: texts,
		clientEmails: texts,
		clientAddress: text,
		otherParties: texts,
		notes: text
	} satisfies { [F in RowField]: Look })
);

/** Whether a value, as JSON gave it, is a sound record of version 0 that enters, completes or corrects a row. */
export function isUsualRecord(value: unknown): boolean {
	if (!isPlain(value)) return false;
	const { v, kind, device, n, at, day: recorded, base, body } = value;
	const enters = kind === 'entered';
	const sound =
		v === 0 &&
		(enters || kind === 'completed' || kind === 'corrected') &&
		typeof device === 'string' &&
		DEVICE.test(device) &&
		Number.isSafeInteger(n) &&
		Number(n) >= 1 &&
		typeof at === 'string' &&
		MOMENT.test(at) &&
		isDay(at.slice(0, 10)) &&
		day(recorded) &&
		Array.isArray(base) &&
		base.length <= USUAL_BASE &&
		base.every(isRecordId) &&
		isPlain(body);
	if (!sound) return false;
	if (enters) return hasKeys(value, 8) && isEntry(body);
	return hasKeys(value, 9) && isRecordId(value.row) && isChange(body, kind === 'corrected');
}

const isPlain = (value: unknown): value is Plain =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isRecordId: Look = (value) => typeof value === 'string' && RECORD_ID.test(value);

/** Exactly so many keys: with those that were looked at there, no other is. */
const hasKeys = (value: Plain, count: number): boolean => Object.keys(value).length === count;

function isEntry(body: Plain): boolean {
	const { salt, volume, fields } = body;
	return (
		hasKeys(body, 3) &&
		typeof salt === 'string' &&
		DEVICE.test(salt) &&
		Number.isInteger(volume) &&
		Number(volume) >= 1990 &&
		Number(volume) <= 2200 &&
		areFields(fields) !== null
	);
}

function isChange(body: Plain, corrects: boolean): boolean {
	const { fields, reason } = body;
	const explained = !corrects || (typeof reason === 'string' && reason.length <= MAX_TEXT && reason.trim() !== '');
	return explained && hasKeys(body, corrects ? 2 : 1) && (areFields(fields) ?? 0) > 0;
}

/** How many fields there are, each one known and sound; null where one is not. */
function areFields(fields: unknown): number | null {
	if (!isPlain(fields)) return null;
	const keys = Object.keys(fields);
	for (const key of keys) {
		const look = FIELDS.get(key);
		const value = fields[key];
		if (!look || (value !== null && !look(value))) return null;
	}
	return keys.length;
}
