import { isSelect, parentOf, type Raw } from './dom.js';
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
		const plain = plainWidget(element, eyes);
		if (plain === null) continue;
		raw.behind = element;
		raw.element = plain;
		raw.widget = plain;
		raw.control = 'combobox';
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

/** A drawn select without roles: the sibling that shows what the select holds. */
function plainWidget(select: HTMLSelectElement, eyes: Eyes): Element | null {
	const chosen = joined(select.selectedOptions[0]?.text ?? '');
	for (const beside of [select.nextElementSibling, select.previousElementSibling]) {
		if (beside === null || beside.localName === 'label' || !eyes.isShown(beside)) continue;
		if (beside.querySelector('input:not([type=search]):not([type=text]),select,textarea')) continue;
		const shown = joined(beside.textContent);
		if (chosen === '' || !shown.includes(chosen)) continue;
		return beside.querySelector('a[href],[tabindex],button') ?? beside;
	}
	return null;
}
