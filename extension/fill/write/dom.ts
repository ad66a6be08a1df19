import { ownText } from '../scan/text.js';
import type { FillEnvironment } from '../types.js';

/** Looking at elements of any document, frame or shadow root: never by `instanceof`, which knows one realm only. */

export type View = Window & typeof globalThis;

/** The window of an element's own document; null once the document is gone. */
export const viewOf = (element: Element): View | null => element.ownerDocument.defaultView;

export const isInput = (element: Element): element is HTMLInputElement => element.localName === 'input';
const isTextarea = (element: Element): element is HTMLTextAreaElement => element.localName === 'textarea';
export const isSelect = (element: Element): element is HTMLSelectElement => element.localName === 'select';
export const isHtml = (element: Element): element is HTMLElement => 'click' in element && 'style' in element;

/** Inputs that hold a text, and text areas. */
export type TextBox = HTMLInputElement | HTMLTextAreaElement;
const NO_TEXT = new Set([
	'checkbox',
	'radio',
	'button',
	'submit',
	'reset',
	'image',
	'file',
	'hidden',
	'color',
	'range'
]);
export const isTextBox = (element: Element): element is TextBox =>
	isTextarea(element) || (isInput(element) && !NO_TEXT.has(element.type));

export const isEditable = (element: Element): element is HTMLElement => isHtml(element) && element.isContentEditable;

/** The parent as it is drawn: out of a shadow root to its host. */
export function parentOf(element: Element): Element | null {
	if (element.assignedSlot) return element.assignedSlot;
	if (element.parentElement) return element.parentElement;
	const root = element.getRootNode();
	return 'host' in root ? (root as ShadowRoot).host : null;
}

/** Whether `outer` is `inner` or holds it, shadow roots included. */
export function holds(outer: Element, inner: Element): boolean {
	for (let at: Element | null = inner; at; at = parentOf(at)) if (at === outer) return true;
	return outer.contains(inner);
}

export const shadowOf = (element: Element, environment: FillEnvironment): ShadowRoot | null =>
	element.shadowRoot ?? environment.shadowRootOf?.(element) ?? null;

/** All elements below a root, in order, through open shadow roots and those that the environment opens. */
export function* everyElement(root: ParentNode, environment: FillEnvironment): Generator<Element> {
	for (const element of root.querySelectorAll('*')) {
		yield element;
		const shadow = element.localName.includes('-') || element.shadowRoot ? shadowOf(element, environment) : null;
		if (shadow) yield* everyElement(shadow, environment);
	}
}

/** `everyElement` with the root itself and its shadow first. */
export function* everyOf(root: Element, environment: FillEnvironment): Generator<Element> {
	yield root;
	const shadow = shadowOf(root, environment);
	if (shadow) yield* everyElement(shadow, environment);
	yield* everyElement(root, environment);
}

/** Drawn at all: not `display: none`, not `visibility: hidden`, nothing transparent around it, some size. */
export function isDrawn(element: Element): boolean {
	if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
	const box = element.getBoundingClientRect();
	return box.width > 1 && box.height > 1;
}

/** The control inside a custom element that was found by its host; else the element itself. */
export function innermost(element: Element, environment: FillEnvironment): Element {
	if (!element.localName.includes('-')) return element;
	const shadow = shadowOf(element, environment);
	if (!shadow) return element;
	for (const inner of everyElement(shadow, environment)) {
		if (isTextBox(inner) || isSelect(inner)) return inner;
		if (isInput(inner) && (inner.type === 'checkbox' || inner.type === 'radio')) return inner;
	}
	return element;
}

/** Where the focus is, through shadow roots. */
export function activeIn(document: Document): Element | null {
	let active = document.activeElement;
	while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
	return active;
}

/** The elements that an element names by id in its own tree, as `aria-controls`. */
export function namedBy(element: Element, ...attributes: string[]): Element[] {
	const root = element.getRootNode() as Document | ShadowRoot;
	const ids = attributes.flatMap((name) => (element.getAttribute(name) ?? '').split(/\s+/)).filter(Boolean);
	return ids.flatMap((id) => root.getElementById(id) ?? element.ownerDocument.getElementById(id) ?? []);
}

/** Some draw a tick by the label right behind it, which the page ties to nothing. */
export function labelBehind(element: Element): Element | null {
	const next = element.nextElementSibling;
	return next?.localName === 'label' && !next.hasAttribute('for') && next.childElementCount === 0 ? next : null;
}

const OTHER_CONTROLS =
	'input:not([type=hidden]),textarea,select,[role=combobox],[role=textbox],[contenteditable=true],[contenteditable=""]';

/** How many parents up the box of a widget may be, and how high, in CSS pixels. */
const BOX_DEPTH = 6;
const BOX_HEIGHT = 100;

/**
 * What the eye takes for the control: a combobox is often a hair-thin input in a
 * box of several elements. The widest element around it that holds no other
 * control, no label and no text of its own.
 */
export function boxOf(element: Element): Element {
	let box = element;
	let up = parentOf(element);
	for (let depth = 0; up && depth < BOX_DEPTH; depth++, up = parentOf(up)) {
		if (/^(body|form|fieldset|td|th|tr|dd|li|label|section|main)$/.test(up.localName)) break;
		if ((hasOwnText(up) && !isOfWidget(up)) || up.getBoundingClientRect().height > BOX_HEIGHT) break;
		const labels = [...up.querySelectorAll('label,legend,th,dt')];
		if (labels.some((label) => !label.closest('[aria-hidden=true]') && isDrawn(label))) break;
		if ([...up.children].some((child) => child.localName.endsWith('-label'))) break;
		if (hasCaptionBeside(up, box)) break;
		const others = [...up.querySelectorAll(OTHER_CONTROLS)];
		if (others.some((other) => !holds(element, other) && !holds(other, element) && isDrawn(other))) break;
		box = up;
	}
	return box;
}

/** A text in an element of its own, wholly above or to the left of what is already a box of some size, is its caption. */
function hasCaptionBeside(up: Element, box: Element): boolean {
	const own = box.getBoundingClientRect();
	if (own.width < 40 || own.height < 16 || isOfWidget(up)) return false;
	for (const child of up.children) {
		if (holds(child, box)) return false;
		const { right, bottom, height } = child.getBoundingClientRect();
		const isBefore = bottom <= own.top + 2 || right <= own.left + 2;
		if (isBefore && height > 1 && /\p{L}/u.test(child.textContent) && child.querySelector('button') === null)
			return true;
	}
	return false;
}

/** A bare text before a control is its label, unless it stands in what is drawn as one widget. */
function isOfWidget(element: Element): boolean {
	for (let at: Element | null = element, up = 0; at && up < 3; up++, at = parentOf(at)) {
		if (/select|combo|picker|choices|chosen|dropdown/i.test(at.getAttribute('class') ?? '')) return true;
	}
	return false;
}

const hasOwnText = (element: Element): boolean => ownText(element).trim() !== '';

/** The browser's own list, hidden, that some widgets are drawn over. */
export function listBehind(element: Element): HTMLSelectElement | null {
	const box = boxOf(element);
	const near = [box.querySelector('select'), box.previousElementSibling, box.nextElementSibling];
	for (const each of near) if (each && isSelect(each) && !isLarge(each)) return each;
	return null;
}

/** Larger than the pixel that what is kept for screen readers takes. */
const isLarge = (element: Element): boolean => isDrawn(element) && element.getBoundingClientRect().height > 4;

/** Where a press is outside of a widget and still inside of the form, or the dialog, around it. */
export const outsideOf = (element: Element): Element =>
	element.closest('form,fieldset,dialog,[role=dialog],main') ?? element.ownerDocument.body;
