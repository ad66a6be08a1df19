import type { CalendarDay } from '#lib/calendar/days.js';
import { m } from '#lib/i18n/index.svelte.js';
import { daysBetween } from '#lib/register/index.js';
import { deadlineWords } from '#lib/ui/matter-words.js';
import { monthText } from '../reports/screen-words.js';

/** What a day is about, in a few words; nothing secret in them. */
export function dayWords(what: CalendarDay['what'], month: string | null): string {
	switch (what) {
		case 'report-due':
			return m.cal_report_due({ month: month === null ? '' : monthText(month) });
		case 'consolidated-due':
			return m.cal_consolidated_due();
		case 'log-kept-until':
			return m.cal_log_kept_until();
		default:
			return deadlineWords(what);
	}
}

/** Where the lawyer goes from a day. */
export function dayLink({ what, row }: CalendarDay): string | null {
	if (row !== null) return what === 'consultation-due' ? `#/row/${row}` : `#/matter/${row}`;
	if (what === 'report-due') return '#/reports';
	if (what === 'consolidated-due') return '#/reports/together';
	return what === 'log-kept-until' ? '#/paper' : '#/own';
}

/** How far a day is from today. */
export function distanceWords(date: string, today: string): string {
	const days = daysBetween(today, date);
	if (days === 0) return m.cal_today();
	if (days === 1) return m.cal_tomorrow();
	return days < 0 ? m.today_days_ago({ count: -days }) : m.today_in_days({ count: days });
}
