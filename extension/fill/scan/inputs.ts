import type { Control } from '../types.js';
import { attribute, controlsIn } from './dom.js';

/** What kind of control an input is, by itself and by what is drawn around it. */

const TYPES: Readonly<Record<string, Control>> = {
	number: 'number',
	date: 'date',
	'datetime-local': 'datetime',
	month: 'month',
	time: 'time',
	checkbox: 'checkbox'
};
const LEVELS = 4;
/** Some date boxes carry their name on an element far around. */
const PICKER_LEVELS = 7;

/** @param wrapped whether an element with the role of a combobox stands around it */
export function inputControl(input: HTMLInputElement, wrapped: boolean): Control {
	const popup = attribute(input, 'aria-haspopup');
	const typed = TYPES[input.type];
	if (typed !== undefined) return typed;
	// What says itself that it is a number by steps reads figures as code does.
	if (attribute(input, 'role') === 'spinbutton') return 'number';
	if (isTimePicker(input)) return 'calendar';
	const opens = popup === 'dialog' || popup === 'grid';
	const list = wrapped || attribute(input, 'role') === 'combobox' || popup === 'listbox' || isSuggesting(input);
	const picks = isPicker(input);
	if (list && !opens && !picks) return 'combobox';
	if (input.readOnly && (opens || picks)) return 'calendar';
	// What takes no typing and shows the places of a date gets one from a calendar, however that is announced.
	if (input.readOnly && DATE_PLACES.test(input.placeholder)) return 'calendar';
	if (input.readOnly && (popup === 'true' || popup === 'menu')) return 'combobox';
	if (!picks && isInSelect(input)) return 'combobox';
	if (input.readOnly && !picks && hasCalendarButton(input)) return 'calendar';
	if (input.readOnly && !picks && hasArrow(input)) return 'combobox';
	return isMasked(input) ? 'masked' : 'text';
}

/** A box that says of itself that a list of proposals opens at it: what is only typed there may not be kept. */
const isSuggesting = (input: HTMLInputElement): boolean =>
	input.hasAttribute('aria-expanded') || /^(?:list|both)$/u.test(attribute(input, 'aria-autocomplete'));

const DATE_PLACES = /^\s*(?:дд|кк|dd|гггг|жжжж|yyyy)[./-](?:мм|аа|mm)[./-](?:дд|кк|dd|гггг|жжжж|yyyy)\s*$/iu;

/** The elements around an input that hold no other field, nearest first. */
function* boxesAround(input: Element, levels = LEVELS): Generator<Element> {
	for (let up = input.parentElement, level = 1; up !== null && level < levels; up = up.parentElement, level += 1) {
		if (controlsIn(up) > 1) return;
		yield up;
	}
}

/** Whether an input, or an element just around it that holds no other field, is such a one. */
function isAtOrAround(input: Element, is: (element: Element) => boolean, levels = LEVELS): boolean {
	if (is(input)) return true;
	for (const box of boxesAround(input, levels)) if (is(box)) return true;
	return false;
}

/** The word itself, and not the end of `update`, `validate`, `candidate`, `mandate`. */
const DATE = '(?<!vali|up|candi|man)date';
const PICKER = new RegExp(
	`${DATE}-?(?:time-?)?(?:picker|box|edit|field)|${DATE}pick|flatpickr|calendar|(?:^|[\\s_-])(?:ant|el|p|v|mx|dp)[_-]?(?:${DATE}-?picker|date-editor|picker|calendar)`,
	'iu'
);

/** A box that carries the marks of a date picker, on itself or just around it. */
function isPicker(input: Element): boolean {
	for (const beside of [input.previousElementSibling, input.nextElementSibling]) {
		if (beside !== null && PICKER.test(attribute(beside, 'class'))) return true;
	}
	const marked = (element: Element) =>
		PICKER.test(`${attribute(element, 'class')} ${element.localName} ${attribute(element, 'data-provide')}`);
	return isAtOrAround(input, marked, PICKER_LEVELS) || attribute(input, 'data-date-format') !== '';
}

const TIME_PICKER = /(?<!date[_-]?)time-?(?:picker|box|edit|field)/iu;
/** A box for a time, with a clock of two columns to open. */
const isTimePicker = (input: Element): boolean =>
	isAtOrAround(input, (element) => TIME_PICKER.test(`${attribute(element, 'class')} ${element.localName}`));

/** Names that libraries give to lists of their own; utility classes such as `select-none` are none. */
const SELECT =
	/(?:^|[\s_-])(?:select|selection|selector|selectbox|dropdown|drop-down|combo|combobox|multiselect|picklist|lookup)(?![\w-]*(?:none|all|text|auto)(?:\s|$))(?=[\s_-]|$)/iu;
export const isCalledSelect = (element: Element): boolean =>
	SELECT.test(`${attribute(element, 'class')} ${element.localName}`);

const ARROW = '[class*=arrow],[class*=caret],[class*=chevron],[class*=toggle],[class*=indicator],[class*=expand]';

/** The box of a drawn list: called so, and it takes no typing or has an arrow to open it. */
function isInSelect(input: HTMLInputElement): boolean {
	for (const box of boxesAround(input)) {
		if (isCalledSelect(box)) return input.readOnly || box.querySelector(ARROW) !== null || holdsList(box);
	}
	return input.readOnly && isCalledSelect(input);
}

/** A list that stands in its box, open or not. */
const holdsList = (box: Element): boolean =>
	box.querySelectorAll('[role=option],[data-value],[class~=item],[class~=option]').length > 1;

/** A box that takes no typing, with an arrow to open what it takes. */
const hasArrow = (input: HTMLInputElement): boolean => isAtOrAround(input, (box) => box.querySelector(ARROW) !== null);

const CALENDAR = /calendar|календар|күнтізбе|(?:^|[\s_-])(?:event|date|today)(?:[\s_-]|$)|дат[аыу]|күн/iu;

/** A box that takes no typing, with a picture of a calendar beside it. */
function hasCalendarButton(input: Element): boolean {
	for (const box of boxesAround(input)) {
		for (const one of box.querySelectorAll('button,[role=button],a,i,img,svg,[class*=icon],[class*=trigger]')) {
			const text = one.textContent.trim();
			const said = ['class', 'title', 'aria-label', 'alt', 'src', 'data-icon'].map((name) => attribute(one, name));
			if (CALENDAR.test([...said, text.length < 30 ? text : ''].join(' '))) return true;
		}
	}
	return false;
}

const CALLED_DATE = new RegExp(`${DATE}|calendar`, 'iu');
/** Names that a library gives to what opens a calendar. */
export const isCalledDate = (element: Element): boolean =>
	CALLED_DATE.test(
		`${attribute(element, 'class')} ${element.id} ${element.getAttributeNames().join(' ')} ${element.localName}`
	) || element.querySelector('[class*=calendar],[data-icon*=calendar]') !== null;

const MASK = /(?:^|[\s_-])(?:input)?mask(?:ed)?(?:$|[\s_-])/iu;

function isMasked(input: HTMLInputElement): boolean {
	return (
		/_{2,}/u.test(input.placeholder) ||
		/_{2,}/u.test(input.value) ||
		input.hasAttribute('data-mask') ||
		input.hasAttribute('data-inputmask') ||
		input.hasAttribute('im-insert') ||
		input.hasAttribute('data-imask') ||
		input.hasAttribute('data-maska') ||
		MASK.test(attribute(input, 'class'))
	);
}
