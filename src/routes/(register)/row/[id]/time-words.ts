import { dayText, m, minutesText } from '#lib/i18n/index.svelte.js';
import { sessionWarnings, type Register, type Row } from '#lib/register/index.js';
import type { RecordBodies } from '#lib/register/index.js';

/** What is striking about a session that is being typed, one sentence each. Nothing here blocks. */
export function timeWarningWords(
	register: Register,
	row: Row,
	time: RecordBodies['time'],
	today: string,
	replaces?: string
): string[] {
	const draft = {
		row: row.id,
		date: time.date,
		from: time.from ?? null,
		to: time.to ?? null,
		minutes: time.minutes,
		...(replaces === undefined ? {} : { replaces })
	};
	const numberOf = (id: string | null) => register.rows.find((one) => one.id === id)?.values.number ?? '—';
	return sessionWarnings(register.rows, draft, today).map((warning) => {
		switch (warning.kind) {
			case 'consultation-too-long':
				return m.warn_consultation({ time: minutesText(warning.minutes), limit: minutesText(warning.limit) });
			case 'day-too-long':
				return m.warn_day({
					date: dayText(warning.date),
					time: minutesText(warning.minutes),
					limit: minutesText(warning.limit)
				});
			case 'overlap': {
				const other = warning.one.session === null ? warning.other : warning.one;
				return m.warn_overlap({ number: numberOf(other.row), time: minutesText(warning.minutes) });
			}
			case 'future':
				return m.warn_future({ date: dayText(warning.date) });
			case 'ends-before-it-begins':
				return m.warn_backwards({ from: warning.from, to: warning.to });
			case 'longer-than-from-to':
				return m.warn_longer({ time: minutesText(warning.minutes), span: minutesText(warning.span) });
		}
	});
}
