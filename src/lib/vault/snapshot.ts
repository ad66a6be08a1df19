import canonicalize from 'canonicalize';
import * as v from 'valibot';
import { concat, equalBytes, fixed, fromUtf8, Reader, sha256, toHex, u32, utf8, type Bytes } from './bytes.js';
import { open, pad, seal, SIGNATURE_BYTES, unpad, verify, type Signer } from './crypto.js';
import type { SealKeys } from './seal-keys.js';

export const SNAPSHOT_VERSION = 1;
const MAGIC = utf8('TZLS');
const HEADER_BYTES = 4 + 1 + 32 + 16 + 16 + 16;

/** How far each device's log is held: its last record and link (hex). */
export type Vector = { [device: string]: { n: number; link: string } };

const vectorSchema = v.record(
	v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
	v.strictObject({
		n: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
		link: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
	})
);

/** A document as it was when a device had read its logs up to `vector`. A cache: never the only copy of anything. */
export interface Snapshot {
	document: string;
	vector: Vector;
	/** `Automerge.save` of the document. */
	saved: Bytes;
}

export interface SnapshotHeader {
	vault: Bytes;
	epoch: string;
	document: string;
	/** The device that made and signed it. */
	maker: string;
}

const headerBytes = ({ vault, epoch, document, maker }: SnapshotHeader): Bytes =>
	concat(MAGIC, Uint8Array.of(SNAPSHOT_VERSION), vault, fixed(epoch, 16), fixed(document, 16), fixed(maker, 16));

async function signedMessage(document: string, vector: Bytes, saved: Bytes): Promise<Bytes> {
	// The browser's own hash: of a whole year it takes a tenth of the time.
	const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', saved));
	return concat(utf8('tizilim-snapshot-1'), fixed(document, 16), sha256(vector), hash);
}

/** Vectors as bytes: canonical JSON, so that equal vectors are equal bytes. */
const vectorBytes = (vector: Vector): Bytes => utf8(canonicalize(vector) ?? '{}');

export async function sealSnapshot(
	header: SnapshotHeader,
	snapshot: Snapshot,
	signer: Signer,
	key: CryptoKey
): Promise<Bytes> {
	const vector = vectorBytes(snapshot.vector);
	const signature = await signer.sign(await signedMessage(snapshot.document, vector, snapshot.saved));
	const plain = concat(signature, u32(vector.length), vector, snapshot.saved);
	const aad = headerBytes(header);
	return concat(aad, await seal(key, pad(plain), aad));
}

/** Opens and checks a snapshot; null for anything that is off: it is a cache and is rebuilt from the journal. */
export async function openSnapshot(
	bytes: Bytes,
	vault: Bytes,
	keys: SealKeys,
	deviceKey: (device: string) => Bytes | null
): Promise<Snapshot | null> {
	const reader = new Reader(bytes);
	const sound =
		equalBytes(reader.take(4), MAGIC) && reader.u8() <= SNAPSHOT_VERSION && equalBytes(reader.take(32), vault);
	const epoch = toHex(reader.take(16));
	const document = toHex(reader.take(16));
	const maker = toHex(reader.take(16));
	const signKey = deviceKey(maker);
	const key = await keys.key('snapshot', epoch, maker);
	if (!sound || !reader.whole || !signKey || !key) return null;
	const padded = await open(key, bytes.slice(HEADER_BYTES), bytes.slice(0, HEADER_BYTES));
	const plain = padded && unpad(padded);
	if (!plain) return null;
	const inside = new Reader(plain);
	const signature = inside.take(SIGNATURE_BYTES);
	const vectorText = inside.take(inside.u32());
	const saved = inside.take(inside.left);
	if (!inside.whole) return null;
	if (!(await verify(signKey, await signedMessage(document, vectorText, saved), signature))) return null;
	const vector = parseVector(vectorText);
	return vector && { document, vector, saved };
}

function parseVector(bytes: Bytes): Vector | null {
	try {
		const parsed = v.safeParse(vectorSchema, JSON.parse(fromUtf8(bytes) ?? 'null'));
		return parsed.success ? parsed.output : null;
	} catch {
		return null;
	}
}
