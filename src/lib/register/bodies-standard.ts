import * as v from 'valibot';
import { REGISTER_LANGUAGES } from './codes.js';
import { clock, count, id, reason, text } from './body-types.js';
import { daySchema, minutesSchema } from './fields.js';

/** What is done in a matter, or is to be done, beside the steps: each is a dated entry. */
export const ACTIONS = [
	/** A hearing in court (Standard 5.3). */
	'hearing',
	/** An appointment: with the client, an investigator, a body (Standard 2.1, 5.4). */
	'appointment',
	/** Facts established or gathered, with their source (Standard 1.10, 2.3). */
	'facts',
	/** Information asked for, with the day on which the answer is due (Standard 2.2). */
	'request',
	/** The case file was read (Standard 2.4). */
	'case-file',
	/** A specialist's opinion, by contract (Standard 2.5). */
	'specialist',
	/** A motion or a complaint, with its deadline (Standard 2.6). */
	'motion',
	'complaint',
	/** A paper written for the client (Standard 5.2). */
	'drafting',
	/** Conciliation (Standard 2.8). */
	'conciliation',
	/** Comprehensive social legal assistance (Standard 2.9). */
	'social',
	/** Work refused: outside of what was agreed, or outside of working hours, with the measures taken (Standard 2.11). */
	'refusal',
	/** A power of attorney, with its scope and its last day (Standard 5.4). */
	'power-of-attorney',
	/** A day by which something must be done. */
	'deadline',
	/** Any other lawful means (Standard 2.7, 2.10, 5.5). */
	'other'
] as const;
export type ActionKind = (typeof ACTIONS)[number];

/** What somebody is to the matter, beside the client. */
export const PARTY_ROLES = [
	'opponent',
	'opponent-side',
	'co-party',
	'represented',
	'victim',
	'witness',
	'relative',
	'other'
] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

/** How far a matter is. */
export const STAGES = [
	'intake',
	'pre-trial',
	'investigation',
	'first-instance',
	'appeal',
	'cassation',
	'enforcement',
	'other'
] as const;
export type Stage = (typeof STAGES)[number];

/** Papers for the client (Standard 1.4, 1.6 to 1.9, 4.4, 4.5, 5.4). */
export const CLIENT_PAPERS = [
	'non-disclosure',
	'agreement',
	'notice-of-defence',
	'obstacle',
	'membership',
	'insurance',
	'power-of-attorney'
] as const;
export type ClientPaper = (typeof CLIENT_PAPERS)[number];

/** What the lawyer keeps of their own (Standard 1.2, 1.6 to 1.8, 1.12, 1.13). */
export const OWN_KINDS = ['licence', 'membership', 'dues', 'insurance', 'training'] as const;
export type OwnKind = (typeof OWN_KINDS)[number];

/** Why one may be the same, as the conflict check found it. */
const found = v.strictObject({
	/** The row in which the party stands. */
	row: id,
	verdict: v.picklist(['same', 'possible']),
	reason: text,
	/** The same issue of the same person may have been taken before (Law, art. 28(8)). */
	sameIssue: v.optional(v.boolean())
});

/**
 * An entry that can be written anew or struck out: `entry` names the record
 * that began it, `struck` says why it is struck out. The content is whole each time.
 */
const rewritten = { entry: v.optional(id), struck: v.optional(reason) };

/** Kinds that tell of one matter. */
export const matterSchemas = {
	/** A duty of the Standard, named by its point, was done or is not needed. */
	duty: v.strictObject({
		point: v.pipe(v.string(), v.regex(/^[1-9](\.\d{1,2})?$/)),
		state: v.picklist(['done', 'not-needed', 'open']),
		date: daySchema,
		note: v.optional(text)
	}),
	/** A search for conflicts of interest and its outcome (Standard 4.1); when, is the record's own day. */
	'conflict-check': v.strictObject({
		searched: v.pipe(v.array(text), v.maxLength(100)),
		outcome: v.picklist(['none', 'possible', 'same']),
		note: v.optional(text),
		/** How many recorded parties were compared. */
		compared: v.optional(count),
		found: v.optional(v.pipe(v.array(found), v.maxLength(100)))
	}),
	/** Somebody concerned with the matter, beside the client. */
	party: v.strictObject({
		...rewritten,
		name: reason,
		role: v.picklist(PARTY_ROLES),
		/** IIN, or BIN of an organisation. */
		iin: v.optional(text),
		note: v.optional(text)
	}),
	/** The matter came to a stage. */
	stage: v.strictObject({ stage: v.picklist(STAGES), date: daySchema, note: v.optional(text) }),
	/** Something done in the matter, or to be done. */
	action: v.strictObject({
		...rewritten,
		what: v.picklist(ACTIONS),
		date: daySchema,
		from: v.optional(clock),
		to: v.optional(clock),
		/** Where, before or from whom: court and room, body, addressee, source, specialist. */
		place: v.optional(text),
		/** What about: question, content, scope. */
		about: v.optional(text),
		/** The day by which an answer is due, a step must be taken, or a power of attorney ends. */
		due: v.optional(daySchema),
		/** Pages read or copied. */
		pages: v.optional(count),
		/** What came of it: decision, answer, opinion. */
		result: v.optional(text),
		/** The day on which it was held, answered, decided or done: nothing is due any more. */
		settled: v.optional(daySchema),
		/** What was done so that the client's rights take no harm (Standard 2.11). */
		measures: v.optional(text)
	}),
	/** A paper for the client as it was handed over or signed, in full. */
	'client-paper': v.strictObject({
		paper: v.picklist(CLIENT_PAPERS),
		language: v.picklist(REGISTER_LANGUAGES),
		date: daySchema,
		text: reason
	})
} as const;

/** Kinds that tell of the lawyer and lie in the vault document. */
export const ownSchemas = {
	/** Licence, membership, dues, insurance or training. */
	'own-entry': v.strictObject({
		...rewritten,
		what: v.picklist(OWN_KINDS),
		/** Day of issue, payment, or of the training. */
		date: daySchema,
		/** The last day on which it holds. */
		until: v.optional(daySchema),
		/** What it is called: the course, the period that dues were paid for. */
		title: v.optional(text),
		/** Of licence, contract, receipt or certificate. */
		number: v.optional(text),
		/** Who issued it: ministry, chamber, insurer, teacher. */
		issuer: v.optional(text),
		/** How long the training was. */
		minutes: v.optional(minutesSchema),
		/** Sum paid or insured, as written. */
		amount: v.optional(text),
		note: v.optional(text)
	}),
	/** The lawyer's own text in the place of our template; without `text` ours stands again. */
	'paper-template': v.strictObject({
		template: v.picklist(CLIENT_PAPERS),
		language: v.picklist(REGISTER_LANGUAGES),
		text: v.optional(reason)
	})
} as const;

type Content<B> = Omit<B, 'entry' | 'struck'>;
export type Party = Content<v.InferOutput<(typeof matterSchemas)['party']>>;
export type Action = Content<v.InferOutput<(typeof matterSchemas)['action']>>;
export type OwnEntry = Content<v.InferOutput<(typeof ownSchemas)['own-entry']>>;
export type PaperTemplate = Required<v.InferOutput<(typeof ownSchemas)['paper-template']>>;
