import { segmentsOf } from '../segments.js';
import { calendar, wantedDay } from './adapters/calendar.js';
import { combobox } from './adapters/combobox.js';
import { insertRich, pasteRich } from './adapters/rich-text.js';
import { segments } from './adapters/segments.js';
import { nativeSelect } from './adapters/select.js';
import { tick, tickRadio } from './adapters/tick.js';
import { insertText, keyByKey, sequence, withEnter } from './adapters/typing.js';
import { isEditable, isSelect, isTextBox } from './dom.js';
import type { Job, Rung } from './job.js';

/** The ways of writing a field, in the order in which they are tried. */
export function rungsFor({ element, control, writing }: Job): Rung[] {
	if (writing.how === 'check') return [tick];
	if (control === 'radio-group') return [tickRadio];
	if (isSelect(element)) return [nativeSelect];
	if (segmentsOf(element) !== null) return [segments, calendar];
	const isBox = isTextBox(element);
	if (!isBox && isEditable(element)) return [insertRich, pasteRich];
	if (writing.how === 'option') return isBox && control === 'text' ? [sequence, insertText] : [combobox];
	const typed = isBox && !element.readOnly;
	if (writing.how === 'iso') return typed ? [sequence] : [];
	if (writing.how === 'calendar' || isDated({ writing, control })) {
		return typed ? [sequence, insertText, calendar, withEnter] : [calendar];
	}
	if (control === 'combobox' || control === 'select' || control === 'multi-select') {
		return typed ? [sequence, insertText, combobox] : [combobox];
	}
	if (!typed) return [];
	// A box that reads what is typed in another way may still have a calendar to open.
	const dated = 'text' in writing && /^[\d./-]{8,10}$/.test(writing.text) && wantedDay({ writing }) !== null;
	return dated ? [sequence, insertText, calendar, keyByKey, withEnter] : [sequence, insertText, keyByKey];
}

const isDated = (job: Pick<Job, 'writing' | 'control'>): boolean =>
	(job.control === 'date' || job.control === 'calendar') && wantedDay(job) !== null;
