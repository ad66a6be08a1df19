import type { FillEnvironment } from '../../types.js';
import {
	activeIn,
	boxOf,
	everyElement,
	everyOf,
	holds,
	isDrawn,
	isHtml,
	namedBy,
	outsideOf,
	parentOf,
	viewOf
} from '../dom.js';
import { enter, key, keyDown, leave, press } from '../events.js';
import { plain } from '../fold.js';
import { isSubmitter } from '../guard.js';
import type { Job } from '../job.js';
import { hasTaken } from '../read.js';
import { frame, until, untilQuiet, type Deadline, type Patience } from '../wait.js';

/** What opens beside a widget: a list, a calendar. Only what became visible by opening belongs to it. */
export interface Popup {
	/** The outermost elements that are drawn now and were not before. */
	roots: () => Element[];
	/** Closes it without choosing, and leaves the widget. */
	close: () => Promise<void>;
}

/** One way of opening a widget, and how long it may take to show something. */
export interface Way {
	open: () => void;
	patience: Patience;
}

/** How long one way of opening may take to show something, in ms. */
const OPENING = { quiet: 450, limit: 1_500 };
/** And a popup to go, in ms. */
const CLOSING = 500;

/**
 * Opens the popup of a widget, by pressing it, then its button, then by keys.
 * @param fits whether what opened is what is looked for
 * @param ways the ways to try, in their order, where they are others than the usual ones
 * @returns null when nothing that fits opens
 */
export async function openPopup(
	element: Element,
	environment: FillEnvironment,
	time: Deadline,
	fits: (roots: Element[]) => boolean,
	ways: (usual: readonly Way[]) => readonly Way[] = (usual) => usual
): Promise<Popup | null> {
	const view = viewOf(element);
	if (!view) return null;
	const before = drawnIn(element, environment);
	const roots = () => rootsOf(element, environment, before);
	let tells = false;
	// What says of itself that it is closed may still fade away; not all that say so ever say otherwise.
	const isClosed = () => (tells && element.getAttribute('aria-expanded') === 'false') || roots().length === 0;
	const popup: Popup = { roots, close: () => closePopup(element, roots, isClosed, time) };

	// Some name the text that they show instead of their list.
	const standing = namedBy(element, 'aria-controls', 'aria-owns').filter((one) => isDrawn(one) && isList(one));
	if (element.getAttribute('role') === 'listbox' || (standing.length > 0 && fits(standing))) {
		return { ...popup, roots: () => (standing.length > 0 ? standing : [element]) };
	}
	for (const { open, patience } of ways(waysToOpen(element))) {
		if (time.left() === 0) break;
		open();
		const isOpen = () => {
			const found = roots();
			return found.length > 0 && fits(found);
		};
		const opened = await untilQuiet(view, element, time.within(patience), isOpen);
		tells = element.getAttribute('aria-expanded') === 'true';
		// The next way would only close again what says that it is open.
		if (opened || (tells && (await until(view, Math.min(OPENING.limit, time.left()), isOpen)))) return popup;
	}
	await popup.close();
	return null;
}

const isList = (element: Element): boolean =>
	/^(listbox|dialog|grid|menu|tree)$/.test(element.getAttribute('role') ?? '') ||
	element.querySelector('[role=option],[role=gridcell],li') !== null;

/** The elements drawn now, in the widget's document and in the shadow trees around it. */
function drawnIn(element: Element, environment: FillEnvironment): Set<Element> {
	const drawn = new Set<Element>();
	for (const each of everyElement(element.ownerDocument, environment)) if (isDrawn(each)) drawn.add(each);
	return drawn;
}

/** The popup that the widget names is the only one, where it names one. */
function rootsOf(element: Element, environment: FillEnvironment, before: ReadonlySet<Element>): Element[] {
	const roots: Element[] = [];
	const fresh = new Set<Element>();
	for (const each of everyElement(element.ownerDocument, environment)) {
		if (before.has(each) || !isDrawn(each)) continue;
		fresh.add(each);
		let parent = parentOf(each);
		// A slot is drawn by what is put into it.
		while (parent?.localName === 'slot') parent = parentOf(parent);
		if (!parent || !fresh.has(parent)) roots.push(each);
	}
	const named = namedBy(element, 'aria-controls', 'aria-owns');
	const own = roots.filter((root) => named.some((one) => holds(root, one) || holds(one, root)));
	return own.length > 0 ? own : roots;
}

function waysToOpen(element: Element): Way[] {
	const ways = [() => press(element)];
	const button = openerOf(element);
	if (button) ways.push(() => press(button));
	ways.push(() => {
		enter(element);
		key(element, 'ArrowDown', 'ArrowDown');
	});
	ways.push(() => keyDown(element, 'ArrowDown', 'ArrowDown', { altKey: true }));
	return ways.map((open) => ({ open, patience: OPENING }));
}

const OPENERS = 'button,[role=button],[aria-haspopup],[class*=icon],[class*=arrow],[class*=trigger]';
const OPENER = /open|toggle|choose|calendar|date|picker|trigger|откр|выб|календ|дат|аш|таңда|күн/i;

/** The button that opens a widget: in its box; beside it; or further around, if it is called so and no other control is there. */
function openerOf(element: Element): Element | null {
	const fits = (each: Element) => !holds(each, element) && isDrawn(each) && !isSubmitter(each) && !isClear(each);
	const inBox = [...boxOf(element).querySelectorAll(OPENERS)].find(fits);
	if (inBox) return inBox;
	const beside = element.nextElementSibling;
	if (beside && /^(button|img|a|i|span)$/.test(beside.localName) && fits(beside)) return beside;
	let around = parentOf(element);
	for (let up = 0; around && up < 6; up++, around = parentOf(around)) {
		if (around.querySelectorAll('input:not([type=hidden]),textarea,select').length > 1) return null;
		const called = [...around.querySelectorAll('button,[role=button]')].find(
			(each) => fits(each) && OPENER.test(wordsOf(each))
		);
		if (called) return called;
	}
	return null;
}

const wordsOf = (element: Element): string =>
	['aria-label', 'title', 'class'].map((name) => element.getAttribute(name) ?? '').join(' ');

const CLEAR = /clear|remove|delete|reset|очист|сброс|тазала|өшір/i;
/** A button that empties its widget. */
export const isClear = (element: Element): boolean => CLEAR.test(wordsOf(element));

/** Escape where the focus is, then a press outside: as a user would, and nothing is chosen. */
async function closePopup(
	element: Element,
	roots: () => Element[],
	closed: () => boolean,
	time: Deadline
): Promise<void> {
	const view = viewOf(element);
	if (!view) return;
	// A popup may close itself, and an Escape too many would close a dialog around it.
	await frame(view);
	if (!closed()) {
		const active = activeIn(element.ownerDocument);
		const inside = active !== null && roots().some((root) => holds(root, active));
		key(inside ? active : element, 'Escape', 'Escape');
		await until(view, Math.min(CLOSING, time.left() + 100), closed);
	}
	leave(element);
	if (!closed()) {
		press(outsideOf(element));
		await until(view, Math.min(CLOSING, time.left() + 100), closed);
	}
	const active = activeIn(element.ownerDocument);
	if (active && isHtml(active) && holds(boxOf(element), active)) leave(active);
}

/** All elements of a popup that are drawn, each once; with what stands elsewhere and is put into its slots. */
export function* drawnOf(roots: readonly Element[], environment: FillEnvironment): Generator<Element> {
	const known = new Set<Element>();
	const open = [...roots];
	for (let root = open.shift(); root !== undefined; root = open.shift()) {
		for (const each of everyOf(root, environment)) {
			if (known.has(each)) continue;
			if (each.localName === 'slot') open.push(...(each as HTMLSlotElement).assignedElements());
			if (!isDrawn(each)) continue;
			known.add(each);
			yield each;
		}
	}
}

const CONFIRM = /^(ok|ок|apply|done|set|select|confirm|готово|применить|выбрать|подтвердить|дайын|таңдау|растау)$/i;
/**
 * Some lists, calendars and clocks want their choice confirmed: their button is
 * pressed, and what it does is waited for.
 */
export async function confirmChoice(job: Job, popup: Popup, patience: Patience): Promise<void> {
	const view = viewOf(job.element);
	const button = confirmIn(popup.roots(), job.environment);
	if (!view || !button) return;
	press(button);
	await untilQuiet(view, job.element, patience, () => hasTaken(job));
}

function confirmIn(roots: readonly Element[], environment: FillEnvironment): Element | null {
	for (const element of drawnOf(roots, environment)) {
		const isButton = element.localName === 'button' || element.getAttribute('role') === 'button';
		if (isButton && !isSubmitter(element) && CONFIRM.test(plain(element.textContent))) return element;
	}
	return null;
}
