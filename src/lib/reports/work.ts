import { isStanding, TIME_LIMITS, type Row, type TimeLimits } from '#lib/register/index.js';

/** One piece of work on a day. */
export interface Work {
	row: Row;
	/** `yyyy-mm-dd` */
	date: string;
	from: string | null;
	/** A total without sessions of what does not happen at once: it lies on the day of application, and fills no day. */
	spread: boolean;
	minutes: number;
	/** Of these minutes, those within the limits of pay: a consultation's, and a day's. */
	payable: number;
}

export interface WorkDone {
	work: Work[];
	/** Minutes of rows without a date of application and without a session: they lie in no period. */
	undated: { row: Row; minutes: number }[];
}

/** Rows that count in reports: those that stand. Samples never do. */
export const standing = (rows: readonly Row[]): Row[] => rows.filter(isStanding);

/**
 * All work of the rows by day, the earliest first: a session on its own day, a
 * row's total without sessions on the day of application. What is payable is
 * used up in this order: 2 hours of one consultation, 8 hours of a day.
 */
export function workOf(rows: readonly Row[], limits: TimeLimits = TIME_LIMITS): WorkDone {
	const work: Omit<Work, 'payable'>[] = [];
	const undated: WorkDone['undated'] = [];
	for (const row of standing(rows)) {
		for (const { date, from, minutes, voided } of row.sessions)
			if (voided === null) work.push({ row, date, from, minutes, spread: false });
		const { minutes, applicationDate, assistanceKind } = row.values;
		if (minutes === null) continue;
		if (applicationDate === null) undated.push({ row, minutes });
		else {
			const spread = assistanceKind !== 'consulting' && assistanceKind !== 'informing';
			work.push({ row, date: applicationDate, from: null, minutes, spread });
		}
	}
	const key = ({ date, from }: Omit<Work, 'payable'>) => `${date} ${from ?? ''}`;
	work.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
	const ofRow = new Map<string, number>();
	const ofDay = new Map<string, number>();
	return {
		work: work.map((one) => {
			const { id, values } = one.row;
			const usedRow = values.assistanceKind === 'consulting' ? (ofRow.get(id) ?? 0) : -Infinity;
			const usedDay = one.spread ? -Infinity : (ofDay.get(one.date) ?? 0);
			const payable = Math.max(0, Math.min(one.minutes, limits.consultation - usedRow, limits.day - usedDay));
			ofRow.set(id, (ofRow.get(id) ?? 0) + payable);
			if (!one.spread) ofDay.set(one.date, usedDay + payable);
			return { ...one, payable };
		}),
		undated
	};
}
