import { COLUMNS } from '#lib/exchange/columns.js';
import * as v from 'valibot';

const upTo = v.record(v.pipe(v.string(), v.regex(/^\d{4}$/)), v.string());
const schema = v.object({
	/** Which file it was: the same name and size bring it back. */
	name: v.string(),
	size: v.number(),
	left: v.array(v.number()),
	mappings: v.array(
		v.object({
			columns: v.array(v.nullable(v.picklist(COLUMNS))),
			timeUnit: v.picklist(['hours', 'minutes', 'ask'])
		})
	),
	claims: v.object({ paper: upTo, portal: upTo, signedByHand: v.boolean() })
});

/** What the lawyer set for a file that was not brought in yet; nothing of what is in the file. */
export type ImportDraft = v.InferOutput<typeof schema>;

/** Null where there is none, or one of an older shape. */
export function readImportDraft(kept: unknown): ImportDraft | null {
	const parsed = v.safeParse(schema, kept);
	return parsed.success ? parsed.output : null;
}
