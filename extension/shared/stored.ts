import * as v from 'valibot';
import {
	portalRecordSchema,
	readPortalRecord,
	receiptSchema,
	type PortalRecord,
	type Receipt
} from '#lib/bridge/index.js';
import type { Area } from './area.js';
import { plainCopy } from './plain.js';

/** What the extension keeps, by key. Session keys live in memory and end with the browser; local ones stay. */
export const KEYS = {
	/** Session: the records that wait, until when, and from where. */
	queue: 'queue',
	/** Session: what became of the queue that is no more. */
	ended: 'ended',
	/** Session: the register's page that last said hello, and its version of the protocol. */
	link: 'link',
	/** Session: what a key or a menu asks of the panel. */
	ask: 'ask',
	/** Local: origins that the lawyer allowed, and for what. */
	sites: 'sites',
	/** Local: what was entered and is not yet kept by the register. */
	receipts: 'receipts',
	/** Local: the language of the panel. */
	language: 'language',
	/** Local: portal profiles and taught maps. */
	profiles: 'profiles'
} as const;

const origin = v.pipe(v.string(), v.maxLength(300));
const moment = v.pipe(v.number(), v.integer());

/** An origin that the lawyer allowed. */
const siteSchema = v.strictObject({ origin, role: v.picklist(['register', 'portal']) });
export type Site = v.InferOutput<typeof siteSchema>;

const queueSchema = v.strictObject({
	records: v.array(portalRecordSchema),
	/** ms UTC. */
	expires: moment,
	/** The register's origin; null when the offer came by file. */
	from: v.nullable(origin)
});
/** The records that wait. */
export interface StoredQueue {
	records: PortalRecord[];
	expires: number;
	from: string | null;
}

const endedSchema = v.strictObject({ why: v.picklist(['expired', 'withdrawn']), count: moment });
/** Why there is no queue any more, and how many rows it had left. */
export type Ended = v.InferOutput<typeof endedSchema>;

const linkSchema = v.strictObject({ origin, at: moment, version: v.number() });
/** The last hello of a register's page. */
export type Link = v.InferOutput<typeof linkSchema>;

const askSchema = v.strictObject({ what: v.picklist(['look', 'fill', 'field']), tab: moment, at: moment });
/** What a key or a menu asks of the panel. */
export type Ask = v.InferOutput<typeof askSchema>;

const LANGUAGES = ['kk', 'ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const read = <T>(schema: v.GenericSchema<unknown, T>, data: unknown): T | null => {
	const checked = v.safeParse(schema, data);
	return checked.success ? checked.output : null;
};

/** What an older version left behind, or a broken disk, reads as nothing. */
export const readSites = async (local: Area): Promise<Site[]> =>
	read(v.array(siteSchema), await local.get(KEYS.sites)) ?? [];
export const readReceipts = async (local: Area): Promise<Receipt[]> =>
	read(v.array(receiptSchema), await local.get(KEYS.receipts)) ?? [];
export const readLanguage = async (local: Area): Promise<Language | null> =>
	read(v.picklist(LANGUAGES), await local.get(KEYS.language));
export const readEnded = async (session: Area): Promise<Ended | null> =>
	read(endedSchema, await session.get(KEYS.ended));
export const readLink = async (session: Area): Promise<Link | null> => read(linkSchema, await session.get(KEYS.link));
export const readAsk = async (session: Area): Promise<Ask | null> => read(askSchema, await session.get(KEYS.ask));

/** The queue as it stands, whether it ran out or not. */
export async function readQueue(session: Area): Promise<StoredQueue | null> {
	const held = read(queueSchema, plainCopy(await session.get(KEYS.queue)));
	if (held === null) return null;
	return { ...held, records: held.records.map(readPortalRecord).filter((record) => record !== null) };
}
