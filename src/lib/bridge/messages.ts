import * as v from 'valibot';
import { portalRecordSchema } from './portal-record.js';

/**
 * The protocol between the register's page and the extension. The page offers
 * portal records and takes receipts; nothing else exists in it. Both sides
 * check each message by these schemas, which refuse unknown keys.
 *
 * Handshake: the page makes a `MessageChannel` and posts `HELLO` to its own
 * window with one port; the extension's content script, there only where the
 * lawyer allowed it, answers on the port with `welcome`. A content script that
 * comes later posts `HERE` to the window, and the page says hello again.
 */

/** Grows when a message changes so that an older side would misread it. */
export const BRIDGE_VERSION = 1;
/** How many records one offer may hold. */
export const MAX_OFFER = 500;
/** How long the extension keeps an offer, in ms: a working day. */
export const OFFER_LIVES = 8 * 60 * 60_000;

const version = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
const transfer = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));
const short = v.pipe(v.string(), v.maxLength(200));

/** Posted to the page's own window, with one port. */
export const helloSchema = v.strictObject({ tizilim: v.literal('bridge-hello'), version });
/** Posted to the window by a content script that came after the page. */
export const hereSchema = v.strictObject({ tizilim: v.literal('bridge-here'), version });

/** What the lawyer entered into the portal, by the random id of the handing-over: no row's id, no value. */
export const receiptSchema = v.strictObject({
	transfer,
	/** The keys of the record that were written and read back; what was not is no part of what left. */
	keys: v.pipe(v.array(short), v.maxLength(20)),
	/** When the lawyer confirmed it, ms UTC. */
	at: moment,
	/** The number that the portal gave, as the lawyer typed it. */
	portalNumber: v.nullable(short)
});

/** From the page. */
export const fromPageSchema = v.variant('kind', [
	/** Takes the place of whatever was offered before. */
	v.strictObject({
		kind: v.literal('offer'),
		version,
		records: v.pipe(v.array(portalRecordSchema), v.maxLength(MAX_OFFER)),
		/** ms UTC; the extension forgets the records then, or after `OFFER_LIVES`. */
		expires: moment
	}),
	v.strictObject({ kind: v.literal('withdraw'), version }),
	/** The receipts are durable in the register: the extension may forget them. */
	v.strictObject({ kind: v.literal('receipts-kept'), version, transfers: v.pipe(v.array(transfer), v.maxLength(1000)) })
]);

/** From the extension. */
export const fromExtensionSchema = v.variant('kind', [
	/** `version` is that of the extension's protocol; `waiting` is how many records it holds. */
	v.strictObject({ kind: v.literal('welcome'), version, extension: short, waiting: v.number() }),
	v.strictObject({ kind: v.literal('taken'), version, transfers: v.pipe(v.array(transfer), v.maxLength(MAX_OFFER)) }),
	v.strictObject({
		kind: v.literal('refused'),
		version,
		why: v.picklist(['malformed', 'version', 'expired', 'too-many', 'not-allowed', 'failed'])
	}),
	/** Sent after the handshake and whenever one is added, until the page says that they are kept. */
	v.strictObject({ kind: v.literal('receipts'), version, receipts: v.pipe(v.array(receiptSchema), v.maxLength(1000)) }),
	/** The offer ran out, or was withdrawn in the panel. */
	v.strictObject({ kind: v.literal('gone'), version, transfers: v.pipe(v.array(transfer), v.maxLength(MAX_OFFER)) })
]);

export type FromPage = v.InferOutput<typeof fromPageSchema>;
export type FromExtension = v.InferOutput<typeof fromExtensionSchema>;
export type Receipt = v.InferOutput<typeof receiptSchema>;

/** @returns null for whatever is no message of the page */
export function readFromPage(data: unknown): FromPage | null {
	const read = v.safeParse(fromPageSchema, data);
	return read.success ? read.output : null;
}
/** @returns null for whatever is no message of the extension */
export function readFromExtension(data: unknown): FromExtension | null {
	const read = v.safeParse(fromExtensionSchema, data);
	return read.success ? read.output : null;
}
