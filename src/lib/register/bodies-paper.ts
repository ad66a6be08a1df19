import * as v from 'valibot';
import { REGISTER_LANGUAGES } from './codes.js';
import { count, reason, text } from './body-types.js';
import { daySchema } from './fields.js';

/** Whose stamp seals a paper log (Rule 5): the legal advice office's, the law firm's, or the lawyer's own. */
export const STAMPS = ['office', 'firm', 'own'] as const;
export type Stamp = (typeof STAMPS)[number];

/** What was found on a line of a paper log that no row of the register claims; `settled` ends what was said of it. */
export const LINE_STATES = ['not-in-register', 'spoiled', 'blank', 'settled'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** At least one sheet, page or line. */
const place = v.pipe(count, v.minValue(1));

/** The kinds of records that tell of the paper twin (Rules 3, 5, 6). */
export const paperBodySchemas = {
	/** The row was not written into the paper log after all: takes a `paper` record back. */
	'paper-withdrawn': v.strictObject({ reason }),
	/** A paper log, whole each time: the latest of its name stands. */
	'paper-log': v.strictObject({
		/** Its name, as `paper` records give it; two logs of one name are one. */
		log: reason,
		volume: v.optional(place),
		/** Numbered sheets, as the certification sheet has it (Rule 5). */
		sheets: place,
		/** Lines that a page holds, where they are counted. */
		lines: v.optional(place),
		/** A paper log is kept in one language (Rule 5). */
		language: v.picklist(REGISTER_LANGUAGES),
		stamp: v.picklist(STAMPS),
		/** Name of the office or firm whose stamp it is. */
		stampOf: v.optional(text),
		/** Where it is kept. */
		place: text,
		opened: daySchema,
		closed: v.optional(daySchema),
		/** The lawyer's own day in the place of three years after the last entry (Rule 6). */
		keptUntil: v.optional(daySchema)
	}),
	/** What stands on a line that no row claims; the latest of its place stands. */
	'paper-line': v.strictObject({
		log: reason,
		page: place,
		line: place,
		state: v.picklist(LINE_STATES),
		note: v.optional(text)
	}),
	/** A paper log whose time is over was disposed of by an act with a protocol (Rule 6). */
	'paper-log-disposed': v.strictObject({
		log: reason,
		date: daySchema,
		/** Number of the act. */
		act: text,
		/** Who disposed of it. */
		members: v.pipe(v.array(text), v.maxLength(20)),
		/** In what way. */
		how: v.optional(text)
	})
} as const;
