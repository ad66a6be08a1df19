import type { PlannedField } from '../fill/index.js';
import type { Words } from '../i18n/words.js';

/** Why the plan asks, or leaves a field alone, in words; empty where it has none for it. */
export function whyOf(field: PlannedField, w: Words): string {
	const known: Readonly<Record<string, string>> = w.why;
	return field.why.flatMap((code) => known[code] ?? []).join(', ');
}
