import { bodySchemas, type RecordBodies } from '#lib/register/index.js';
import canonicalize from 'canonicalize';
import { deflateSync } from 'fflate';
import * as v from 'valibot';
import {
	concat,
	equalBytes,
	fixed,
	fromHex,
	fromUtf8,
	Reader,
	toHex,
	u32,
	utf8,
	type Bytes
} from '#lib/vault/bytes.js';
import { deviceIdOf, vaultIdOf } from '#lib/vault/crypto.js';
import { holdsAdmission } from '#lib/vault/membership.js';
import { inflate } from '#lib/vault/run.js';
import type { Introduction } from './introduction.js';

/** What the device with the register gives to the new one. */
export interface Handover {
	/** The admission of the new device, signed by the one that hands over. */
	admission: RecordBodies['device-added'];
	/** The Ed25519 public key of the device that hands over. */
	voucherKey: Bytes;
	/** The root's Ed25519 public key; its hash is the vault's id. */
	rootKey: Bytes;
	/** Epoch keys; the last one seals what is new. */
	epochs: Bytes[];
	/** A container of the vault: epoch seals to the root, and runs, as many as the channel carries. */
	container: Bytes;
	/** What else is handed over; nothing of it is understood here. */
	extras: Bytes;
}

/** Inflates to at most so much: what a phone can hold. */
const MOST_BYTES = 64 * 1024 * 1024;

const key = v.pipe(
	v.string(),
	v.transform((text) => fromHex(text)),
	v.custom<Bytes>((bytes) => bytes instanceof Uint8Array && bytes.length === 32)
);
const schema = v.looseObject({
	admission: bodySchemas['device-added'],
	voucherKey: key,
	rootKey: key,
	epochs: v.pipe(v.array(key), v.minLength(1), v.maxLength(1000))
});

/** Raw deflate of: length ‖ canonical JSON ‖ length ‖ container ‖ length ‖ extras. */
export function writeHandover({ container, extras, ...rest }: Handover): Bytes {
	const json = canonicalize({
		admission: rest.admission,
		voucherKey: toHex(rest.voucherKey),
		rootKey: toHex(rest.rootKey),
		epochs: rest.epochs.map(toHex)
	});
	const parts = [utf8(json ?? ''), container, extras].flatMap((part) => [u32(part.length), part]);
	return new Uint8Array(deflateSync(concat(...parts)));
}

/**
 * Reads a handover and holds it to what was shown: the vault of the other
 * one's introduction, the keys of one's own, the voucher's signature. Null for
 * what does not hold in any way.
 */
export async function readHandover(
	deflated: Bytes,
	holder: Extract<Introduction, { role: 'holder' }>,
	own: { signKey: Bytes; agreeKey: Bytes }
): Promise<Handover | null> {
	const plain = inflate(deflated, MOST_BYTES);
	if (!plain) return null;
	const reader = new Reader(plain);
	const [json, container, extras] = [taken(reader), taken(reader), taken(reader)];
	if (!reader.whole || reader.left > 0) return null;
	const parsed = v.safeParse(schema, parsedJson(json));
	if (!parsed.success) return null;
	const { admission, voucherKey, rootKey, epochs } = parsed.output;
	const mine =
		equalBytes(fixed(admission.signKey, 32), own.signKey) && equalBytes(fixed(admission.agreeKey, 32), own.agreeKey);
	const ofVault = equalBytes(vaultIdOf(rootKey), holder.vault);
	const vouched = admission.by === toHex(deviceIdOf(holder.vault, voucherKey));
	if (!mine || !ofVault || !vouched) return null;
	const holds = await holdsAdmission(holder.vault, admission, voucherKey);
	return holds ? { admission, voucherKey, rootKey, epochs, container, extras } : null;
}

const taken = (reader: Reader): Bytes => reader.take(reader.u32());

function parsedJson(bytes: Bytes): unknown {
	try {
		return JSON.parse(fromUtf8(bytes) ?? 'null');
	} catch {
		return null;
	}
}
