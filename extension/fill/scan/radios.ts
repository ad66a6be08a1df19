import { attribute, onceInAScan, type Raw } from './dom.js';

/** Radio buttons, native and drawn: which of them are one field. */

const NATIVE = 'input[type=radio]';
const LEVELS = 6;
const RADIO_GROUP = /-radio-?group$/u;
const RADIO = /-radio(?:-?button)?$/u;

export const isRadioGroup = (tag: string): boolean => RADIO_GROUP.test(tag);
export const isRadio = (tag: string): boolean => RADIO.test(tag);

const keys = new WeakMap<Element, string>();
let nextKey = 0;
const keyOf = (element: Element): string => {
	const known = keys.get(element);
	if (known !== undefined) return known;
	const key = String((nextKey += 1));
	keys.set(element, key);
	return key;
};

/** What native radio buttons of one group have in common: their form and name; without a name, the box around them. */
function radioKey(input: HTMLInputElement): string {
	const name = input.name || attribute(input, 'formcontrolname');
	const form = input.form === null ? '' : keyOf(input.form);
	return `${form}\u0000${name === '' ? keyOf(boxAround(input)) : name}`;
}

/** The nearest element that holds more than one radio button without a name; else the button itself. */
function boxAround(input: HTMLInputElement): Element {
	for (let up = input.parentElement, level = 0; up !== null && level < LEVELS; up = up.parentElement, level += 1) {
		if (up.localName === 'form' || up.localName === 'body') break;
		const inner = [...up.querySelectorAll<HTMLInputElement>(NATIVE)];
		if (inner.length < 2) continue;
		return inner.every(({ name }) => name === '') ? up : input;
	}
	return input;
}

/** Of a native button that is kept inside of a drawn one: the drawn one. */
const drawnRadio = (input: HTMLInputElement): Element => input.closest('[role=radio]') ?? input;

/** Radio buttons without a native one: by their role, or custom elements called so; a group of them is one field. */
export function radiosIn(element: Element): Element[] {
	if (element.querySelector(NATIVE) !== null) return [];
	const own = [...element.querySelectorAll('*')].filter(
		(one) => one.getAttribute('role') === 'radio' || RADIO.test(one.localName)
	);
	if (own.length === 0) own.push(...pressesIn(element));
	// A custom element may keep its role to itself; what it is made of is no field of its own.
	return own.filter((one) => !own.some((other) => other !== one && other.contains(one)));
}

/** Buttons of which one is pressed: a choice drawn as a row of buttons. */
export const PRESSED = 'button[aria-pressed],[role=button][aria-pressed]';
const pressesIn = (element: Element): Element[] => [...element.querySelectorAll(PRESSED)];

const NO_CHOICE = '[role=toolbar],[class*=toolbar],[contenteditable=true],nav,[role=navigation]';

/** The box of a row of buttons that can be pressed, each with a word; null for the tools of an editor and the like. */
export function pressedAround(button: Element): Element | null {
	if (button.closest(NO_CHOICE) !== null) return null;
	for (let up = button.parentElement, level = 0; up !== null && level < 3; up = up.parentElement, level += 1) {
		const buttons = buttonsIn(up);
		if (buttons !== 'fewer than two') return buttons === 'a choice' ? up : null;
	}
	return null;
}

/** What the buttons in an element are together, by the element alone. */
const buttonsIn = onceInAScan((element: Element): 'fewer than two' | 'a choice' | 'tools' => {
	const inner = pressesIn(element);
	if (inner.length < 2) return 'fewer than two';
	const others = element.querySelector('input:not([type=hidden]),select,textarea,[contenteditable=true]');
	return others === null && inner.every((one) => /\p{L}{3}/u.test(one.textContent)) ? 'a choice' : 'tools';
});

/** Of custom radio buttons in no group: the largest box near them whose buttons all have one name. */
export function groupAround(radio: Element): Element {
	const name = attribute(radio, 'name');
	let best = radio;
	for (let up = radio.parentElement, level = 0; up !== null && level < 4; up = up.parentElement, level += 1) {
		if (up.localName === 'body' || up.localName === 'form') break;
		const inner = [...up.querySelectorAll('*')].filter((one) => RADIO.test(one.localName));
		if (inner.some((one) => attribute(one, 'name') !== name)) break;
		if (inner.length > 1) best = up;
		if (name === '' && inner.length > 1) break;
	}
	return best;
}

/** One more button of a group that is known, or the first of a new one. */
export function joinRadio(input: HTMLInputElement, groups: Map<string, Raw>, begin: (radio: Element) => Raw): void {
	const key = radioKey(input);
	const radio = drawnRadio(input);
	const group = groups.get(key);
	if (group) group.radios.push(radio);
	else groups.set(key, begin(radio));
}
