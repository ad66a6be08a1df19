import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Register } from '#lib/register/index.js';
import { calendarDays, type CalendarDay } from './days.js';
import { writeIcs } from './ics.js';

/**
 * The calendar as a file without secrets: of each day only what kind of day it
 * is, and the row's number, which is public. No names, places or texts: the file
 * goes into calendars that others keep. A day's UID is a hash of ids that are
 * random, so nothing can be guessed from it.
 * @param summaryOf what a day is called, from its kind and the row's number alone
 * @param now ms UTC
 */
export function calendarFile(
	register: Register,
	today: string,
	now: number,
	summaryOf: (what: CalendarDay['what'], number: string | null, month: string | null) => string
): string {
	const events = calendarDays(register, today)
		.filter(({ overdue }) => !overdue)
		.map(({ key, date, time, what, number, month }) => ({
			uid: `${bytesToHex(sha256(utf8ToBytes(key))).slice(0, 32)}@tizilim`,
			date,
			time,
			summary: `Tizilim: ${summaryOf(what, number, month)}`
		}));
	return writeIcs(events, now);
}
