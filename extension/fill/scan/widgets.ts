import { attribute, isInput, isSelect, onceInAScan, parentOf, type Raw } from './dom.js';
import type { Eyes } from './visibility.js';
import { joined } from './text.js';

/**
 * Native selects that a widget hides (select2, TomSelect, bootstrap-select …):
 * the widget is the field, the select tells its options. Selects without a
 * widget stay as they are.
 */
export function joinWidgets(raws: Raw[], eyes: Eyes): Raw[] {
	const gone = new Set<Raw>();
	const boxes = new Boxes(raws.filter((raw) => raw.control === 'combobox' && raw.behind === null));
	for (const raw of raws) {
		const { element } = raw;
		if (!isSelect(element) || eyes.isShown(element)) continue;
		const box = boxes.standingFor(element);
		if (box !== null) {
			box.behind = element;
			gone.add(raw);
			continue;
		}
		const plain = plainWidget(element, eyes) ?? (boxes.alone(element).length > 0 ? null : widgetAround(element, eyes));
		if (plain === null) continue;
		raw.behind = element;
		raw.element = plain;
		raw.widget = plain;
		raw.control = 'combobox';
		boxes.add(raw);
	}
	for (const raw of boxes.isEmpty ? [] : raws) {
		const { element } = raw;
		if (gone.has(raw) || raw.behind !== null || eyes.isShown(element)) continue;
		if (!isSelect(element) && (!isInput(element) || !/^(?:text|search|)$/u.test(element.type))) continue;
		const near = [...boxes.around(element), ...boxes.alone(element)];
		const box = near.find((one) => one !== raw && eyes.isShown(one.element));
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

const INNER_LEVELS = 3;
/** How deep in what stands beside its select a drawn list may be. */
const DEEPEST = 8;
const DRAWN = '[role=combobox],[aria-haspopup=listbox]';

/** The drawn lists of a page by the elements around each: a page of many is not gone through for every select. */
class Boxes {
	readonly #by = new Map<Element, { box: Raw; level: number }[]>();

	constructor(boxes: readonly Raw[]) {
		for (const box of boxes) this.add(box);
	}

	add(box: Raw): void {
		let up: Element | null = box.element;
		for (let level = 0; up !== null && level <= DEEPEST; level += 1, up = parentOf(up)) {
			const known = this.#by.get(up);
			if (known) known.push({ box, level });
			else this.#by.set(up, [{ box, level }]);
		}
	}

	get isEmpty(): boolean {
		return this.#by.size === 0;
	}

	#in(element: Element): Raw | null {
		return this.#by.get(element)?.find(({ box }) => box.behind === null)?.box ?? null;
	}

	/** The one that stands for a select: beside it, or with it in a wrapper that has no other. */
	standingFor(select: HTMLSelectElement): Raw | null {
		let beside = select.nextElementSibling;
		for (let step = 0; beside !== null && step < 2; step += 1, beside = beside.nextElementSibling) {
			const box = this.#in(beside);
			if (box !== null) return box;
			if (beside.localName === 'label' || beside.querySelector('select')) break;
		}
		const before = select.previousElementSibling;
		const behind = before === null ? null : this.#in(before);
		if (behind !== null && before?.querySelector('select') === null) return behind;
		for (let up = parentOf(select), level = 0; up !== null && level < 2; up = parentOf(up), level += 1) {
			if (selectsIn(up) !== 1) return null;
			if (drawnIn(up) === 1) return this.#in(up);
		}
		return null;
	}

	/** Those that hold an element. */
	around(element: Element): Raw[] {
		const found: Raw[] = [];
		for (let up = parentOf(element), level = 0; up !== null && level < DEEPEST; level += 1, up = parentOf(up)) {
			for (const one of this.#by.get(up) ?? []) if (one.level === 0) found.push(one.box);
		}
		return found;
	}

	/** Those with which a hidden control stands in one small box that has no other drawn list, and no box to type in. */
	alone(hidden: Element): Raw[] {
		for (let up = parentOf(hidden), level = 0; up !== null && level < DEEPEST; level += 1, up = parentOf(up)) {
			const near = (this.#by.get(up) ?? []).filter((one) => one.level > 0 && one.level <= INNER_LEVELS);
			if (near.length === 0) continue;
			const isOne = near.length === 1 && up.querySelector('label,legend,textarea') === null;
			return isOne ? near.map(({ box }) => box).filter(({ element }) => !isInput(element) && !isSelect(element)) : [];
		}
		return [];
	}
}

const selectsIn = onceInAScan((element: Element) => element.querySelectorAll('select').length);
const drawnIn = onceInAScan((element: Element) => element.querySelectorAll(DRAWN).length);

/** A drawn select that keeps the native one inside of itself, out of sight: the nearest shown element, called so. */
function widgetAround(select: HTMLSelectElement, eyes: Eyes): Element | null {
	let up = parentOf(select);
	for (let level = 0; up !== null && level < INNER_LEVELS; level += 1, up = parentOf(up)) {
		if (!eyes.isShown(up)) continue;
		if (!WIDGET.test(attribute(up, 'class')) || selectsIn(up) > 1) return null;
		return [...up.querySelectorAll('input,textarea')].some((one) => eyes.isShown(one)) ? null : up;
	}
	return null;
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
