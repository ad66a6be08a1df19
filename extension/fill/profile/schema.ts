import * as v from 'valibot';

/**
 * Portal profiles: what is known of a portal's forms, as data. The same shape
 * holds a profile that somebody wrote and one that the lawyer taught by
 * pointing; both are exported, imported and checked the same way. A profile
 * holds nothing of any row.
 */
export const PROFILE_VERSION = 1;
/** The longest profile that is read, in UTF-16 units. */
export const MAX_PROFILE = 1_000_000;

/** Columns that a field may take; the same list as the type `Column`. */
export const COLUMNS = [
	'number',
	'applicationDate',
	'basis',
	'basisKind',
	'basisNumber',
	'basisDate',
	'basisBody',
	'category',
	'essenceForPortal',
	'assistanceKind',
	'minutes',
	'barAssociation',
	'lawyerName',
	'licenceNumber',
	'eds',
	'edsSerialNumber',
	'edsSigner',
	'signedAt'
] as const;

export const PARTS = [
	'whole',
	'day',
	'month',
	'year',
	'hours',
	'minutes-of-hour',
	'total-minutes',
	'decimal-hours',
	'clock',
	'details',
	'surname',
	'given-name',
	'patronymic'
] as const;

/** How a date stands in a text box. */
export const DATE_FORMATS = [
	'dd.mm.yyyy',
	'dd.mm.yy',
	'dd/mm/yyyy',
	'mm/dd/yyyy',
	'dd-mm-yyyy',
	'yyyy-mm-dd',
	'yyyy.mm.dd',
	'yyyy/mm/dd',
	'ddmmyyyy'
] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const filled = (longest: number) => v.pipe(text(longest), v.regex(/\S/u));
const labels = v.pipe(v.array(filled(400)), v.maxLength(20));

const selectorSchema = v.strictObject({
	/** CSS, `>>>` between the steps through shadow roots and frames. */
	selector: filled(500),
	/** Holds only while the page's order stays as it is. */
	brittle: v.boolean()
});

const targetSchema = v.strictObject({ column: v.picklist(COLUMNS), part: v.picklist(PARTS) });

const optionSchema = v.strictObject({
	/** The page's own code; null where it shows none. */
	value: v.nullable(text(400)),
	/** As the page words it, as it was seen last. */
	text: filled(400),
	/** The same in each language that the page was seen in. */
	texts: v.exactOptional(v.strictObject({ kk: v.exactOptional(filled(400)), ru: v.exactOptional(filled(400)) }))
});

const profileFieldSchema = v.strictObject({
	/** Alternatives, best first. */
	selectors: v.pipe(v.array(selectorSchema), v.maxLength(20)),
	/** As the page words them in each language; empty where not seen yet. */
	labels: v.strictObject({ kk: labels, ru: labels }),
	/** Headings of the group around it, in any language; empty when there is none. */
	sections: labels,
	/** Null: known, and left alone. */
	target: v.nullable(targetSchema),
	/** Of dates in text boxes; null where the page tells it. */
	format: v.nullable(v.picklist(DATE_FORMATS)),
	/** Our code → the page's option. */
	options: v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,40}$/)), optionSchema)
});

const profileFormSchema = v.strictObject({
	/** Of the page's address; `*` stands for one segment. */
	path: v.pipe(text(500), v.startsWith('/')),
	/** The route after `#`, without a query; null for a page without one. */
	hash: v.nullable(v.pipe(text(500), v.startsWith('#'))),
	/** Headings of the wizard's step, in any language; empty for a form without steps. */
	steps: labels,
	fields: v.pipe(v.array(profileFieldSchema), v.maxLength(500))
});

export const profileSchema = v.strictObject({
	tizilim: v.literal('portal-profile'),
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	name: filled(200),
	source: v.picklist(['profile', 'taught']),
	/** Exact: scheme, host and port. */
	origin: v.pipe(text(300), v.check(isOrigin)),
	forms: v.pipe(v.array(profileFormSchema), v.maxLength(200))
});

export type Profile = v.InferOutput<typeof profileSchema>;
export type ProfileForm = v.InferOutput<typeof profileFormSchema>;
export type ProfileField = v.InferOutput<typeof profileFieldSchema>;
export type ProfileOption = v.InferOutput<typeof optionSchema>;

function isOrigin(origin: string): boolean {
	try {
		const url = new URL(origin);
		return !origin.includes('*') && url.origin === origin && (url.protocol === 'https:' || url.protocol === 'http:');
	} catch {
		return false;
	}
}
