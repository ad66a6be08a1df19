import { attribute, byId, frameOf, isElement, parentOf } from './dom.js';
import { cleanLabel, textOf } from './text.js';

const HEADINGS =
	'h1,h2,h3,h4,h5,h6,legend,[role=heading],[role=separator],summary,caption,.panel-heading,.panel-title,[class*=card-title],[class*=card-header],[class*=card__title],[class*=card__header],[role=tab][aria-selected=true],[aria-expanded=true]:not([aria-haspopup],[role=combobox],input,select)';
/** Elements of libraries that head what follows them: `ion-list-header`, `ui5-title`. */
const isCustomHeading = ({ localName }: Element): boolean =>
	/^[a-z][a-z0-9]*-.*(?:header|heading|title)$|^[a-z0-9]+-title$/u.test(localName);
const headingIn = (element: Element): Element | null => {
	if (element.matches(HEADINGS) || isCustomHeading(element)) return element;
	return element.querySelector(HEADINGS) ?? [...element.querySelectorAll('*')].find(isCustomHeading) ?? null;
};
const TITLE =
	/(?:^|[\s_-])(?:title|header|heading|headline|caption|subtitle|subheader|section|divider|separator|text-h[1-6])(?:[\s_-]|$)/iu;
const LONGEST = 200;
/** Of a line that nothing but its place makes a title. */
const LONGEST_TITLE = 100;
const MOST = 4;

/** Headings of the groups around elements; each part of the page is asked once. */
export class Sections {
	readonly #around = new Map<Element, string[]>();
	readonly #before = new Map<Element, string>();
	readonly #skip: ReadonlySet<Element>;
	readonly #count: (element: Element) => number;

	/** `count` tells how many fields stand in an element. */
	constructor(skip: ReadonlySet<Element>, count: (element: Element) => number) {
		this.#skip = skip;
		this.#count = count;
	}

	/** Nearest first, at most four, each once. */
	of(element: Element): string[] {
		const own = this.#headingBefore(element) || this.#titleOf(element);
		const parent = parentOf(element) ?? frameOf(element.ownerDocument);
		const above = parent === null ? [] : this.#within(parent);
		return own === '' || above.includes(own) ? above : [own, ...above].slice(0, MOST);
	}

	/** The group's own name, then what stands before it, then what is above. */
	#within(element: Element): string[] {
		const known = this.#around.get(element);
		if (known !== undefined) return known;
		const own = groupName(element, this.#skip);
		const above = this.of(element);
		const all = own === '' || above.includes(own) ? above : [own, ...above].slice(0, MOST);
		this.#around.set(element, all);
		return all;
	}

	/** The nearest heading among the siblings before an element. */
	#headingBefore(element: Element): string {
		const passed: Element[] = [];
		let text = '';
		for (let one: Element | null = element; one !== null; one = one.previousElementSibling) {
			const known = this.#before.get(one);
			if (known !== undefined) {
				text = known;
				break;
			}
			passed.push(one);
			const before = one.previousElementSibling;
			if (before === null) break;
			text = this.#asHeading(before);
			if (text !== '') break;
		}
		for (const one of passed) this.#before.set(one, text);
		return text;
	}

	/** The line right over a box of several fields heads them, whatever it is made of. */
	#titleOf(box: Element): string {
		const line = box.previousElementSibling;
		if (line === null || this.#count(box) < 2 || this.#count(line) > 0 || this.#skip.has(line)) return '';
		const text = cleanLabel(textOf(line, this.#skip));
		return text.length <= LONGEST_TITLE && !text.endsWith('.') ? text : '';
	}

	/** A line that its class calls a title, or that is bold, heads what follows it, where that has words of its own. */
	#isTitle(line: Element): boolean {
		const next = line.localName === 'label' ? null : line.nextElementSibling;
		if (next === null || this.#count(next) === 0 || textOf(next, this.#skip) === '') return false;
		const called = [line, line.firstElementChild].some((one) => one !== null && TITLE.test(attribute(one, 'class')));
		return called || (isBold(line) && !isBold(next));
	}

	/** The text of an element that is a heading, or holds one and no field. */
	#asHeading(element: Element): string {
		if (element.localName === 'legend') return '';
		if (this.#count(element) > 0) return '';
		if (element.localName === 'tr') return rowHeading(element as HTMLTableRowElement, this.#skip);
		const heading = headingIn(element) ?? (this.#isTitle(element) ? element : null);
		if (heading === null) return '';
		const text = wordsOfHeading(heading, this.#skip);
		return text.length <= LONGEST ? text : '';
	}
}

/** What a heading says; of one that folds its part of the page, its button says it. */
function wordsOfHeading(heading: Element, skip: ReadonlySet<Element>): string {
	const text = cleanLabel(textOf(heading, skip));
	if (text !== '') return text;
	const button = heading.querySelector('button,[role=button],[role=tab]');
	return button === null ? '' : cleanLabel(textOf(button, skip));
}

/** Whether the first words of an element are drawn bold. */
function isBold(element: Element): boolean {
	const words = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
	let node = words.nextNode();
	while (node !== null && !/\p{L}/u.test(node.nodeValue ?? '')) node = words.nextNode();
	const parent = node?.parentElement;
	const style = parent ? element.ownerDocument.defaultView?.getComputedStyle(parent) : undefined;
	return Number(style?.fontWeight ?? 400) >= 600;
}

/** A row of one cell over the whole table heads the rows below it. */
function rowHeading(row: HTMLTableRowElement, skip: ReadonlySet<Element>): string {
	const [cell] = row.cells;
	if (cell === undefined || row.cells.length !== 1 || (cell.colSpan < 2 && cell.localName !== 'th')) return '';
	const text = cleanLabel(textOf(cell, skip));
	return text.length <= LONGEST ? text : '';
}

/** The name that a fieldset, group, region or tab panel gives itself. */
export function groupName(element: Element, skip: ReadonlySet<Element>): string {
	if (element.localName === 'fieldset') {
		const legend =
			[...element.children].find((child) => child.localName === 'legend') ?? element.querySelector('legend');
		if (legend?.closest('fieldset') === element) {
			const text = cleanLabel(textOf(legend, skip));
			if (text !== '') return text;
		}
	}
	const role = attribute(element, 'role');
	if (role === '' && element.localName !== 'section' && element.localName !== 'fieldset') return '';
	if (role === 'presentation' || role === 'none' || role === 'combobox' || role === 'application') return '';
	return ariaName(element, skip);
}

/** aria-labelledby, then aria-label. */
export function ariaName(element: Element, skip: ReadonlySet<Element>): string {
	const named = labelledBy(element, skip);
	return named === '' ? cleanLabel(attribute(element, 'aria-label')) : named;
}

export function labelledBy(element: Element, skip: ReadonlySet<Element>): string {
	const named = element.getAttribute('aria-labelledby');
	if (named === null) return '';
	const ids = named.split(/\s+/u).filter(Boolean);
	// A group may hold its own name; a list that names what stands in it names its value.
	const isGroup = /^(?:radiogroup|group|region)$/u.test(attribute(element, 'role'));
	const texts = ids
		.map((id) => byId(element, id))
		.filter((one) => isElement(one) && (isGroup || !element.contains(one)) && !one.contains(element) && !skip.has(one))
		.map((one) => (one === null ? '' : textOf(one, skip)));
	return cleanLabel(texts.filter((text) => text !== '').join(' '));
}

const STEP =
	'[aria-current=step],.ant-steps-item-active .ant-steps-item-title,.MuiStepLabel-label.Mui-active,.p-step-active,.p-steps-current,.el-step__title.is-process,.v-stepper-item--selected,.mat-step-header[aria-selected=true],.bs-stepper .step.active,.stepper .active,.steps .active,.wizard-steps .active,li.active .step-title';
const STEP_WORDS = /(?:^|\s)(?:шаг|этап|step|stage)\s*(?:№\s*)?\d|(?:^|\s)\d+\s*-?\s*(?:қадам|кезең|шаг|этап)/iu;

/** The heading of the wizard's step that is shown; null for a page without steps. */
export function stepOf(document: Document, isShown: (element: Element) => boolean): string | null {
	const none: ReadonlySet<Element> = new Set();
	for (const element of document.querySelectorAll(STEP)) {
		const text = cleanLabel(textOf(element, none));
		if (text !== '' && text.length <= LONGEST && isShown(element)) return text;
	}
	for (const element of document.querySelectorAll('h1,h2,h3,h4,legend,[role=heading]')) {
		const text = cleanLabel(textOf(element, none));
		if (text.length <= LONGEST && STEP_WORDS.test(text) && isShown(element)) return text;
	}
	return null;
}
