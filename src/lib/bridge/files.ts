import * as v from 'valibot';
import type { PortalRecord } from '../register/portal.js';
import { BRIDGE_VERSION, MAX_OFFER, receiptSchema, type Receipt } from './messages.js';
import { portalRecordSchema } from './portal-record.js';

/**
 * The same without any permission: the page writes an offer into a file that the
 * extension's panel opens, and the panel writes the receipts into another.
 */
export const offerFileSchema = v.strictObject({
	tizilim: v.literal('portal-offer'),
	version: v.number(),
	expires: v.number(),
	records: v.pipe(v.array(portalRecordSchema), v.maxLength(MAX_OFFER))
});
export const receiptFileSchema = v.strictObject({
	tizilim: v.literal('portal-receipts'),
	version: v.number(),
	receipts: v.pipe(v.array(receiptSchema), v.maxLength(1000))
});
export type OfferFile = v.InferOutput<typeof offerFileSchema>;
export type ReceiptFile = v.InferOutput<typeof receiptFileSchema>;

export type FileRead<T> =
	{ ok: true; value: T } | { ok: false; why: 'not-json' | 'not-ours' | 'newer' | 'malformed' | 'expired' };

/** @param expires when the extension is to forget the records, ms UTC */
export function writeOfferFile(records: readonly PortalRecord[], expires: number): string {
	const file: OfferFile = { tizilim: 'portal-offer', version: BRIDGE_VERSION, expires, records: [...records] };
	return JSON.stringify(file);
}
/** What the extension's panel writes. */
export function writeReceiptFile(receipts: readonly Receipt[]): string {
	const file: ReceiptFile = { tizilim: 'portal-receipts', version: BRIDGE_VERSION, receipts: [...receipts] };
	return JSON.stringify(file);
}

/** Reads what the register's page wrote. `now` is in ms UTC. */
export function readOfferFile(text: string, now: number): FileRead<OfferFile> {
	const read = readFile(text, 'portal-offer', offerFileSchema);
	return read.ok && read.value.expires <= now ? { ok: false, why: 'expired' } : read;
}
/** Reads what the extension's panel wrote. */
export const readReceiptFile = (text: string): FileRead<ReceiptFile> =>
	readFile(text, 'portal-receipts', receiptFileSchema);

function readFile<T>(text: string, mark: string, schema: v.GenericSchema<unknown, T>): FileRead<T> {
	let data: unknown;
	try {
		data = JSON.parse(text);
	} catch {
		return { ok: false, why: 'not-json' };
	}
	if (data === null || typeof data !== 'object' || !('tizilim' in data) || data.tizilim !== mark) {
		return { ok: false, why: 'not-ours' };
	}
	if ('version' in data && typeof data.version === 'number' && data.version > BRIDGE_VERSION) {
		return { ok: false, why: 'newer' };
	}
	const read = v.safeParse(schema, data);
	return read.success ? { ok: true, value: read.output } : { ok: false, why: 'malformed' };
}
