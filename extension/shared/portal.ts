import * as v from 'valibot';
import { COLUMNS, PARTS } from '../fill/profile/schema.js';
import type { FieldReport, FillReport, Plan, Profile, SeenField, SeenForm } from '../fill/index.js';
import { plainCopy } from './plain.js';

/**
 * What the panel and the script on a portal's page say to each other, on a
 * port that ends with the document. The panel's words are typed; what comes
 * from a page's process is checked, since the page may have taken it over.
 */
export const PORT_NAME = 'tizilim-portal';
/** A page of 3,000 fields with long lists has as many values. */
const LARGEST = 2_000_000;

export type ToPortal =
	/** Answered by `portal-here` over the messages of the extension, where the browser says who sent it. */
	| { kind: 'hello'; nonce: string }
	| { kind: 'look'; look: number; profiles: Profile[] }
	/** `plan` holds the fields that are to be written and no other. */
	| { kind: 'write'; look: number; plan: Plan }
	| { kind: 'undo' }
	| { kind: 'pick' }
	| { kind: 'stop-picking' }
	| { kind: 'show'; field: string };

/** Sent by the script on the page as a message of the extension, for its sender to be seen. */
export const portalHereSchema = v.strictObject({ kind: v.literal('portal-here'), nonce: v.string() });

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const short = text(2000);
const long = text(100_000);
const list = <T extends v.GenericSchema>(item: T, most: number) => v.pipe(v.array(item), v.maxLength(most));

const fieldSchema = v.strictObject({
	id: short,
	control: v.picklist([
		'text',
		'textarea',
		'rich-text',
		'masked',
		'number',
		'date',
		'datetime',
		'month',
		'time',
		'select',
		'multi-select',
		'combobox',
		'calendar',
		'radio-group',
		'checkbox',
		'switch'
	]),
	labels: list(
		v.strictObject({
			text: long,
			from: v.picklist([
				'label',
				'aria-labelledby',
				'aria-label',
				'legend',
				'placeholder',
				'text-before',
				'cell-left',
				'cell-above',
				'dt',
				'container',
				'title',
				'name'
			])
		}),
		50
	),
	sections: list(long, 50),
	frames: list(short, 20),
	selectors: list(v.strictObject({ selector: long, brittle: v.boolean() }), 50),
	name: short,
	htmlId: short,
	placeholder: long,
	pattern: long,
	autocomplete: short,
	inputMode: short,
	maxLength: v.nullable(v.number()),
	required: v.boolean(),
	options: v.nullable(list(v.strictObject({ value: long, text: long }), 5000)),
	present: text(1_000_000),
	closed: v.nullable(
		v.picklist(['hidden', 'tiny', 'transparent', 'read-only', 'disabled', 'covered', 'password', 'file'])
	),
	lang: short,
	inputType: short,
	step: short,
	hint: long,
	group: v.nullable(
		v.strictObject({
			id: short,
			label: long,
			index: v.number(),
			size: v.number(),
			widest: v.nullable(v.number()),
			silent: v.boolean()
		})
	),
	found: list(long, 50)
}) satisfies v.GenericSchema<unknown, SeenField>;

const formSchema = v.strictObject({
	origin: short,
	path: long,
	hash: long,
	title: long,
	step: v.nullable(long),
	fields: list(fieldSchema, 5000),
	unseen: list(
		v.strictObject({ frame: long, why: v.picklist(['other-origin', 'sandboxed']), origin: v.nullable(short) }),
		200
	)
}) satisfies v.GenericSchema<unknown, SeenForm>;

const column = v.picklist(COLUMNS);
const reportFieldSchema = v.strictObject({
	field: short,
	label: long,
	target: v.nullable(v.strictObject({ column, part: v.picklist(PARTS) })),
	outcome: v.picklist([
		'written',
		'same',
		'kept',
		'asked',
		'nothing',
		'left',
		'differs',
		'not-accepted',
		'gone',
		'refused'
	]),
	wanted: long,
	holds: text(1_000_000),
	by: v.nullable(short)
}) satisfies v.GenericSchema<unknown, FieldReport>;

const reportSchema = v.strictObject({
	fields: list(reportFieldSchema, 5000),
	submitStopped: v.boolean(),
	left: list(column, 50)
}) satisfies v.GenericSchema<unknown, FillReport>;

const fromPortalSchema = v.variant('kind', [
	/** `focused` is the field that has the page's focus, if any. */
	v.strictObject({ kind: v.literal('seen'), look: v.number(), form: formSchema, focused: v.nullable(short) }),
	v.strictObject({ kind: v.literal('report'), look: v.number(), report: reportSchema }),
	v.strictObject({ kind: v.literal('undone'), fields: list(reportFieldSchema, 5000) }),
	/** Null: the lawyer pressed Escape. */
	v.strictObject({ kind: v.literal('picked'), field: v.nullable(short) }),
	/** The page shows another form than the one that was looked at. */
	v.strictObject({ kind: v.literal('changed') }),
	v.strictObject({ kind: v.literal('failed'), at: v.picklist(['look', 'write', 'undo']) })
]);
export type FromPortal = v.InferOutput<typeof fromPortalSchema>;

/** @returns null for whatever is no message of the script on the page */
export function readFromPortal(data: unknown): FromPortal | null {
	const read = v.safeParse(fromPortalSchema, plainCopy(data, LARGEST));
	return read.success ? read.output : null;
}
