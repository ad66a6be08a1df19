import { segmentsOf, segmentsText } from '../segments.js';
import type { Control } from '../types.js';
import { dayIn, hasNumbersOf, isDay } from './dates.js';
import { hasWords, isIcon, isPrompt, ownText } from '../scan/text.js';
import { boxOf, everyOf, isDrawn, isEditable, isInput, isSelect, isTextBox, listBehind, parentOf } from './dom.js';
import { fold, isOneOf, optionWords, plain, sameBehindMask, sameNumber } from './fold.js';
import { isCalled, isTicked, radiosOf, tickLabel } from './adapters/tick.js';
import type { Job } from './job.js';

/** Reading back what a control holds, as the page shows it. */

/** The text that a control shows; of a choice the chosen option's; empty for none. */
export function readText({
	element,
	control,
	environment,
	label = ''
}: Pick<Job, 'element' | 'control' | 'environment'> & Partial<Pick<Job, 'label'>>): string {
	if (control === 'checkbox' || control === 'switch') return isTicked(element) ? 'true' : '';
	if (control === 'radio-group') {
		const chosen = radiosOf(element, environment).find(isTicked);
		return chosen ? tickLabel(chosen) : '';
	}
	if (isSelect(element)) {
		return [...element.selectedOptions]
			.filter((option) => option.value !== '')
			.map((option) => plain(option.label))
			.join(', ');
	}
	if (isTextBox(element) && (element.value !== '' || !isShownAround(element, control))) {
		return EMPTY_MASK.test(element.value) ? '' : element.value;
	}
	const segmented = control === 'calendar' ? segmentsText(element) : null;
	if (segmented !== null) return segmented;
	if (isEditable(element)) return plain(element.innerText);
	return shownIn(element, { environment, label }).join(' ');
}

const isChoice = (control: Control): boolean =>
	control === 'combobox' || control === 'multi-select' || control === 'select' || control === 'calendar';

/** A list's input shows its choice around it; a date stands in the box itself wherever that box is seen. */
const isShownAround = (element: Element, control: Control): boolean =>
	isChoice(control) && !(control === 'calendar' && isDrawn(element) && element.getBoundingClientRect().width > HAIR);

/** A text box narrower than this, in CSS pixels, shows nothing itself. */
const HAIR = 40;

/** The texts that the box of a widget shows, piece by piece; without its placeholder, or that alone. */
export function shownIn(
	element: Element,
	{ environment, label = '' }: Pick<Job, 'environment'> & Partial<Pick<Job, 'label'>>,
	placeholders = false
): string[] {
	const texts: string[] = [];
	const names = namesOf(element, label);
	// A hair-thin input shows its choice around it, anything larger in itself.
	const box = isTextBox(element) || !isDrawn(element) ? boxOf(element) : element;
	for (const inner of everyOf(box, environment)) {
		if (isInList(inner)) continue;
		if (/^(style|script|svg|option|template|legend)$/.test(inner.localName) || !isDrawn(inner)) continue;
		if (isIcon(inner) || (inner.parentElement !== null && isIcon(inner.parentElement))) continue;
		if (isPlaceholder(inner) !== placeholders || isBeside(inner, element)) continue;
		const text = plain(isTextBox(inner) ? inner.value : ownText(inner));
		if (hasWords(text) && !texts.includes(text) && !names.has(text)) texts.push(text);
	}
	return texts;
}

/** Names of widgets that show the chosen text before the place for typing. */
const WIDGET = /select|combo|picker|choices|chosen|dropdown|autocomplete|(^|\s)ts-/i;

/** A text before or above a text box is its caption, unless both stand in what is drawn as one widget. */
function isBeside(text: Element, element: Element): boolean {
	if (!isTextBox(element) || text === element) return false;
	const [own, other] = [element.getBoundingClientRect(), text.getBoundingClientRect()];
	if (own.width <= HAIR || (other.right > own.left && other.bottom > own.top)) return false;
	for (let at = parentOf(element), up = 0; at && up < 4; up++, at = parentOf(at)) {
		if (WIDGET.test(at.getAttribute('class') ?? '') || WIDGET.test(at.localName)) return false;
	}
	return true;
}

/** What a widget, or the custom element around it, is called: some draw their label in the box. */
function namesOf(element: Element, label: string): Set<string> {
	const names = new Set<string>();
	const said = [label, ownNameOf(element)].map(plain).filter((text) => text !== '');
	for (const text of said) for (const sign of ['', '*', ' *', ':']) names.add(`${text}${sign}`);
	for (let at: Element | null = element, up = 0; at && up < 3; up++) {
		const own: unknown = 'label' in at ? at.label : null;
		for (const name of [at.getAttribute('label'), own]) {
			if (typeof name === 'string') names.add(plain(name)).add(plain(`${name}*`));
		}
		const root = at.getRootNode();
		at = 'host' in root ? (root as ShadowRoot).host : null;
	}
	return names;
}

/** Its `aria-label`; but a list that shows nothing else is named by its choice, as PrimeVue's. */
function ownNameOf(element: Element): string {
	const name = element.getAttribute('aria-label') ?? '';
	return !isTextBox(element) && plain(element.textContent) === plain(name) ? '' : name;
}

/** Of several options none is what the box shows; of one it may be the chosen one. */
function isInList(element: Element): boolean {
	const list = element.closest('[role=option]')?.parentElement;
	return list ? list.querySelectorAll(':scope > [role=option]').length > 1 : false;
}

function isPlaceholder(element: Element): boolean {
	return [element, element.parentElement].some((at) => {
		const names = at?.getAttribute('class') ?? '';
		// Element Plus shows the chosen text in its placeholder, and the prompt in a paler one.
		if (names.includes('el-select__placeholder')) return names.includes('is-transparent');
		return /placeholder(?![\w-]*(shown|show|none))/i.test(names);
	});
}

/** A mask that nothing was typed into shows its places. */
const EMPTY_MASK = /^[\s./:()+-]*_[\s_./:()+-]*$/;

/** Whether the field holds what was to be written, as far as a page may reformat it. */
export function hasTaken(job: Job): boolean {
	const { writing, element, control } = job;
	const text = readText(job);
	switch (writing.how) {
		case 'check':
			return isTicked(element) === writing.checked;
		case 'iso':
			return text === writing.text || text.replace(/:00(\.0+)?$/, '') === writing.text;
		case 'text':
			return sameText(control, writing.text, text);
		case 'calendar':
			return (
				writing.texts.some((wanted) => plain(wanted) === plain(text)) ||
				isDay(text, writing) ||
				// What takes no typing got its text from the right cell, in whatever order.
				(control === 'calendar' && segmentsOf(element) === null && hasNumbersOf(text, writing))
			);
		case 'option': {
			const wanted = new Set(writing.texts.map(optionWords));
			if (isOneOf(text, wanted)) return true;
			if (control === 'radio-group') {
				const folded = new Set(writing.texts.map(fold));
				return radiosOf(element, job.environment).some((radio) => isTicked(radio) && isCalled(radio, folded));
			}
			if (isSelect(element)) return writing.value !== null && element.value === writing.value;
			return isChoice(control) && shownIn(element, job).some((shown) => isOneOf(shown, wanted));
		}
	}
}

/** A day and nothing else: a page may write it in its own way. */
const DATE_ALONE = /^(\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})$/;

/** `2:15` and `02:15`, with or without its seconds. */
function isSameTime(wanted: string, holds: string): boolean {
	const [one, other] = [wanted, holds].map((text) => /^0?(\d{1,2}):(\d{2})(?::00)?$/u.exec(text.trim()));
	return !!one && !!other && Number(one[1]) === Number(other[1]) && one[2] === other[2];
}

/** Whether a text control's value says what was to be written. Free text is compared word for word. */
function sameText(control: Control, wanted: string, holds: string): boolean {
	if (plain(wanted) === plain(holds)) return true;
	if (control === 'number') return sameNumber(wanted, holds);
	if (isSameTime(wanted, holds)) return true;
	const day = DATE_ALONE.test(wanted.trim()) ? dayIn(wanted) : null;
	if (day && isDay(holds, day) && !/\d:\d/.test(holds)) return true;
	const shaped = control === 'masked' || control === 'date' || control === 'time' || control === 'datetime';
	return (shaped || !/\p{L}/u.test(wanted)) && sameBehindMask(wanted, holds);
}

/** Whether the field still shows what it showed when the plan was made. */
export function isUnchanged(job: Job, present: string): boolean {
	const { element, control } = job;
	// A tick has no text: the plan says so in its own words.
	if (control === 'checkbox' || control === 'switch') return true;
	const before = fold(present);
	const now = fold(readText(job));
	if (before === now) return true;
	if (isTextBox(element) && !isChoice(control)) return fold(element.value) === before;
	if (isInput(element) && fold(element.value) === before && before !== '') return true;
	if (before === '' && (isPrompt(now) || EMPTY_MASK.test(now) || listBehind(element)?.value === '')) return true;
	const shown = shownIn(element, job).map(fold);
	// A widget's text may be read in pieces, or whole.
	return shown.includes(before) || before.split(/[,\n]\s*/).every((piece) => now.includes(piece) && piece !== '');
}
