import * as v from 'valibot';
import { ASSISTANCE_KINDS, CATEGORIES } from './codes.js';
import { count, reason, text } from './body-types.js';
import { daySchema } from './fields.js';

/** What the calendar says of a day that is not as its weekday: a holiday, a working Saturday, or as usual again. */
export const DAY_STATES = ['off', 'working', 'usual'] as const;
export type DayState = (typeof DAY_STATES)[number];

/** Kinds of the vault behind reports and the calendar. Each is one line of a table: the latest of its key stands. */
export const reportBodySchemas = {
	/** What an hour is paid, from a day on; the key is all but `perHour`. No figure is built in: rates change. */
	'pay-rate': v.strictObject({
		from: daySchema,
		/** Only for this kind of assistance, or this category; absent for any. */
		assistanceKind: v.optional(v.picklist(ASSISTANCE_KINDS)),
		category: v.optional(v.picklist(CATEGORIES)),
		/** Thousandths of an МРП (monthly calculation index) an hour; absent takes the line out of the table. */
		perHour: v.optional(v.pipe(count, v.maxValue(1_000_000_000)))
	}),
	/** The МРП in whole tenge, from a day on; without `tenge` the line is taken out. */
	mrp: v.strictObject({ from: daySchema, tenge: v.optional(v.pipe(count, v.maxValue(1_000_000_000))) }),
	/** A day on which the state does not work, or does though its weekday says otherwise. */
	'day-off': v.strictObject({ date: daySchema, state: v.picklist(DAY_STATES), note: v.optional(text) }),
	/** Whose report file is expected, in an office or a bar association that puts reports together. */
	'expected-lawyer': v.strictObject({ name: reason, expected: v.boolean() })
} as const;

/** A row's fee was asked for, within one month of the document that decided the matter; or was not after all. */
export const payAskedSchema = v.strictObject({ date: daySchema, asked: v.boolean() });
