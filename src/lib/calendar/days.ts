import { logState } from '#lib/paper/log/state.js';
import type { RecordId, Register } from '#lib/register/index.js';
import { openMonths } from '#lib/reports/closing.js';
import { addDays, upcomingDeadlines, type DeadlineKind } from '#lib/standard/index.js';

/** What a day of the calendar is about: of a matter, of the lawyer, or of the register itself. */
type CalendarKind =
	| DeadlineKind
	/** The monthly report to the bar, by the 5th of the next month. */
	| 'report-due'
	/** The consolidated report of an office or a bar association: 5 July and 5 January. */
	| 'consolidated-due'
	/** A paper log may be disposed of from the next day on (Rule 6). */
	| 'log-kept-until';

export interface CalendarDay {
	/** The same for the same thing, whatever else changes; no secret in it. */
	key: string;
	/** `yyyy-mm-dd`, in Kazakhstan. */
	date: string;
	/** `hh:mm`, of what begins at a time. */
	time: string | null;
	what: CalendarKind;
	/** The matter, if it is of one. */
	row: RecordId | null;
	/** Its number, which is public; null where there is none. */
	number: string | null;
	/** Place as the lawyer wrote it: secret, for the screen only. */
	place: string | null;
	/** `yyyy-mm` of a report that is due. */
	month: string | null;
	overdue: boolean;
	remindFrom: string;
}

/** A report is reminded of from the first of the month. */
const BEFORE_REPORT = 5;
const BEFORE_LONG = 30;

/** A register that did not change stays the same object: menu and screens ask for the same days. */
const known = new WeakMap<Register, { today: string; days: readonly CalendarDay[] }>();

/** All that is coming or was missed, the earliest first. Pure. */
export function calendarDays(register: Register, today: string): readonly CalendarDay[] {
	const last = known.get(register);
	if (last?.today === today) return last.days;
	const days = daysOf(register, today);
	known.set(register, { today, days });
	return days;
}

function daysOf(register: Register, today: string): CalendarDay[] {
	const own = upcomingDeadlines(register, today).map((one): CalendarDay => ({
		key: [one.what, one.entry ?? one.row ?? ''].join(' '),
		date: one.date,
		time: one.time,
		what: one.what,
		row: one.row,
		number: one.number,
		place: one.place,
		month: null,
		overdue: one.overdue,
		remindFrom: one.remindFrom
	}));
	const order = ({ date, time, key }: CalendarDay) => `${date} ${time ?? '24:00'} ${key}`;
	return [...own, ...reports(register, today), ...consolidated(register, today), ...logs(register, today)].sort(
		(a, b) => (order(a) < order(b) ? -1 : 1)
	);
}

const plain = (what: CalendarKind, id: string, date: string, today: string, before: number): CalendarDay => ({
	key: `${what} ${id}`,
	date,
	time: null,
	what,
	row: null,
	number: null,
	place: null,
	month: null,
	overdue: date < today,
	remindFrom: addDays(date, -before)
});

/** Months that wait to be closed, and the one that is running: each by the 5th of the next. */
function reports(register: Register, today: string): CalendarDay[] {
	const running = today.slice(0, 7);
	return [...new Set([...openMonths(register, today), running])].map((month) => ({
		...plain('report-due', month, fifthAfter(month), today, BEFORE_REPORT),
		month
	}));
}

/** The 5th of the month behind a month `yyyy-mm`. */
function fifthAfter(month: string): string {
	return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 5)).toISOString().slice(0, 10);
}

/** The next 5 July or 5 January, where reports of others are put together. */
function consolidated({ expectedLawyers }: Register, today: string): CalendarDay[] {
	if (expectedLawyers.length === 0) return [];
	const year = Number(today.slice(0, 4));
	const next = [`${String(year)}-01-05`, `${String(year)}-07-05`, `${String(year + 1)}-01-05`].find(
		(day) => day >= today
	);
	return next === undefined ? [] : [plain('consolidated-due', next, next, today, BEFORE_LONG)];
}

function logs(register: Register, today: string): CalendarDay[] {
	return register.paperLogs.flatMap((log) => {
		if (log.disposed !== null || log.closed === undefined) return [];
		const { keptUntil } = logState(register, log, today);
		if (keptUntil === null) return [];
		return [{ ...plain('log-kept-until', log.record, keptUntil, today, BEFORE_LONG), overdue: false }];
	});
}

/** What is worth saying today: what was missed, and what is near enough. */
export const remindersOf = (days: readonly CalendarDay[], today: string): CalendarDay[] =>
	days.filter(({ overdue, remindFrom }) => overdue || remindFrom <= today);

/** The days by month `yyyy-mm`, in their order. */
export function byMonth(days: readonly CalendarDay[]): [string, CalendarDay[]][] {
	const months = new Map<string, CalendarDay[]>();
	for (const day of days) {
		const month = day.date.slice(0, 7);
		months.set(month, [...(months.get(month) ?? []), day]);
	}
	return [...months];
}
