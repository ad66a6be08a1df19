import canonicalize from 'canonicalize';
import * as v from 'valibot';
import { concat, equalBytes, fixed, fromUtf8, Reader, sha256, toHex, utf8, type Bytes } from './bytes.js';
import { open, pad, seal, SIGNATURE_BYTES, unpad, verify, type Signer } from './crypto.js';
import type { SealKeys } from './seal-keys.js';

export const ACKNOWLEDGEMENT_VERSION = 1;
const MAGIC = utf8('TZLA');
const HEADER_BYTES = 4 + 1 + 32 + 16 + 16;

const headSchema = v.strictObject({
	n: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
	link: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
});
/** Other keys may come, and are signed too. */
const contentSchema = v.object({
	at: v.pipe(v.string(), v.isoTimestamp()),
	vector: v.record(
		v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
		v.strictObject({ ...headSchema.entries, forks: v.optional(v.pipe(v.array(headSchema), v.minLength(1))) })
	),
	cutOff: v.optional(v.array(v.string())),
	unopened: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1)))
});

/**
 * What a device says that it holds, durably: no record, not acknowledged
 * itself. A claim of its device: what it names counts only where it lies in
 * our logs too.
 */
export interface Acknowledgement {
	/** Moment by the device's clock, ISO 8601. */
	at: string;
	/** How far it holds each log, whole from record 1 on; `forks` are further heads of a log with branches. */
	vector: { [device: string]: { n: number; link: string; forks?: { n: number; link: string }[] } };
	/** Devices that are cut off, as its maker sees it: one that is among them cannot read the record that says so. */
	cutOff?: string[];
	/** So many runs came to it whose epoch's key it lacks; absent for none. */
	unopened?: number;
}

export interface AcknowledgementHeader {
	vault: Bytes;
	epoch: string;
	/** Who acknowledges. */
	device: string;
}

const headerBytes = ({ vault, epoch, device }: AcknowledgementHeader): Bytes =>
	concat(MAGIC, Uint8Array.of(ACKNOWLEDGEMENT_VERSION), vault, fixed(epoch, 16), fixed(device, 16));

const signedMessage = (vault: Bytes, device: string, text: Bytes): Bytes =>
	concat(utf8('tizilim-acknowledgement-1'), vault, fixed(device, 16), sha256(text));

/** Signs and seals what this device holds. `key` is the acknowledgement key of the header's epoch and device. */
export async function sealAcknowledgement(
	header: AcknowledgementHeader,
	content: Acknowledgement,
	signer: Signer,
	key: CryptoKey
): Promise<Bytes> {
	const text = utf8(canonicalize(content) ?? '');
	const signature = await signer.sign(signedMessage(header.vault, header.device, text));
	const aad = headerBytes(header);
	return concat(aad, await seal(key, pad(concat(signature, text)), aad));
}

/** Why an acknowledgement says nothing: made by a newer app, under an epoch or by a device not known here, or by nobody. */
export type AcknowledgementProblem = 'newer' | 'unknown-epoch' | 'unknown-device' | 'refused';

export type OpenedAcknowledgement =
	| { ok: true; value: { device: string; epoch: string } & Acknowledgement }
	| { ok: false; error: AcknowledgementProblem };

/** Opens and checks an acknowledgement. Total over any bytes. */
export async function openAcknowledgement(
	bytes: Bytes,
	vault: Bytes,
	keys: SealKeys,
	deviceKey: (device: string) => Bytes | null
): Promise<OpenedAcknowledgement> {
	const reader = new Reader(bytes);
	const known = equalBytes(reader.take(4), MAGIC);
	if (known && reader.u8() > ACKNOWLEDGEMENT_VERSION && reader.whole) return { ok: false, error: 'newer' };
	const mine = equalBytes(reader.take(32), vault);
	const epoch = toHex(reader.take(16));
	const device = toHex(reader.take(16));
	if (!known || !mine || !reader.whole) return REFUSED;
	const key = await keys.key('acknowledgement', epoch, device);
	if (!key) return { ok: false, error: 'unknown-epoch' };
	const signKey = deviceKey(device);
	if (!signKey) return { ok: false, error: 'unknown-device' };
	const padded = await open(key, bytes.slice(HEADER_BYTES), bytes.slice(0, HEADER_BYTES));
	const plain = padded && unpad(padded);
	if (!plain) return REFUSED;
	const text = plain.slice(SIGNATURE_BYTES);
	if (!(await verify(signKey, signedMessage(vault, device, text), plain.slice(0, SIGNATURE_BYTES)))) return REFUSED;
	const content = parseContent(text);
	return content ? { ok: true, value: { device, epoch, ...content } } : REFUSED;
}

const REFUSED = { ok: false, error: 'refused' } as const;

function parseContent(text: Bytes): Acknowledgement | null {
	try {
		const parsed = v.safeParse(contentSchema, JSON.parse(fromUtf8(text) ?? 'null'));
		if (!parsed.success) return null;
		const vector: Acknowledgement['vector'] = {};
		for (const [device, { n, link, forks }] of Object.entries(parsed.output.vector))
			vector[device] = forks ? { n, link, forks } : { n, link };
		const { at, cutOff, unopened } = parsed.output;
		return { at, vector, ...(cutOff ? { cutOff } : {}), ...(unopened ? { unopened } : {}) };
	} catch {
		return null;
	}
}
