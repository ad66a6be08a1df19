import { segmentsOf, segmentValue, type Segment } from '../../segments.js';
import { viewOf, type View } from '../dom.js';
import { enter, key, leave } from '../events.js';
import type { Job, Rung } from '../job.js';
import { frame, until, type Deadline } from '../wait.js';
import { wantedDay } from './calendar.js';
import { typeLetter } from './typing.js';

/** How long a segment may take to show a digit or a step, in ms. */
const SHOWING = 200;
/** As many steps by arrows as the longest way: to a month, a day, or a year of this century. */
const MOST_STEPS = 60;

/** A date in segments: each is typed digit by digit as a hand does it, else stepped to by the arrows. */
export const segments: Rung = {
	name: 'segments',
	async write(job, time) {
		const day = wantedDay(job);
		const view = viewOf(job.element);
		if (!day || !view) return false;
		for (const { segment } of segmentsOf(job.element) ?? []) {
			if (time.left() === 0) break;
			await fill(job, segment, day[segment], view, time);
		}
		leaveAll(job.element);
		return true;
	}
};

/** The page may draw its segments anew at each key. */
const partOf = (group: Element, segment: Segment): Element | null =>
	segmentsOf(group)?.find((one) => one.segment === segment)?.element ?? null;

async function fill(
	{ element: group }: Job,
	segment: Segment,
	value: number,
	view: View,
	time: Deadline
): Promise<void> {
	const holds = () => {
		const part = partOf(group, segment);
		return part !== null && segmentValue(part) === value;
	};
	const first = partOf(group, segment);
	if (first === null || holds()) return;
	enter(first);
	await frame(view);
	for (const digit of String(value).padStart(segment === 'year' ? 4 : 2, '0')) {
		const part = partOf(group, segment);
		if (part === null) return;
		typeLetter(part, digit);
		await frame(view);
	}
	if (await until(view, Math.min(SHOWING, time.left()), holds)) return;
	await step(group, segment, value, view, time);
}

async function step(group: Element, segment: Segment, value: number, view: View, time: Deadline): Promise<void> {
	for (let count = 0; count < MOST_STEPS && time.left() > 0; count += 1) {
		const part = partOf(group, segment);
		if (part === null) return;
		const now = segmentValue(part);
		if (now === value) return;
		const name = now !== null && now > value ? 'ArrowDown' : 'ArrowUp';
		enter(part);
		key(part, name, name);
		await frame(view);
		const after = partOf(group, segment);
		// What neither letters nor arrows move is not to be filled.
		if (after !== null && segmentValue(after) === now && count > 1) return;
	}
}

/** Empties the segments again. */
export async function clearSegments({ element: group }: Job): Promise<void> {
	const view = viewOf(group);
	for (const { segment } of segmentsOf(group) ?? []) {
		for (let digits = 0; digits < 4; digits += 1) {
			const part = partOf(group, segment);
			if (part === null || view === null || segmentValue(part) === null) break;
			enter(part);
			key(part, 'Backspace', 'Backspace');
			await frame(view);
		}
	}
	leaveAll(group);
}

function leaveAll(group: Element): void {
	for (const { element } of segmentsOf(group) ?? []) {
		if (element === element.ownerDocument.activeElement) leave(element);
	}
}
