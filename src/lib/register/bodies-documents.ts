import * as v from 'valibot';
import { count, hex, id, reason, text } from './body-types.js';
import { daySchema } from './fields.js';

/** What a page of a document's copy may be. */
export const PAGE_KINDS = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;

/** Original or copy: what changed hands (Standard 1.5). */
export const DOCUMENT_FORMS = ['original', 'copy'] as const;
export type DocumentForm = (typeof DOCUMENT_FORMS)[number];

/** One page, or one PDF: sealed bytes beside the journal, named by the hash of their sealed cover. */
const page = v.strictObject({
	blob: hex(32),
	type: v.picklist(PAGE_KINDS),
	/** Of the page as it is. */
	bytes: count,
	width: v.optional(count),
	height: v.optional(count)
});

/** A copy of a document of the client's, kept sealed (Standard 1.5, 1.11): an entry that can be written anew or struck out. */
export const documentSchemas = {
	'document-copy': v.strictObject({
		entry: v.optional(id),
		struck: v.optional(reason),
		title: reason,
		/** The day on which the copy was made. */
		date: daySchema,
		note: v.optional(text),
		pages: v.pipe(v.array(page), v.minLength(1), v.maxLength(500))
	})
} as const;

/** Lies in the vault document: one act may tell of many matters. */
export const disposalSchemas = {
	/** Copies whose time is over were disposed of by an act with a protocol (Standard 1.11): these pages are removed everywhere. */
	'copies-disposed': v.strictObject({
		date: daySchema,
		/** Number of the act. */
		act: text,
		/** Who disposed of them. */
		members: v.pipe(v.array(text), v.maxLength(20)),
		/** In what way. */
		how: v.optional(text),
		items: v.pipe(
			v.array(
				v.strictObject({
					row: id,
					/** The record that began the copy. */
					copy: id,
					title: text,
					blobs: v.pipe(v.array(hex(32)), v.minLength(1), v.maxLength(2000))
				})
			),
			v.minLength(1),
			v.maxLength(1000)
		)
	})
} as const;

/** Keys that a custody log needs beside what a `document` record always had. */
export const custodyKeys = {
	/** Original or copy. */
	form: v.optional(v.picklist(DOCUMENT_FORMS)),
	/** How many sheets. */
	sheets: v.optional(count),
	/** The record that began the copy kept of it. */
	copy: v.optional(id),
	note: v.optional(text)
} as const;

export type DocumentCopy = Omit<v.InferOutput<(typeof documentSchemas)['document-copy']>, 'entry' | 'struck'>;
