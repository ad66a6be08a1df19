import { attribute, onceInAScan, rootOf, type Root } from './dom.js';

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

const byFor = (element: Element): readonly Element[] =>
	element.id === '' ? [] : (labelsIn(rootOf(element)).get(element.id) ?? []);

/** All labels of a root that name an element, by the id that they name. */
const labelsIn = onceInAScan((root: Root): ReadonlyMap<string, Element[]> => {
	const byId = new Map<string, Element[]>();
	for (const label of root.querySelectorAll('label[for]')) {
		const id = attribute(label, 'for');
		const known = byId.get(id);
		if (known) known.push(label);
		else byId.set(id, [label]);
	}
	return byId;
});
