import { boxOf, everyOf, holds, listBehind, parentOf, viewOf } from '../dom.js';
import { enter, hover, key, leave, press, say, setValue } from '../events.js';
import type { Job } from '../job.js';
import { twoFrames, until, type Deadline } from '../wait.js';
import { isClear } from './popup.js';

/** How long an emptied widget may take to show it, in ms. */
const EMPTYING = 300;

/** Empties a widget that was empty before: by its own button, by the hidden list behind it, by keys. */
export async function clearWidget(job: Job, isEmpty: () => boolean, time: Deadline): Promise<string | null> {
	const { element, environment } = job;
	const view = viewOf(element);
	if (!view) return null;
	const empties = async (act: () => void) => {
		act();
		return (await until(view, Math.min(EMPTYING, time.left()), isEmpty)) !== null;
	};
	const box = boxOf(element);
	// Many show their button only under the mouse, some by its style alone.
	for (let at: Element | null = element; at && holds(box, at); at = parentOf(at)) hover(at);
	await twoFrames(view);
	const marked = [...everyOf(box, environment)].filter(
		(each) => isClear(each) && each.checkVisibility() && !holds(each, element)
	);
	const buttons = marked.filter((each) => !marked.some((other) => other !== each && holds(other, each)));
	for (const button of buttons.slice(0, 2)) if (await empties(() => press(button))) return 'clear';

	const list = listBehind(element);
	if (list && (await empties(() => emptyList(list)))) return 'select';

	for (const name of ['Backspace', 'Delete']) {
		const typed = await empties(() => {
			enter(element);
			key(element, name, name);
		});
		leave(element);
		if (typed) return 'keys';
	}
	return null;
}

function emptyList(list: HTMLSelectElement): void {
	setValue(list, '');
	if (list.selectedIndex > -1 && list.value !== '') list.selectedIndex = -1;
	say(list, 'input');
	say(list, 'change');
}
