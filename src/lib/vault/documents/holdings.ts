import * as v from 'valibot';
import { utf8, type Bytes } from '../bytes.js';
import type { SealKeys } from '../seal-keys.js';
import { openWords, sealWords, type SealedKind } from './sealed-words.js';

const KIND: SealedKind = { magic: utf8('TZLH'), version: 1, use: 'holdings' };

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

export function sealHoldings(what: Holdings, epoch: string, device: string, key: CryptoKey): Promise<Bytes> {
	return sealWords(KIND, what, epoch, device, key);
}

/** What a device says, with the device; null where it was altered, or sealed under a key that is not held here. Total over any bytes. */
export async function openHoldings(
	sealed: Bytes,
	keys: SealKeys
): Promise<{ device: string; holdings: Holdings } | null> {
	const opened = await openWords(KIND, sealed, keys);
	const read = v.safeParse(holdingsSchema, opened?.words);
	return opened && read.success ? { device: opened.device, holdings: read.output } : null;
}
