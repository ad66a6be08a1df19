import { ROW_FIELDS, rowFieldsSchema, type RowField, type RowFields } from '#lib/register/index.js';
import { fromUtf8, utf8, type Bytes } from '#lib/vault/bytes.js';
import * as v from 'valibot';
import type { Draft } from './contract.js';

const schema = v.strictObject({
	id: v.string(),
	form: v.picklist([
		'new-row',
		'complete',
		'correct',
		'void',
		'time',
		'time-correct',
		'consent',
		'action',
		'party',
		'client-paper',
		'own-entry',
		'paper-template',
		'import',
		'portal-wording',
		'portal-offer',
		'paper-log',
		'paper-disposal',
		'document-copy',
		'custody',
		'copies-disposal'
	]),
	row: v.nullable(v.string()),
	at: v.number(),
	data: v.record(v.string(), v.unknown())
});

/** A draft as the bytes that are sealed. */
export const writeDraft = (draft: Draft): Bytes => utf8(JSON.stringify(draft));

/** The draft of opened bytes; none where an older app's draft has another shape. */
export function readDraft({ plain }: { plain: Bytes }): Draft[] {
	try {
		const parsed = v.safeParse(schema, JSON.parse(fromUtf8(plain) ?? 'null'));
		return parsed.success ? [parsed.output] : [];
	} catch {
		return [];
	}
}

/**
 * The fields of a draft as they were typed, also texts that no record would
 * take (too long, no number): the form says what is wrong with them. Left out
 * is only what no field of this app can show, such as a code it does not know.
 */
export function draftFields(kept: unknown): RowFields {
	if (typeof kept !== 'object' || kept === null) return {};
	const typed = new Map<string, unknown>(Object.entries(kept));
	return Object.fromEntries(
		ROW_FIELDS.filter((field) => showable(field, typed.get(field))).map((field) => [field, typed.get(field)])
	);
}

function showable(field: RowField, value: unknown): boolean {
	if (value === undefined) return false;
	const takes = (one: unknown) => v.is(rowFieldsSchema, { [field]: one });
	if (takes(value)) return true;
	if (typeof value === 'string') return field === 'number' || takes('');
	return Array.isArray(value) && value.every((one) => typeof one === 'string') && takes([]);
}
