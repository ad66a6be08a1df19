import type { DateFormat } from '../profile/schema.js';
import type { SeenField } from '../types.js';
import { fold } from './words.js';

/** A calendar day in parts. */
export interface Day {
	year: number;
	month: number;
	day: number;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** @returns null for what is no day `yyyy-mm-dd` */
export function readDay(text: string): Day | null {
	const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
	if (found === null) return null;
	const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
	return { year, month, day };
}

/** Kazakhstan keeps one time since 1 March 2024. Minutes east of UTC. */
const KAZAKHSTAN = 300;

/** A moment (ISO 8601, any offset) as the clock in Kazakhstan shows it. */
export function localTime(moment: string): { day: Day; time: string } | null {
	const at = Date.parse(moment);
	if (Number.isNaN(at)) return null;
	const iso = new Date(at + KAZAKHSTAN * 60_000).toISOString();
	const day = readDay(iso.slice(0, 10));
	return day === null ? null : { day, time: iso.slice(11, 16) };
}

export const isoDay = ({ year, month, day }: Day): string =>
	`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

/** A day as a text box wants it. */
export function formatDay({ year, month, day }: Day, format: DateFormat): string {
	const letters: Readonly<Record<string, string>> = {
		yyyy: String(year).padStart(4, '0'),
		yy: two(year % 100),
		mm: two(month),
		dd: two(day)
	};
	return format.replace(/yyyy|yy|mm|dd/gu, (letter) => letters[letter] ?? letter);
}

/** Reads a text by a format; null where it does not follow it. */
export function parseDay(text: string, format: DateFormat): Day | null {
	const order = [...format.matchAll(/yyyy|yy|mm|dd/gu)].map(([one]) => one);
	const pattern = format
		.replaceAll('.', '\\.')
		.replace(/yyyy/u, '(\\d{4})')
		.replace(/yy/u, '(\\d{2})')
		.replace(/mm|dd/gu, '(\\d{2})');
	const found = new RegExp(`^${pattern}$`, 'u').exec(text.trim());
	if (found === null) return null;
	const at = (letter: string) => Number(found[order.indexOf(letter) + 1] ?? NaN);
	const year = order.includes('yyyy') ? at('yyyy') : 2000 + at('yy');
	const day = { year, month: at('mm'), day: at('dd') };
	const real = new Date(Date.UTC(day.year, day.month - 1, day.day));
	return real.getUTCMonth() + 1 === day.month && real.getUTCDate() === day.day ? day : null;
}

/** A format, or why none is sure. */
export type FormatFound = { sure: true; format: DateFormat } | { sure: false };

const LETTERS: readonly { pattern: RegExp; format: (sign: string) => string }[] = [
	{ pattern: /(?:дд|кк|dd)([./-])(?:мм|аа|mm)\1(?:гггг|жжжж|yyyy|рррр)/iu, format: (sign) => `dd${sign}mm${sign}yyyy` },
	{ pattern: /(?:мм|аа|mm)([./-])(?:дд|кк|dd)\1(?:гггг|жжжж|yyyy)/iu, format: (sign) => `mm${sign}dd${sign}yyyy` },
	{ pattern: /(?:гггг|жжжж|yyyy)([./-])(?:мм|аа|mm)\1(?:дд|кк|dd)/iu, format: (sign) => `yyyy${sign}mm${sign}dd` },
	{ pattern: /(?:дд|кк|dd)([./-])(?:мм|аа|mm)\1(?:гг|жж|yy)(?![\p{L}])/iu, format: (sign) => `dd${sign}mm${sign}yy` }
];
const KNOWN: ReadonlySet<string> = new Set([
	'dd.mm.yyyy',
	'dd.mm.yy',
	'dd/mm/yyyy',
	'mm/dd/yyyy',
	'dd-mm-yyyy',
	'yyyy-mm-dd',
	'yyyy.mm.dd',
	'yyyy/mm/dd',
	'ddmmyyyy'
]);

/** Example dates: the number that cannot be a month tells the order. */
const EXAMPLE = /(?<!\d)(\d{1,4})([./-])(\d{1,2})\2(\d{2,4})(?!\d)/u;
/** Empty masks and patterns: `__.__.____`, `99.99.9999`, `00.00.0000`, `\d{2}\.\d{2}\.\d{4}`. */
const SHAPES: readonly { pattern: RegExp; format: DateFormat | null }[] = [
	{ pattern: /([_90#])\1\.\1\1\.\1{4}/u, format: 'dd.mm.yyyy' },
	{ pattern: /([_90#])\1{3}-\1\1-\1\1/u, format: 'yyyy-mm-dd' },
	{ pattern: /([_90#])\1-\1\1-\1{4}/u, format: 'dd-mm-yyyy' },
	{ pattern: /([_90#])\1\.\1\1\.\1\1(?!\1)/u, format: 'dd.mm.yy' },
	{ pattern: /([_90#])\1\/\1\1\/\1{4}/u, format: null },
	{ pattern: /\{2\}\)?\\?\.\(?\\?[d[(].*\{2\}\)?\\?\.\(?\\?[d[(].*\{4\}/u, format: 'dd.mm.yyyy' },
	{ pattern: /\{4\}\)?-.*\{2\}\)?-.*\{2\}/u, format: 'yyyy-mm-dd' },
	{ pattern: /\{2\}\)?\\?\/.*\{2\}\)?\\?\/.*\{4\}/u, format: null }
];

/** Finds how a text box wants its date; without any sign it is dd.mm.yyyy, as everywhere in the country. */
export function dateFormatOf(field: SeenField): FormatFound {
	const texts = [field.placeholder, field.pattern, field.hint, ...field.labels.map(({ text }) => text), field.present];
	for (const text of texts) {
		const found = formatIn(text);
		if (found !== null) return found;
	}
	if (field.maxLength === 8 || field.maxLength === 6) return { sure: false };
	if (field.maxLength !== null && field.maxLength < 8) return { sure: false };
	return { sure: true, format: 'dd.mm.yyyy' };
}

function formatIn(text: string): FormatFound | null {
	for (const { pattern, format } of LETTERS) {
		const found = pattern.exec(text);
		const name = found === null ? '' : format(found[1] ?? '.');
		if (KNOWN.has(name)) return { sure: true, format: name as DateFormat };
		if (found !== null) return { sure: false };
	}
	for (const { pattern, format } of SHAPES) {
		if (pattern.test(text)) return format === null ? { sure: false } : { sure: true, format };
	}
	const example = EXAMPLE.exec(text);
	if (example === null) return null;
	const [first = '', sign = '', second = '', third = ''] = example.slice(1);
	if (first.length === 4) return asKnown(`yyyy${sign}mm${sign}dd`);
	const year = third.length === 4 ? 'yyyy' : 'yy';
	if (Number(second) > 12) return asKnown(`mm${sign}dd${sign}${year}`);
	if (sign !== '/' || Number(first) > 12) return asKnown(`dd${sign}mm${sign}${year}`);
	return { sure: false };
}

const asKnown = (name: string): FormatFound =>
	KNOWN.has(name) ? { sure: true, format: name as DateFormat } : { sure: false };

/** Names of the months in the order of the year: nominative and genitive, ru, kk, en. */
export const MONTHS: readonly (readonly string[])[] = [
	['январь', 'января', 'қаңтар', 'қаңтары', 'january', 'jan', 'янв'],
	['февраль', 'февраля', 'ақпан', 'ақпаны', 'february', 'feb', 'фев', 'февр'],
	['март', 'марта', 'наурыз', 'наурызы', 'march', 'mar', 'мар'],
	['апрель', 'апреля', 'сәуір', 'сәуірі', 'april', 'apr', 'апр'],
	['май', 'мая', 'мамыр', 'мамыры', 'may'],
	['июнь', 'июня', 'маусым', 'маусымы', 'june', 'jun', 'июн'],
	['июль', 'июля', 'шілде', 'шілдесі', 'july', 'jul', 'июл'],
	['август', 'августа', 'тамыз', 'тамызы', 'august', 'aug', 'авг'],
	['сентябрь', 'сентября', 'қыркүйек', 'қыркүйегі', 'september', 'sep', 'sept', 'сен', 'сент'],
	['октябрь', 'октября', 'қазан', 'қазаны', 'october', 'oct', 'окт'],
	['ноябрь', 'ноября', 'қараша', 'қарашасы', 'november', 'nov', 'ноя', 'нояб'],
	['декабрь', 'декабря', 'желтоқсан', 'желтоқсаны', 'december', 'dec', 'дек']
];
const FOLDED = MONTHS.map((names) => new Set(names.map(fold)));

/** The month that a word names, 1 … 12; null for none. */
export function monthNamed(text: string): number | null {
	const index = FOLDED.findIndex((names) => names.has(fold(text)));
	return index < 0 ? null : index + 1;
}
