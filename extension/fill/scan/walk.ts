import type { Control, FillEnvironment, SeenForm } from '../types.js';
import { attribute, isInput, isSelect, type Raw, type Root } from './dom.js';
import { frameSelector, hostSelector } from './selectors.js';

/** What the walk through a page found. */
export interface Walked {
	raws: Raw[];
	/** Native selects that a wrapper with a role stands for. */
	unseen: SeenForm['unseen'];
}

const NO_FIELD: ReadonlySet<string> = new Set(['submit', 'button', 'reset', 'image', 'range', 'color', 'week']);
const TYPES: Readonly<Record<string, Control>> = {
	number: 'number',
	date: 'date',
	'datetime-local': 'datetime',
	month: 'month',
	time: 'time',
	checkbox: 'checkbox'
};
const MAX_DEPTH = 20;

/** Collects what may be fields, in document order, into shadow roots and same-origin frames. */
export function walk(document: Document, environment: FillEnvironment): Walked {
	const out: Walked = { raws: [], unseen: [] };
	walkRoot(document, [], [], environment, out, 0);
	return out;
}

function walkRoot(
	root: Root,
	frames: string[],
	above: string[],
	environment: FillEnvironment,
	out: Walked,
	depth: number
): void {
	if (depth > MAX_DEPTH) return;
	const taken = new Set<Element>();
	const wrappers = new Map<Element, Element>();
	const radios = new Map<string, Raw>();
	const push = (element: Element, control: Control, more: Partial<Raw> = {}): Raw => {
		const raw: Raw = {
			element,
			control,
			widget: element,
			radios: [],
			behind: null,
			frames,
			above,
			closed: null,
			...more
		};
		out.raws.push(raw);
		return raw;
	};
	for (const element of root.querySelectorAll('*')) {
		if (taken.has(element)) continue;
		const tag = element.localName;
		if (tag === 'iframe' || tag === 'frame') {
			walkFrame(element as HTMLIFrameElement, frames, above, environment, out, depth);
			continue;
		}
		if (tag === 'input') collectInput(element as HTMLInputElement, push, radios, wrappers);
		else if (tag === 'textarea') push(element, 'textarea');
		else if (tag === 'select') push(element, (element as HTMLSelectElement).multiple ? 'multi-select' : 'select');
		else collectOther(element, tag, push, taken, wrappers);
		const shadow = element.shadowRoot ?? (tag.includes('-') ? (environment.shadowRootOf?.(element) ?? null) : null);
		if (shadow !== null && !taken.has(element)) {
			walkRoot(shadow, frames, [...above, hostSelector(element)], environment, out, depth + 1);
		}
	}
}

type Push = (element: Element, control: Control, more?: Partial<Raw>) => Raw;

function collectInput(
	input: HTMLInputElement,
	push: Push,
	radios: Map<string, Raw>,
	wrappers: ReadonlyMap<Element, Element>
): void {
	const { type } = input;
	if (NO_FIELD.has(type)) return;
	if (type === 'hidden') return void push(input, 'text', { closed: 'hidden' });
	if (type === 'password' || type === 'file') return void push(input, 'text', { closed: type });
	if (type === 'radio') {
		const key = `${formKey(input)}\u0000${input.name || attribute(input, 'formcontrolname') || groupKey(input)}`;
		const group = radios.get(key);
		if (group) group.radios.push(input);
		else radios.set(key, push(input, 'radio-group', { radios: [input] }));
		return;
	}
	if (type === 'checkbox') {
		push(input, attribute(input, 'role') === 'switch' ? 'switch' : 'checkbox');
		return;
	}
	const wrapper = wrappers.get(input);
	push(input, inputControl(input, wrapper !== undefined), wrapper ? { widget: wrapper } : {});
}

const keys = new WeakMap<Element, string>();
let nextKey = 0;
const keyOf = (element: Element): string => {
	const known = keys.get(element);
	if (known !== undefined) return known;
	const key = String((nextKey += 1));
	keys.set(element, key);
	return key;
};
const formKey = (input: HTMLInputElement): string => (input.form === null ? '' : keyOf(input.form));
/** Radios without a name belong together by their nearest group, else each stands alone. */
const groupKey = (input: HTMLInputElement): string => keyOf(input.closest('[role="radiogroup"],fieldset') ?? input);

function inputControl(input: HTMLInputElement, wrapped: boolean): Control {
	const popup = attribute(input, 'aria-haspopup');
	const typed = TYPES[input.type];
	if (typed !== undefined) return typed;
	const opens = popup === 'dialog' || popup === 'grid';
	const list = wrapped || attribute(input, 'role') === 'combobox' || popup === 'listbox';
	if (list && !opens && !(input.readOnly && isPicker(input))) return 'combobox';
	if (input.readOnly && (opens || isPicker(input))) return 'calendar';
	if (input.readOnly && (popup === 'true' || popup === 'menu')) return 'combobox';
	return isMasked(input) ? 'masked' : 'text';
}

const PICKER =
	/date-?(?:time-?)?picker|datepick|hasdatepicker|flatpickr|calendar|(?:^|[\s_-])(?:ant|el|p|v|mx|dp)[_-]?(?:date-?picker|date-editor|picker|calendar)/iu;

/** A box that carries the marks of a date picker, on itself or just around it. */
function isPicker(input: Element): boolean {
	for (const beside of [input.previousElementSibling, input.nextElementSibling]) {
		if (beside !== null && PICKER.test(attribute(beside, 'class'))) return true;
	}
	let element: Element | null = input;
	for (let level = 0; level < 4 && element !== null; level += 1, element = element.parentElement) {
		if (PICKER.test(`${attribute(element, 'class')} ${element.localName} ${attribute(element, 'data-provide')}`))
			return true;
		if (level > 0 && element.querySelectorAll('input,select,textarea').length > 1) return false;
	}
	return attribute(input, 'data-date-format') !== '';
}

const MASK = /(?:^|[\s_-])(?:input)?mask(?:ed)?(?:$|[\s_-])/iu;

function isMasked(input: HTMLInputElement): boolean {
	return (
		/_{2,}/u.test(input.placeholder) ||
		/_{2,}/u.test(input.value) ||
		input.hasAttribute('data-mask') ||
		input.hasAttribute('data-inputmask') ||
		input.hasAttribute('im-insert') ||
		input.hasAttribute('data-imask') ||
		MASK.test(attribute(input, 'class'))
	);
}

function collectOther(
	element: Element,
	tag: string,
	push: Push,
	taken: Set<Element>,
	wrappers: Map<Element, Element>
): void {
	const editable = element.getAttribute('contenteditable');
	const role = element.getAttribute('role');
	if (editable !== null && editable !== 'false' && role !== 'spinbutton') {
		push(element, 'rich-text');
		for (const inner of element.querySelectorAll('*')) taken.add(inner);
		return;
	}
	if (RADIO_GROUP.test(tag)) {
		collectRadios(element, push, taken);
		return;
	}
	if (RADIO.test(tag)) {
		const group = groupAround(element);
		if (group !== element) {
			collectRadios(group, push, taken);
			return;
		}
	}
	if (role === null && tag !== 'button') return;
	const popup = attribute(element, 'aria-haspopup');
	if (role === 'toolbar') {
		for (const inner of element.querySelectorAll('*')) taken.add(inner);
	} else if (
		role === 'combobox' ||
		(popup === 'listbox' && role !== 'option') ||
		(role === 'listbox' && popup !== '')
	) {
		const native = element.querySelectorAll<HTMLElement>('select,input:not([type=hidden])');
		const select = [...native].find(isSelect) ?? null;
		const input = select === null ? [...native].find(isInput) : undefined;
		if (input) return void wrappers.set(input, element);
		if (tag === 'button' && element.parentElement?.querySelector('[role=combobox]')) return;
		if (select) for (const inner of element.querySelectorAll('*')) taken.add(inner);
		push(element, 'combobox', { behind: select });
	} else if (role === 'radiogroup') {
		collectRadios(element, push, taken);
	} else if ((role === 'checkbox' || role === 'switch') && element.querySelector('input') === null) {
		push(element, role);
	}
}

const RADIO_GROUP = /-radio-?group$/u;
const RADIO = /-radio(?:-?button)?$/u;

/** Radio buttons without a native one: by their role, or custom elements called so; a group of them is one field. */
function collectRadios(element: Element, push: Push, taken: Set<Element>): void {
	if (taken.has(element) || element.querySelector('input[type=radio]') !== null) return;
	const own = [...element.querySelectorAll('*')].filter(
		(one) => one.getAttribute('role') === 'radio' || RADIO.test(one.localName)
	);
	// A custom element may keep its role to itself; what it is made of is no field of its own.
	const radios = own.filter((one) => !own.some((other) => other !== one && other.contains(one)));
	if (radios.length === 0) return;
	push(element, 'radio-group', { radios });
	for (const radio of radios) {
		taken.add(radio);
		for (const inner of radio.querySelectorAll('*')) taken.add(inner);
	}
	if (element.localName.includes('-')) taken.add(element);
}

/** Of custom radio buttons in no group: the largest box near them whose buttons all have one name. */
function groupAround(radio: Element): Element {
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

function walkFrame(
	frame: HTMLIFrameElement,
	frames: string[],
	above: string[],
	environment: FillEnvironment,
	out: Walked,
	depth: number
): void {
	const shown = frame.name || frame.id || frame.title || `frame ${out.unseen.length + frames.length + 1}`;
	let inner: Document | null;
	try {
		inner = frame.contentDocument;
	} catch {
		inner = null;
	}
	if (inner === null) {
		const { width, height } = frame.getBoundingClientRect();
		if (width < 8 || height < 8) return;
		const sandbox = frame.getAttribute('sandbox');
		const sealed = sandbox !== null && !/(?:^|\s)allow-same-origin(?:\s|$)/iu.test(sandbox);
		out.unseen.push({ frame: shown, why: sealed ? 'sandboxed' : 'other-origin' });
		return;
	}
	walkRoot(inner, [...frames, shown], [...above, frameSelector(frame)], environment, out, depth + 1);
}
