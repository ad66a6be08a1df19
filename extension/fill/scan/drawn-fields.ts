import type { Control } from '../types.js';
import { groupAroundSegment, segmentsOf } from '../segments.js';
import { attribute, isInput, isSelect, type Raw } from './dom.js';
import { isCalledDate, isCalledSelect } from './inputs.js';
import { groupAround, isRadio, isRadioGroup, pressedAround, radiosIn } from './radios.js';
import { labelsFor } from './tied.js';

/** Fields that are drawn by libraries out of elements that are no form controls. */

export type Push = (element: Element, control: Control, more?: Partial<Raw>) => Raw;

/** What is collected while a root is walked through. */
export interface Collecting {
	push: Push;
	/** Elements that are part of a field that was found. */
	taken: Set<Element>;
	/** Inputs with the element of the combobox's role around them. */
	wrappers: Map<Element, Element>;
}

const takeInner = (element: Element, taken: Set<Element>): void => {
	for (const inner of element.querySelectorAll('*')) taken.add(inner);
};

/** Adds the field that an element is, if it is one. */
export function collectDrawn(element: Element, tag: string, at: Collecting): void {
	const { push, taken } = at;
	const editable = element.getAttribute('contenteditable');
	const role = element.getAttribute('role');
	if (role === 'spinbutton') {
		collectSegments(element, at);
		return;
	}
	if (editable !== null && editable !== 'false') {
		// A date in segments may be editable as a whole.
		const [spin] = element.querySelectorAll('[role=spinbutton]');
		if (spin) {
			collectSegments(spin, at);
			return;
		}
		push(element, 'rich-text');
		takeInner(element, taken);
		return;
	}
	if (isRadioGroup(tag)) {
		collectRadios(element, at);
		return;
	}
	if (element.hasAttribute('aria-pressed')) {
		const pressed = pressedAround(element);
		if (pressed !== null) collectRadios(pressed, at);
		return;
	}
	if (isRadio(tag)) {
		const group = groupAround(element);
		if (group !== element) {
			collectRadios(group, at);
			return;
		}
	}
	const popup = attribute(element, 'aria-haspopup');
	if (role === 'toolbar') takeInner(element, taken);
	else if (role === 'combobox' || (popup === 'listbox' && role !== 'option') || (role === 'listbox' && popup !== ''))
		collectCombobox(element, tag, at);
	else if (role === 'radiogroup') collectRadios(element, at);
	else if ((role === 'checkbox' || role === 'switch') && element.querySelector('input') === null) push(element, role);
	else if (tag === 'button' && popup !== '') collectButton(element, at);
	else if (role === null && isDrawnSelect(element)) push(element, 'combobox');
}

function collectCombobox(element: Element, tag: string, { push, taken, wrappers }: Collecting): void {
	const native = [...element.querySelectorAll<HTMLElement>('select,input:not([type=hidden])')];
	const select = native.find(isSelect) ?? null;
	const input = select === null ? native.find((one) => isInput(one) && !isShadowed(one, element)) : undefined;
	if (input) return void wrappers.set(input, element);
	if (tag === 'button') {
		const others = element.parentElement?.querySelectorAll('[role=combobox]') ?? [];
		// The box in which its list is searched through is not there before it opens.
		if ([...others].some((other) => other !== element && other.checkVisibility())) return;
	}
	if (native.length > 0 || tag !== 'button') takeInner(element, taken);
	push(element, 'combobox', { behind: select });
}

/** An input that nobody reaches, in a box that itself takes the focus, is only drawn upon. */
const isShadowed = (input: HTMLElement, box: Element): boolean =>
	attribute(input, 'aria-hidden') === 'true' &&
	attribute(input, 'tabindex') === '-1' &&
	attribute(box, 'tabindex') === '0';

/** A button that opens a list or a calendar, where its library or its label says what it is. */
function collectButton(button: Element, { push }: Collecting): void {
	const root = button.getRootNode();
	const host = 'host' in root ? (root as ShadowRoot).host : null;
	const named = [button, ...(host === null ? [] : [host])];
	if (named.some(isCalledSelect)) push(button, 'combobox');
	else if (named.some(isCalledDate) || labelsFor(button).length > 0) push(button, 'calendar');
}

const NO_PLACE = 'nav,menu,[role=navigation],[role=menu],[role=menubar],[role=toolbar],[role=tablist]';

/** A drawn list without any role: it takes the focus, is called a list, and holds no field. */
function isDrawnSelect(element: Element): boolean {
	if (!element.hasAttribute('tabindex') || attribute(element, 'tabindex') === '-1') return false;
	const { parentElement } = element;
	const called = isCalledSelect(element) || (parentElement !== null && isCalledSelect(parentElement));
	if (!called || element.closest(NO_PLACE) !== null) return false;
	return element.querySelector('input:not([type=hidden]),select,textarea,a[href],[role=combobox],form') === null;
}

function collectSegments(spin: Element, { push, taken }: Collecting): void {
	const group = groupAroundSegment(spin);
	if (group === null || taken.has(group)) return;
	if (segmentsOf(group) !== null) push(group, 'calendar');
	takeInner(group, taken);
}

/** Radio buttons without a native one: a group of them is one field. */
function collectRadios(element: Element, { push, taken }: Collecting): void {
	if (taken.has(element)) return;
	const radios = radiosIn(element);
	if (radios.length === 0) return;
	push(element, 'radio-group', { radios });
	for (const radio of radios) {
		taken.add(radio);
		takeInner(radio, taken);
	}
	if (element.localName.includes('-')) taken.add(element);
}
