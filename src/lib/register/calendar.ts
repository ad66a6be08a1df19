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
function kazakhstanOffset(moment: number): number {
	return OFFSETS.find(({ from }) => moment >= from)?.minutes ?? 300;
}

/** The calendar day in Kazakhstan at a moment (Rule 4 counts by it). */
export function kazakhstanDay(moment: number): string {
	return new Date(moment + kazakhstanOffset(moment) * MINUTE).toISOString().slice(0, 10);
}

/** True for text that is a day which exists, `2026-02-28` but not `2026-02-30`. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const moment = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(moment) && new Date(moment).toISOString().slice(0, 10) === text;
}

/** Whole days from one day to a later one; negative when `to` is earlier. Both must be days. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}
