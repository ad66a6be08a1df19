import { segmentsText } from '../segments.js';
import type { LabelSource, SeenField } from '../types.js';
import { attribute, byId, controlsIn, isInput, isSelect, isTextarea, parentOf, rootOf, type Raw } from './dom.js';
import { labelsFor } from './tied.js';
import { cleaned, hasWords, isPrompt, isSkeleton, joined, textOf } from './text.js';

type Option = { value: string; text: string };
const MOST_OPTIONS = 500;
const NONE: ReadonlySet<Element> = new Set();

/** What may be chosen; null where that is not known before the list opens. */
export function optionsOf(raw: Raw): Option[] | null {
	const { element, control } = raw;
	if (control === 'radio-group') {
		return raw.radios.map((radio) => ({ value: radioValue(radio), text: choiceText(radio) }));
	}
	if (isSelect(element)) return optionsOfSelect(element);
	if (raw.behind !== null) {
		// Some widgets keep only the chosen option in the select that they hide.
		const all = optionsOfSelect(raw.behind);
		return all.length > 1 ? all : null;
	}
	if (control !== 'combobox') return isInput(element) ? optionsOfDatalist(element) : null;
	const listed = optionsOfList(element) ?? (raw.widget === element ? null : optionsOfList(raw.widget));
	if (listed !== null) return listed;
	const own = [...element.querySelectorAll('[role=option],[data-value]')];
	return own.length > 1 ? ariaOptions(own) : null;
}

function optionsOfSelect(select: HTMLSelectElement): Option[] {
	const options: Option[] = [];
	for (const option of select.options) {
		const text = joined(option.label || option.text);
		if ((option.index === 0 && isPrompt(text)) || isNoChoice(option, select)) continue;
		if (options.push({ value: option.value, text }) >= MOST_OPTIONS) break;
	}
	return options;
}

/** An option without a value, where others have one, stands for no choice. */
const isNoChoice = (option: HTMLOptionElement, select: HTMLSelectElement): boolean =>
	option.value === '' && [...select.options].some(({ value }) => value !== '');

function optionsOfDatalist(input: HTMLInputElement): Option[] | null {
	const { list } = input;
	if (list === null) return null;
	return [...list.options].slice(0, MOST_OPTIONS).map(({ value, label }) => ({ value, text: joined(label || value) }));
}

/** An open list, or one that stands in the page closed: by aria-controls, or as children of a custom element. */
function optionsOfList(element: Element): Option[] | null {
	const ids = `${attribute(element, 'aria-controls')} ${attribute(element, 'aria-owns')}`.split(/\s+/u).filter(Boolean);
	for (const id of ids) {
		const found = byId(element, id)?.querySelectorAll('[role=option]');
		if (found && found.length > 0) return ariaOptions([...found]);
	}
	const root = rootOf(element);
	if (root.nodeType !== 11) return null;
	for (let host = parentOf(element); host !== null; host = parentOf(host)) {
		if (!host.localName.includes('-')) continue;
		const children = [...host.children].filter(
			(child) => attribute(child, 'role') === 'option' || child.localName.endsWith('-option')
		);
		if (children.length > 0) return ariaOptions(children);
	}
	return null;
}

const ariaOptions = (elements: Element[]): Option[] =>
	elements.slice(0, MOST_OPTIONS).map((one) => ({
		value: attribute(one, 'data-value') || attribute(one, 'value'),
		text: optionText(one)
	}));

/** An option's own words; of a custom element its headline where that stands in a slot. */
const optionText = (option: Element): string => joined(option.textContent);

const radioValue = (radio: Element): string =>
	isInput(radio) ? radio.value : attribute(radio, 'data-value') || attribute(radio, 'value');

/** A custom element tells by aria, by its attribute, or by the native button in its shadow. */
function isChecked(radio: Element): boolean {
	if (isInput(radio)) return radio.checked;
	const said = attribute(radio, 'aria-checked') || attribute(radio, 'aria-pressed');
	if (said !== '') return said === 'true';
	const inner = radio.shadowRoot?.querySelector<HTMLInputElement>('input[type=radio]');
	return inner?.checked ?? (radio.localName.includes('-') && radio.hasAttribute('checked'));
}

/** Attributes in which custom elements are told their words. */
export const OWN_WORDS: readonly string[] = ['label', 'label-text', 'text', 'title-text'];

/** Labels of a radio button itself: what stands before it, where another label stands behind it, names its group. */
export function choiceLabels(radio: Element): Element[] {
	const labels = labelsFor(radio);
	const behind = labels.filter((label) => label.contains(radio) || isBehind(label, radio));
	return behind.length > 0 ? behind : labels;
}
const isBehind = (label: Element, radio: Element): boolean =>
	(radio.compareDocumentPosition(label) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/** The words beside one radio button or check box. */
export function choiceText(radio: Element): string {
	const own = isInput(radio) ? '' : joined(radio.textContent);
	if (hasWords(own)) return own;
	if (!radio.localName.includes('-') || own === '') {
		for (const label of choiceLabels(radio)) {
			const text = textOf(label, NONE);
			if (text !== '') return text;
		}
	}
	const said = ['aria-label', ...(radio.localName.includes('-') ? OWN_WORDS : [])].map((name) =>
		attribute(radio, name)
	);
	const aria = said.find((text) => text !== '');
	if (aria !== undefined) return joined(aria);
	const named = attribute(radio, 'aria-labelledby');
	const by = named === '' ? null : byId(radio, named.split(/\s+/u)[0] ?? '');
	if (by !== null) return textOf(by, NONE);
	for (let next = radio.nextSibling; next !== null; next = next.nextSibling) {
		const text = next.nodeType === 3 ? joined(next.nodeValue ?? '') : next.nodeType === 1 ? textOf(next, NONE) : '';
		if (hasWords(text)) return text;
		if (next.nodeType === 1 && (next as Element).localName === 'input') break;
	}
	const wrap = radio.closest('label') ?? radio.parentElement;
	return wrap === null ? '' : textOf(wrap, NONE);
}

/** What a field shows now; empty for a prompt or a placeholder, and for a drawn list that shows its own label. */
export function presentOf(raw: Raw, labels: SeenField['labels']): string {
	const { element, control } = raw;
	if (control === 'radio-group') {
		const chosen = raw.radios.find(isChecked);
		return chosen === undefined ? '' : choiceText(chosen);
	}
	if (control === 'checkbox' || control === 'switch') {
		const on = isInput(element) ? element.checked : attribute(element, 'aria-checked') === 'true';
		return on ? choiceText(element) || '✓' : '';
	}
	const select = isSelect(element) ? element : raw.behind;
	if (select !== null) {
		return [...select.selectedOptions]
			.filter((option) => !isPrompt(joined(option.label || option.text)) && !isNoChoice(option, select))
			.map((option) => joined(option.label || option.text))
			.join(', ');
	}
	if (isTextarea(element)) return isShownPlaceholder(element, element.value) ? '' : element.value;
	if (isInput(element) && (element.value !== '' || control !== 'combobox')) {
		const { value } = element;
		if (isSkeleton(value) || isShownPlaceholder(element, value)) return '';
		if (control === 'combobox' && isLabelBeside(value, labels)) return '';
		return (control === 'combobox' || control === 'calendar') && isPrompt(joined(value)) ? '' : value;
	}
	if (control === 'rich-text') {
		const text = richText(element);
		return isShownPlaceholder(element, text) ? '' : text;
	}
	const segmented = control === 'calendar' ? segmentsText(element) : null;
	if (segmented !== null) return segmented;
	const text = widgetText(raw);
	if (isSkeleton(text) || isShownPlaceholder(element, text) || isShownPlaceholder(raw.widget, text)) return '';
	return isLabelBeside(text, labels) ? '' : text;
}

/** Where a label stands in the page itself: what a list shows and what is its label is told apart by it. */
const BESIDE: ReadonlySet<LabelSource> = new Set(['label', 'legend', 'text-before', 'cell-left', 'cell-above', 'dt']);

function isLabelBeside(text: string, labels: SeenField['labels']): boolean {
	const bare = cleaned(text);
	return labels.some((label) => BESIDE.has(label.from) && label.text === bare);
}

/** Words that a field shows in the place of a value: it says so itself. */
function isShownPlaceholder(element: Element, text: string): boolean {
	if (!/\p{L}/u.test(text)) return false;
	const names = ['placeholder', 'aria-placeholder', 'data-placeholder'];
	return names.some((name) => joined(attribute(element, name)) === joined(text));
}

const PLACEHOLDER_CLASS = /(?:^|[-_])placeholder$/iu;
/** A widget that marks itself as showing its placeholder: by a class of that name, or the bare attribute. */
const isMarkedEmpty = (element: Element): boolean =>
	element.getAttribute('data-placeholder') === '' ||
	[...element.classList].some((name) => PLACEHOLDER_CLASS.test(name));

function richText(element: Element): string {
	const blocks = [...element.children].map((child) => child.textContent.replace(/\u00a0/gu, ' '));
	return (blocks.length > 0 ? blocks.join('\n') : element.textContent).replace(/[\u200b\ufeff]/gu, '').trim();
}

/** A combobox shows its choice beside its input. */
function widgetText({ element, widget }: Raw): string {
	let box = widget;
	if (isInput(element)) {
		for (let up = parentOf(element), level = 0; up !== null && level < 3; up = parentOf(up), level += 1) {
			if (controlsIn(up) > 1) break;
			if (up.querySelector('label,legend') !== null) break;
			box = up;
			if (widget.contains(up) && up === widget) break;
		}
	}
	let text = '';
	for (const node of box.querySelectorAll('*')) {
		if (
			node.childElementCount > 0 ||
			!node.checkVisibility() ||
			node.closest('[class*=placeholder],[role=listbox],[role=option],svg,label,[aria-hidden=true]')
		)
			continue;
		if (hasWords(node.textContent)) text += ` ${node.textContent}`;
	}
	if (isMarkedEmpty(widget) || isMarkedEmpty(element)) return '';
	if (box.childElementCount === 0) text = box.textContent;
	const shown = joined(text);
	return isPrompt(shown) ? '' : shown;
}
