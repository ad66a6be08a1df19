import canonicalize from 'canonicalize';
import * as v from 'valibot';
import { bodySchemas, ROW_KINDS, type RecordBodies, type RecordKind } from './bodies.js';
import { isDay } from './calendar.js';
import { daySchema } from './fields.js';
import { isUsualRecord } from './usual-record.js';

/** The version of the records that this code writes and understands. */
export const RECORD_VERSION = 0;

/** A device: the first 16 bytes of a hash of its public key, in lower-case hex. */
export const deviceIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const RECORD_ID = /^[0-9a-f]{32}\.[1-9]\d{0,15}$/;
/** A record: its device and its place in that device's log, `device.n`. */
export const recordIdSchema = v.pipe(v.string(), v.regex(RECORD_ID));
export type DeviceId = string;
export type RecordId = string;

/** The most records that one can name as seen. */
const MOST_BASE = 1000;

function isIdList(base: unknown): boolean {
	if (!Array.isArray(base) || base.length > MOST_BASE) return false;
	return base.every((one) => typeof one === 'string' && RECORD_ID.test(one));
}

const envelope = {
	v: v.pipe(v.number(), v.integer(), v.minValue(0)),
	kind: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,40}$/)),
	row: v.optional(recordIdSchema),
	device: deviceIdSchema,
	n: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
	/** Moment of recording by the device's clock, ISO 8601 with its offset. A claim: shown and checked, never decisive. */
	at: v.pipe(
		v.string(),
		v.regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/),
		// Browsers differ in what they take for a moment, 30 February among it: the day is asked of us.
		v.check((at) => isDay(at.slice(0, 10)))
	),
	/** Calendar day of recording in Kazakhstan, written once by the recording device (Rule 4). */
	day: daySchema,
	base: v.custom<RecordId[]>(isIdList),
	/** Looked into by the schema of its kind; here it is only an object. */
	body: v.custom<{ [key: string]: unknown }>(
		(body) => typeof body === 'object' && body !== null && !Array.isArray(body)
	)
};
const envelopeSchema = v.strictObject(envelope);
/** A newer version may have added to the envelope; what we know of it is enough to keep it in its place. */
const newerEnvelopeSchema = v.object({
	...envelope,
	v: v.pipe(v.number(), v.integer(), v.minValue(RECORD_VERSION + 1))
});

/** What every record has, also one that a newer version wrote. */
export type Envelope = v.InferOutput<typeof envelopeSchema>;

/** A record that this version understands. */
export type RegisterRecord = {
	[K in RecordKind]: Omit<Envelope, 'kind' | 'body'> & { kind: K; body: RecordBodies[K] };
}[RecordKind];
export type RecordOf<K extends RecordKind> = Extract<RegisterRecord, { kind: K }>;

/** Why a text or value is no record that counts; it is kept and relayed all the same. */
export type RecordProblem =
	/** Not JSON, or not the shape of a record at all. */
	| { kind: 'not-a-record' }
	/** A newer app wrote it: `version` is above ours, or the kind is not one that we know. */
	| { kind: 'newer'; version: number; recordKind: string; id: RecordId }
	/** A known kind whose content breaks its schema; `path` names the key, never the value. */
	| { kind: 'malformed'; recordKind: string; id: RecordId; path: string };

export type ParsedRecord =
	{ ok: true; record: RegisterRecord } | { ok: false; problem: RecordProblem; envelope: Envelope | null };

/** The id of a record: `device.n`. */
export const recordId = (record: Pick<Envelope, 'device' | 'n'>): RecordId => `${record.device}.${String(record.n)}`;

/**
 * Reads a record from its canonical text, or from the parsed value. Total: what
 * is no record of ours comes back as a problem, with the envelope where it has one.
 */
export function parseRecord(source: unknown): ParsedRecord {
	const value = typeof source === 'string' ? parseJson(source) : source;
	if (typeof source === 'string' && isUsualRecord(value)) return { ok: true, record: value as RegisterRecord };
	const strict = v.safeParse(envelopeSchema, value);
	const outer = strict.success ? strict : v.safeParse(newerEnvelopeSchema, value);
	if (!outer.success) {
		return { ok: false, problem: { kind: 'not-a-record' }, envelope: null };
	}
	const record = outer.output;
	const id = recordId(record);
	if (record.v > RECORD_VERSION || !isKnownKind(record.kind)) {
		return { ok: false, problem: { kind: 'newer', version: record.v, recordKind: record.kind, id }, envelope: record };
	}
	const body = v.safeParse(bodySchemas[record.kind], record.body);
	const malformed = (path: string): ParsedRecord => ({
		ok: false,
		problem: { kind: 'malformed', recordKind: record.kind, id, path },
		envelope: record
	});
	if (!body.success) return malformed(v.getDotPath(body.issues[0]) ?? '');
	if (record.row === undefined && tellsOfRow(record.kind)) return malformed('row');
	return { ok: true, record: { ...record, body: body.output } as RegisterRecord };
}

/** Canonical JSON of a record (RFC 8785): the text that is stored, hashed and compared. */
export function recordText(record: Envelope | RegisterRecord): string {
	return canonicalize(record) ?? 'null';
}

/**
 * True for JSON in the one spelling that `recordText` gives: keys sorted, none
 * twice, no blanks, whole letters (RFC 8785 has no half of a surrogate pair).
 * Another program must read the same in a record as this one. Total.
 */
export function isCanonicalText(text: string): boolean {
	try {
		const half = /(?<!\\)(?:\\\\)*\\ud/.test(text);
		return !half && text.isWellFormed() && canonicalize(JSON.parse(text)) === text;
	} catch {
		return false;
	}
}

/**
 * Makes every text inside a value well-formed Unicode: half of a surrogate pair
 * becomes U+FFFD. `replaced` names the keys where that happened, so that the
 * lawyer is told instead of finding it later.
 */
export function wellFormed<T>(value: T): { value: T; replaced: string[] } {
	const replaced: string[] = [];
	const walk = (one: unknown, path: string): unknown => {
		if (typeof one === 'string') {
			if (!one.isWellFormed()) replaced.push(path);
			return one.toWellFormed();
		}
		if (Array.isArray(one)) return one.map((item, index) => walk(item, `${path}[${String(index)}]`));
		if (one !== null && typeof one === 'object') {
			return Object.fromEntries(
				Object.entries(one).map(([key, item]) => {
					const place = path === '' ? key.toWellFormed() : `${path}.${key.toWellFormed()}`;
					if (!key.isWellFormed()) replaced.push(place);
					return [key.toWellFormed(), walk(item, place)];
				})
			);
		}
		return one;
	};
	return { value: walk(value, '') as T, replaced };
}

/** True for a kind that this version knows. */
export function isKnownKind(kind: string): kind is RecordKind {
	return KNOWN_KINDS.has(kind);
}

const KNOWN_KINDS: ReadonlySet<string> = new Set(Object.keys(bodySchemas));

/** True for a kind that carries the id of its row; `entered` begins one and is a row by its own id. */
function tellsOfRow(kind: RecordKind): boolean {
	return kind !== 'entered' && ROW_KINDS.some((one) => one === kind);
}

function parseJson(source: string): unknown {
	try {
		return JSON.parse(source) as unknown;
	} catch {
		return undefined;
	}
}
