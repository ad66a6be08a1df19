import type { FillEnvironment } from '../../types.js';
import { ownText } from '../../scan/text.js';
import { viewOf } from '../dom.js';
import { hover, press } from '../events.js';
import { plain } from '../fold.js';
import type { Job, Rung } from '../job.js';
import { hasTaken, readText } from '../read.js';
import { untilQuiet } from '../wait.js';
import { confirmChoice, drawnOf, openPopup } from './popup.js';

/** How long a chosen number may take to show, in ms. */
const SHOWING = { quiet: 300, limit: 1_200 };

/** A clock that opens: a column of hours and one of minutes, of which one number each is pressed. */
export const clock: Rung = {
	name: 'clock',
	async write(job, time) {
		const wanted = wantedTime(job);
		const view = viewOf(job.element);
		if (!wanted || !view) return false;
		const { environment } = job;
		const popup = await openPopup(job.element, environment, time, (roots) => columnsIn(roots, environment) !== null);
		if (!popup) return false;
		const cellOf = (part: 'hours' | 'minutes') => columnsIn(popup.roots(), environment)?.[part].get(wanted[part]);
		const choose = async (part: 'hours' | 'minutes'): Promise<boolean> => {
			const cell = cellOf(part);
			if (!cell) return false;
			hover(cell);
			press(cell);
			await untilQuiet(view, job.element, time.within(SHOWING), () => part === 'minutes' && hasTaken(job));
			return true;
		};
		const before = readText(job);
		// Half a time is no time: without both nothing is pressed, and with one alone nothing is confirmed.
		const whole = cellOf('minutes') !== undefined && (await choose('hours')) && (await choose('minutes'));
		// Some show what is pressed at once, and keep it only when it is confirmed; what shows another time is not.
		if (whole && (hasTaken(job) || readText(job) === before)) await confirmChoice(job, popup, time.within(SHOWING));
		await popup.close();
		return true;
	}
};

/** Hours and minutes of a writing `h:mm`; null for anything else. */
export function wantedTime({ writing }: Pick<Job, 'writing'>): { hours: number; minutes: number } | null {
	const found = writing.how === 'text' ? /^(\d{1,2}):([0-5]\d)$/u.exec(writing.text) : null;
	return found && Number(found[1]) < 24 ? { hours: Number(found[1]), minutes: Number(found[2]) } : null;
}

type Column = ReadonlyMap<number, Element>;

/** Two runs of numbers from nought, the first to 23, the second beyond 30; null for what is no such clock. */
function columnsIn(roots: readonly Element[], environment: FillEnvironment): { hours: Column; minutes: Column } | null {
	const runs: Map<number, Element>[] = [];
	let last = Number.NaN;
	for (const element of drawnOf(roots, environment)) {
		const number = numberIn(element);
		if (number === null) continue;
		if (number === 0) runs.push(new Map());
		else if (!(number > last)) {
			last = Number.NaN;
			continue;
		}
		runs.at(-1)?.set(number, element);
		last = number;
	}
	const columns = runs.filter(({ size }) => size > 1);
	const [hours, minutes] = columns;
	if (!hours || !minutes || columns.length > 3) return null;
	const [hour, minute] = [Math.max(...hours.keys()), Math.max(...minutes.keys())];
	return hour > 12 && hour < 24 && minute >= 30 && minute < 60 ? { hours, minutes } : null;
}

function numberIn(element: Element): number | null {
	const text = plain(ownText(element));
	return /^\d{1,2}$/u.test(text) && Number(text) < 60 ? Number(text) : null;
}
