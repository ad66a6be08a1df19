import canonicalize from 'canonicalize';
import * as v from 'valibot';
import { fixed, fromUtf8, toHex, utf8, type Bytes } from '../bytes.js';
import { SIGNATURE_BYTES, verify, type Signer } from '../crypto.js';
import type { Vector } from '../snapshot.js';

/** What a device says of the backup that it makes: when, and how far each log goes in it. */
export interface Note {
	/** Moment of making by the device's clock, ISO 8601 with offset. A claim. */
	at: string;
	device: string;
	logs: Vector;
	/** Records that the device itself could not read any more: damaged on its disk. */
	unread: number;
}

const hexOf = (bytes: number) => v.pipe(v.string(), v.regex(/^[0-9a-f]*$/), v.length(2 * bytes));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const schema = v.looseObject({
	statement: v.literal('tizilim-backup-1'),
	vault: hexOf(32),
	at: v.pipe(
		v.string(),
		v.maxLength(40),
		v.check((text) => !Number.isNaN(Date.parse(text)))
	),
	device: hexOf(16),
	logs: v.record(hexOf(16), v.strictObject({ n: count, link: hexOf(32) })),
	unread: count,
	signature: hexOf(SIGNATURE_BYTES)
});

const messageOf = (statement: object): Bytes => utf8(canonicalize(statement) ?? '');

/** The note as canonical JSON, with the signature of the device that makes the backup. */
export async function writeNote(vault: Bytes, note: Note, signer: Signer): Promise<Bytes> {
	const statement = { statement: 'tizilim-backup-1', vault: toHex(vault), ...note };
	const signature = toHex(await signer.sign(messageOf(statement)));
	return messageOf({ ...statement, signature });
}

/** Reads a note; null where it is malformed, of another vault, or not signed by a device that is known. */
export async function readNote(
	bytes: Bytes,
	vault: Bytes,
	deviceKey: (device: string) => Bytes | null
): Promise<Note | null> {
	const parsed = v.safeParse(schema, parsedJson(bytes));
	if (!parsed.success || parsed.output.vault !== toHex(vault)) return null;
	// Keys that a later version adds are signed too.
	const { signature, ...statement } = parsed.output;
	const key = deviceKey(statement.device);
	const holds = key && (await verify(key, messageOf(statement), fixed(signature, SIGNATURE_BYTES)));
	const { at, device, logs, unread } = statement;
	return holds ? { at, device, logs, unread } : null;
}

function parsedJson(bytes: Bytes): unknown {
	try {
		return JSON.parse(fromUtf8(bytes) ?? 'null');
	} catch {
		return null;
	}
}
