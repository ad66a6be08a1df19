import { ownText } from '../../scan/text.js';
import type { FillEnvironment } from '../../types.js';
import { dayIn, monthIn, yearIn } from '../dates.js';
import { everyOf, isDrawn, isInput, isSelect, parentOf } from '../dom.js';
import { plain } from '../fold.js';
import { drawnOf } from './popup.js';

/** Reading the calendar that a picker opened: which months it shows, and where their days are. */
export interface MonthView {
	year: number;
	/** From 1. */
	month: number;
	/** The cells of this month, without its neighbours' days; the first is day 1. */
	days: Element[];
}

/** The months that are shown, first to last; empty when there is no calendar, or none that says which month it is. */
export function readMonths(roots: readonly Element[], environment: FillEnvironment): MonthView[] {
	const months: MonthView[] = [];
	for (const days of runsOfDays(roots, environment)) {
		const named = explicitMonth(days) ?? headedMonth(days, roots, environment);
		if (named) months.push({ ...named, days });
	}
	return months;
}

/** Cells numbered 1, 2, 3 … to the end of a month. Days of the neighbour months make no such run. */
function runsOfDays(roots: readonly Element[], environment: FillEnvironment): Element[][] {
	const numbered = [...drawnOf(roots, environment)].flatMap((element) => {
		const number = dayNumber(element);
		return number === null ? [] : [{ element, number }];
	});
	const runs: Element[][] = [];
	for (let start = 0; start < numbered.length; start++) {
		if (numbered[start]?.number !== 1) continue;
		let end = start;
		while (numbered[end + 1]?.number === end + 1 - start + 1) end++;
		const length = end - start + 1;
		// Longer ones are the minutes of a clock.
		if (length >= 28 && length <= 31) runs.push(numbered.slice(start, end + 1).map(({ element }) => element));
		start = end;
	}
	return runs;
}

/** The number that stands in an element itself, 0 to 59; of a day, not of a week or in a list of hours. */
function dayNumber(element: Element): number | null {
	if (/^(option|select|input)$/.test(element.localName) || isWeek(element)) return null;
	const text = plain(ownText(element));
	return /^\d{1,2}$/.test(text) && Number(text) < 60 ? Number(text) : null;
}
const WEEK = /(^|[\s_-])(week|weeks|weeknumber|week-?num(ber)?|week-col|cw)($|\s)/i;
const isWeek = (element: Element): boolean =>
	[element, parentOf(element)].some(
		(at) => at && (WEEK.test(at.getAttribute('class') ?? '') || at.getAttribute('role') === 'rowheader')
	);

type Month = Pick<MonthView, 'year' | 'month'>;

/** The month that the cells themselves name, in what is written on them for machines and for the blind. */
function explicitMonth(days: readonly Element[]): Month | null {
	for (const [index, cell] of days.entries()) {
		let at: Element | null = cell;
		for (let up = 0; at && up < 3; up++, at = parentOf(at)) {
			const named = dateOn(at, index + 1);
			if (named) return named;
		}
	}
	return null;
}

const DATED = ['data-date', 'data-v-date', 'data-day', 'data-iso', 'datetime', 'title', 'aria-label'];

function dateOn(element: Element, day: number): Month | null {
	for (const name of DATED) {
		const text = element.getAttribute(name) ?? '';
		// Numbers without leading zeros may count months from 0.
		const read = /^\d{4}-\d{1,2}-\d{1,2}$/.test(text) && text.length < 10 ? null : dayIn(text);
		if (read?.day === day) return { year: read.year, month: read.month };
	}
	const [year, month] = [element.getAttribute('data-year'), element.getAttribute('data-month')];
	// jQuery UI counts months from 0.
	if (year !== null && month !== null && element.getAttribute('data-handler') === 'selectDay') {
		return { year: Number(year), month: Number(month) + 1 };
	}
	return null;
}

/** The month in the heading over the cells: the nearest part of the calendar that names a month and a year. */
function headedMonth(days: readonly Element[], roots: readonly Element[], environment: FillEnvironment): Month | null {
	const [first] = days;
	for (let at = first ? parentOf(first) : null; at; at = parentOf(at)) {
		const texts = headingTexts(at, new Set(days), environment);
		for (const text of texts) {
			const [month, year] = [monthIn(text) ?? monthNumber(text), yearIn(text)];
			if (month !== null && year !== null && !/(?<!\d)\d{1,2}(?!\d)/.test(withoutMonthNumber(text))) {
				return { month, year };
			}
		}
		const month = firstOf(texts, monthIn);
		const year = firstOf(texts, yearIn);
		if (month !== null && year !== null) return { month, year };
		const inFigures = yearAndNumber(texts);
		if (inFigures !== null) return inFigures;
		if (roots.includes(at)) break;
	}
	return null;
}

/** A year alone with the number of a month right beside it: `11` and `2026` in two parts of a heading. */
function yearAndNumber(texts: readonly string[]): Month | null {
	const at = texts.findIndex((text) => /^(?:19|20)\d\d$/.test(text));
	const beside = [texts[at - 1] ?? '', texts[at + 1] ?? ''].filter((text) => /^(?:0?[1-9]|1[0-2])$/.test(text));
	const [month, ...more] = beside;
	return at < 0 || month === undefined || more.length > 0 ? null : { year: Number(texts[at]), month: Number(month) };
}

/** `03.2026` and `2026/03`. */
function monthNumber(text: string): number | null {
	const found = /^(\d{1,2})[./ -](?:19|20)\d\d$/.exec(text) ?? /^(?:19|20)\d\d[./ -](\d{1,2})$/.exec(text);
	const month = Number(found?.[1] ?? 0);
	return month >= 1 && month <= 12 ? month : null;
}
const withoutMonthNumber = (text: string): string => (monthNumber(text) === null ? text : '');

function firstOf(texts: readonly string[], read: (text: string) => number | null): number | null {
	for (const text of texts) {
		const found = read(text);
		if (found !== null) return found;
	}
	return null;
}

function headingTexts(part: Element, days: ReadonlySet<Element>, environment: FillEnvironment): string[] {
	const texts: string[] = [];
	for (const element of everyOf(part, environment)) {
		if (days.has(element) || element.localName === 'option' || !isDrawn(element)) continue;
		if (isSelect(element)) texts.push(plain(element.selectedOptions[0]?.label ?? ''));
		else if (isInput(element)) texts.push(plain(element.value));
		else texts.push(plain(ownText(element)));
	}
	return texts.filter((text) => text !== '');
}
