import type { TimeSpan } from './outcome.js';

/** A stretch of work; `check`: read, but unusual. */
export type Span = TimeSpan & { check?: true };
/** A stretch, or why it cannot be told; null where the text names none. */
export type Stretch = Span | 'ambiguous' | null;

const CLOCK = String.raw`(\d{1,2})(?:\s?[:.-]\s?([0-5]\d)(?:\s*(?:ч|час\p{L}{0,3}|саг(?:ат)?|мин\p{L}{0,3})(?!\p{L})\.?)?|\s*(?:ч|час\p{L}{0,3}|саг(?:ат)?)(?!\p{L})\.?\s*(?:([0-5]?\d)\s*(?:мин\p{L}{0,3}|м)?(?!\p{L})\.?)?)?`;
const INTERVAL = new RegExp(
	String.raw`^([сc]\s*)?${CLOCK}\s*(до|по|-)\s*${CLOCK}\s*(?:час\p{L}{0,3}|ч|саг(?:ат)?)?\.?$`,
	'u'
);
const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * «с 10:00 до 16:30», «10.00–16.30», «10:00-ден 16:30-ға дейін», in the
 * skeleton of a text: minutes with both ends, null when it is no interval.
 * Bare hours need «с … до»: «10-12» may be ten to twelve hours. An end before
 * its start is night work in the evening, else a slip.
 */
export function readInterval(bare: string): Stretch {
	const plain = bare
		.replace(/(?<=\d)\s*-?\s*(?:дан|ден|нан|нен|тан|тен)(?!\p{L})(?:\s*бастап)?/gu, ' до ')
		.replace(/(?<=\d)\s*-?\s*(?:га|ге|ка|ке)\s*(?:дейин|шейин)/gu, '')
		.replace(/(?<![\d\s]\s*)(?<!\d\s*)(?:сагат|саг\.?|в)\s+(?=\d)/gu, '')
		.replace(/(?<!\p{L})аралыгы\p{L}*/gu, '')
		.replace(/ +/gu, ' ')
		.trim();
	const found = INTERVAL.exec(plain);
	if (!found) return null;
	const [, since, hour = '', minute, minuteWord, between, endHour = '', endMinute, endMinuteWord] = found;
	const start = Number(hour) * HOUR + Number(minute ?? minuteWord ?? 0);
	const end = Number(endHour) * HOUR + Number(endMinute ?? endMinuteWord ?? 0);
	if (start >= DAY || end > DAY) return null;
	const said = since !== undefined || between === 'до';
	if (!said && minute === undefined && endMinute === undefined) return 'ambiguous';
	if (start === end) return 'ambiguous';
	const span = { from: clock(start), to: clock(end) };
	if (end > start) return { minutes: end - start, ...span };
	return start >= 18 * HOUR && end <= 8 * HOUR ? { minutes: end + DAY - start, ...span, check: true } : 'ambiguous';
}

/** hh:mm of minutes since midnight. */
export function clock(minutes: number): string {
	return `${String(Math.floor(minutes / HOUR)).padStart(2, '0')}:${String(minutes % HOUR).padStart(2, '0')}`;
}
