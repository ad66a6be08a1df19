/** Dates as calendars and boxes write them, in Kazakh, Russian and English. Pure. */

/** `month` counts from 1. */
export interface Day {
	year: number;
	month: number;
	day: number;
}

const LANGUAGES = ['en', 'ru', 'kk'];

/** In Kazakh, long and short: not every browser's tables have them. */
const KAZAKH = [
	['қаңтар', 'қаң'],
	['ақпан', 'ақп'],
	['наурыз', 'нау'],
	['сәуір', 'сәу'],
	['мамыр', 'мам'],
	['маусым', 'мау'],
	['шілде', 'шіл'],
	['тамыз', 'там'],
	['қыркүйек', 'қыр'],
	['қазан', 'қаз'],
	['қараша', 'қар'],
	['желтоқсан', 'жел']
];

/** Every way in which a month is called, with its number from 1. */
function monthWords(): Map<string, number> {
	const words = new Map<string, number>();
	for (const [index, called] of KAZAKH.entries()) for (const word of called) words.set(word, index + 1);
	for (const language of LANGUAGES) {
		for (const month of ['long', 'short'] as const) {
			const alone = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
			const inDate = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' });
			for (let index = 0; index < 12; index++) {
				const date = new Date(Date.UTC(2024, index, 15));
				const genitive = inDate.formatToParts(date).find((part) => part.type === 'month')?.value;
				for (const word of [alone.format(date), genitive]) {
					if (word) words.set(bare(word), index + 1);
				}
			}
		}
	}
	// Contractions that some calendars use and Unicode's tables do not have.
	words.set('sept', 9);
	words.set('сен', 9);
	words.set('ноя', 11);
	words.set('фев', 2);
	return words;
}

/** Some write the Kazakh і with the Latin letter that looks like it. */
function bare(word: string): string {
	const small = word.toLowerCase().replace(/[.,]/g, '').trim();
	return /[а-яё]/.test(small) ? small.replaceAll('i', 'і') : small;
}

const MONTHS: ReadonlyMap<string, number> = monthWords();

/** The number of the month that a text names, from 1; null when it names none, or two. */
export function monthIn(text: string): number | null {
	const found = new Set<number>();
	for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
		const month = MONTHS.get(bare(word));
		if (month !== undefined) found.add(month);
	}
	const [only] = found;
	return found.size === 1 && only !== undefined ? only : null;
}

/** The one year between 1900 and 2099 that a text names. */
export function yearIn(text: string): number | null {
	const years = new Set(text.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? []);
	const [only] = years;
	return years.size === 1 && only !== undefined ? Number(only) : null;
}

/** The day that a text names, or null when it names none or may mean two: `03/05/2026`. */
export function dayIn(text: string): Day | null {
	const iso = /(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/.exec(text);
	if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	const numeric = /(?<!\d)(\d{1,2})\s?([-./])\s?(\d{1,2})\s?[-./]\s?(\d{4})(?!\d)/.exec(text);
	if (numeric) {
		const [first, second, year] = [Number(numeric[1]), Number(numeric[3]), Number(numeric[4])];
		// With a point the day comes first wherever it is used; with a stroke either may.
		if (numeric[2] === '.' || first > 12 || first === second) return real(year, second, first);
		return second > 12 ? real(year, first, second) : null;
	}
	const month = monthIn(text);
	const year = yearIn(text);
	const days = new Set(text.match(/(?<!\d)\d{1,2}(?!\d)/g) ?? []);
	const [day] = days;
	return month !== null && year !== null && days.size === 1 && day !== undefined
		? real(year, month, Number(day))
		: null;
}

/** Whether a text names exactly this day. */
export function isDay(text: string, day: Day): boolean {
	const read = dayIn(text);
	return read !== null && read.year === day.year && read.month === day.month && read.day === day.day;
}

/** Whether the first three numbers of a text are this day's, in any order: enough once the right cell was clicked. */
export function hasNumbersOf(text: string, day: Day): boolean {
	if (isDay(text, day)) return true;
	const numbers = (text.match(/\d+/g) ?? []).slice(0, 3).map(Number);
	const wanted = [day.year, day.month, day.day];
	const inOrder = (list: number[]) => list.toSorted((a, b) => a - b).join();
	return inOrder(numbers) === inOrder(wanted);
}

/** @returns null for a day that no calendar has, as 31 February */
function real(year: number, month: number, day: number): Day | null {
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? { year, month, day } : null;
}
