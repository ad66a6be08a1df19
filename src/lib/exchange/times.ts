import { findDays } from './dates.js';
import type { ProblemCode, TimeSpan } from './outcome.js';
import { readInterval, type Span, type Stretch } from './intervals.js';
import { skeleton } from './words.js';

/**
 * What a bare number in column 6 counts. `ask`: the column does not say and
 * holds numbers that can hardly be hours, so whole numbers from 10 on are not
 * read until the lawyer says which.
 */
export type TimeUnit = 'hours' | 'minutes' | 'ask';

/** Column 6 as read: whole minutes, or null with the code of what is wrong; a value may carry a code too. */
export interface ReadTime {
	minutes: number | null;
	/** Present where hours of the day or days are named. */
	sessions: TimeSpan[];
	problem?: ProblemCode;
}

/** A year, which no entry reaches; the register's own bound. */
const MOST_MINUTES = 527_040;

const NUMBERS: Readonly<Record<string, string>> = {
	один: '1',
	одна: '1',
	одного: '1',
	два: '2',
	две: '2',
	двух: '2',
	три: '3',
	трех: '3',
	четыре: '4',
	пять: '5',
	шесть: '6',
	семь: '7',
	восемь: '8',
	девять: '9',
	десять: '10',
	пятнадцать: '15',
	двадцать: '20',
	тридцать: '30',
	сорок: '40',
	бир: '1',
	еки: '2',
	уш: '3',
	торт: '4',
	бес: '5',
	алты: '6',
	жети: '7',
	сегиз: '8',
	тогыз: '9',
	он: '10',
	жиырма: '20',
	отыз: '30',
	кырык: '40'
};
const HOUR = String.raw`(?:час\p{L}{0,3}|ч|сагат\p{L}{0,3}|саг|hours?|hrs?|h)(?!\p{L})\.?`;
const MINUTE = String.raw`(?:(?:минут\p{L}{0,3}|мин|м|minutes?|min|m)(?!\p{L})\.?|')`;
const DECIMAL = String.raw`\d{1,4}(?:[.,]\d{1,6})?`;
const HOURS_AND_MINUTES = new RegExp(
	`^(${DECIMAL})\\s*${HOUR}[\\s,]*(?:(?:и|жане)\\s+)?(?:(\\d{1,3})\\s*(?:${MINUTE})?)?$`,
	'u'
);
const MINUTES_ONLY = new RegExp(`^(\\d{1,4})\\s*${MINUTE}$`, 'u');
const CLOCK_LIKE = new RegExp(`^(\\d{1,3}):([0-5]\\d)(?::[0-5]\\d)?\\s*(?:${HOUR})?$`, 'u');
const BARE = new RegExp(`^${DECIMAL}$`, 'u');
const HALVES: readonly [RegExp, string][] = [
	[/(\d+)\s*½/gu, '$1.5'],
	[/(\d+)\s*¼/gu, '$1.25'],
	[/(\d+)\s*¾/gu, '$1.75'],
	[/½|(?<![\d/])1\/2(?![\d/])/gu, '0.5'],
	[/¼|(?<![\d/])1\/4(?![\d/])/gu, '0.25'],
	[/¾|(?<![\d/])3\/4(?![\d/])/gu, '0.75'],
	[/(\d+)\s+0\.5(?!\d)/gu, '$1.5'],
	[/(?<!\p{L})(?:пол\s?часа|жарты сагат)(?!\p{L})/gu, '30 мин'],
	[/(?<!\p{L})полтора(?!\p{L})/gu, '1.5'],
	[/(\d+)\s+(?:с половиной|жарым)(?!\p{L})/gu, '$1.5']
];

/** The skeleton with numbers in digits, fractions as decimals, and words that add nothing taken out. */
function tidy(text: string): string {
	let out = skeleton(text).replace(/(?<!\p{L})\p{L}+(?!\p{L})/gu, (word) => NUMBERS[word] ?? word);
	for (const [form, digits] of HALVES) out = out.replace(form, digits);
	return out
		.replace(/(\d+)\s*\(\s*\1\s*\)/gu, '$1')
		.replace(/(?<!\p{L})(?:всего|итого|затрачено|барлыгы|жалпы)(?!\p{L})\s*[:=-]?/gu, ' ')
		.replace(/^[\s=:]+|[\s.;,]+$/gu, '')
		.replace(/ +/gu, ' ');
}

/**
 * What the text of a cell of column 6 says.
 * @param unit what a bare number counts
 */
export function readTime(text: string, unit: TimeUnit): ReadTime {
	const bare = tidy(text);
	if (BARE.test(bare)) return settle(bareNumber(bare, unit, true), []);
	const whole = stretchOf(bare) ?? twice(bare);
	if (whole !== null) return settle(whole, whole === 'ambiguous' || whole.from === undefined ? [] : [whole]);
	const days = findDays(text);
	const parts = stretchesOf(text);
	if (parts !== null) return settle(sum(parts), parts);
	if (days.length > 1) return { minutes: null, sessions: [], problem: 'time-is-period' };
	if (days.length === 1) return { minutes: null, sessions: [], problem: 'time-is-date' };
	const vague =
		/(?<!\p{L})(?:около|примерно|почти|более|больше|менее|шамамен|жуык|астам|ок)(?!\p{L})|^до |~|\d\s*-\s*\d/u.test(
			bare
		);
	return { minutes: null, sessions: [], problem: vague ? 'time-ambiguous' : 'time-unreadable' };
}

/** A number cell of a spreadsheet: hours (1.5 is 90 minutes), unless the column counts minutes. */
export function readTimeNumber(value: number, unit: TimeUnit): ReadTime {
	const text = String(Math.round(value * 1e6) / 1e6);
	return BARE.test(text)
		? settle(bareNumber(text, unit, false), [])
		: { minutes: null, sessions: [], problem: 'time-unreadable' };
}

function settle(stretch: Stretch, sessions: readonly Span[]): ReadTime {
	if (stretch === null) return { minutes: null, sessions: [], problem: 'time-unreadable' };
	if (stretch === 'ambiguous') return { minutes: null, sessions: [], problem: 'time-ambiguous' };
	if (stretch.minutes > MOST_MINUTES) return { minutes: null, sessions: [], problem: 'time-unreadable' };
	const read: ReadTime = { minutes: stretch.minutes, sessions: sessions.map(({ check: _check, ...span }) => span) };
	if (stretch.check === true || stretch.minutes === 0) read.problem = 'time-check';
	return read;
}

function bareNumber(text: string, unit: TimeUnit, typed: boolean): Stretch {
	if (unit === 'minutes') return /^\d+$/u.test(text) ? { minutes: Number(text) } : 'ambiguous';
	if (unit === 'ask' && Number(text.replace(',', '.')) >= 10) return 'ambiguous';
	const hours = decimalHours(text, typed);
	// Ten hours and more in one entry may be minutes after all.
	return hours !== null && hours !== 'ambiguous' && hours.minutes >= 600 ? { ...hours, check: true } : hours;
}

/**
 * Hours as a decimal. 1.5, 1.25 and 1.75 are decimals in everybody's hand;
 * 1.30 may be an hour and a half: where it was typed so, it is not read. A
 * number cell does not keep how it was typed (1.3): it is read as it counts, and
 * shown for a look.
 */
function decimalHours(text: string, typed: boolean): Stretch {
	const fraction = /[.,](\d+)$/u.exec(text)?.[1] ?? '';
	const minutes = Math.round(Number(text.replace(',', '.')) * 60);
	if (/^(?:0*|50*|25|75)$/u.test(fraction)) return fraction === '50' && typed ? { minutes, check: true } : { minutes };
	if (fraction.length > 2) return { minutes };
	if (fraction.length === 2 && typed && Number(fraction) < 60) return 'ambiguous';
	return { minutes, check: true };
}

/** One duration or interval with its units said; null when the text is neither. */
function stretchOf(bare: string): Stretch {
	if (/^(?:час|сагат)$/u.test(bare)) return { minutes: 60 };
	const both = HOURS_AND_MINUTES.exec(bare);
	if (both) {
		const [, hours = '', minutes] = both;
		if (minutes === undefined) return decimalHours(hours, true);
		if (!/^\d+$/u.test(hours)) return 'ambiguous';
		const total = { minutes: Number(hours) * 60 + Number(minutes) };
		return Number(minutes) > 59 ? { ...total, check: true } : total;
	}
	const only = MINUTES_ONLY.exec(bare);
	if (only) return { minutes: Number(only[1]) };
	const clock = CLOCK_LIKE.exec(bare);
	if (clock) return longClock(Number(clock[1]) * 60 + Number(clock[2]));
	return readInterval(bare);
}

/** «10:00–12:00 (2 часа)»: the same said twice; where the two differ, neither is believed. */
function twice(bare: string): Stretch {
	const found = /^(.*\S)\s*\(([^()]*)\)$/u.exec(bare);
	const [one, other] = [stretchOf(found?.[1] ?? ''), stretchOf(found?.[2]?.trim() ?? '')];
	if (one === null || other === null) return null;
	if (one === 'ambiguous' || other === 'ambiguous' || one.minutes !== other.minutes) return 'ambiguous';
	return one.from === undefined ? other : one;
}

/** A duration written like the hour of a day: 10:00 may be when, not how long, so long ones are shown for a look. */
export function longClock(minutes: number): Span {
	return minutes >= 8 * 60 && minutes < 24 * 60 ? { minutes, check: true } : { minutes };
}

/** Several stretches in one cell, each with its units, some with their day: «26.01.2026 – 2 ч; 28.01.2026 – 1 ч 40 мин». */
function stretchesOf(text: string): Span[] | null {
	const parts = text.split(/;|\n|,\s+(?=\S)|\s\+\s|\s+(?:и|және)\s+/u).filter((part) => part.trim() !== '');
	const spans: Span[] = [];
	for (const part of parts) {
		const [date, ...more] = findDays(part);
		if (more.length > 0 || (date !== undefined && date.day === null)) return null;
		const undated = date === undefined ? part : part.slice(0, date.start) + ' ' + part.slice(date.end);
		const rest = tidy(undated).replace(/^(?:(?:г|года?|ж|жылы?)(?!\p{L})\.?)?[\s:,-]+/u, '');
		const short = /^\d{1,2}\.\d{2}\.?\s*[:-]\s*(?=\S)/u.exec(rest)?.[0];
		const span = stretchOf(short === undefined ? rest : rest.slice(short.length));
		if (span === null || span === 'ambiguous') return null;
		spans.push({ ...span, ...(date?.day ? { date: date.day } : {}), ...(short === undefined ? {} : { check: true }) });
	}
	return spans.length === 0 ? null : spans;
}

function sum(spans: readonly Span[]): Stretch {
	const minutes = spans.reduce((total, span) => total + span.minutes, 0);
	return spans.some(({ check }) => check === true) ? { minutes, check: true } : { minutes };
}
