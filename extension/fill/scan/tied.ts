import { attribute, rootOf } from './dom.js';

const indices = new WeakMap<Node, { at: number; map: Map<string, Element[]> }>();
let turn = 0;
/** Forgets the labels of the scan before. */
export const startLabels = (): void => void (turn += 1);

/**
 * The labels that a page ties to an element, by `for` or by wrapping it; also
 * of elements that have no `labels`, and without the walk through the whole
 * document that each call of `labels` is.
 */
export function labelsFor(element: Element): Element[] {
	const found = [...byFor(element)];
	const wrap = element.closest('label');
	if (wrap !== null && !found.includes(wrap) && (!wrap.hasAttribute('for') || attribute(wrap, 'for') === element.id))
		found.push(wrap);
	return found;
}

function byFor(element: Element): readonly Element[] {
	if (element.id === '') return [];
	const root = rootOf(element);
	let index = indices.get(root);
	if (index?.at !== turn) {
		index = { at: turn, map: new Map() };
		for (const label of root.querySelectorAll('label[for]')) {
			const id = attribute(label, 'for');
			const known = index.map.get(id);
			if (known) known.push(label);
			else index.map.set(id, [label]);
		}
		indices.set(root, index);
	}
	return index.map.get(element.id) ?? [];
}
