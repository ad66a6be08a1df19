import { segmentsOf } from '../segments.js';
import { byEnter, byTab } from './adapters/by-key.js';
import { calendar, wantedDay } from './adapters/calendar.js';
import { clock, wantedTime } from './adapters/clock.js';
import { combobox } from './adapters/combobox.js';
import { insertRich } from './adapters/rich-text.js';
import { segments } from './adapters/segments.js';
import { nativeSelect } from './adapters/select.js';
import { tick, tickRadio } from './adapters/tick.js';
import { insertText, keyByKey, sequence } from './adapters/typing.js';
import { isEditable, isSelect, isTextBox } from './dom.js';
import type { Job, Rung } from './job.js';

/** The ways of writing a field, in the order in which they are tried. */
export function rungsFor({ element, control, writing }: Job): Rung[] {
	if (writing.how === 'check') return [tick];
	if (control === 'radio-group') return [tickRadio];
	if (isSelect(element)) return [nativeSelect];
	if (segmentsOf(element) !== null) return [segments, calendar];
	const isBox = isTextBox(element);
	if (!isBox && isEditable(element)) return [insertRich];
	if (writing.how === 'option') return isBox && control === 'text' ? [sequence, insertText] : [combobox];
	const typed = isBox && !element.readOnly;
	if (writing.how === 'iso') return typed ? [sequence] : [];
	if (writing.how === 'calendar' || isDated({ writing, control })) {
		return typed ? [sequence, insertText, calendar, byTab, byEnter] : [calendar];
	}
	if (control === 'combobox' || control === 'select' || control === 'multi-select') {
		return typed ? [sequence, insertText, combobox] : [combobox];
	}
	const timed = wantedTime({ writing }) !== null;
	if (!typed) return timed ? [clock] : [];
	// A box that reads what is typed in another way may still have a calendar to open.
	const dated = 'text' in writing && /^[\d./-]{8,10}$/.test(writing.text) && wantedDay({ writing }) !== null;
	if (dated && hasCalendarOfPage(element)) return [calendar];
	if (dated) return [sequence, insertText, calendar, byTab, byEnter, keyByKey];
	// Pickers of hours and minutes may keep only what is chosen of their columns.
	return timed
		? [sequence, insertText, byTab, byEnter, clock, keyByKey]
		: [sequence, insertText, byTab, byEnter, keyByKey];
}

/**
 * A page whose fields share one calendar: where it opens at a field, what is typed
 * there may be shown and not kept, and only the picked day counts: it is picked or
 * left to the lawyer. jQuery UI's reads what is typed.
 */
const hasCalendarOfPage = ({ ownerDocument }: Element): boolean =>
	ownerDocument.querySelector('body > [class*=datepicker]:not(.ui-datepicker)') !== null;

const isDated = (job: Pick<Job, 'writing' | 'control'>): boolean =>
	(job.control === 'date' || job.control === 'calendar') && wantedDay(job) !== null;
