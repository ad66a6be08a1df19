import type { SeenField } from '../types.js';
import { looksGenerated } from './generated.js';
import { attribute, isElement, parentOf, rootOf, type Raw } from './dom.js';

type Selector = SeenField['selectors'][number];

const TEST_IDS = [
	'data-testid',
	'data-test-id',
	'data-test',
	'data-qa',
	'data-cy',
	'data-field',
	'formcontrolname'
] as const;

/** Attribute text inside quotes. */
const quoted = (text: string): string => `"${text.replace(/[\\"]/gu, '\\$&').replace(/\n/gu, '\\a ')}"`;
const escaped = (name: string): string => CSS.escape(name);

/** How often each id, name and test id occurs in a root, counted once. */
export class Tally {
	readonly #roots = new Map<Node, Map<string, number>>();
	readonly #places = new Map<Element, number>();

	/** Among its siblings of the same tag, from 1; each row of siblings is counted once. */
	placeOf(element: Element): number {
		const known = this.#places.get(element);
		if (known !== undefined) return known;
		const counts = new Map<string, number>();
		for (const one of element.parentNode?.children ?? [element]) {
			const place = (counts.get(one.localName) ?? 0) + 1;
			counts.set(one.localName, place);
			this.#places.set(one, place);
		}
		return this.#places.get(element) ?? 1;
	}

	isOnly(element: Element, attributeName: string, value: string): boolean {
		return this.#of(element).get(`${element.localName} ${attributeName} ${value}`) === 1;
	}

	/** True when the element is the only one of its kind whose id ends so. */
	isOnlyEnd(element: Element, end: string): boolean {
		let count = 0;
		for (const [key, times] of this.#of(element)) {
			if (key.startsWith(`${element.localName} id `) && key.endsWith(end)) count += times;
		}
		return count === 1;
	}

	#of(element: Element): Map<string, number> {
		const root = rootOf(element);
		const known = this.#roots.get(root);
		if (known !== undefined) return known;
		const counts = new Map<string, number>();
		const names = ['id', 'name', 'aria-label', 'placeholder', 'title', ...TEST_IDS];
		for (const one of root.querySelectorAll(names.map((name) => `[${name}]`).join(','))) {
			for (const name of names) {
				const value = one.getAttribute(name);
				if (value === null) continue;
				const key = `${one.localName} ${name} ${value}`;
				counts.set(key, (counts.get(key) ?? 0) + 1);
			}
		}
		this.#roots.set(root, counts);
		return counts;
	}
}

/** Ways to find a field again, best first; the last ones hold only while the order stays. */
export function selectorsOf(raw: Raw, tally: Tally): Selector[] {
	const { element } = raw;
	const tag = element.localName;
	const found: Selector[] = [];
	const add = (selector: string, brittle: boolean) => {
		found.push({ selector: [...raw.above, selector].join(' >>> '), brittle });
	};
	const named = raw.behind ?? element;
	const { id } = named;
	if (!looksGenerated(id) && tally.isOnly(named, 'id', id)) add(`#${escaped(id)}`, false);
	for (const name of TEST_IDS) {
		const value = attribute(named, name);
		if (value !== '' && tally.isOnly(named, name, value)) add(`${named.localName}[${name}=${quoted(value)}]`, false);
	}
	const name = attribute(named, 'name');
	if (!looksGenerated(name)) {
		const group = raw.radios.length > 0 && raw.control === 'radio-group' && tag === 'input';
		if (group || tally.isOnly(named, 'name', name)) {
			add(`${named.localName}${group ? '[type="radio"]' : ''}[name=${quoted(name)}]`, false);
		}
	}
	const end = /[:_$.-]([a-z][a-zA-Z]{3,40})$/u.exec(id)?.[1] ?? /[:_$.-]([A-Z][a-zA-Z]{3,40})$/u.exec(id)?.[1];
	if (end !== undefined && looksGenerated(id)) {
		const tail = id.slice(id.length - end.length - 1);
		if (tally.isOnlyEnd(named, tail)) add(`${named.localName}[id$=${quoted(tail)}]`, false);
	}
	for (const attributeName of ['aria-label', 'placeholder', 'title']) {
		const value = attribute(named, attributeName);
		if (value !== '' && value.length <= 120 && tally.isOnly(named, attributeName, value)) {
			add(`${named.localName}[${attributeName}=${quoted(value)}]`, true);
		}
	}
	add(position(named, tally), true);
	return found;
}

/** Where the element stands under the nearest stable id, at most four steps deep. */
function position(element: Element, tally: Tally = new Tally()): string {
	const steps: string[] = [];
	let at: Element = element;
	while (steps.length < 4) {
		if (at !== element && !looksGenerated(at.id)) {
			steps.unshift(`#${escaped(at.id)}`);
			break;
		}
		steps.unshift(`${at.localName}:nth-of-type(${tally.placeOf(at)})`);
		const up = at.parentNode;
		if (!isElement(up) || up.localName === 'body') break;
		at = up;
	}
	return steps.join(' > ');
}

/** For a host of a shadow root. */
export const hostSelector = (host: Element): string => {
	const step = anchor(host);
	return step ?? position(host);
};

/** For a frame: its name, id or title, else where it points to, else its place. */
export const frameSelector = (frame: Element): string => {
	const step = anchor(frame);
	if (step !== null) return step;
	const title = attribute(frame, 'title');
	return title === '' ? position(frame) : `${frame.localName}[title=${quoted(title)}]`;
};

function anchor(element: Element): string | null {
	const { localName, id } = element;
	if (!looksGenerated(id)) return `#${escaped(id)}`;
	for (const name of ['name', ...TEST_IDS]) {
		const value = attribute(element, name);
		if (!looksGenerated(value)) return `${localName}[${name}=${quoted(value)}]`;
	}
	return parentOf(element) === null ? localName : null;
}
