import { fromUtf8, utf8, type Bytes } from '#lib/vault/bytes.js';
import * as v from 'valibot';
import type { Draft } from './contract.js';

const schema = v.strictObject({
	id: v.string(),
	form: v.picklist(['new-row', 'complete', 'correct', 'void', 'time', 'import']),
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
