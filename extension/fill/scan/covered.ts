import type { Control } from '../types.js';
import { frameOf, parentOf, rootOf, type Raw } from './dom.js';
import { windowOf } from './drawn.js';

/** Controls whose native part is often under a drawn one. */
const DRAWN_OVER: ReadonlySet<Control> = new Set([
	'combobox',
	'calendar',
	'multi-select',
	'checkbox',
	'switch',
	'radio-group'
]);

/** True when something that is no part of the field lies over it; asked only where it is on the screen. */
export function isCovered(raw: Raw, box: DOMRect): boolean {
	const element = raw.widget;
	const view = element.ownerDocument.defaultView;
	if (view === null) return false;
	const { width, height } = windowOf(view);
	const y = box.top + box.height / 2;
	if (y < 0 || y >= height) return false;
	const places = [box.left + box.width / 2, box.left + 5, box.right - 5].filter((x) => x >= 0 && x < width);
	if (places.length === 0) return false;
	return places.every((x) => {
		const hit = rootOf(element).elementFromPoint(x, y);
		if (hit === element) return isFrameCovered(element.ownerDocument, x, y);
		if (hit !== null && !belongs(hit, raw) && !isEdgeBar(hit, view)) return true;
		return isFrameCovered(element.ownerDocument, x, y);
	});
}

/** The same for the frames around it, in their documents' coordinates. */
function isFrameCovered(document: Document, x: number, y: number): boolean {
	const frame = frameOf(document);
	const view = frame?.ownerDocument.defaultView;
	if (frame === null || !view) return false;
	const box = frame.getBoundingClientRect();
	const [left, top] = [x + box.left + frame.clientLeft, y + box.top + frame.clientTop];
	if (left < 0 || top < 0 || left >= view.innerWidth || top >= view.innerHeight) return false;
	const hit = rootOf(frame).elementFromPoint(left, top);
	if (hit !== null && !hit.contains(frame) && !isEdgeBar(hit, view)) return true;
	return isFrameCovered(frame.ownerDocument, left, top);
}

/** True where the element at a place is the field, lies in it, or is its label or its own box. */
function belongs(hit: Element, raw: Raw): boolean {
	const { widget, element, control } = raw;
	if (hit === widget || widget.contains(hit) || hit.contains(widget)) return true;
	if (!DRAWN_OVER.has(control) && hides(hit, widget)) return false;
	const label = hit.closest('label');
	if (label !== null && (label.control === element || label.contains(element))) return true;
	let box = parentOf(widget);
	for (let level = 0; box !== null && level < 3; level += 1, box = parentOf(box)) {
		if (box.querySelectorAll('input:not([type=hidden]),select,textarea,[contenteditable=true]').length > 1)
			return false;
		if (box.contains(hit)) return isWithin(hit.getBoundingClientRect(), box.getBoundingClientRect());
	}
	return false;
}

/** What is laid over the greater part of a field and lets nothing through hides it, wherever it stands. */
function hides(hit: Element, widget: Element): boolean {
	const under = widget.getBoundingClientRect();
	for (let up: Element | null = hit; up !== null && !up.contains(widget); up = parentOf(up)) {
		const over = up.getBoundingClientRect();
		const wide = Math.min(over.right, under.right) - Math.max(over.left, under.left);
		const high = Math.min(over.bottom, under.bottom) - Math.max(over.top, under.top);
		if (wide > under.width * 0.6 && high > under.height * 0.6 && isOpaque(up)) return true;
	}
	return false;
}

function isOpaque(element: Element): boolean {
	if (/^(?:img|canvas|video|iframe|embed|object)$/u.test(element.localName)) return true;
	const view = element.ownerDocument.defaultView;
	if (view === null) return false;
	const { backgroundColor, backgroundImage, opacity } = view.getComputedStyle(element);
	if (Number(opacity) < 0.5) return false;
	if (backgroundImage !== 'none') return true;
	const [, alpha] = /(?:,|\/)\s*([\d.]+)\)$/u.exec(/^rgba|\//u.test(backgroundColor) ? backgroundColor : '') ?? [];
	return alpha === undefined ? backgroundColor !== 'transparent' : Number(alpha) >= 0.5;
}

/** A floating label or an icon lies inside the field's box; what is laid over it is larger. */
const isWithin = (inner: DOMRect, outer: DOMRect): boolean =>
	inner.height < 120 &&
	inner.top >= outer.top - 14 &&
	inner.bottom <= outer.bottom + 4 &&
	inner.left >= outer.left - 4 &&
	inner.right <= outer.right + 4;

/** A bar at the upper or lower edge of the window covers what has only to be scrolled. */
function isEdgeBar(hit: Element, view: Window): boolean {
	for (let element: Element | null = hit; element !== null; element = parentOf(element)) {
		const { position } = view.getComputedStyle(element);
		if (position !== 'fixed' && position !== 'sticky') continue;
		const box = element.getBoundingClientRect();
		return box.height < view.innerHeight * 0.4 && (box.top <= 1 || box.bottom >= view.innerHeight - 1);
	}
	return false;
}
