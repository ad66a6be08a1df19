import type { RecordId } from '#lib/register/index.js';

/** The language of headings and codes; free text stands as it was written. */
export type FormLanguage = 'kk' | 'ru' | 'both';

/** Which rows the form holds. Days are `yyyy-mm-dd`, both ends included, and mean the application date. */
export type FormScope =
	{ kind: 'volume'; year: number } | { kind: 'period'; from: string; to: string } | { kind: 'rows'; ids: RecordId[] };

export interface FormOptions {
	language: FormLanguage;
	scope: FormScope;
	/**
	 * Column 4: the lawyer's own essence, or the wording for the portal ("for
	 * inspection"). For inspection, free-text reasons (of corrections, voids and
	 * lateness) are left out too: they may tell what the essence does.
	 */
	essence: 'private' | 'for-portal';
	/** Column 6: the total, or every session with its date and hours and then the total. */
	time: 'total' | 'sessions';
	/** The day on which the extract is made, `yyyy-mm-dd`. */
	today: string;
}
