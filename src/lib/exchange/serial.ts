import type { Cell } from './sheet.js';
import type { NumberFormat } from './formats.js';

const DAY_MINUTES = 24 * 60;
const DAY_MS = DAY_MINUTES * 60_000;
/** 1904 workbooks (made on old Macs) count from another day. */
const OFFSET_1904 = 1462;

/**
 * The calendar day of Excel's count of days, yyyy-mm-dd. In the 1900 system
 * day 60 is a 29 February 1900 that never was; null for it, for negative
 * numbers and for years beyond 9999.
 */
export function dayOfSerial(serial: number, date1904: boolean): string | null {
	const days = Math.floor(serial + 1e-9) + (date1904 ? OFFSET_1904 : 0);
	if (!(days >= 1 && days < 2_958_466) || days === 60) return null;
	return new Date(Date.UTC(1899, 11, days > 60 ? 30 : 31) + days * DAY_MS).toISOString().slice(0, 10);
}

/** A number of a spreadsheet as its format shows it: a date as dd.mm.yyyy, a duration as h:mm. */
export function numberCell(value: number, format: NumberFormat, date1904: boolean): Cell {
	const digits = String(Math.round(value * 1e10) / 1e10);
	switch (format.shows) {
		case 'number':
			return { type: 'number', value, text: `${format.before}${digits}${format.after}`.trim() };
		case 'date':
		case 'date-time': {
			const day = dayOfSerial(value, date1904);
			if (day === null) return { type: 'date', value, day, text: digits };
			const clock = format.shows === 'date-time' ? ` ${hoursAndMinutes(minutesOf(value - Math.floor(value)))}` : '';
			return { type: 'date', value, day, text: day.split('-').reverse().join('.') + clock };
		}
		case 'time':
		case 'duration': {
			if (value < 0) return { type: 'number', value, text: digits };
			// A time of day on a whole date shows its hours only: what it counts cannot be told.
			if (format.shows === 'time' && value >= 1)
				return {
					type: 'date',
					value,
					day: dayOfSerial(value, date1904),
					text: hoursAndMinutes(minutesOf(value - Math.floor(value)))
				};
			return { type: 'time', value, minutes: minutesOf(value), text: hoursAndMinutes(minutesOf(value)) };
		}
	}
}

function minutesOf(days: number): number {
	return Math.round(days * DAY_MINUTES);
}

function hoursAndMinutes(minutes: number): string {
	return `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;
}
