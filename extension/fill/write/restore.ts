import { segmentsOf } from '../segments.js';
import { calendar } from './adapters/calendar.js';
import { clearSegments, segments } from './adapters/segments.js';
import { clearWidget } from './adapters/clear.js';
import { combobox } from './adapters/combobox.js';
import { restoreRich } from './adapters/rich-text.js';
import { clickDrawn, isTicked, radiosOf } from './adapters/tick.js';
import { insertText, sequence } from './adapters/typing.js';
import { dayIn } from './dates.js';
import { isEditable, isInput, isSelect, isTextBox, viewOf } from './dom.js';
import { click, enter, leave, say, setChecked } from './events.js';
import { fold } from './fold.js';
import type { Job, Rung } from './job.js';
import { readText, shownIn } from './read.js';
import { twoFrames, type Deadline } from './wait.js';

/** What a field held before it was written. */
export interface Held {
	/** As the page showed it. */
	text: string;
	/** What an empty widget showed in place of a choice. */
	prompt: string;
	/** Of an editor, with its formatting. */
	html: string | null;
	/** Of a list of the browser, which options. */
	options: boolean[] | null;
	/** Of a tick. */
	ticked: boolean;
	radio: Element | null;
}

export function holdingOf(job: Job): Held {
	const { element, control, environment } = job;
	return {
		text: readText(job),
		prompt: isTextBox(element) ? '' : (shownIn(element, job, true)[0] ?? ''),
		html: !isTextBox(element) && isEditable(element) ? element.innerHTML : null,
		options: isSelect(element) ? [...element.options].map((option) => option.selected) : null,
		ticked: isTicked(element),
		radio: control === 'radio-group' ? (radiosOf(element, environment).find(isTicked) ?? null) : null
	};
}

/** Whether a field holds what it held. */
export const isAsBefore = (job: Job, held: Held): boolean => fold(readText(job)) === fold(held.text);

/** Puts back what a field held, as far as the page lets it. @returns the way that took, read back; or null */
export async function putBack(job: Job, held: Held, time: Deadline): Promise<string | null> {
	const view = viewOf(job.element);
	if (!view) return null;
	if (isAsBefore(job, held)) return 'none';
	for (const { name, act } of waysBack(job, held, time)) {
		if (time.left() === 0) break;
		const by = await act();
		await twoFrames(view);
		if (isAsBefore(job, held)) return by ?? name;
	}
	return null;
}

interface Way {
	name: string;
	/** @returns the name of the way, where it has several */
	act: () => Promise<string | null>;
}

function waysBack(job: Job, held: Held, time: Deadline): Way[] {
	const { element, control } = job;
	const now = (name: string, act: () => void): Way => ({
		name,
		act: () => {
			act();
			return Promise.resolve(null);
		}
	});
	const rung = (each: Rung, text: string): Way => ({
		name: each.name,
		act: async () => {
			await each.write({ ...job, writing: { how: 'text', text } }, time);
			return null;
		}
	});
	const clear: Way = { name: 'clear', act: () => clearWidget(job, () => isAsBefore(job, held), time) };

	if (control === 'checkbox' || control === 'switch') return [now('click', () => click(element))];
	if (segmentsOf(element) !== null) {
		const empties: Way = { name: 'keys', act: () => clearSegments(job).then(() => null) };
		return held.text === '' ? [empties] : [rung(segments, held.text)];
	}
	if (control === 'radio-group') return [now('click', () => backToRadio(job, held))];
	if (isSelect(element)) return [now('select', () => backToOptions(element, held))];
	if (!isTextBox(element) && isEditable(element)) return [now('html', () => restoreRich(element, held.html ?? ''))];

	const ways: Way[] = [];
	const isList = control === 'combobox' || control === 'select' || control === 'multi-select';
	if (isList && held.text !== '') ways.push(rung(combobox, held.text));
	if (isTextBox(element) && !element.readOnly && (!isList || element.value !== '')) {
		ways.push(rung(sequence, held.text), rung(insertText, held.text));
	}
	if (held.text !== '' && dayIn(held.text)) ways.push(rung(calendar, held.text));
	if (held.text === '') ways.push(clear);
	if (isList && held.text === '' && held.prompt !== '') ways.push(rung(combobox, held.prompt));
	return ways;
}

/** Nothing but the script can take the mark from the last radio button: a click cannot. */
function backToRadio(job: Job, held: Held): void {
	if (held.radio) {
		clickDrawn(held.radio, job.environment);
		return;
	}
	const chosen = radiosOf(job.element, job.environment).find(isTicked);
	if (!chosen || !isInput(chosen)) return;
	setChecked(chosen, false);
	say(chosen, 'input');
	say(chosen, 'change');
}

function backToOptions(select: HTMLSelectElement, held: Held): void {
	enter(select);
	for (const [index, option] of [...select.options].entries()) {
		const was = held.options?.[index] ?? false;
		if (select.multiple || was) option.selected = was;
	}
	if (!held.options?.includes(true)) select.selectedIndex = -1;
	say(select, 'input');
	say(select, 'change');
	leave(select);
}
