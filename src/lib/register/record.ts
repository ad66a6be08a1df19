import canonicalize from 'canonicalize';
import * as v from 'valibot';
import { bodySchemas, type RecordBodies, type RecordKind } from './bodies.js';
import { daySchema } from './fields.js';

/** The version of the records that this code writes and understands. */
export const RECORD_VERSION = 0;

/** A device: the first 16 bytes of a hash of its public key, in lower-case hex. */
export const deviceIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
/** A record: its device and its place in that device's log, `device.n`. */
export const recordIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}\.[1-9]\d{0,15}$/));
export type DeviceId = string;
export type RecordId = string;

const envelope = {
	v: v.pipe(v.number(), v.integer(), v.minValue(0)),
	kind: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,40}$/)),
	row: v.optional(recordIdSchema),
	device: deviceIdSchema,
	n: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
	/** Moment of recording by the device's clock, ISO 8601 with its offset. A claim: shown and checked, never decisive. */
	at: v.pipe(
		v.string(),
		v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/),
		v.check((at) => !Number.isNaN(Date.parse(at)))
	),
	/** Calendar day of recording in Kazakhstan, written once by the recording device (Rule 4). */
	day: daySchema,
	base: v.pipe(v.array(recordIdSchema), v.maxLength(1000)),
	body: v.record(v.string(), v.unknown())
};
const envelopeSchema = v.strictObject(envelope);

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
	const outer = v.safeParse(envelopeSchema, value);
	if (!outer.success) return { ok: false, problem: { kind: 'not-a-record' }, envelope: null };
	const record = outer.output;
	const id = recordId(record);
	if (record.v > RECORD_VERSION || !isKnownKind(record.kind)) {
		return { ok: false, problem: { kind: 'newer', version: record.v, recordKind: record.kind, id }, envelope: record };
	}
	const body = v.safeParse(bodySchemas[record.kind], record.body);
	if (!body.success) {
		const path = v.getDotPath(body.issues[0]) ?? '';
		return { ok: false, problem: { kind: 'malformed', recordKind: record.kind, id, path }, envelope: record };
	}
	return { ok: true, record: { ...record, body: body.output } as RegisterRecord };
}

/** Canonical JSON of a record (RFC 8785): the text that is stored, hashed and compared. */
export function recordText(record: Envelope | RegisterRecord): string {
	return canonicalize(record) ?? 'null';
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
				Object.entries(one).map(([key, item]) => [key.toWellFormed(), walk(item, path === '' ? key : `${path}.${key}`)])
			);
		}
		return one;
	};
	return { value: walk(value, '') as T, replaced };
}

/** True for a kind that this version knows. */
export function isKnownKind(kind: string): kind is RecordKind {
	return Object.hasOwn(bodySchemas, kind);
}

function parseJson(source: string): unknown {
	try {
		return JSON.parse(source) as unknown;
	} catch {
		return undefined;
	}
}
