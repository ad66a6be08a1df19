import { PAGE_KINDS } from '#lib/register/index.js';
import * as v from 'valibot';
import { utf8, type Bytes } from '../bytes.js';
import type { SealKeys } from '../seal-keys.js';
import { openWords, sealWords, type SealedKind } from './sealed-words.js';

const KIND: SealedKind = { magic: utf8('TZLF'), version: 1, use: 'document' };

/** What a page may be. Each is shown as it is; nothing else is taken in. */
export type PageType = (typeof PAGE_KINDS)[number];

/** The largest page, in bytes. */
const MOST_IN_PAGE = 64 * 1024 * 1024;

const hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const coverSchema = v.strictObject({
	/** The page's own key, 32 random bytes. */
	key: hex,
	/** SHA-256 of the page as it is. */
	sha256: hex,
	type: v.picklist(PAGE_KINDS),
	/** Bytes of the page as it is. */
	bytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_IN_PAGE)),
	/** Names of the sealed pieces, in order. */
	pieces: v.pipe(v.array(hex), v.minLength(1), v.maxLength(1000)),
	/** A small picture of it, base64 of JPEG or WebP. */
	thumbnail: v.optional(v.pipe(v.string(), v.maxLength(200_000), v.base64()))
});

/**
 * The cover of a sealed page: its key, of which pieces it is made, its small
 * picture. Records name a page by the hash of its sealed cover, and hold no key:
 * once the covers are gone, nothing opens the pieces.
 */
export type Cover = v.InferOutput<typeof coverSchema>;

/** Seals a cover under the current epoch. */
export function sealCover(cover: Cover, epoch: string, device: string, key: CryptoKey): Promise<Bytes> {
	return sealWords(KIND, cover, epoch, device, key);
}

/** A cover, or null where it was altered, or sealed under a key that is not held here. Total over any bytes. */
export async function openCover(sealed: Bytes, keys: SealKeys): Promise<Cover | null> {
	const opened = await openWords(KIND, sealed, keys);
	const read = v.safeParse(coverSchema, opened?.words);
	return read.success ? read.output : null;
}
