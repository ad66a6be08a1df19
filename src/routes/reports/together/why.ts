import { m } from '#lib/i18n/index.svelte.js';
import type { LeftOutWhy } from '#lib/reports/consolidate.js';
import { GROUPING, periodText } from '../screen-words.js';

/** Why a file is not in the sum, and what to do. */
export function whyWords(why: LeftOutWhy): string {
	switch (why.kind) {
		case 'not-a-report':
			return m.together_why_not_a_report();
		case 'newer':
			return m.together_why_newer();
		case 'altered':
			return m.together_why_altered();
		case 'contradicts':
			return m.together_why_contradicts({ what: why.groupings.map((by) => GROUPING[by]()).join('; ') });
		case 'other-period':
			return m.together_why_other_period({ period: periodText(why.period) });
		case 'same-file':
			return m.together_why_same_file();
		case 'replaced':
			return m.together_why_replaced({ file: why.by });
	}
}
