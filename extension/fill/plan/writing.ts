import type { PortalRecord } from '#lib/bridge/index.js';
import type { DateFormat, ProfileField } from '../profile/schema.js';
import type { Control, SeenField, Target, Writing } from '../types.js';
import {
	dateFormatOf,
	formatDay,
	isoDay,
	localTime,
	monthNamed,
	MONTHS,
	parseDay,
	readDay,
	type Day
} from './dates.js';
import { timeText, timeWriting } from './minutes.js';
import { chooseAssociation, chooseCode, chooseText, isChoiceColumn } from './options.js';
import { detailsText, hasValue, namePart, textOfColumn, whyNothing } from './values.js';
import { fold } from './words.js';

type Option = { value: string; text: string };
/** How a field gets a column's value; or what keeps it from being sure. */
export type Made =
	| { kind: 'writing'; writing: Writing; shown: string }
	| { kind: 'nothing'; why: 'withheld' | 'no-value' }
	| { kind: 'option'; suggestions: Option[]; shown: string }
	| {
			kind: 'unsure';
			why: 'unit-unsure' | 'format-unsure' | 'too-long' | 'not-for-this-control' | 'not-exact';
			shown: string;
	  };

/** What a profile knows of the field, beyond its target. */
export type Known = Pick<ProfileField, 'format' | 'options'> | null;

export const PICKS: ReadonlySet<Control> = new Set(['select', 'multi-select', 'combobox', 'radio-group']);

/** The language that a field is filled in: its label's letters, else the page's; a label in both languages tells none. */
function langOf(field: SeenField): 'kk' | 'ru' {
	const label = field.labels.find(({ from }) => from !== 'name')?.text ?? '';
	const inBoth = /\S\s+[/|]\s+\S/u.test(label);
	if (!inBoth && /[әғқңөұүһі]/iu.test(label)) return 'kk';
	return /^kk|^kaz/iu.test(field.lang) ? 'kk' : 'ru';
}

/** The writing of a target for a field. Pure. */
export function makeWriting(field: SeenField, target: Target, record: PortalRecord, known: Known): Made {
	const { column, part } = target;
	if (!hasValue(record, column)) return { kind: 'nothing', why: whyNothing(record, column) };
	if (field.control === 'checkbox' || field.control === 'switch') return unfit('');
	if (column === 'minutes') return minutesMade(record.minutes ?? 0, part, field);
	if (column === 'applicationDate' || column === 'basisDate')
		return dateMade(readDay(record[column] ?? ''), null, part, field, known);
	if (column === 'signedAt') {
		const at = localTime(record.signedAt ?? '');
		return dateMade(at?.day ?? null, at?.time ?? null, part, field, known);
	}
	if (part === 'details') {
		const details = detailsText(record, langOf(field));
		return details === null ? { kind: 'nothing', why: whyNothing(record, 'basisNumber') } : textMade(details, field);
	}
	const text = textOfColumn(record, column, langOf(field)) ?? '';
	if (part === 'surname' || part === 'given-name' || part === 'patronymic') {
		const own = namePart(text, part);
		return own === null ? { kind: 'nothing', why: 'no-value' } : textMade(own, field);
	}
	if (isChoiceColumn(column)) {
		const code = record[column] ?? '';
		if (PICKS.has(field.control) || (field.options !== null && field.options.length > 0)) {
			return picked(chooseCode(column, code, field.options, known?.options ?? null), field, text);
		}
		return textMade(text, field);
	}
	if (column === 'barAssociation' && PICKS.has(field.control))
		return picked(chooseAssociation(text, field.options), field, text);
	return textMade(text, field);
}

const unfit = (shown: string): Made => ({ kind: 'unsure', why: 'not-for-this-control', shown });

function picked(choice: ReturnType<typeof chooseCode>, field: SeenField, shown: string): Made {
	if (!choice.ok) return { kind: 'option', suggestions: choice.suggestions, shown };
	// A text box with proposals takes the words themselves.
	if (!PICKS.has(field.control))
		return { kind: 'writing', writing: { how: 'text', text: choice.shown }, shown: choice.shown };
	return { kind: 'writing', writing: choice.writing, shown: choice.shown };
}

/** A text goes in whole or not at all. */
function textMade(text: string, field: SeenField): Made {
	const { control } = field;
	if (PICKS.has(control)) return picked(chooseText(text, field.options), field, text);
	if (control === 'number' && !/^\d+(?:[.]\d+)?$/u.test(text)) return unfit(text);
	if (
		control !== 'text' &&
		control !== 'masked' &&
		control !== 'textarea' &&
		control !== 'rich-text' &&
		control !== 'number'
	)
		return unfit(text);
	if (field.maxLength !== null && text.length > field.maxLength)
		return { kind: 'unsure', why: 'too-long', shown: text };
	return { kind: 'writing', writing: { how: 'text', text }, shown: text };
}

function minutesMade(minutes: number, part: Target['part'], field: SeenField): Made {
	const plain = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
	if (part === 'whole') return { kind: 'unsure', why: 'unit-unsure', shown: plain };
	const text = timeText(minutes, part, field);
	if (text === null) return { kind: 'unsure', why: 'not-exact', shown: plain };
	const writing = timeWriting(text, field);
	if (writing.how === 'option' && field.options !== null && writing.value === null) {
		return { kind: 'option', suggestions: field.options.slice(0, 20), shown: text };
	}
	if (writing.how === 'text' && field.maxLength !== null && text.length > field.maxLength) {
		return { kind: 'unsure', why: 'too-long', shown: text };
	}
	return { kind: 'writing', writing, shown: text };
}

function dateMade(day: Day | null, time: string | null, part: Target['part'], field: SeenField, known: Known): Made {
	if (day === null) return { kind: 'nothing', why: 'no-value' };
	const plain = formatDay(day, 'dd.mm.yyyy') + (time === null ? '' : ` ${time}`);
	if (part === 'day' || part === 'month' || part === 'year') return datePart(day, part, field);
	const iso = isoDay(day);
	switch (field.control) {
		case 'date':
			return { kind: 'writing', writing: { how: 'iso', text: iso }, shown: formatDay(day, 'dd.mm.yyyy') };
		case 'datetime':
			if (time === null) return { kind: 'unsure', why: 'format-unsure', shown: plain };
			return { kind: 'writing', writing: { how: 'iso', text: `${iso}T${time}` }, shown: plain };
		case 'calendar':
			return { kind: 'writing', writing: calendarWriting(day, field, known), shown: plain };
		case 'text':
		case 'masked': {
			const found = known?.format ? { sure: true as const, format: known.format } : dateFormatOf(field);
			if (!found.sure) return { kind: 'unsure', why: 'format-unsure', shown: plain };
			const text = formatDay(day, found.format) + (time !== null && wantsTime(field) ? ` ${time}` : '');
			if (field.maxLength !== null && text.length > field.maxLength)
				return { kind: 'unsure', why: 'format-unsure', shown: plain };
			return { kind: 'writing', writing: { how: 'text', text }, shown: text };
		}
		case 'combobox':
			if (field.options === null) return { kind: 'writing', writing: calendarWriting(day, field, known), shown: plain };
			return unfit(plain);
		default:
			return unfit(plain);
	}
}

function calendarWriting(day: Day, field: SeenField, known: Known): Writing {
	const found = dateFormatOf(field);
	const first: DateFormat = known?.format ?? (found.sure ? found.format : 'dd.mm.yyyy');
	const formats: DateFormat[] = [first, 'dd.mm.yyyy', 'yyyy-mm-dd', 'dd-mm-yyyy', 'dd/mm/yyyy'];
	return { how: 'calendar', ...day, texts: [...new Set(formats)].map((format) => formatDay(day, format)) };
}

/** A text box for a moment wants its time only where it says so. */
const wantsTime = (field: SeenField): boolean =>
	/время|уақыт|чч|hh|:мм|:mm|__:__/iu.test(
		[field.placeholder, field.hint, ...field.labels.map(({ text }) => text)].join(' ')
	);

function datePart(day: Day, part: 'day' | 'month' | 'year', field: SeenField): Made {
	const value = day[part];
	const two = String(part === 'year' ? value % 100 : value).padStart(2, '0');
	const names = part === 'month' ? (MONTHS[day.month - 1] ?? []) : [];
	if (PICKS.has(field.control)) {
		if (field.options === null) {
			const texts = part === 'month' ? [...names, two, String(value)] : [String(value), two];
			return {
				kind: 'writing',
				writing: { how: 'option', texts: [...new Set(texts)], value: null },
				shown: texts[0] ?? ''
			};
		}
		const hits = field.options.filter(({ text }) => partNumber(text, part) === value);
		const [hit] = hits;
		if (hits.length !== 1 || hit === undefined)
			return { kind: 'option', suggestions: field.options.slice(0, 31), shown: String(value) };
		return { kind: 'writing', writing: { how: 'option', texts: [hit.text], value: hit.value }, shown: hit.text };
	}
	if (field.control === 'number')
		return { kind: 'writing', writing: { how: 'text', text: String(value) }, shown: String(value) };
	if (field.control !== 'text' && field.control !== 'masked') return unfit(String(value));
	const short = part === 'year' && (field.maxLength === 2 || /^(?:гг|жж|yy|__|00)$/iu.test(field.placeholder.trim()));
	const text = part === 'year' && !short ? String(value) : two;
	if (field.maxLength !== null && text.length > field.maxLength)
		return { kind: 'unsure', why: 'format-unsure', shown: text };
	return { kind: 'writing', writing: { how: 'text', text }, shown: text };
}

/** The number that an option of a day, month or year stands for: `03`, `марта`, `3 наурыз`, `2026 ж.`. */
export function partNumber(text: string, part: 'day' | 'month' | 'year'): number | null {
	const folded = fold(text);
	if (part === 'month') {
		const named = folded
			.split(' ')
			.map(monthNamed)
			.find((one) => one !== null);
		if (named !== undefined) return named;
	}
	const digits = /^(\d{1,4})(?: (?:г|год|ж|жыл))?$/u.exec(folded)?.[1];
	if (digits === undefined) return null;
	return part === 'year' && digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/** Whether a field holds what would be written, however it shows it. */
export function holdsAlready(field: SeenField, writing: Writing): boolean {
	const present = fold(field.present);
	if (present === '') return false;
	switch (writing.how) {
		case 'option':
			return writing.texts.some((text) => fold(text) === present);
		case 'check':
			return false;
		case 'calendar':
			return writing.texts.includes(field.present.trim());
		case 'iso':
			return field.present.startsWith(writing.text);
		case 'text': {
			const asDay = parseDay(writing.text, 'dd.mm.yyyy');
			const held = asDay === null ? null : parseDay(field.present, 'yyyy-mm-dd');
			if (asDay !== null && held !== null) return isoDay(asDay) === isoDay(held);
			return field.present.replace(/\s+/gu, ' ').trim() === writing.text.replace(/\s+/gu, ' ').trim();
		}
	}
}
