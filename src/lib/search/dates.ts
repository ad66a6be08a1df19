/** Dates in a text in folded letters: 12.03.2026, 12/3/26, 2026-03-12, 12 марта 2026, 2026 жылғы 12 наурыз. */

interface FoundDate {
	/** `yyyy-mm-dd` */
	day: string;
	/** Behind its last unit. */
	to: number;
}

const MONTHS = [
	['январ', 'кантар', 'қаңтар'],
	['феврал', 'акпан', 'ақпан'],
	['март', 'наурыз'],
	['апрел', 'сәуір', 'сауир'],
	['мая', 'май', 'мамыр'],
	['июн', 'маусым'],
	['июл', 'шілде', 'шилде'],
	['август', 'тамыз'],
	['сентябр', 'қыркүйек', 'кыркуйек'],
	['октябр', 'қазан', 'казан'],
	['ноябр', 'қараша', 'караша'],
	['декабр', 'желтоқсан', 'желтоксан']
];
const NAMES = MONTHS.flat().join('|');

const SHAPES: readonly { shape: RegExp; parts: readonly [year: number, month: number, day: number] }[] = [
	{ shape: /(?<!\d|\d[.,/-])(\d{1,2})([.,/-])(\d{1,2})\2(\d{4}|\d{2})(?!\d|[-.,/]\d)/g, parts: [4, 3, 1] },
	{ shape: /(?<!\d|\d[.,/-])(\d{4})-(\d{1,2})-(\d{1,2})(?!\d|[-.,/]\d)/g, parts: [1, 2, 3] },
	{ shape: new RegExp(`(?<!\\d)(\\d{1,2})"? (${NAMES})[а-яәғқңөұүһі]* (\\d{4})(?!\\d)`, 'g'), parts: [3, 2, 1] },
	{
		shape: new RegExp(`(?<!\\d)(\\d{4}) (?:ж(?:ыл\\S*|\\.)? )?"?(\\d{1,2})"? (${NAMES})[а-яәғқңөұүһі]*`, 'g'),
		parts: [1, 3, 2]
	}
];

/** The dates of a text by the place where they begin. A year of two digits is of this century. */
export function readDates(folded: string): Map<number, FoundDate> {
	const found = new Map<number, FoundDate>();
	if (!/\d/.test(folded)) return found;
	for (const { shape, parts } of SHAPES) {
		for (const match of folded.matchAll(shape)) {
			const [year = '', month = '', date = ''] = parts.map((part) => match[part] ?? '');
			const day = dayOf(year, monthOf(month), date);
			if (day !== null && !found.has(match.index)) found.set(match.index, { day, to: match.index + match[0].length });
		}
	}
	return found;
}

function monthOf(text: string): number {
	return /^\d/.test(text) ? Number(text) : MONTHS.findIndex((names) => names.includes(text)) + 1;
}

function dayOf(year: string, month: number, date: string): string | null {
	const whole = Number(year.length === 2 ? `20${year}` : year);
	const day = Number(date);
	if (month < 1 || month > 12 || day < 1 || day > 31) return null;
	return `${String(whole).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
