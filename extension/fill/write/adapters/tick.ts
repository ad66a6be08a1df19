import type { FillEnvironment } from '../../types.js';
import { choiceLabels, choiceText, OWN_WORDS } from '../../scan/choices.js';
import { PRESSED } from '../../scan/radios.js';
import { hasWords } from '../../scan/text.js';
import { everyOf, isDrawn, isInput, labelBehind, namedBy, parentOf, shadowOf } from '../dom.js';
import { click } from '../events.js';
import { fold, plain } from '../fold.js';
import type { Rung } from '../job.js';

/** What is ticked by a click: checkboxes, switches, and the buttons of a radio group. */

/** Whether it is on, whatever it is made of. */
export function isTicked(element: Element): boolean {
	if (isInput(element)) return element.checked;
	const aria = element.getAttribute('aria-checked') ?? element.getAttribute('aria-pressed');
	if (aria !== null) return aria === 'true';
	if ('checked' in element) return element.checked === true;
	// What a custom element knows itself is not to be seen from every world: its own input is.
	const inner = (element.shadowRoot ?? element).querySelector('input[type=checkbox],input[type=radio]');
	return inner !== null && isInput(inner) && inner.checked;
}

/** The radio buttons of a group that was found as a whole or by one of its buttons. */
export function radiosOf(element: Element, environment: FillEnvironment): Element[] {
	const root = element.getRootNode() as Document | ShadowRoot;
	if (isInput(element) && element.type === 'radio') {
		if (element.name === '') return siblingsOf(element, environment);
		const named = [...root.querySelectorAll('input')].filter((other) => other.type === 'radio');
		return named.filter((other) => other.name === element.name && other.form === element.form);
	}
	if (element.getAttribute('role') === 'radio') return siblingsOf(element, environment);
	return radiosIn(element, environment);
}

function siblingsOf(element: Element, environment: FillEnvironment): Element[] {
	for (let up = parentOf(element); up && !/^(form|body)$/.test(up.localName); up = parentOf(up)) {
		const radios = radiosIn(up, environment);
		const group = up.getAttribute('role') === 'radiogroup' || up.localName === 'fieldset';
		if (radios.length > 1 || (group && radios.length > 0)) return radios;
	}
	return [element];
}

/** Hosts come before what they hold: where both say that they are radios, the host is the one. */
function radiosIn(group: Element, environment: FillEnvironment): Element[] {
	const found: Element[] = [];
	for (const element of everyOf(group, environment)) {
		const is =
			(isInput(element) && element.type === 'radio') ||
			element.getAttribute('role') === 'radio' ||
			/^[a-z][a-z\d]*-.*radio(-button)?$/.test(element.localName);
		if (element !== group && is && !found.some((outer) => holdsDeep(outer, element))) found.push(element);
	}
	return found.length > 0 ? found : [...group.querySelectorAll(PRESSED)];
}
function holdsDeep(outer: Element, inner: Element): boolean {
	for (let at: Element | null = inner; at; at = parentOf(at)) if (at === outer) return true;
	return false;
}

/** What a tick is called: its label, or the text right behind it. */
export function tickLabel(element: Element): string {
	const aria = namedBy(element, 'aria-labelledby').map((named) => named.textContent);
	if (aria.length > 0) return plain(aria.join(' '));
	const said = element.getAttribute('aria-label');
	if (said) return plain(said);
	const [label = element.closest('label')] = choiceLabels(element);
	if (label) return plain(label.textContent);
	const own = plain(element.textContent);
	if (hasWords(own)) return own;
	if (element.localName.includes('-')) {
		const word = OWN_WORDS.map((name) => element.getAttribute(name) ?? '').find((text) => text !== '');
		if (word !== undefined) return plain(word);
	}
	for (let next = element.nextSibling; next; next = next.nextSibling) {
		const text = plain(next.textContent ?? '');
		if (text !== '') return text;
	}
	return plain(element.getAttribute('value') ?? '');
}

/** Whether one of the texts is what a tick is called, or how the scan read it. */
export const isCalled = (element: Element, folded: ReadonlySet<string>): boolean =>
	folded.has(fold(tickLabel(element))) || folded.has(fold(choiceText(element)));

/** A checkbox or a switch: one click when it stands otherwise. */
export const tick: Rung = {
	name: 'click',
	direct: true,
	write({ element, writing }) {
		if (writing.how !== 'check') return false;
		if (isTicked(element) !== writing.checked) click(element);
		return true;
	}
};

/** The one radio button of the group that is called by one of the texts. */
export const tickRadio: Rung = {
	name: 'click',
	direct: true,
	write({ element, writing, environment }) {
		if (writing.how !== 'option') return false;
		const wanted = new Set(writing.texts.map(fold));
		const radios = radiosOf(element, environment);
		const called = radios.filter((radio) => isCalled(radio, wanted));
		const coded = called.length > 1 ? called.filter((radio) => radio.getAttribute('value') === writing.value) : called;
		const [radio] = coded;
		if (coded.length !== 1 || !radio || isClosed(radio)) return false;
		if (!isTicked(radio)) clickDrawn(radio, environment);
		return true;
	}
};

/** Where the eye sees it: some listen only to the label that they draw over the button, or around it. */
export function clickDrawn(radio: Element, environment: FillEnvironment): void {
	const label = labelBehind(radio) ?? radio.closest('label');
	if (label && !isDrawn(radio)) click(label);
	if (!isTicked(radio)) click(radio);
	// A custom element may listen only to what it is made of.
	const inner = isTicked(radio) ? null : shadowOf(radio, environment)?.querySelector('input[type=radio]');
	if (inner) click(inner);
}

const isClosed = (element: Element): boolean =>
	(isInput(element) && element.disabled) || element.getAttribute('aria-disabled') === 'true';
