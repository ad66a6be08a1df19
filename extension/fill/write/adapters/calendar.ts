import type { FillEnvironment } from '../../types.js';
import { isIcon } from '../../scan/text.js';
import { dayIn, type Day } from '../dates.js';
import { parentOf, viewOf, type View } from '../dom.js';
import { hover, press } from '../events.js';
import { isSubmitter } from '../guard.js';
import { plain } from '../fold.js';
import type { Job, Rung } from '../job.js';
import { hasTaken } from '../read.js';
import { untilQuiet, type Deadline } from '../wait.js';
import { readMonths, type MonthView } from './calendar-view.js';
import { confirmChoice, drawnOf, openPopup } from './popup.js';

/** How long a step from month to month, and a chosen day, may take to show, in ms. */
const STEPPING = { quiet: 400, limit: 1_200 };
const MOST_STEPS = 40;

/** A calendar that opens: gone through by its arrows to the month, then the day's own cell. */
export const calendar: Rung = {
	name: 'calendar',
	async write(job, time) {
		const day = wantedDay(job);
		const view = viewOf(job.element);
		if (!day || !view) return false;
		const { environment } = job;
		const popup = await openPopup(job.element, environment, time, (roots) => readMonths(roots, environment).length > 0);
		if (!popup) return false;
		const month = await goToMonth(popup.roots, day, job, view, time);
		const cell = month?.days[day.day - 1];
		if (cell && !isClosed(cell)) {
			hover(cell);
			press(cell);
			await untilQuiet(view, job.element, time.within(STEPPING), () => hasTaken(job) || popup.roots().length === 0);
			if (!hasTaken(job)) await confirmChoice(job, popup, time.within(STEPPING));
		}
		await popup.close();
		return true;
	}
};

/** The day that a writing means, where it means one and no other. */
export function wantedDay({ writing }: Pick<Job, 'writing'>): Day | null {
	if (writing.how === 'calendar') return { year: writing.year, month: writing.month, day: writing.day };
	return writing.how === 'text' ? dayIn(writing.text) : null;
}

async function goToMonth(
	roots: () => Element[],
	day: Day,
	{ environment, element: near }: Job,
	view: View,
	time: Deadline
): Promise<MonthView | null> {
	// Some calendars have arrows of a second part, which do not move the days.
	const idle = new Set<Element>();
	for (let step = 0; step <= MOST_STEPS && time.left() > 0; step++) {
		const months = readMonths(roots(), environment);
		const [first] = months;
		if (!first) return null;
		const there = months.find(({ year, month }) => year === day.year && month === day.month);
		if (there) return there;
		const away = (day.year - first.year) * 12 + day.month - first.month;
		const arrow = arrowFor(away, roots(), first, environment, idle);
		if (!arrow) return null;
		press(arrow);
		const shown = first.year * 12 + first.month;
		const now = await untilQuiet(view, near, time.within(STEPPING), () => {
			const [then] = readMonths(roots(), environment);
			const there = then === undefined ? shown : then.year * 12 + then.month;
			return there === shown ? null : there;
		});
		const led = now !== null && Math.sign(now - shown) === Math.sign(away);
		if (led) time.allow(STEPPING.quiet);
		else idle.add(arrow);
	}
	return null;
}

const BACK = /prev|\blast\b|\bback|назад|пред|алдың|алды/i;
const FORWARD = /next|forward|вперед|вперёд|след|келесі/i;
const YEARS = /year|год|жыл|super|double|d-arrow/i;
const LONGER = /decade|century|десятилет/i;

/** The arrow that leads towards the wanted month: by years while that is the shorter way. */
function arrowFor(
	away: number,
	roots: readonly Element[],
	month: MonthView,
	environment: FillEnvironment,
	idle: ReadonlySet<Element>
): Element | null {
	const direction = away < 0 ? BACK : FORWARD;
	const opposite = away < 0 ? FORWARD : BACK;
	const towards = (element: Element) => {
		const words = wordsOf(element);
		const fits = direction.test(words) && !opposite.test(words) && !LONGER.test(words);
		return fits && !isSubmitter(element) && !isClosed(element);
	};
	const drawn = [...drawnOf(roots, environment)].filter((element) => !idle.has(element));
	const real = drawn.filter((element) => isButton(element) && towards(element));
	const arrows = real.length > 0 ? real : drawn.filter((element) => isNamedArrow(element) && towards(element));
	const byYear = arrows.find((element) => YEARS.test(wordsOf(element)));
	const byMonth = arrows.find((element) => !YEARS.test(wordsOf(element)));
	return (Math.abs(away) > 6 ? byYear : undefined) ?? byMonth ?? byPlace(away, month, drawn);
}

/** Of arrows without a word: those over the days, to the left and to the right; the inner ones lead by months. */
function byPlace(away: number, { days }: MonthView, drawn: readonly Element[]): Element | null {
	const boxes = days.map((day) => day.getBoundingClientRect());
	const top = Math.min(...boxes.map((box) => box.top));
	const [left, right] = [Math.min(...boxes.map((box) => box.left)), Math.max(...boxes.map((box) => box.right))];
	const over = drawn.filter((element) => {
		const box = element.getBoundingClientRect();
		const isOver = box.bottom <= top + 2 && box.bottom > top - 160 && box.right > left - 40 && box.left < right + 40;
		return isOver && !/[\p{L}\d]/u.test(textWithoutIcons(element)) && !isSubmitter(element);
	});
	const buttons = over.filter(isButton);
	const wordless = buttons.length > 0 ? buttons : outermost(over.filter(isPicture));
	const at = (element: Element) => element.getBoundingClientRect().left;
	const sorted = wordless.filter((element) => !isClosed(element)).sort((a, b) => at(a) - at(b));
	if (sorted.length % 2 !== 0) return null;
	const [back, forward] = [sorted.slice(0, sorted.length / 2), sorted.slice(sorted.length / 2)];
	return (away < 0 ? back.at(-1) : forward[0]) ?? null;
}

/** A small picture that the hand points at: an arrow that is no button. */
function isPicture(element: Element): boolean {
	const { width, height } = element.getBoundingClientRect();
	if (width > 60 || height > 60 || element.localName === 'path') return false;
	return viewOf(element)?.getComputedStyle(element).cursor === 'pointer' && element.querySelector('svg,i,img') !== null;
}
const outermost = (elements: readonly Element[]): Element[] =>
	elements.filter((one) => !elements.some((other) => other !== one && other.contains(one)));

const textWithoutIcons = (element: Element): string =>
	isIcon(element) || [...element.children].some(isIcon) ? '' : plain(element.textContent);

const isButton = (element: Element): boolean =>
	/^(button|a)$/.test(element.localName) || element.getAttribute('role') === 'button';
/** Not a button, but called an arrow by its class. */
const isNamedArrow = (element: Element): boolean =>
	['class', 'data-action', 'data-direction', 'aria-label'].some((name) =>
		/(^|[\s_-])(prev|previous|next)($|[\s_-])/i.test(element.getAttribute(name) ?? '')
	);

function wordsOf(element: Element): string {
	const said = ['aria-label', 'title', 'class', 'data-direction', 'data-action', 'slot'].map(
		(name) => element.getAttribute(name) ?? ''
	);
	return [...said, plain(element.textContent).slice(0, 30)].join(' ');
}

function isClosed(element: Element): boolean {
	for (let at: Element | null = element, up = 0; at && up < 3; at = parentOf(at), up++) {
		if (at.matches(':disabled,[aria-disabled=true]')) return true;
		if (/^(td|button|span|a|div)$/.test(at.localName) && isMarkedClosed(at)) return true;
		if (at.localName === 'td' || at.localName === 'button') break;
	}
	return false;
}
const isMarkedClosed = (element: Element): boolean =>
	(element.getAttribute('class') ?? '').split(/\s+/).some((name) => /(^|[-_])disabled$/.test(name));
