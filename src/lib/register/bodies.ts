import * as v from 'valibot';
import { CONSENT_WAYS, HEADING_PLACES, REGISTER_LANGUAGES } from './codes.js';
import { signingBodies } from './bodies-signing.js';
import { paperBodySchemas } from './bodies-paper.js';
import { custodyKeys, disposalSchemas, documentSchemas } from './bodies-documents.js';
import { payAskedSchema, reportBodySchemas } from './bodies-report.js';
import { matterSchemas, ownSchemas } from './bodies-standard.js';
import { syncBodies } from './bodies-sync.js';
import { clock, count, hex, id, reason, text, year } from './body-types.js';
import { changedFieldsSchema, daySchema, minutesSchema, rowFieldsSchema } from './fields.js';

const session = {
	/** Day of the work. */
	date: daySchema,
	/** Local time in Kazakhstan, where the lawyer keeps from–to. */
	from: v.optional(clock),
	to: v.optional(clock),
	/** Whole minutes of work. */
	minutes: minutesSchema,
	what: v.optional(text)
};

/**
 * The content of each kind of record, version 0. A kind's schema is closed:
 * a key that it does not name makes the record "malformed", which is kept and
 * shown but does not count. `docs/format.md` describes them for other programs.
 */
export const bodySchemas = {
	/** A row is entered (Rule 4). Its id is this record's id. */
	entered: v.strictObject({
		/** Secret random 128 bits that go into whatever is hashed or signed over the row. */
		salt: hex(16),
		/** The volume: the year of the application date at entry; never changes. */
		volume: year,
		fields: rowFieldsSchema,
		/** Present on a row brought in from a file: carries no lateness and no EDS. */
		imported: v.optional(
			v.strictObject({
				/** SHA-256 over the row's content in the file: the same file again adds nothing. */
				key: hex(32),
				sheet: v.optional(text),
				sourceRow: count,
				/** Column 7 as the file had it: a claim, not a signature. */
				column7: v.optional(text),
				/** What the lawyer said once for the whole file. */
				onPaper: v.optional(v.boolean()),
				inPortal: v.optional(v.boolean()),
				signedByHand: v.optional(v.boolean())
			})
		)
	}),
	/** Fields that were empty are filled in, as on paper: no reason needed. */
	completed: v.strictObject({ fields: changedFieldsSchema }),
	/** Fields are corrected; the old text stays, struck through (Rule 5: nothing is erased). Also settles a conflict or a number. */
	corrected: v.strictObject({ fields: changedFieldsSchema, reason }),
	/** The row is struck out whole and keeps its number. */
	voided: v.strictObject({ reason }),
	/** Time worked (column 6). */
	time: v.strictObject(session),
	/** A time session replaced by this one. */
	'time-corrected': v.strictObject({ session: id, ...session, reason }),
	/** A time session struck out. */
	'time-voided': v.strictObject({ session: id, reason }),
	/** The client's consent to what leaves, given or withdrawn. */
	consent: v.strictObject({ given: v.boolean(), how: v.picklist(CONSENT_WAYS), date: daySchema }),
	/** The row was entered into the portal: exactly what left (Rule 7). */
	sent: v.strictObject({
		transfer: text,
		/** The portal record as it left, canonical JSON. */
		record: text,
		portalNumber: v.optional(text)
	}),
	/** The row was written into the paper log by hand (Rule 5). A later one corrects an earlier one. */
	paper: v.strictObject({ log: text, page: count, line: v.optional(count) }),
	/** A document of the client's moved, or a copy was kept (Standard 1.5, 1.11). */
	document: v.strictObject({
		what: v.picklist(['received', 'returned', 'copy-kept']),
		title: text,
		date: daySchema,
		from: v.optional(text),
		blobs: v.optional(v.pipe(v.array(hex(32)), v.maxLength(500))),
		...custodyKeys
	}),
	/** Assistance on the matter ended: retention counts from here (Standard 1.11). */
	ended: v.strictObject({ date: daySchema, outcome: v.optional(text) }),
	/** The client demands that copies be kept (Standard 1.11). */
	'copies-demanded': v.strictObject({ date: daySchema, demanded: v.boolean() }),
	...matterSchemas,
	...documentSchemas,
	'pay-asked': payAskedSchema,
	/** A month was closed after its report. */
	'month-closed': v.strictObject({
		month: v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
		rows: count,
		minutes: count
	}),

	/** The vault begins: the root of trust. Vault id = SHA-256 of the root key. */
	'vault-created': v.strictObject({ rootKey: hex(32) }),
	/** A device joins; signed by the root or by an active device over the statement in `docs/format.md`. */
	'device-added': v.strictObject({
		device: hex(16),
		name: text,
		signKey: hex(32),
		agreeKey: hex(32),
		/** Who vouches: `root`, or a device id. */
		by: v.union([v.literal('root'), hex(16)]),
		signature: hex(64)
	}),
	/** A device is cut off: what it wrote after `last` does not count until decided. */
	'device-revoked': v.strictObject({
		device: hex(16),
		last: v.strictObject({ n: count, link: hex(32) }),
		by: v.union([v.literal('root'), hex(16)]),
		signature: hex(64)
	}),
	...syncBodies,
	/** A year's volume has this Automerge document. */
	'volume-opened': v.strictObject({ year, document: hex(16) }),
	/** The lawyer takes or leaves records that did not count. */
	decision: v.strictObject({
		items: v.pipe(
			v.array(v.strictObject({ record: id, hash: hex(32), take: v.boolean() })),
			v.minLength(1),
			v.maxLength(10_000)
		)
	}),
	/** Who keeps the register. Whole each time: the latest one stands. */
	profile: v.strictObject({
		occupation: v.picklist(['advocate', 'consultant']),
		name: text,
		/** Bar association, or the chamber of legal consultants. */
		association: text,
		/** Licence (advocate) or membership (consultant). */
		licence: text,
		iin: v.optional(text),
		practice: v.optional(v.picklist(['office', 'firm', 'alone'])),
		practiceName: v.optional(text),
		address: v.optional(text),
		phone: v.optional(text)
	}),
	...ownSchemas,
	...disposalSchemas,
	/** How the register is kept. Whole each time: the latest one stands. */
	settings: v.strictObject({
		registerLanguage: v.picklist([...REGISTER_LANGUAGES, 'both']),
		/** `yearly`: each volume begins with 1; `continuous`: numbers go on. */
		numbering: v.picklist(['yearly', 'continuous']),
		/** Whether a clash may be settled as "58-1". */
		subNumbers: v.boolean(),
		/** Minutes without a touch until the vault locks. */
		lockAfter: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(480)),
		/** Words in the place of ours in the form, and the languages whose words the lawyer confirmed. */
		headings: v.optional(
			v.strictObject({
				words: v.pipe(
					v.array(
						v.strictObject({
							place: v.picklist(HEADING_PLACES),
							language: v.picklist(REGISTER_LANGUAGES),
							words: text
						})
					),
					v.maxLength(2 * HEADING_PLACES.length)
				),
				confirmed: v.pipe(v.array(v.picklist(REGISTER_LANGUAGES)), v.maxLength(2))
			})
		),
		/** Where the portal is, in the place of the address that we know. */
		portalAddress: v.optional(v.pipe(v.string(), v.maxLength(200), v.regex(/^https?:\/\/[^\s/]+\/\S*$/u)))
	}),
	...signingBodies,
	...paperBodySchemas,
	...reportBodySchemas
} as const;

export type RecordKind = keyof typeof bodySchemas;
export type RecordBodies = { [K in RecordKind]: v.InferOutput<(typeof bodySchemas)[K]> };

/** Kinds that tell of one row and carry its id in `row` (all but `entered`, which begins one). */
export const ROW_KINDS = [
	'entered',
	'completed',
	'corrected',
	'voided',
	'time',
	'time-corrected',
	'time-voided',
	'consent',
	'signed',
	'signed-by-manifest',
	'sign-later',
	'sent',
	'paper',
	'paper-withdrawn',
	'document',
	'ended',
	'copies-demanded',
	'duty',
	'conflict-check',
	'party',
	'stage',
	'action',
	'client-paper',
	'document-copy',
	'pay-asked'
] as const satisfies readonly RecordKind[];
export type RowKind = (typeof ROW_KINDS)[number];
