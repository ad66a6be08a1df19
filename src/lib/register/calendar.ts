/**
 * Calendar days in Kazakhstan. A day is text `yyyy-mm-dd`; a moment is a
 * number of milliseconds UTC. The country's offset is data with dates, since
 * it has changed and may change again; the device's own zone plays no part.
 */
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** From which moment (UTC) which offset (minutes) holds, the newest first. One zone since 1 March 2024. */
const OFFSETS: readonly { from: number; minutes: number }[] = [
	{ from: Date.UTC(2024, 1, 29, 18), minutes: 300 },
	{ from: Number.NEGATIVE_INFINITY, minutes: 360 }
];

/** The offset of legal time in Kazakhstan at a moment, in minutes east of UTC. Before March 2024: of Astana and Almaty. */
export function kazakhstanOffset(moment: number): number {
	return OFFSETS.find(({ from }) => moment >= from)?.minutes ?? 300;
}

/** Days that were asked for already, by their count since 1970: a register asks for the same few thousand again and again. */
const knownDays = new Map<number, string>();

/** The calendar day in Kazakhstan at a moment (Rule 4 counts by it). */
export function kazakhstanDay(moment: number): string {
	const count = Math.floor((moment + kazakhstanOffset(moment) * MINUTE) / DAY);
	const known = knownDays.get(count);
	if (known !== undefined) return known;
	const day = new Date(count * DAY).toISOString().slice(0, 10);
	if (knownDays.size < 20_000) knownDays.set(count, day);
	return day;
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for text that is a day which exists, `2026-02-28` but not `2026-02-30`. Asked of every record, so no Date is made. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const year = Number(text.slice(0, 4));
	const month = Number(text.slice(5, 7));
	const day = Number(text.slice(8));
	const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	return day >= 1 && day <= (MONTH_LENGTHS[month - 1] ?? 0) + (leap ? 1 : 0);
}

/** Whole days from one day to a later one; negative when `to` is earlier. Both must be days. */
export function daysBetween(from: string, to: string): number {
	return from === to ? 0 : dayNumber(to) - dayNumber(from);
}

/** Days since 1 March of the year 0. Asked of every late row, so no Date is made. */
function dayNumber(text: string): number {
	const month = Number(text.slice(5, 7));
	// Years that begin with March: the day that comes and goes is their last.
	const year = Number(text.slice(0, 4)) - (month < 3 ? 1 : 0);
	const months = (month + 9) % 12;
	const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
	return 365 * year + leaps + Math.floor((153 * months + 2) / 5) + Number(text.slice(8));
}

/** A moment as ISO 8601 with an offset: `2026-10-14T10:31:00.000+05:00`. Offset in minutes east of UTC. */
export function isoWithOffset(moment: number, offset: number): string {
	const local = new Date(moment + offset * MINUTE).toISOString().slice(0, -1);
	const size = Math.abs(offset);
	const two = (value: number) => String(value).padStart(2, '0');
	return `${local}${offset < 0 ? '-' : '+'}${two(Math.trunc(size / 60))}:${two(size % 60)}`;
}
