import { FORM_COLUMNS, JOINED_COLUMNS, type Column } from './columns.js';
import { dayOfSerial } from './serial.js';
import { findDays, readDay } from './dates.js';
import { readKind, type ReadKind } from './kinds.js';
import { readNumber } from './numbers.js';
import type { ProblemCode } from './outcome.js';
import type { Cell, Sheet } from './sheet.js';
import { clock } from './intervals.js';
import { longClock, readTime, readTimeNumber, type ReadTime, type TimeUnit } from './times.js';

/** Days of Excel's count that are plausible dates of application: 1990 to 2099. */
const FIRST_SERIAL = 32_874;
const LAST_SERIAL = 73_050;

type ReadOf<K extends string, V> = { [P in K]: V | null } & { problem?: ProblemCode };

export function numberOfCell(cell: Cell): ReadOf<'number', string> {
	if (cell.type === 'error') return { number: null, problem: 'cell-error' };
	if (cell.type !== 'text' && cell.type !== 'number') return { number: null, problem: 'number-unreadable' };
	return readNumber(cell.text);
}

/** @param monthFirst see `readDay` */
export function dayOfCell(cell: Cell, sheet: Sheet, monthFirst: boolean): ReadOf<'day', string> {
	switch (cell.type) {
		case 'error':
			return { day: null, problem: 'cell-error' };
		case 'date':
			return cell.day !== null && cell.day >= '1990' && cell.day < '2100'
				? { day: cell.day }
				: { day: null, problem: 'date-unreadable' };
		case 'text':
		case 'number': {
			const serial = /^\s*\d{5}\s*$/u.test(cell.text) ? Number(cell.text) : 0;
			if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return readDay(cell.text, monthFirst);
			return { day: dayOfSerial(serial, sheet.date1904 === true), problem: 'date-from-number' };
		}
		case 'time':
		case 'boolean':
			return { day: null, problem: 'date-unreadable' };
	}
}

/** True when some date of the column is written month first, so that the others may be. */
export function putsMonthFirst(cells: readonly (Cell | null)[]): boolean {
	return cells.some((cell) => cell?.type === 'text' && findDays(cell.text).some(({ swapped }) => swapped));
}

export function kindOfCell(cell: Cell): ReadKind {
	return cell.type === 'error' ? { kind: null, role: null, problem: 'cell-error' } : readKind(cell.text);
}

export function timeOfCell(cell: Cell, unit: TimeUnit): ReadTime {
	const failed = (problem: ProblemCode): ReadTime => ({ minutes: null, sessions: [], problem });
	switch (cell.type) {
		case 'error':
			return failed('cell-error');
		case 'time':
			return {
				minutes: cell.minutes,
				sessions: [],
				...(cell.minutes === 0 || longClock(cell.minutes).check ? { problem: 'time-check' as const } : {})
			};
		case 'date':
			return failed(cell.text.includes('.') ? 'time-is-date' : 'time-ambiguous');
		case 'number':
			// A format may add the unit to the number: what the lawyer sees is «45 мин».
			return /^[\d.]+$/u.test(cell.text) ? readTimeNumber(cell.value, unit) : readTime(cell.text, unit);
		case 'text':
			return readTime(cell.text, unit);
		case 'boolean':
			return failed('time-unreadable');
	}
}

/** Hours and the minutes beside them, where a register has a column for each. */
export function withExtraMinutes(hours: ReadTime | null, cell: Cell): ReadTime {
	const text = cell.text.trim();
	const whole = hours === null || (hours.minutes !== null && hours.minutes % 60 === 0 && hours.problem === undefined);
	const minutes = /^\d{1,2}(?:\s*мин\.?)?$/u.test(text) ? Number.parseInt(text, 10) : Number.NaN;
	if (!whole || !(minutes < 60)) return { minutes: null, sessions: [], problem: 'time-ambiguous' };
	return { minutes: (hours?.minutes ?? 0) + minutes, sessions: [] };
}

/** Start and end in columns of their own, as an interval. */
export function spanOfCells(from: Cell, to: Cell): ReadTime {
	const side = (cell: Cell) => (cell.type === 'time' ? clock(cell.minutes) : cell.text.trim());
	return readTime(`с ${side(from)} до ${side(to)}`, 'hours');
}

/** Total and interval of one row: the hours of the day are kept where they agree with the total. */
export function withSpan(total: ReadTime | null, span: ReadTime): ReadTime {
	if (total?.minutes == null) return total?.problem === undefined ? span : total;
	if (total.minutes === span.minutes && total.sessions.length === 0) return { ...total, sessions: span.sessions };
	return { ...total, problem: total.problem ?? 'time-check' };
}

/** Texts of the columns mapped to one field, as one. */
export function joinedText(column: Column, texts: readonly string[]): string {
	const mark =
		column === 'clientName'
			? ' '
			: JOINED_COLUMNS.includes(column) && !FORM_COLUMNS.some((one) => one === column)
				? '; '
				: '\n';
	return texts.join(mark);
}
