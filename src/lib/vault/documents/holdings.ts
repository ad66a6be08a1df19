import * as v from 'valibot';
import { concat, equalBytes, fixed, fromUtf8, Reader, toHex, utf8, type Bytes } from '../bytes.js';
import { open, pad, seal, unpad } from '../crypto.js';
import type { SealKeys } from '../seal-keys.js';

const MAGIC = utf8('TZLH');
const HOLDINGS_VERSION = 0;
const HEADER_BYTES = 4 + 1 + 16 + 16;

const blob = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const blobs = v.pipe(v.array(blob), v.maxLength(100_000));
const holdingsSchema = v.strictObject({
	/** By the device's clock, ms UTC: of two, the later one stands. */
	at: v.pipe(v.number(), v.integer(), v.minValue(0)),
	/** It keeps every document. */
	all: v.boolean(),
	/** Pages that it holds whole, sorted. */
	whole: blobs,
	/** Covers that it holds besides, sorted. */
	covers: blobs,
	/** Pages that it asks for. */
	asked: blobs
});

/** What a device says of the documents on it: to whoever else may send or drop them. A claim, believed for convenience only. */
export type Holdings = v.InferOutput<typeof holdingsSchema>;

export async function sealHoldings(what: Holdings, epoch: string, device: string, key: CryptoKey): Promise<Bytes> {
	const header = concat(MAGIC, Uint8Array.of(HOLDINGS_VERSION), fixed(epoch, 16), fixed(device, 16));
	return concat(header, await seal(key, pad(utf8(JSON.stringify(what))), header));
}

/** What a device says, with the device; null where it was altered, or sealed under a key that is not held here. Total over any bytes. */
export async function openHoldings(
	sealed: Bytes,
	keys: SealKeys
): Promise<{ device: string; holdings: Holdings } | null> {
	const reader = new Reader(sealed);
	const sound = equalBytes(reader.take(4), MAGIC) && reader.u8() === HOLDINGS_VERSION;
	const epoch = toHex(reader.take(16));
	const device = toHex(reader.take(16));
	const key = await keys.key('holdings', epoch, device);
	if (!sound || !reader.whole || !key) return null;
	const padded = await open(key, sealed.slice(HEADER_BYTES), sealed.slice(0, HEADER_BYTES));
	const text = padded && fromUtf8(unpad(padded) ?? new Uint8Array(0));
	try {
		const read = v.safeParse(holdingsSchema, JSON.parse(text ?? 'null'));
		return read.success ? { device, holdings: read.output } : null;
	} catch {
		return null;
	}
}
