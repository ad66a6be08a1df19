import { kazakhstanDay, type PaperLog, type Register, type Row } from '#lib/register/index.js';

/** A place in a paper log; both count from 1. */
export interface LogPlace {
	page: number;
	line: number;
}

export interface LogState {
	log: PaperLog;
	/** Rows of the register that stand in it, by place. */
	rows: Row[];
	/** The furthest place that is taken; null in an empty log. */
	last: LogPlace | null;
	/** The day on which the latest row was marked as written. */
	lastDay: string | null;
	/** Where the next row goes. */
	next: LogPlace;
	/** Rule 6: the last day on which it must be kept; null while it is open. */
	keptUntil: string | null;
	/** `due`: its time is over and it may be disposed of. */
	standing: 'open' | 'closed' | 'due' | 'disposed';
}

/** Rule 6: a paper log is stored three years. */
const KEPT_YEARS = 3;

/** The first paper log into which rows are still written: the one opened last. */
export function openLog(register: Register): PaperLog | null {
	const open = register.paperLogs.filter(({ closed, disposed }) => closed === undefined && disposed === null);
	return open.toSorted((a, b) => (a.opened < b.opened ? 1 : a.opened > b.opened ? -1 : 0))[0] ?? null;
}

/** How a paper log stands, from the rows that say they are in it and the lines that were found in it. */
export function logState(register: Register, log: PaperLog, today: string): LogState {
	const rows = register.rows.filter(({ paper }) => paper?.log === log.log).toSorted(byPlace);
	const lines = register.paperLines.filter((line) => line.log === log.log);
	const last = [...rows.flatMap(({ paper }) => paper ?? []), ...lines]
		.map(({ page, line }): LogPlace => ({ page, line: line ?? 0 }))
		.reduce<LogPlace | null>((far, place) => (far === null || comparePlaces(place, far) > 0 ? place : far), null);
	const lastDay = rows
		.flatMap(({ paper }) => (paper ? kazakhstanDay(Date.parse(paper.at)) : []))
		.reduce<string | null>((late, day) => (late === null || day > late ? day : late), null);
	const keptUntil = keptUntilOf(log, lastDay);
	return {
		log,
		rows,
		last,
		lastDay,
		next: placeAfter(last, log.lines),
		keptUntil,
		standing: standingOf(log, keptUntil, today)
	};
}

/** Three years after the last entry, which is no earlier than the day of closing; or the day that the lawyer gave. */
function keptUntilOf({ closed, keptUntil }: PaperLog, lastDay: string | null): string | null {
	if (keptUntil !== undefined) return keptUntil;
	if (closed === undefined) return null;
	return yearsAfter(lastDay !== null && lastDay > closed ? lastDay : closed, KEPT_YEARS);
}

function standingOf({ closed, disposed }: PaperLog, keptUntil: string | null, today: string): LogState['standing'] {
	if (disposed !== null) return 'disposed';
	if (closed === undefined) return 'open';
	return keptUntil !== null && keptUntil < today ? 'due' : 'closed';
}

/** The same day so many years later; 29 February becomes 1 March, so that nothing is kept too short. */
function yearsAfter(day: string, years: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	return new Date(Date.UTC(year + years, month - 1, date)).toISOString().slice(0, 10);
}

/** The place behind one: the next line, or the first line of the next page where the page is full. */
export function placeAfter(place: LogPlace | null, lines: number | undefined): LogPlace {
	if (place === null) return { page: 1, line: 1 };
	return lines !== undefined && place.line >= lines
		? { page: place.page + 1, line: 1 }
		: { page: place.page, line: place.line + 1 };
}

export const comparePlaces = (a: LogPlace, b: LogPlace): number => a.page - b.page || a.line - b.line;

function byPlace({ paper: a }: Row, { paper: b }: Row): number {
	return comparePlaces({ page: a?.page ?? 0, line: a?.line ?? 0 }, { page: b?.page ?? 0, line: b?.line ?? 0 });
}
