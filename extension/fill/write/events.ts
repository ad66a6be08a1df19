import { isHtml, viewOf, type TextBox } from './dom.js';

/** Events as a user's hand would make them, in the order that was measured. */

const made = new WeakSet<Event>();
/** Whether an event is one of ours: the guard lets these pass. */
export const isOurs = (event: Event): boolean => made.has(event);

function send(target: EventTarget, event: Event): boolean {
	made.add(event);
	return target.dispatchEvent(event);
}

/** Gives the focus, and says so to a page that is not focused itself and so sees no event. */
export function enter(element: Element): void {
	observe(element, 'focus', 'focusin', () => {
		if (isHtml(element)) element.focus({ preventScroll: true });
	});
}
/** Takes the focus away, in the same way. */
export function leave(element: Element): void {
	observe(element, 'blur', 'focusout', () => {
		if (isHtml(element)) element.blur();
	});
}

function observe(element: Element, type: 'focus' | 'blur', bubbling: 'focusin' | 'focusout', act: () => void): void {
	const heard: Event[] = [];
	const notice = (event: Event) => heard.push(event);
	element.addEventListener(type, notice, true);
	act();
	element.removeEventListener(type, notice, true);
	const view = viewOf(element);
	if (heard.length > 0 || !view) return;
	send(element, new view.FocusEvent(type, { composed: true }));
	send(element, new view.FocusEvent(bubbling, { bubbles: true, composed: true }));
}

/** One key, down and up. @param press whether a letter is typed */
export function key(element: Element, name: string, code = ''): void {
	keyDown(element, name, code);
	keyUp(element, name, code);
}

/** Old libraries read only these numbers, under names that have long been given up. */
const NUMBERS: Record<string, number> = {
	Tab: 9,
	Enter: 13,
	Escape: 27,
	ArrowUp: 38,
	ArrowDown: 40,
	Backspace: 8,
	Delete: 46
};
const OLD_NAMES = ['keyCode', 'which'];

/** @returns whether the page did not prevent it */
function keyEvent(element: Element, type: string, name: string, code: string, more: KeyboardEventInit = {}): boolean {
	const view = viewOf(element);
	if (!view) return false;
	const numbers = Object.fromEntries(OLD_NAMES.map((old) => [old, numberOf(type, name)]));
	const init = { ...numbers, key: name, code, bubbles: true, cancelable: true, composed: true, ...more };
	return send(element, new view.KeyboardEvent(type, init));
}
/** Of a letter: while it is pressed that of its key, as it is typed that of itself. */
function numberOf(type: string, name: string): number {
	if (name.length !== 1) return NUMBERS[name] ?? 0;
	if (type === 'keypress') return name.codePointAt(0) ?? 0;
	return /[a-z\d ]/i.test(name) ? name.toUpperCase().charCodeAt(0) : 0;
}
export const keyDown = (element: Element, name = 'Unidentified', code = '', more?: KeyboardEventInit): boolean =>
	keyEvent(element, 'keydown', name, code, more);
export const keyPress = (element: Element, letter: string): boolean => keyEvent(element, 'keypress', letter, '');
export const keyUp = (element: Element, name = 'Unidentified', code = ''): boolean =>
	keyEvent(element, 'keyup', name, code);

/** Says that a letter is about to be put in. @returns whether the page did not prevent it */
export function announce(element: Element, letter: string): boolean {
	const view = viewOf(element);
	const init = { bubbles: true, cancelable: true, composed: true, inputType: 'insertText', data: letter };
	return view !== null && send(element, new view.InputEvent('beforeinput', init));
}

/** Says `change`, and before it `input` where no text says it better. */
export function say(element: Element, type: 'input' | 'change'): void {
	const view = viewOf(element);
	if (view) send(element, new view.Event(type, { bubbles: true, composed: true }));
}

/**
 * Sets the value by the setter of the element's own prototype: frameworks put
 * their own setter on the element to notice who writes, and would take ours for
 * their own.
 */
export function setValue(element: TextBox | HTMLSelectElement, value: string): void {
	Reflect.set(prototypeOf(element), 'value', value, element);
}
/** The same for `checked`. */
export function setChecked(element: HTMLInputElement, checked: boolean): void {
	Reflect.set(prototypeOf(element), 'checked', checked, element);
}
const prototypeOf = (element: Element): object => Object.getPrototypeOf(element) as object;

/** Puts a text in place of what a box holds, and says it as a replacement; without change and blur. */
export function replaceText(element: TextBox, text: string): void {
	const view = viewOf(element);
	if (!view) return;
	keyDown(element);
	setValue(element, text);
	const init = { bubbles: true, composed: true, inputType: 'insertReplacementText', data: text };
	send(element, new view.InputEvent('input', init));
	keyUp(element);
}

/** A press of the mouse's first button in the middle of an element, with all that comes before and after. */
export function press(target: Element): void {
	hover(target);
	if (mouse(target, 'pointerdown', 'mousedown', 1)) focusNear(target);
	mouse(target, 'pointerup', 'mouseup', 0);
	click(target);
}

/** Moves the mouse over an element. */
export function hover(target: Element): void {
	mouse(target, 'pointerover', 'mouseover', 0);
	mouse(target, 'pointerenter', 'mouseenter', 0);
	mouse(target, 'pointermove', 'mousemove', 0);
}

/** Only the click: enough for what the browser itself acts on. */
export function click(target: Element): void {
	const view = viewOf(target);
	if (view) send(target, new view.PointerEvent('click', mouseInit(target, view, 0)));
}

/** @returns whether the page did not prevent it */
function mouse(target: Element, pointer: string, type: string, buttons: number): boolean {
	const view = viewOf(target);
	if (!view || !target.isConnected) return false;
	const init = mouseInit(target, view, buttons);
	if (type.endsWith('enter')) Object.assign(init, { bubbles: false });
	send(target, new view.PointerEvent(pointer, init));
	return send(target, new view.MouseEvent(type, init));
}

function mouseInit(target: Element, view: Window, buttons: number): PointerEventInit {
	const box = target.getBoundingClientRect();
	return {
		bubbles: true,
		cancelable: true,
		composed: true,
		view,
		detail: 1,
		button: 0,
		buttons,
		clientX: box.left + box.width / 2,
		clientY: box.top + box.height / 2,
		pointerId: 1,
		pointerType: 'mouse',
		isPrimary: true
	};
}

/** A press by a real hand gives the focus to what is under it. */
function focusNear(target: Element): void {
	const near = target.closest('input,textarea,select,button,a[href],[tabindex],[contenteditable=true]');
	if (near && isHtml(near) && near.getRootNode().contains(near)) {
		const root = near.getRootNode() as Document | ShadowRoot;
		if (root.activeElement !== near) enter(near);
	}
}
