import { m } from '#lib/i18n/index.svelte.js';
import type { DraftFinding } from '#lib/register/index.js';
import { fieldWords } from '#lib/ui/words.js';

/** A finding of the check of a new row, as a sentence for the lawyer. */
export function findingWords(found: DraftFinding): string {
	switch (found.code) {
		case 'date-required':
			return m.date_needed();
		case 'basis-or-essence-required':
			return m.basis_or_essence_needed();
		case 'no-such-day':
			return m.date_unreadable();
		case 'date-in-future':
			return found.field === 'basisDate' ? m.basis_date_in_future() : m.date_in_future();
		case 'number-malformed':
			return m.number_unreadable();
		case 'number-taken':
			return m.err_number_taken({ number: found.number });
		case 'minutes-malformed':
			return m.minutes_unreadable();
		case 'iin-malformed':
			return m.iin_doubtful();
		case 'late':
			return m.late_warning({ count: found.days });
		case 'text-too-long':
			return m.text_too_long({ field: fieldWords(found.field), limit: found.limit });
		case 'too-many':
			return m.too_many({ field: fieldWords(found.field), limit: found.limit });
	}
}
