/**
 * Days, times and numbers as a lawyer in Kazakhstan writes them, and back.
 * Pure; the language of the screen comes in as a parameter where it matters.
 */

/** A day `yyyy-mm-dd` as `dd.mm.yyyy`, the form of the register in every language; other text comes back as it is. */
export function dayText(day: string): string {
	const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
	return found === null ? day : `${found[3] ?? ''}.${found[2] ?? ''}.${found[1] ?? ''}`;
}

/**
 * Reads a day as it is typed: `14.10.2026`, `14.10.26`, `14,10,2026`,
 * `14/10/2026`, `14102026`, `141026`, `14.10` (the year of `today`),
 * `2026-10-14`. A year of two digits is of this century.
 * @returns `yyyy-mm-dd`, or null for what is no day that exists
 */
export function readDay(typed: string, today: string): string | null {
	const text = typed.trim().replace(/\s*(г|ж|y)\.?$/u, '');
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
	if (iso !== null) return makeDay(iso[1], iso[2], iso[3]);
	const parts =
		/^(\d{1,2})[.,/ -](\d{1,2})(?:[.,/ -](\d{4}|\d{2}))?\.?$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(text);
	if (parts === null) return null;
	const year = parts[3] ?? today.slice(0, 4);
	return makeDay(year.length === 2 ? `20${year}` : year, parts[2], parts[1]);
}

function makeDay(year = '', month = '', day = ''): string | null {
	const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const moment = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(moment) && new Date(moment).toISOString().slice(0, 10) === text ? text : null;
}

/** Whole minutes as `h:mm`: 90 is "1:30". */
export function minutesText(minutes: number): string {
	return `${String(Math.trunc(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;
}

/**
 * Reads time worked as it is typed: `1:30`, `1.5` and `1,5` (hours), `2 ч 30 мин`,
 * `2 сағ`, `45 мин`, `2h 30m`; a bare whole number up to 12 is hours, above that minutes.
 * The screen shows what was understood beside the field.
 * @returns whole minutes, or null for what is no time
 */
export function readMinutes(typed: string): number | null {
	const text = typed.trim().toLowerCase();
	const clock = /^(\d{1,4}):([0-5]\d)$/.exec(text);
	if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
	const words =
		/^(?:(\d{1,4}(?:[.,]\d+)?)\s*(?:ч|час|часа|часов|сағ|сағат|h|hours?)\.?)?\s*(?:(\d{1,4})\s*(?:м|мин|минут|минуты|минута|m|min|minutes?)\.?)?$/u.exec(
			text
		);
	if (words !== null && text !== '') {
		return Math.round(Number((words[1] ?? '0').replace(',', '.')) * 60) + Number(words[2] ?? '0');
	}
	if (!/^\d{1,4}([.,]\d{1,2})?$/.test(text)) return null;
	const number = Number(text.replace(',', '.'));
	return Number.isInteger(number) && number > 12 ? number : Math.round(number * 60);
}

/** The clock of a moment written with its offset (`2026-10-14T09:12:30+05:00`), as the recording device had it: "09:12". */
export function clockOf(at: string): string {
	return local(at).slice(11, 16);
}

/** The day of a moment written with its offset, as the recording device had it, `yyyy-mm-dd`. */
export function dayOf(at: string): string {
	return local(at).slice(0, 10);
}

/** A moment written in UTC (that of a signature) is shown by Kazakhstan's clock, five hours ahead since 2024. */
function local(at: string): string {
	return at.endsWith('Z') ? new Date(Date.parse(at) + 300 * 60_000).toISOString() : at;
}

/** Day and clock of a moment with its offset: "14.10.2026, 09:12"; only the clock when it is of `today`. */
export function momentText(at: string, today: string): string {
	return dayOf(at) === today ? clockOf(at) : `${dayText(dayOf(at))}, ${clockOf(at)}`;
}

/** The clock of a moment (ms UTC) in this device's zone: "14:02". */
export function clockNow(moment: number): string {
	const date = new Date(moment);
	return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
}

/** A number with the thousands parted as the language does it, and at most three decimals. */
export function numberText(number: number, locale: string): string {
	return numbersOf(locale).format(number);
}

/**
 * Kazakh writes numbers as Russian does. Chromium does not know how it does, and would take the English
 * form, in which "1,003" is a thousand and three: read the Kazakh way, that is one and three thousandths.
 */
function numbersOf(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
	return new Intl.NumberFormat(locale === 'kk' ? 'ru' : locale, options);
}

/** Bytes for people: "4,2 MB" with the language's comma. */
export function megabytesText(bytes: number, locale: string): string {
	return numbersOf(locale, { maximumFractionDigits: 1 }).format(bytes / 1_048_576);
}

/** Reads a clock as it is typed: `9`, `9:30`, `9.30`, `930`, `0930`, `24:00`. @returns `hh:mm`, or null */
export function readClock(typed: string): string | null {
	const found = /^(\d{1,2})(?:[:.,\s-]?(\d{2}))?$/.exec(typed.trim());
	if (found === null) return null;
	const hours = Number(found[1]);
	const minutes = Number(found[2] ?? '0');
	if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null;
	return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** Minutes from one clock (`hh:mm`) to another; past midnight when the second is not later. */
export function minutesBetween(from: string, to: string): number {
	const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
	const length = minutes(to) - minutes(from);
	return length > 0 ? length : length + 24 * 60;
}
