import { isDay } from '#lib/register/calendar.js';
import type { ProblemCode } from './outcome.js';
import { skeleton } from './words.js';

/** A date found in a text. */
export interface FoundDay {
	/** yyyy-mm-dd, or null for one that no calendar has (31.02.2026). */
	day: string | null;
	/** Where it stands: UTF-16 units of the text. */
	start: number;
	end: number;
	/** Month and day changed places: 01/25/2026. */
	swapped: boolean;
	/** With slashes, and both could be the month. */
	unsure: boolean;
}

/** A date read, or the code of what is wrong; a read date may carry a code too. */
export interface ReadDay {
	day: string | null;
	problem?: ProblemCode;
}

/** Beginnings of the months' names, ru, kk (as skeletons) and en; three letters are enough to tell them. */
const MONTHS: readonly (readonly string[])[] = [
	['январ', 'кантар', 'january'],
	['феврал', 'акпан', 'february'],
	['март', 'наурыз', 'march'],
	['апрел', 'сауир', 'april'],
	['май', 'мая', 'мамыр', 'may'],
	['июн', 'маусым', 'june'],
	['июл', 'шилде', 'july'],
	['август', 'тамыз', 'august'],
	['сентябр', 'кыркуйек', 'september'],
	['октябр', 'казан', 'october'],
	['ноябр', 'караша', 'november'],
	['декабр', 'желтоксан', 'december']
];
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/** Month 1 to 12 of a word of a skeleton, whole, declined or cut; null when it names none. */
function monthOf(word: string): number | null {
	if (word.length < 3) return null;
	const at = MONTHS.findIndex((names) => names.some((name) => word.startsWith(name) || name.startsWith(word)));
	return at === -1 ? null : at + 1;
}

/** The day, or null: years 1990 to 2099 only, two digits are of this century. */
function dayOf(year: string, month: number, day: string): string | null {
	const full = year.length === 2 ? `20${year}` : year;
	if (full < '1990' || full > '2099') return null;
	const text = `${full}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
	return isDay(text) ? text : null;
}

const YEAR_WORD = String.raw`(?:\s*(?:г(?:од\p{L}*)?|ж(?:ыл\p{L}*)?)(?!\p{L})\.?)?`;
const FORMS: readonly { form: RegExp; read: (found: RegExpExecArray) => Pick<FoundDay, 'day'> & Partial<FoundDay> }[] =
	[
		{
			// 2026-01-05, 2026.01.05
			form: /(?<!\d)((?:19|20)\d\d)([-./])(\d{1,2})\2(\d{1,2})(?!\d|\2\d)/gu,
			read: ([, year = '', , month = '', day = '']) => ({ day: dayOf(year, Number(month), day) })
		},
		{
			// 05.01.2026, 5/1/26, 05-01-2026
			form: /(?<!\d)(\d{1,2})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d|\2\d)/gu,
			read: ([, first = '', mark = '', second = '', year = '']) => {
				const day = dayOf(year, Number(second), first);
				if (mark !== '/') return { day };
				if (day === null) return { day: dayOf(year, Number(first), second), swapped: true };
				return { day, unsure: dayOf(year, Number(first), second) !== null && first !== second };
			}
		},
		{
			// 9 апреля 2026 г., «09» апр. 26 г., 13 қаңтар 2025 ж., 9-апр-26
			form: new RegExp(
				String.raw`(?<![\d.])"?(\d{1,2})"?(?:-?(?:ши|шы|го|ое|е)(?!\p{L}))?[\s.-]{0,3}(?!\p{L}{0,2}[\s.-])(\p{L}{3,12})[\s.,'-]{0,3}(\d{4}|\d{2}(?=\s*[гж]|\s*$))(?!\d)`,
				'gu'
			),
			read: ([, day = '', name = '', year = '']) => ({ day: dayOf(year, monthOf(name) ?? 0, day) })
		},
		{
			// 2025 ж. 13 қаңтар, 2025 жылғы «13» қаңтардағы, 2025 года 13 января
			form: new RegExp(
				String.raw`(?<![\d./-])((?:19|20)\d\d)${YEAR_WORD}[\s,]*"?(\d{1,2})"?(?:-?(?:ши|шы|го|ое|е)(?!\p{L}))?[\s.-]{0,3}(\p{L}{3,12})(?!\p{L})`,
				'gu'
			),
			read: ([, year = '', day = '', name = '']) => ({ day: dayOf(year, monthOf(name) ?? 0, day) })
		},
		{
			// 5.IV.2026
			form: /(?<![\d.])(\d{1,2})[\s./-]([ivxх]{1,4})[\s./-](\d{4}|\d{2})(?!\d)/gu,
			read: ([, day = '', roman = '', year = '']) => ({
				day: dayOf(year, ROMAN.indexOf(roman.replace(/х/gu, 'x')) + 1, day)
			})
		}
	];

/** A date that a month's name makes certain to be one: words that name no month are not taken for it. */
function namesMonth(found: RegExpExecArray): boolean {
	const word = found.slice(1).find((part) => /^\p{L}{3,}$/u.test(part));
	return word === undefined || /^[ivxх]+$/u.test(word) || monthOf(word) !== null;
}

/** True for digits that go on from the left by the same mark: the middle of the case number 7516-26-00-12. */
function goesOn(bare: string, found: RegExpExecArray): boolean {
	const mark = found.find((part) => /^[-./]$/u.test(part));
	return mark !== undefined && /\d$/u.test(bare.slice(0, found.index - 1)) && bare.charAt(found.index - 1) === mark;
}

/** Every date in a text, ru, kk or in digits, in the order of the text. */
export function findDays(text: string): FoundDay[] {
	const bare = skeleton(text);
	const found: FoundDay[] = [];
	for (const { form, read } of FORMS) {
		for (const match of bare.matchAll(form)) {
			const start = match.index;
			const end = start + match[0].length;
			if (!namesMonth(match) || goesOn(bare, match) || found.some((one) => one.start < end && start < one.end))
				continue;
			found.push({ swapped: false, unsure: false, start, end, ...read(match) });
		}
	}
	return found.sort((a, b) => a.start - b.start);
}

/** Words that go with a date and say nothing more. */
const FILLERS =
	/(?<!\p{L})(?:от|г|год|года|году|ж|жыл|жылы|жылгы|жылдын|куни|дата|в|саг|сагат|час|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс|дуйсенби|сейсенби|сарсенби|бейсенби|жума|сенби|жексенби|mon|tue|wed|thu|fri|sat|sun)(?!\p{L})/gu;
const CLOCK = /[t\s]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?/gu;

/**
 * The date that a cell of text holds.
 * @param monthFirst other cells of the column show that months come first, so
 *   a date with slashes that can be read both ways is not read
 */
export function readDay(text: string, monthFirst = false): ReadDay {
	const found = findDays(text);
	const [first] = found;
	if (first === undefined) return readLoose(skeleton(text).trim());
	if (new Set(found.map(({ day }) => day)).size > 1) return { day: null, problem: 'date-several' };
	if (first.day === null) return { day: null, problem: 'date-unreadable' };
	if (first.unsure && monthFirst) return { day: null, problem: 'date-ambiguous' };
	let rest = skeleton(text);
	for (const { start, end } of found) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
	const words = rest.replace(CLOCK, ' ').replace(FILLERS, ' ');
	return /[\p{L}\p{N}]/u.test(words) ? { day: first.day, problem: 'date-with-words' } : { day: first.day };
}

/** Forms that are a date only when they are all that the cell holds: mixed separators, no separators, no year. */
function readLoose(bare: string): ReadDay {
	const text = bare
		.replace(FILLERS, ' ')
		.trim()
		.replace(/[.,]+$/u, '');
	const parts = /^(\d{1,2})[\s.,/-]+(\d{1,2})[\s.,/-]+(\d{4}|\d{2})$/u.exec(text);
	if (parts) return orUnreadable(dayOf(parts[3] ?? '', Number(parts[2]), parts[1] ?? ''));
	if (/^\d{8}$/u.test(text)) {
		// Never both: 20 as a day leaves a year that begins with a month.
		const dayFirst = dayOf(text.slice(4), Number(text.slice(2, 4)), text.slice(0, 2));
		return orUnreadable(dayFirst ?? dayOf(text.slice(0, 4), Number(text.slice(4, 6)), text.slice(6)));
	}
	const named = /^"?(\d{1,2})"?[\s.-]*(\p{L}{3,12})\.?$/u.exec(text);
	if (named && monthOf(named[2] ?? '') !== null) return { day: null, problem: 'date-no-year' };
	const short = /^(\d{1,2})[.,/-](\d{1,2})$/u.exec(text);
	if (short && dayOf('2024', Number(short[2]), short[1] ?? '') !== null) return { day: null, problem: 'date-no-year' };
	return { day: null, problem: 'date-unreadable' };
}

function orUnreadable(day: string | null): ReadDay {
	return day === null ? { day, problem: 'date-unreadable' } : { day };
}

const PERIOD = /^(?:(?:19|20)\d\d|квартал|квартала|токсан|полугодие|жартыжылдык)$/u;
const AROUND_PERIOD = /^(?:за|г|год|года|ж|жыл|жылы|жылгы|ай|айы|айынын|месяц|[ivх]+|\d)$/u;

/** True for a line that only names a period, as the heading of a part: «2025 год», «Наурыз айы», «I квартал». */
export function isPeriodLine(text: string): boolean {
	const words = skeleton(text).match(/[\p{L}\p{N}]+/gu) ?? [];
	const names = (word: string) => PERIOD.test(word) || monthOf(word) !== null;
	return words.some(names) && words.every((word) => names(word) || AROUND_PERIOD.test(word));
}
