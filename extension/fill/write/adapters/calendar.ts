import type { FillEnvironment } from '../../types.js';
import { dayIn, type Day } from '../dates.js';
import { parentOf, viewOf, type View } from '../dom.js';
import { hover, press } from '../events.js';
import { isSubmitter } from '../guard.js';
import { plain } from '../fold.js';
import type { Job, Rung } from '../job.js';
import { hasTaken } from '../read.js';
import { untilQuiet, type Deadline } from '../wait.js';
import { readMonths, type MonthView } from './calendar-view.js';
import { drawnOf, openPopup } from './popup.js';

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
			const confirm = hasTaken(job) ? null : confirmIn(popup.roots(), environment);
			if (confirm) {
				press(confirm);
				await untilQuiet(view, job.element, time.within(STEPPING), () => hasTaken(job));
			}
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
	for (let step = 0; step <= MOST_STEPS && time.left() > 0; step++) {
		const months = readMonths(roots(), environment);
		const [first] = months;
		if (!first) return null;
		const there = months.find(({ year, month }) => year === day.year && month === day.month);
		if (there) return there;
		const away = (day.year - first.year) * 12 + day.month - first.month;
		const arrow = arrowFor(away, roots(), environment);
		if (!arrow) return null;
		press(arrow);
		const shown = first.year * 12 + first.month;
		const moved = await untilQuiet(view, near, time.within(STEPPING), () => {
			const [now] = readMonths(roots(), environment);
			return now !== undefined && now.year * 12 + now.month !== shown;
		});
		if (moved) time.allow(STEPPING.quiet);
	}
	return null;
}

const BACK = /prev|\blast\b|\bback|назад|пред|алдың|алды/i;
const FORWARD = /next|forward|вперед|вперёд|след|келесі/i;
const YEARS = /year|год|жыл|super|double|d-arrow/i;
const LONGER = /decade|century|десятилет/i;

/** The arrow that leads towards the wanted month: by years while that is the shorter way. */
function arrowFor(away: number, roots: readonly Element[], environment: FillEnvironment): Element | null {
	const direction = away < 0 ? BACK : FORWARD;
	const opposite = away < 0 ? FORWARD : BACK;
	const towards = (element: Element) => {
		const words = wordsOf(element);
		const fits = direction.test(words) && !opposite.test(words) && !LONGER.test(words);
		return fits && !isSubmitter(element) && !isClosed(element);
	};
	const drawn = [...drawnOf(roots, environment)];
	const real = drawn.filter((element) => isButton(element) && towards(element));
	const arrows = real.length > 0 ? real : drawn.filter((element) => isNamedArrow(element) && towards(element));
	const byYear = arrows.find((element) => YEARS.test(wordsOf(element)));
	const byMonth = arrows.find((element) => !YEARS.test(wordsOf(element)));
	return (Math.abs(away) > 6 ? byYear : undefined) ?? byMonth ?? null;
}

const isButton = (element: Element): boolean =>
	/^(button|a)$/.test(element.localName) || element.getAttribute('role') === 'button';
/** Not a button, but called an arrow by its class. */
const isNamedArrow = (element: Element): boolean =>
	/(^|[\s_-])(prev|previous|next)($|[\s_-])/i.test(element.getAttribute('class') ?? '');

function wordsOf(element: Element): string {
	const said = ['aria-label', 'title', 'class'].map((name) => element.getAttribute(name) ?? '');
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

/** Some pickers want their choice confirmed. */
function confirmIn(roots: readonly Element[], environment: FillEnvironment): Element | null {
	for (const element of drawnOf(roots, environment)) {
		if (element.localName !== 'button' || isSubmitter(element)) continue;
		if (/^(ok|ок|apply|done|готово|применить|выбрать|дайын|таңдау)$/i.test(plain(element.textContent))) return element;
	}
	return null;
}
