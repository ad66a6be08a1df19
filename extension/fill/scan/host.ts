import { isInput, isTextarea } from './dom.js';
import { SMALLEST } from './drawn.js';
import { ownText } from './text.js';

const MOST_LOOKED_AT = 80;
const LEVELS = 6;

/**
 * The custom element that a text box fills: in whose shadow it lies, or, of one
 * that draws without a shadow, the nearest around it; where the box is the only
 * one there.
 */
export function hostFilledBy(element: Element): Element | null {
	if (!(isInput(element) || isTextarea(element))) return null;
	const host = hostAround(element);
	if (host === null || (host.shadowRoot ?? host).querySelectorAll('input,textarea').length > 1) return null;
	const [own, whole] = [element.getBoundingClientRect(), host.getBoundingClientRect()];
	const fills = own.width >= whole.width / 2 && own.height >= SMALLEST;
	return fills && own.top >= whole.top && own.bottom <= whole.bottom ? host : null;
}

function hostAround(element: Element): Element | null {
	const root = element.getRootNode();
	if ('host' in root) {
		const { host } = root as ShadowRoot;
		// A field made of two elements: the outer one is what the page put there.
		const outer = host.getRootNode();
		return 'host' in outer ? (outer as ShadowRoot).host : host;
	}
	for (let up = element.parentElement, level = 0; up !== null && level < LEVELS; up = up.parentElement, level += 1) {
		if (up.localName.includes('-')) return up;
	}
	return null;
}

/**
 * Some custom elements make their empty input transparent under a label that
 * floats away at the first letter. The input is what one sees of the element
 * when it is the only one there, fills it, and something of it is drawn.
 * `isSeen` tells whether an element is shown, apart from what covers it.
 */
export function fillsItsHost(element: Element, isSeen: (element: Element) => boolean): boolean {
	const host = hostFilledBy(element);
	if (host === null || !isSeen(host)) return false;
	const root = element.getRootNode();
	return isDrawnIn('host' in root ? (root as ShadowRoot) : host, isSeen, { left: MOST_LOOKED_AT });
}

/** Whether a word, a line or a surface is seen in an element or a shadow root, or in those inside of it. */
function isDrawnIn(root: ParentNode, isSeen: (element: Element) => boolean, looks: { left: number }): boolean {
	for (const element of root.querySelectorAll('*')) {
		if ((looks.left -= 1) < 0) return false;
		if (hasInk(element) && isSeen(element)) return true;
		if (element.shadowRoot !== null && isDrawnIn(element.shadowRoot, isSeen, looks)) return true;
	}
	return false;
}

function hasInk(element: Element): boolean {
	if (isInput(element) || isTextarea(element)) return false;
	if (ownText(element).trim() !== '') return true;
	const style = element.ownerDocument.defaultView?.getComputedStyle(element);
	if (style === undefined) return false;
	return style.borderBottomWidth !== '0px' || !/^(?:transparent|rgba\(.*, 0\))$/u.test(style.backgroundColor);
}
