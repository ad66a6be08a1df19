import type { Control } from '../types.js';

/** A field as found, before it is described. */
export interface Raw {
	/** What is written to; of native radios the first. */
	element: Element;
	control: Control;
	/** What is seen of it: the element itself, or the widget around it. */
	widget: Element;
	/** Of a radio group: its buttons. */
	radios: Element[];
	/** The native select that a widget stands for. */
	behind: HTMLSelectElement | null;
	/** Hidden controls that a widget stands for too: their labels are its own. */
	also: Element[];
	frames: string[];
	/** Selectors of the frames and hosts above it, joined by `>>>` where it is used. */
	above: string[];
	closed: 'password' | 'file' | 'hidden' | null;
}

export type Root = Document | ShadowRoot;

export const isElement = (node: Node | null): node is Element => node !== null && node.nodeType === 1;

/** The parent in the page as written; out of a shadow root to its host; null at the top of a document. */
export function parentOf(element: Element): Element | null {
	if (element.parentElement !== null) return element.parentElement;
	const root = element.parentNode;
	return root !== null && root.nodeType === 11 && 'host' in root ? (root as ShadowRoot).host : null;
}

/** The frame element that holds a document; null for the top or another origin's. */
export function frameOf(document: Document): Element | null {
	try {
		return document.defaultView?.frameElement ?? null;
	} catch {
		return null;
	}
}

/** The parent as it is drawn: through slots, shadow roots and frames. */
export function drawnParent(element: Element): Element | null {
	return element.assignedSlot ?? parentOf(element) ?? frameOf(element.ownerDocument);
}

export const rootOf = (element: Element): Root => element.getRootNode() as Root;

/** An element by id in the same root as another. */
export function byId(element: Element, id: string): Element | null {
	const root = rootOf(element);
	return 'getElementById' in root ? root.getElementById(id) : null;
}

const forget: (() => void)[] = [];
/** Forgets what was asked in the scan before. */
export const startScan = (): void => forget.forEach((one) => one());

/** Asks of each element, or whatever else, once in a scan. */
export function onceInAScan<Asked extends WeakKey, T extends number | string | object>(
	ask: (asked: Asked) => T
): (asked: Asked) => T {
	let known = new WeakMap<Asked, T>();
	forget.push(() => void (known = new WeakMap()));
	return (asked) => {
		const before = known.get(asked);
		if (before !== undefined) return before;
		const said = ask(asked);
		known.set(asked, said);
		return said;
	};
}

/** How many native controls stand in an element of its root. */
export const controlsIn = onceInAScan(
	(element: Element) => element.querySelectorAll('input:not([type=hidden]),select,textarea').length
);

export const isInput = (element: Element): element is HTMLInputElement => element.localName === 'input';
export const isSelect = (element: Element): element is HTMLSelectElement => element.localName === 'select';
export const isTextarea = (element: Element): element is HTMLTextAreaElement => element.localName === 'textarea';

export const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? '';

/** What the nearest of an element and its ancestors in the same root says; each is asked once. */
export function nearest<T>(own: (element: Element) => T | null): (element: Element) => T | null {
	const known = new Map<Element, T | null>();
	const of = (element: Element): T | null => {
		const before = known.get(element);
		if (before !== undefined) return before;
		const found = own(element) ?? (element.parentElement === null ? null : of(element.parentElement));
		known.set(element, found);
		return found;
	};
	return of;
}
