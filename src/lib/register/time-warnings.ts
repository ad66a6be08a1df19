import type { RecordId } from './record.js';
import type { Row, Session } from './register.js';

/**
 * Bounds for time (domain: since September 2025 a consultation is payable up to
 * 2 hours per person, and at most 8 hours a day), in minutes. Data, since they
 * may change; they warn and never block.
 */
export interface TimeLimits {
	consultation: number;
	day: number;
}
export const TIME_LIMITS: TimeLimits = { consultation: 120, day: 480 };

/** A session as it is named in a warning; nulls for one that is being typed. */
export interface SessionRef {
	row: RecordId | null;
	session: RecordId | null;
}

export type TimeWarning =
	/** Consulting one person took longer than is payable; a row is one person's application. Minutes in all. */
	| { kind: 'consultation-too-long'; row: RecordId | null; minutes: number; limit: number }
	/** More work on a day than is payable, over all rows. */
	| { kind: 'day-too-long'; date: string; minutes: number; limit: number; rows: (RecordId | null)[] }
	/** Two sessions at the same time. */
	| { kind: 'overlap'; one: SessionRef; other: SessionRef; minutes: number }
	/** The work would lie in the future. */
	| ({ kind: 'future'; date: string } & SessionRef)
	/** It ends before it begins, and the minutes do not say that it ran past midnight. */
	| ({ kind: 'ends-before-it-begins'; from: string; to: string } & SessionRef)
	/** More minutes than lie between from and to. */
	| ({ kind: 'longer-than-from-to'; minutes: number; span: number } & SessionRef);

/** A session that is being typed, for the row that it will belong to. */
export interface DraftSession {
	/** Null for a row that is being entered. */
	row: RecordId | null;
	/** The session that it replaces, when one is being corrected. */
	replaces?: RecordId;
	/** What a row that is not in the register yet will have in column 5. */
	assistanceKind?: Row['values']['assistanceKind'];
	date: string;
	from: string | null;
	to: string | null;
	minutes: number;
}

interface Worked extends SessionRef {
	date: string;
	from: string | null;
	to: string | null;
	minutes: number;
	draft: boolean;
}

const DAY_MINUTES = 24 * 60;

/**
 * What is striking about the time of a register (column 6): too long, at the
 * same time, in the future, the wrong way round. Rows and sessions struck out
 * do not count. Total minutes of a row without a session have no day of their
 * own: for informing and consulting, which happen at once, they count on the
 * day of application. `today` is a day in Kazakhstan. Nothing here blocks.
 */
export function timeWarnings(rows: readonly Row[], today: string, limits = TIME_LIMITS): TimeWarning[] {
	return warningsOf(rows, null, today, limits);
}

/** The warnings that a session which is being typed would bring or deepen. */
export function sessionWarnings(
	rows: readonly Row[],
	draft: DraftSession,
	today: string,
	limits = TIME_LIMITS
): TimeWarning[] {
	return warningsOf(rows, draft, today, limits).filter((warning) => concerns(warning, draft));
}

function concerns(warning: TimeWarning, draft: DraftSession): boolean {
	switch (warning.kind) {
		case 'consultation-too-long':
			return warning.row === draft.row;
		case 'day-too-long':
			return warning.date === draft.date;
		case 'overlap':
			return warning.one.session === null || warning.other.session === null;
		case 'future':
		case 'ends-before-it-begins':
		case 'longer-than-from-to':
			return warning.session === null;
	}
}

function warningsOf(
	rows: readonly Row[],
	draft: DraftSession | null,
	today: string,
	limits: TimeLimits
): TimeWarning[] {
	const standing = rows.filter((row) => row.voided === null);
	const worked = standing.flatMap((row) =>
		row.sessions.filter((session) => !session.voided && session.id !== draft?.replaces).map((one) => workedIn(row, one))
	);
	if (draft) worked.push({ ...draft, session: null, draft: true });
	return [
		...consultations(standing, draft, limits),
		...longDays(standing, worked, limits),
		...worked.flatMap((one) => singleWarnings(one, today)),
		...overlaps(worked)
	];
}

function workedIn(row: Row, { id, date, from, to, minutes }: Session): Worked {
	return { row: row.id, session: id, date, from, to, minutes, draft: false };
}

function consultations(rows: readonly Row[], draft: DraftSession | null, { consultation }: TimeLimits): TimeWarning[] {
	const minutesOf = new Map<RecordId | null, number>();
	for (const row of rows) {
		if (row.values.assistanceKind === 'consulting') minutesOf.set(row.id, row.minutes ?? 0);
	}
	if (draft) {
		const replaced = rows.flatMap((row) => row.sessions).find(({ id }) => id === draft.replaces)?.minutes ?? 0;
		const before = minutesOf.get(draft.row);
		if (before !== undefined || draft.assistanceKind === 'consulting') {
			minutesOf.set(draft.row, (before ?? 0) - replaced + draft.minutes);
		}
	}
	return [...minutesOf].flatMap(([row, minutes]): TimeWarning[] =>
		minutes > consultation ? [{ kind: 'consultation-too-long', row, minutes, limit: consultation }] : []
	);
}

function longDays(rows: readonly Row[], worked: readonly Worked[], { day }: TimeLimits): TimeWarning[] {
	const days = new Map<string, { minutes: number; rows: Set<RecordId | null> }>();
	const add = (date: string, minutes: number, row: RecordId | null) => {
		const known = days.get(date) ?? { minutes: 0, rows: new Set() };
		days.set(date, { minutes: known.minutes + minutes, rows: known.rows.add(row) });
	};
	for (const one of worked) add(one.date, one.minutes, one.row);
	for (const { id, values } of rows) {
		const atOnce = values.assistanceKind === 'consulting' || values.assistanceKind === 'informing';
		if (atOnce && values.applicationDate !== null && values.minutes !== null) {
			add(values.applicationDate, values.minutes, id);
		}
	}
	return [...days]
		.filter(([, { minutes }]) => minutes > day)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([date, { minutes, rows }]) => ({ kind: 'day-too-long', date, minutes, limit: day, rows: [...rows] }));
}

function singleWarnings({ row, session, date, from, to, minutes }: Worked, today: string): TimeWarning[] {
	const warnings: TimeWarning[] = date > today ? [{ kind: 'future', row, session, date }] : [];
	const span = spanOf(from, to, minutes);
	if (from === null || to === null || span === null) return warnings;
	if (span.backwards) warnings.push({ kind: 'ends-before-it-begins', row, session, from, to });
	else if (minutes > span.minutes) {
		warnings.push({ kind: 'longer-than-from-to', row, session, minutes, span: span.minutes });
	}
	return warnings;
}

/**
 * Length of a session. One that ends before it begins ran past midnight when
 * its minutes say the same; else it is taken for a mistake.
 */
function spanOf(
	from: string | null,
	to: string | null,
	minutes: number
): { minutes: number; backwards: boolean } | null {
	if (from === null || to === null) return null;
	const span = clockMinutes(to) - clockMinutes(from);
	if (span >= 0) return { minutes: span, backwards: false };
	const overnight = span + DAY_MINUTES;
	return { minutes: overnight, backwards: minutes !== overnight };
}

const clockMinutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Sessions at the same time, also in different rows and across midnight: each is named with the one that reaches furthest into it. */
function overlaps(worked: readonly Worked[]): TimeWarning[] {
	const spans = worked
		.flatMap((one) => {
			const span = spanOf(one.from, one.to, one.minutes);
			if (one.from === null || span === null || span.backwards || span.minutes === 0) return [];
			const start = Date.parse(`${one.date}T00:00:00Z`) / 60_000 + clockMinutes(one.from);
			return { one, start, end: start + span.minutes };
		})
		.sort((a, b) => a.start - b.start || b.end - a.end || (refOf(a.one) < refOf(b.one) ? -1 : 1));
	const warnings: TimeWarning[] = [];
	let furthest: (typeof spans)[number] | null = null;
	for (const span of spans) {
		if (furthest && span.start < furthest.end) {
			const minutes = Math.min(span.end, furthest.end) - span.start;
			warnings.push({ kind: 'overlap', one: named(furthest.one), other: named(span.one), minutes });
		}
		if (!furthest || span.end > furthest.end) furthest = span;
	}
	return warnings;
}

const refOf = ({ row, session }: SessionRef): string => `${row ?? ''} ${session ?? ''}`;
const named = ({ row, session }: Worked): SessionRef => ({ row, session });
