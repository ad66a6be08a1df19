import { attribute, isInput, isSelect, parentOf, type Raw } from './dom.js';
import type { Eyes } from './visibility.js';
import { joined } from './text.js';

/**
 * Native selects that a widget hides (select2, TomSelect, bootstrap-select …):
 * the widget is the field, the select tells its options. Selects without a
 * widget stay as they are.
 */
export function joinWidgets(raws: Raw[], eyes: Eyes): Raw[] {
	const gone = new Set<Raw>();
	const boxes = raws.filter((raw) => raw.control === 'combobox' && raw.behind === null);
	for (const raw of raws) {
		const { element } = raw;
		if (!isSelect(element) || eyes.isShown(element)) continue;
		const box = boxes.find((one) => one.behind === null && standsFor(one.element, element));
		if (box !== undefined) {
			box.behind = element;
			gone.add(raw);
			continue;
		}
		if (boxes.some((one) => wrapsAlone(one.element, element))) continue;
		const plain = plainWidget(element, eyes) ?? widgetAround(element, eyes);
		if (plain === null) continue;
		raw.behind = element;
		raw.element = plain;
		raw.widget = plain;
		raw.control = 'combobox';
		boxes.push(raw);
	}
	for (const raw of boxes.length === 0 ? [] : raws) {
		const { element } = raw;
		if (gone.has(raw) || raw.behind !== null || eyes.isShown(element)) continue;
		if (!isSelect(element) && (!isInput(element) || !/^(?:text|search|)$/u.test(element.type))) continue;
		const box = boxes.find(
			(one) =>
				one !== raw && (one.element.contains(element) || wrapsAlone(one.element, element)) && eyes.isShown(one.element)
		);
		if (box === undefined) continue;
		box.also.push(element);
		gone.add(raw);
	}
	// An input inside a widget that is only for searching its list is no field of its own.
	const inner = new Set(raws.filter(({ behind }) => behind !== null).map(({ widget }) => widget));
	return raws.filter((raw) => {
		if (gone.has(raw)) return false;
		if (raw.behind !== null || raw.control === 'combobox') return true;
		const box = raw.element.closest('.select2-container,.choices,.ts-wrapper,.bootstrap-select,.chosen-container');
		return box === null || ![...inner].some((one) => box === one || box.contains(one));
	});
}

/** Beside the select, or with it in a wrapper that has no other. */
function standsFor(box: Element, select: HTMLSelectElement): boolean {
	let beside = select.nextElementSibling;
	for (let step = 0; beside !== null && step < 2; step += 1, beside = beside.nextElementSibling) {
		if (beside === box || beside.contains(box)) return true;
		if (beside.localName === 'label' || beside.querySelector('select')) break;
	}
	const before = select.previousElementSibling;
	if (before !== null && (before === box || (before.contains(box) && before.querySelector('select') === null)))
		return true;
	const parent = parentOf(select);
	return (
		parent !== null &&
		parent.contains(box) &&
		parent.querySelectorAll('select').length === 1 &&
		parent.querySelectorAll('[role=combobox],[aria-haspopup=listbox]').length === 1
	);
}

const INNER_LEVELS = 3;

/** A drawn select that keeps the native one inside of itself, out of sight: the nearest shown element, called so. */
function widgetAround(select: HTMLSelectElement, eyes: Eyes): Element | null {
	let up = parentOf(select);
	for (let level = 0; up !== null && level < INNER_LEVELS; level += 1, up = parentOf(up)) {
		if (!eyes.isShown(up)) continue;
		if (!WIDGET.test(attribute(up, 'class')) || up.querySelectorAll('select').length > 1) return null;
		return [...up.querySelectorAll('input,textarea')].some((one) => eyes.isShown(one)) ? null : up;
	}
	return null;
}

/** Whether a drawn part and a hidden control stand in one small box, with no other drawn list and no box to type in. */
function wrapsAlone(part: Element, hidden: Element): boolean {
	if (isInput(part) || isSelect(part)) return false;
	let up = parentOf(part);
	for (let level = 0; up !== null && level < INNER_LEVELS; level += 1, up = parentOf(up)) {
		if (up.querySelectorAll('[role=combobox],[aria-haspopup=listbox]').length > 2) return false;
		if (up.contains(hidden)) return up.querySelector('label,legend,textarea') === null;
	}
	return false;
}

const WIDGET = /select|chosen|choices|combo|drop-?down/iu;

/** A drawn select without roles: the sibling that shows what the select holds. */
function plainWidget(select: HTMLSelectElement, eyes: Eyes): Element | null {
	const chosen = joined(select.selectedOptions[0]?.text ?? '');
	for (const beside of [select.nextElementSibling, select.previousElementSibling]) {
		if (beside === null || beside.localName === 'label' || !eyes.isShown(beside)) continue;
		if (beside.querySelector('input:not([type=search]):not([type=text]),select,textarea')) continue;
		const shown = joined(beside.textContent);
		// An empty choice shows nothing to know it by: then the widget's own name tells.
		if (chosen === '' ? !WIDGET.test(attribute(beside, 'class')) : !shown.includes(chosen)) continue;
		return beside.querySelector('a,[tabindex]:not([tabindex="-1"]),button') ?? beside;
	}
	return null;
}
