import { m } from '#lib/i18n/index.svelte.js';
import { bodySchemas, type RecordBodies, type Row } from '#lib/register/index.js';
import * as v from 'valibot';

/** The places in paper logs that devices gave a row while apart; null is "not written at all". */
export function placesOf({ conflicts }: Row): { words: string; body: RecordBodies['paper'] | null }[] {
	return conflicts
		.filter(({ field }) => field === 'paper')
		.flatMap(({ values }) =>
			values.map(({ value }) => {
				const read = v.safeParse(bodySchemas.paper, value);
				if (!read.success) return { words: m.log_not_written(), body: null };
				const { log, page, line } = read.output;
				const place = line === undefined ? m.log_page_only({ page }) : m.log_place({ page, line });
				return { words: `${m.log_named({ log })}, ${place}`, body: read.output };
			})
		);
}
