import { isTextBox, outsideOf, parentOf, viewOf } from '../dom.js';
import { enter, key, leave, press, replaceText, say } from '../events.js';
import type { Job, Rung } from '../job.js';
import { turn, twoFrames } from '../wait.js';
import { textOf } from './typing.js';

/** Boxes that keep what was typed only when it is ended by a key: pickers of days and times. */

/** Ended by Tab, as most hands do it. */
export const byTab: Rung = { name: 'tab', write: (job) => endedBy(job, 'Tab') };

/** Ended by Enter, which only the widget itself gets to hear: neither its form nor the page. */
export const byEnter: Rung = { name: 'enter', write: (job) => endedBy(job, 'Enter') };

async function endedBy(job: Job, name: 'Tab' | 'Enter'): Promise<boolean> {
	const { element } = job;
	const text = textOf(job);
	const view = viewOf(element);
	if (!isTextBox(element) || text === null || !view) return false;
	enter(element);
	replaceText(element, text);
	await turn();
	const around = name === 'Enter' ? widgetOf(element) : null;
	const hush = (event: Event) => event.stopPropagation();
	for (const type of KEYS) around?.addEventListener(type, hush);
	key(element, name, name);
	for (const type of KEYS) around?.removeEventListener(type, hush);
	say(element, 'change');
	leave(element);
	await twoFrames(view);
	// A picker that has only shown it takes it back when it closes: it is opened and closed as a hand does it.
	press(element);
	await twoFrames(view);
	press(outsideOf(element));
	leave(element);
	return true;
}

const KEYS = ['keydown', 'keyup'] as const;
const LEVELS = 4;

/** The outermost element near a box that is called a picker; else what is just around it. */
function widgetOf(element: Element): Element {
	let found = parentOf(element) ?? element;
	for (let at = parentOf(element), up = 0; at && up < LEVELS && at.localName !== 'form'; up++, at = parentOf(at)) {
		if (/picker/iu.test(`${at.getAttribute('class') ?? ''} ${at.localName}`)) found = at;
	}
	return found;
}
