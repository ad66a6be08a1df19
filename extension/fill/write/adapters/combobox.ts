import { hasWords } from '../../scan/text.js';
import type { FillEnvironment } from '../../types.js';
import { isDrawn, isHtml, isTextBox, parentOf, shadowOf, viewOf, type TextBox } from '../dom.js';
import { enter, press, replaceText } from '../events.js';
import { isOneOf, optionWords } from '../fold.js';
import type { Job, Rung } from '../job.js';
import { hasTaken } from '../read.js';
import { frame, untilQuiet, type Deadline } from '../wait.js';
import { confirmChoice, drawnOf, openPopup, type Popup, type Way } from './popup.js';

/** How long a filtered or loaded list may take to show the option, in ms. */
const FILTERING = { quiet: 700, limit: 2_500 };
/** How long the chosen text may take to show, in ms. */
const SHOWING = { quiet: 500, limit: 1_500 };
/** And a list to show its first options, in ms. */
const LISTING = { quiet: 120, limit: 600 };
/** And one that comes from a server, in ms. */
const LOADING = { quiet: 1_200, limit: 3_500 };
/** Lists of more pages than this are filtered first, and scrolled only then. */
const PAGES = 12;

/** A list that opens: the option is clicked whose text is the wanted one; no other, and none of another widget. */
export const combobox: Rung = {
	name: 'option',
	async write(job, time) {
		const wanted = new Set(textsOf(job.writing).map(optionWords));
		const view = viewOf(job.element);
		if (wanted.size === 0 || !view) return false;
		// An empty list counts too: some fill it only once something is typed.
		const typing = byTyping(job);
		const popup = await openPopup(
			job.element,
			job.environment,
			time,
			() => true,
			(usual) => (isProposing(job.element) ? [...typing, ...usual] : [...usual, ...typing])
		);
		if (!popup) return false;
		const option = await findOption(job, popup, wanted, time);
		if (option) {
			press(pressedIn(option, job.environment));
			await untilQuiet(view, job.element, time.within(SHOWING), () => hasTaken(job));
			if (!hasTaken(job)) await confirmChoice(job, popup, time.within(SHOWING));
		} else clearFilter(job, popup);
		await popup.close();
		return true;
	}
};

/** A text box that only proposes what it knows: nothing opens before something is typed. */
const isProposing = (element: Element): boolean =>
	isTextBox(element) &&
	!element.hasAttribute('role') &&
	!element.hasAttribute('aria-haspopup') &&
	(element.hasAttribute('aria-expanded') || element.hasAttribute('aria-autocomplete'));

/** Some lists open only for what is typed, and ask a server first. */
function byTyping({ element, writing }: Job): Way[] {
	const [text] = textsOf(writing);
	if (!isTextBox(element) || element.readOnly || text === undefined) return [];
	const open = () => {
		enter(element);
		replaceText(element, text);
	};
	return [{ open, patience: LOADING }];
}

/** The wordings of what is to be chosen, the best one first; none where the writing is of no text. */
function textsOf(writing: Job['writing']): readonly string[] {
	if (writing.how === 'option') return writing.texts;
	return writing.how === 'text' ? [writing.text] : [];
}

async function findOption(job: Job, popup: Popup, wanted: Set<string>, time: Deadline): Promise<Element | null> {
	const view = viewOf(job.element);
	if (!view) return null;
	const texts = new Set<string>();
	const look = (of = wanted) => {
		const seen = seenIn(popup, job);
		const found = optionIn(job, seen, of);
		for (const option of found ? [] : seen.options) texts.add(textOf(option).trim());
		return found;
	};
	// A list that is still opening shows its options a few frames later.
	const atOnce = await untilQuiet(view, job.element, time.within(LISTING), look);
	if (atOnce) return atOnce;
	if (isStillLoading(seenIn(popup, job))) {
		await untilQuiet(view, job.element, time.within(LOADING), () => {
			const seen = seenIn(popup, job);
			return optionIn(job, seen, wanted) !== null || !isStillLoading(seen);
		});
		const come = look();
		if (come) return come;
	}
	const list = scrollable(popup.roots(), job.environment);
	const filter = filterOf(job, popup);
	const long = list !== null && list.scrollHeight / list.clientHeight > PAGES;
	if (list && !(long && filter)) {
		const found = await scrollThrough(list, view, look, time);
		if (found) return found;
	}
	// Only of a list that was seen to its end.
	const own = long && filter ? null : (job.choose?.([...texts]) ?? null);
	if (own !== null) {
		job.writing = { how: 'option', texts: [own], value: null };
		const said = new Set([optionWords(own)]);
		return look(said) ?? (list && (await scrollThrough(list, view, () => look(said), time)));
	}
	if (!filter) return null;
	const [text] = textsOf(job.writing);
	if (text === undefined) return null;
	enter(filter);
	replaceText(filter, text);
	return await untilQuiet(view, job.element, time.within(FILTERING), look);
}

const LOADING_WORDS = /загруз|подожд|жүктел|күте|loading/iu;
const LOADING_SIGNS = '[aria-busy=true],[class*=loading],[class*=spinner],[class*=loader],[role=progressbar]';

/** What opened, at one moment. */
interface Seen {
	roots: readonly Element[];
	/** All that is drawn in them. */
	all: readonly Element[];
	/** What of it says that it is an option; else what looks like one. */
	options: readonly Element[];
}

function seenIn(popup: Popup, { environment }: Job): Seen {
	const roots = popup.roots();
	const all = [...drawnOf(roots, environment)];
	const marked = all.filter(isOption);
	return { roots, all, options: marked.length > 0 ? marked : all.filter(isOptionLike) };
}

/** What opened has no option yet: it says that it is loading, or nothing at all. */
function isStillLoading({ roots, all }: Seen): boolean {
	if (roots.length === 0 || all.some(isOption)) return false;
	const text = roots.map(textOf).join(' ');
	return !hasWords(text) || LOADING_WORDS.test(text) || all.some((each) => each.matches(LOADING_SIGNS));
}

/** The option of that text; null when there is none, or two that nothing tells apart. */
function optionIn({ writing }: Job, { options, all }: Seen, wanted: ReadonlySet<string>): Element | null {
	const matching = (options.length > 0 ? options : all).filter((each) => isOneOf(textOf(each), wanted));
	// Of nested ones the innermost: a press goes up from there.
	const inner = matching.filter((each) => !matching.some((other) => other !== each && isInside(other, each)));
	const code = writing.how === 'option' ? writing.value : null;
	const coded = inner.length > 1 && code !== null ? inner.filter((each) => codeOf(each) === code) : inner;
	const [option] = coded;
	return coded.length === 1 && option && !isClosed(option) ? option : null;
}

/**
 * Where a hand would press an option: on the innermost element that bears its
 * words, since some listen only there. A custom element may listen only to what
 * it draws itself as its option.
 */
function pressedIn(option: Element, environment: FillEnvironment): Element {
	const own = shadowOf(option, environment)?.querySelector('[role=option]');
	if (own) return own;
	const words = option.textContent.trim();
	let inner = option;
	for (;;) {
		const next = [...inner.children].find((child) => child.textContent.trim() === words && isDrawn(child));
		if (words === '' || next === undefined || next.localName === 'slot') return inner;
		inner = next;
	}
}

/** By its role, or a custom element called so. */
const isOption = (element: Element): boolean =>
	element.getAttribute('role') === 'option' || /^[a-z][a-z\d]*-.*option$/.test(element.localName);
const isOptionLike = (element: Element): boolean =>
	element.localName === 'li' ||
	/^(menuitem|menuitemradio|treeitem|radio)$/.test(element.getAttribute('role') ?? '') ||
	/(^|[-_\s])(option|item)($|[-_\s])/.test(element.getAttribute('class') ?? '');
const isInside = (inner: Element, outer: Element): boolean => {
	for (let at: Element | null = inner; at; at = parentOf(at)) if (at === outer) return true;
	return false;
};
function textOf(element: Element): string {
	const own = isHtml(element) ? element.innerText : element.textContent;
	const root = element.getRootNode();
	// What stands in a slot is of the host.
	return own.trim() === '' && 'host' in root ? (root as ShadowRoot).host.textContent : own;
}
const codeOf = (element: Element): string | null => element.getAttribute('data-value') ?? element.getAttribute('value');
const isClosed = (element: Element): boolean =>
	element.closest('[aria-disabled=true],[disabled],[data-disabled=true]') !== null;

function scrollable(roots: readonly Element[], environment: FillEnvironment): Element | null {
	for (const each of drawnOf(roots, environment)) {
		if (each.scrollHeight > each.clientHeight + 8 && each.clientHeight > 16) {
			const overflow = viewOf(each)?.getComputedStyle(each).overflowY;
			// A list that draws only what is seen often hides its bar and moves by itself.
			if (overflow === 'auto' || overflow === 'scroll' || overflow === 'hidden') return each;
		}
	}
	return null;
}

async function scrollThrough(
	list: Element,
	view: Window,
	look: () => Element | null,
	time: Deadline
): Promise<Element | null> {
	list.scrollTop = 0;
	for (let last = -1; list.scrollTop !== last && time.left() > 0;) {
		last = list.scrollTop;
		list.scrollTop = last + list.clientHeight * 0.9;
		await frame(view);
		await frame(view);
		const found = look();
		if (found) return found;
	}
	return null;
}

/** The box that narrows the list: the widget's own, or one in what opened. */
function filterOf({ element, environment }: Job, popup: Popup): TextBox | null {
	if (isTextBox(element)) return element.readOnly ? null : element;
	for (const each of drawnOf(popup.roots(), environment)) if (isTextBox(each) && !each.readOnly) return each;
	for (const each of element.querySelectorAll('input')) if (isTextBox(each) && !each.readOnly) return each;
	return null;
}

function clearFilter(job: Job, popup: Popup): void {
	const filter = filterOf(job, popup);
	if (filter && filter.value !== '') replaceText(filter, '');
}
