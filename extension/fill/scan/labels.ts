import type { LabelSource, SeenField } from '../types.js';
import { cellTexts } from './cells.js';
import { choiceLabels } from './choices.js';
import { attribute, byId, frameOf, parentOf, rootOf, type Raw } from './dom.js';
import { groupName, labelledBy } from './sections.js';
import { labelsFor } from './tied.js';
import { cleanLabel, isNoise, isNoName, isNotChosen, joined, textOf } from './text.js';

type Label = SeenField['labels'][number];

/** What labels are read with: which elements are fields, and how many stand in an element. */
export interface Page {
	skip: ReadonlySet<Element>;
	count: (element: Element) => number;
}

const ENDS: ReadonlySet<string> = new Set([
	'fieldset',
	'form',
	'body',
	'html',
	'td',
	'th',
	'tr',
	'table',
	'dd',
	'main',
	'dialog'
]);
const HEADING = /^h[1-6]$|^legend$|^summary$/u;

/** The labels of a field, best first, each text once. */
export function labelsOf(raw: Raw, page: Page): Label[] {
	const labels: Label[] = [];
	const add = (text: string, from: LabelSource, given = false) => {
		if (text === '') return;
		const clean = cleanLabel(text);
		if (isNoise(clean, given) || (!given && isNotChosen(clean)) || labels.some((one) => one.text === clean)) return;
		labels.push({ text: clean, from });
	};
	for (const text of tied(raw, page)) add(text, 'label', true);
	const owners = ownersOf(raw);
	for (const one of owners) add(labelledBy(one, page.skip), 'aria-labelledby', true);
	for (const one of owners) {
		for (const text of [attribute(one, 'aria-label'), ...namesOfCustom(one)]) {
			if (!isNoName(text)) add(text, 'aria-label', true);
		}
	}
	if (raw.control === 'radio-group') {
		for (let up: Element | null = groupOf(raw); up !== null; up = parentOf(up)) {
			const name = groupName(up, page.skip);
			if (name !== '') add(name, 'legend', true);
			if (name !== '' || page.count(up) > 1) break;
		}
	}
	const placeholder = placeholderOf(raw);
	if (!isNoName(placeholder)) add(placeholder, 'placeholder');
	const anchor = anchorOf(raw);
	if (raw.control === 'radio-group' && page.count(anchor) === 1) add(opening(anchor, raw.element, page), 'text-before');
	add(textBefore(anchor, page), 'text-before');
	around(anchor, page, add);
	// The box in which a list is searched through is called by what stands beside it.
	const asked = raw.control === 'combobox' ? labels.findIndex(isSearched) : -1;
	if (asked >= 0 && labels.length > 1) labels.splice(asked, 1);
	for (const one of owners) add(attribute(one, 'title'), 'title');
	const named = raw.behind ?? raw.element;
	const name = attribute(named, 'name') || attribute(named, 'formcontrolname') || named.id;
	if (labels.length === 0 || /\p{L}{3}/u.test(name)) add(wordsOfName(name), 'name');
	return labels;
}

const CUSTOM_NAMES = ['label', 'label-text', 'legend', 'legend-text', 'title-text', 'field-label', 'accessible-name'];
/** What a custom element is told to be called: no two libraries agree on the attribute. */
const namesOfCustom = (element: Element): string[] =>
	element.localName.includes('-') ? CUSTOM_NAMES.map((name) => attribute(element, name)) : [];

/** The elements that may carry the field's aria names: itself, the select behind it, its custom element. */
function ownersOf(raw: Raw): Element[] {
	const { element, widget, behind, control } = raw;
	if (control === 'radio-group') return [groupOf(raw)];
	const owners = new Set([element, widget, ...(behind === null ? [] : [behind]), ...raw.also]);
	for (let root = rootOf(element); 'host' in root; root = rootOf(root.host)) owners.add(root.host);
	return [...owners];
}

/** Of a radio group: the nearest element around all of its buttons. */
export function groupOf({ element, radios }: Raw): Element {
	if (radios.length < 2 || radios[0] !== element) return radios.length === 1 ? (parentOf(element) ?? element) : element;
	let up: Element | null = element;
	while (up !== null && !radios.every((radio) => up?.contains(radio))) up = parentOf(up);
	return up ?? element;
}

/** From where the text around is sought: a radio group as a whole; a frame that is one editor. */
function anchorOf(raw: Raw): Element {
	if (raw.control === 'radio-group') return groupOf(raw);
	if (raw.element.localName === 'body') return frameOf(raw.element.ownerDocument) ?? raw.element;
	return raw.element;
}

/** Labels that the page ties to a field: `for`, wrapping, `for` the host or the select behind. */
function tied(raw: Raw, page: Page): string[] {
	if (raw.control === 'radio-group') {
		// A custom element takes its words through a slot.
		const slotted = [...raw.element.children].filter((one) => attribute(one, 'slot') === 'label');
		const [first] = raw.radios;
		const own = first === undefined ? [] : choiceLabels(first);
		const named = first === undefined ? [] : labelsFor(first).filter((label) => !own.includes(label));
		return [...slotted, ...named].map((one) => textOf(one, page.skip));
	}
	const elements = new Set<Element>();
	const { element, behind, also } = raw;
	for (const one of [element, behind, ...also]) {
		if (one !== null) for (const label of labelsFor(one)) elements.add(label);
	}
	for (let root = rootOf(element); 'host' in root; root = rootOf(root.host)) {
		for (const label of labelsFor(root.host)) elements.add(label);
	}
	return [...elements].map((label) => textOf(label, page.skip));
}

export const placeholderOf = ({ element, widget }: Raw): string => {
	const own =
		attribute(element, 'placeholder') ||
		attribute(element, 'data-placeholder') ||
		attribute(element, 'aria-placeholder');
	if (own === '' && element.localName === 'div') return drawnPlaceholder(element);
	if (own !== '' || element === widget) return joined(own);
	return joined(attribute(widget, 'placeholder') || attribute(widget, 'data-placeholder'));
};

/** A drawn list says in a part of its own what is not chosen yet: «день», «Не выбран». */
function drawnPlaceholder(element: Element): string {
	const texts = [...element.querySelectorAll('[class*=placeholder]')].map((one) => joined(one.textContent));
	return texts.find((text) => text !== '') ?? '';
}

/** The text just before a field, out of wrappers that hold nothing else; a heading or another field ends the search. */
export function textBefore(start: Element, page: Page): string {
	let element = start;
	for (let level = 0; level < 6;) {
		for (let node = element.previousSibling; node !== null; node = node.previousSibling) {
			if (node.nodeType === 3) {
				const text = cleanLabel(node.nodeValue ?? '');
				if (text !== '') return text;
				continue;
			}
			if (node.nodeType !== 1) continue;
			const one = node as Element;
			if (isOutOfSight(one)) continue;
			if (attribute(one, 'role') === 'toolbar' || /toolbar/u.test(attribute(one, 'class'))) continue;
			if (page.count(one) > 0 || page.skip.has(one) || HEADING.test(one.localName)) return '';
			const label = one.localName === 'label' ? one : one.querySelector('label[for]');
			if (label !== null && isTiedElsewhere(label as HTMLLabelElement, start)) return '';
			const text = cleanLabel(textOf(one, page.skip));
			if (text !== '') return text;
		}
		const up = parentOf(element);
		if (up === null || ENDS.has(up.localName) || attribute(up, 'role') === 'group') return '';
		// A wrapper around nothing else is no step away from the field.
		if (element.nextSibling !== null || element.previousSibling !== null) level += 1;
		element = up;
	}
	return '';
}

/** A calendar or a list that is not open stands beside its field in many pages. */
const isOutOfSight = (element: Element): boolean =>
	!element.checkVisibility() && element.ownerDocument.defaultView?.getComputedStyle(element).display === 'none';

/** Words at the beginning of a container, before the part that holds its first field. */
export function opening(box: Element, first: Element, page: Page): string {
	let text = '';
	for (let node = box.firstChild; node !== null; node = node.nextSibling) {
		if (node === first || (node.nodeType === 1 && node.contains(first))) break;
		if (node.nodeType === 3) text += ` ${node.nodeValue ?? ''}`;
		else if (node.nodeType === 1) {
			const element = node as Element;
			if (/^h[1-6]$/u.test(element.localName)) continue;
			text += ` ${textOf(element, page.skip)}`;
		}
	}
	return joined(text);
}

function isTiedElsewhere(label: HTMLLabelElement, start: Element): boolean {
	if (label.htmlFor === '') return false;
	const aim = byId(label, label.htmlFor);
	return aim !== null && aim !== start && !start.contains(aim) && !aim.contains(start);
}

const SEARCH =
	/^(?:быстрый )?(?:поиск|найти|искать|іздеу|search|filter|фильтр|сүзгі)(?: (?:по списку|тізімнен|в списке))?[\s.…]*$/iu;
const isSearched = ({ from, text }: Label): boolean => from === 'placeholder' && SEARCH.test(text);
const UNIT = /^(?:час(?:ы|ов|а)?|ч|минут(?:ы|а)?|мин|сағ(?:ат)?|hours?|minutes?)\.?$/iu;
const LONGEST_LEAD = 100;

/** The line over a row of boxes that say no more than their unit: «Время занятости адвоката», then «часов». */
export function leadOf(raw: Raw, labels: readonly Label[], page: Page): string {
	if (!UNIT.test(labels[0]?.text ?? '')) return '';
	for (let row: Element = raw.widget, level = 0; level < 12 && !ENDS.has(row.localName); level += 1) {
		const line = row.previousElementSibling;
		if (line !== null && (page.count(line) > 0 || HEADING.test(line.localName))) return '';
		const text = line === null ? '' : cleanLabel(textOf(line, page.skip));
		if (text !== '' && !UNIT.test(text)) return text.length <= LONGEST_LEAD ? text : '';
		const up = parentOf(row);
		if (up === null || page.count(up) > 1) return '';
		row = up;
	}
	return '';
}

/** What a narrow page draws before a cell or a box by its style sheet. */
const DRAWN_LABELS = ['data-label', 'data-title', 'data-th'];

/** Cells, terms, and the nearest container that holds just this field. */
function around(start: Element, page: Page, add: (text: string, from: LabelSource) => void): void {
	let best = '';
	let open = true;
	for (let up: Element | null = parentOf(start), level = 0; up !== null && level < 12; up = parentOf(up), level += 1) {
		const tag = up.localName;
		if (tag === 'td' || tag === 'th') {
			const { left, above, aboveFirst } = cellTexts(up as HTMLTableCellElement, page.count, page.skip);
			if (aboveFirst) add(above, 'cell-above');
			add(left, 'cell-left');
			add(above, 'cell-above');
		}
		if (tag === 'dd') {
			let term = up.previousElementSibling;
			while (term?.localName === 'dd' && page.count(term) === 0) term = term.previousElementSibling;
			if (term?.localName === 'dt') add(textOf(term, page.skip), 'dt');
		}
		if (page.count(up) > 1) open = false;
		if (open) for (const name of DRAWN_LABELS) add(attribute(up, name), 'text-before');
		if (open && best === '' && tag !== 'form' && tag !== 'body') best = textOf(up, page.skip);
		if (tag === 'fieldset' || tag === 'form' || tag === 'body') break;
	}
	add(best, 'container');
}

/** `applicationDate`, `basis_number` as words. */
const wordsOfName = (name: string): string =>
	joined(
		name
			.replace(/^.*[:$]/u, '')
			.replace(/([a-zа-я])([A-ZА-Я])/gu, '$1 $2')
			.replace(/[_.[\]-]+/gu, ' ')
	);
