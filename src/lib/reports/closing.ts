import { closedBefore, lastClosings, type Register } from '#lib/register/index.js';
import { monthsOf, type Period } from './period.js';
import { standing, workOf, type Work } from './work.js';

/** How a closed month stands against the register of today. */
export interface MonthClosing {
	/** `yyyy-mm` */
	month: string;
	/** The day of its last closing, and the figures then. */
	day: string;
	closedRows: number;
	closedMinutes: number;
	/** The figures now; they differ where something came later. */
	rows: number;
	minutes: number;
	/** Rows that were recorded after it was closed, by number. */
	after: { row: string; number: string | null }[];
}

/** What a month's closing records: rows applied, minutes worked within it. */
export function monthFigures(
	register: Pick<Register, 'rows'>,
	month: string,
	work: readonly Work[] = workOf(register.rows).work
): { rows: number; minutes: number } {
	const isWithin = (day: string | null) => day?.startsWith(month) === true;
	return {
		rows: standing(register.rows).filter(({ values }) => isWithin(values.applicationDate)).length,
		minutes: work.reduce((sum, { date, minutes }) => sum + (isWithin(date) ? minutes : 0), 0)
	};
}

/**
 * The closed months of a period.
 * @param work all work of the register's rows, as `workOf` has it
 */
export function closingsIn(register: Register, period: Period, work: readonly Work[]): MonthClosing[] {
	const last = lastClosings(register.monthsClosed);
	return monthsOf(period).flatMap((month): MonthClosing[] => {
		const closing = last.get(month);
		if (closing === undefined) return [];
		const after = standing(register.rows).filter(
			(row) => row.values.applicationDate?.startsWith(month) === true && closedBefore(row, [closing]) !== null
		);
		return [
			{
				month,
				day: closing.day,
				closedRows: closing.rows,
				closedMinutes: closing.minutes,
				...monthFigures(register, month, work),
				after: after.map(({ id, values }) => ({ row: id, number: values.number }))
			}
		];
	});
}

/** Months behind us that have rows and were not closed, by the day in Kazakhstan; the oldest first, at most a year back. */
export function openMonths(register: Pick<Register, 'rows' | 'monthsClosed'>, today: string): string[] {
	const closed = lastClosings(register.monthsClosed);
	const first = `${String(Number(today.slice(0, 4)) - 1)}${today.slice(4, 7)}`;
	const months = new Set(
		standing(register.rows).flatMap(({ values, imported, recorded }) => {
			const month = values.applicationDate?.slice(0, 7);
			// What was kept elsewhere before was reported elsewhere, too.
			const elsewhere = imported !== null && month !== recorded.day.slice(0, 7);
			return month === undefined || elsewhere || closed.has(month) ? [] : [month];
		})
	);
	return [...months].filter((month) => month < today.slice(0, 7) && month >= first).sort();
}
