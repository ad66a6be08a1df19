import type { Control, FillPlan } from '../types.js';
import { hostFilledBy } from '../scan/host.js';
import { isOnTop, opacityOf } from './cover.js';
import { boxOf, holds, isInput, isSelect, isTextBox, labelBehind, parentOf, viewOf } from './dom.js';

/** The last look before a field is written: nothing is written that the lawyer cannot see. */

/** The smallest side of a control that somebody is meant to fill, in CSS pixels. */
const SMALLEST = 8;
/** More transparent than this is invisible. */
const FAINTEST = 0.1;

/**
 * Why a field must not be written now, or null. `closed` may pass in a moment
 * (the page enables it after another field), and so may `covered` (a calendar
 * goes away); the others do not.
 */
type Objection = 'gone' | 'closed' | 'covered' | 'never';

export function objectionTo(element: Element, control: Control, plan: Pick<FillPlan, 'form'>): Objection | null {
	const view = viewOf(element);
	if (!element.isConnected || !view) return 'gone';
	if (!isOwnOrigin(view, plan.form.origin)) return 'never';
	if (isInput(element) && /^(hidden|password|file|submit|button|image|reset)$/.test(element.type)) return 'never';
	if (isDisabled(element) || (isReadOnly(element) && !takesClicks(control))) return 'closed';
	const parts = shownPartsOf(element, control);
	if (parts.length === 0) return 'closed';
	return parts.some((part) => isOnTop(part, element, control)) ? null : 'covered';
}

/** The scanned document's origin, and no sandbox: a sandboxed frame answers to nobody. */
function isOwnOrigin(view: Window, origin: string): boolean {
	if (view.origin === 'null' && view.parent !== view) return false;
	return view.origin === origin || (view.parent === view && view.location.origin === origin);
}

const takesClicks = (control: Control): boolean =>
	control === 'combobox' || control === 'calendar' || control === 'multi-select' || control === 'select';

function isDisabled(element: Element): boolean {
	if (element.matches(':disabled')) return true;
	for (let at: Element | null = element; at; at = parentOf(at)) {
		if (at.hasAttribute('inert')) return true;
		if (at === element && at.getAttribute('aria-disabled') === 'true') return true;
	}
	return false;
}

function isReadOnly(element: Element): boolean {
	if (isTextBox(element)) return element.readOnly;
	return !isSelect(element) && element.getAttribute('aria-readonly') === 'true';
}

/**
 * What is drawn of a control, large enough and not transparent. Of a widget whose
 * input is a hair in a box, and of a tick that is drawn by its label, the box
 * counts; the tick itself may be kept where nobody sees it.
 */
function shownPartsOf(element: Element, control: Control): Element[] {
	if (control === 'checkbox' || control === 'switch' || control === 'radio-group') {
		const label = element.closest('label') ?? labelOf(element);
		const box = boxOf(element);
		const parts = [element, label, liesIn(element, box) ? box : null];
		return parts.filter((each) => each !== null).filter(isSeen);
	}
	if (isSeen(element)) return [element];
	const host = hostFilledBy(element);
	if (host && isSeen(host)) return [host];
	if (!takesClicks(control)) return [];
	const box = boxOf(element);
	return box !== element && isSeen(box) && holds(box, element) ? [box] : [];
}

/** A box speaks for a tick that is drawn over within it, not for one that is kept somewhere else. */
function liesIn(element: Element, box: Element): boolean {
	const [own, around] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
	const [x, y] = [own.left + own.width / 2, own.top + own.height / 2];
	return around.left <= x && x <= around.right && around.top <= y && y <= around.bottom;
}

const labelOf = (element: Element): Element | null =>
	isInput(element) ? (element.labels?.[0] ?? labelBehind(element)) : null;

function isSeen(element: Element): boolean {
	if (!element.checkVisibility({ visibilityProperty: true })) return false;
	const { width, height } = element.getBoundingClientRect();
	if (width < SMALLEST || height < SMALLEST) return false;
	return opacityOf(element) >= FAINTEST && isFrameSeen(viewOf(element));
}

/** The frames around it must be seen too. */
function isFrameSeen(view: Window | null): boolean {
	const frame = view?.frameElement;
	return !frame || isSeen(frame);
}
