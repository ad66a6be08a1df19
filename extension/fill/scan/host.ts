import { isInput, isTextarea } from './dom.js';
import { SMALLEST } from './drawn.js';

const MOST_LOOKED_AT = 80;

/**
 * Some custom elements make their empty input transparent under a label that
 * floats away at the first letter. The input is what one sees of the element
 * when it is the only one there, fills it, and something of it is drawn.
 * `isSeen` tells whether an element is shown, apart from what covers it.
 */
export function fillsItsHost(element: Element, isSeen: (element: Element) => boolean): boolean {
	const root = element.getRootNode();
	if (!(isInput(element) || isTextarea(element)) || !('host' in root)) return false;
	const shadow = root as ShadowRoot;
	let { host } = shadow;
	// A field made of two elements: the outer one is what the page put there.
	const outer = host.getRootNode();
	if ('host' in outer) host = (outer as ShadowRoot).host;
	if (shadow.querySelectorAll('input,textarea').length !== 1 || !isSeen(host)) return false;
	const [own, whole] = [element.getBoundingClientRect(), host.getBoundingClientRect()];
	const fills =
		own.width >= whole.width / 2 && own.height >= SMALLEST && own.top >= whole.top && own.bottom <= whole.bottom;
	return fills && isDrawnIn(shadow, isSeen, { left: MOST_LOOKED_AT });
}

/** Whether a word, a line or a surface is seen in a shadow root or in those inside of it. */
function isDrawnIn(root: ShadowRoot, isSeen: (element: Element) => boolean, looks: { left: number }): boolean {
	for (const element of root.querySelectorAll('*')) {
		if ((looks.left -= 1) < 0) return false;
		if (hasInk(element) && isSeen(element)) return true;
		if (element.shadowRoot !== null && isDrawnIn(element.shadowRoot, isSeen, looks)) return true;
	}
	return false;
}

function hasInk(element: Element): boolean {
	if (isInput(element) || isTextarea(element)) return false;
	for (const node of element.childNodes) if (node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '') return true;
	const style = element.ownerDocument.defaultView?.getComputedStyle(element);
	if (style === undefined) return false;
	return style.borderBottomWidth !== '0px' || !/^(?:transparent|rgba\(.*, 0\))$/u.test(style.backgroundColor);
}
