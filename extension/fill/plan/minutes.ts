import type { Part, SeenField, Writing } from '../types.js';
import { says } from './meaning.js';
import { fold, wordsOf } from './words.js';

/** How a field takes column 6; null where its unit is not sure. */
export type TimePart = Extract<Part, 'total-minutes' | 'decimal-hours' | 'clock'>;

const CLOCK = /(?<![\p{L}\d])(?:ч{1,2}|час|сс?|сағ|h{1,2}|[0_9]{1,2}):(?:мм|мин|mm|00|__|99|30|[0-5]\d)(?![\p{L}\d])/iu;
const HOURS = '=час|=часы|=часов|=часах|=часа|=ч|сагат|=саг|=hours|=hour|=h';
const MINUTES = '=мин|минут|=minutes|=minute';
const NOT_PLAIN = 'академич|астроном';

/** What the labels, unit and placeholder say of the unit. */
export function timePartOf(field: SeenField): TimePart | null {
	if (field.control === 'time' || field.control === 'calendar') return 'clock';
	const texts = [
		field.placeholder,
		field.hint,
		...field.labels.filter(({ from }) => from !== 'name').map(({ text }) => text)
	];
	if (texts.some((text) => CLOCK.test(text)) || CLOCK.test(field.pattern)) return 'clock';
	const all = [...texts, field.group?.label ?? '', ...field.sections.slice(0, 1)].map((text) => wordsOf(fold(text)));
	if (all.some((words) => says(words, NOT_PLAIN))) return null;
	// The unit that stands nearest decides; a text that names both decides nothing.
	for (const words of all) {
		const hours = says(words, HOURS);
		const minutes = says(words, MINUTES);
		if (hours && minutes) return null;
		if (minutes) return 'total-minutes';
		if (hours) return 'decimal-hours';
	}
	return null;
}

/**
 * Which of a pair of boxes a field is, by its own words; null for neither.
 * A word between two boxes is the unit of the first, where the second has one behind it too.
 */
export function pairPartOf(field: SeenField, before?: SeenField): 'hours' | 'minutes-of-hour' | null {
	const label = field.labels.find(({ from }) => from !== 'name')?.text ?? '';
	const isBefore = before !== undefined && field.hint !== '' && fold(label) === fold(before.hint);
	const own = [isBefore ? '' : label, field.placeholder, field.hint];
	for (const text of own) {
		const words = wordsOf(fold(text));
		if (words.length === 0) continue;
		const hours = says(words, `${HOURS}|=чч`);
		const minutes = says(words, `${MINUTES}|=мм`);
		if (hours !== minutes) return hours ? 'hours' : 'minutes-of-hour';
	}
	return null;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Text of whole minutes as a part; null where the part cannot say it exactly. */
export function timeText(minutes: number, part: Part, field: SeenField): string | null {
	const hours = Math.floor(minutes / 60);
	const rest = minutes % 60;
	switch (part) {
		case 'whole':
		case 'clock': {
			const wide =
				field.control === 'time' ||
				field.control === 'calendar' ||
				/(?:чч|сс|hh|__|--|00|99|\b0\d):/iu.test(`${field.placeholder} ${field.pattern} ${field.hint}`);
			if (field.control === 'time' && hours > 23) return null;
			return `${wide ? two(hours) : hours}:${two(rest)}`;
		}
		case 'hours':
			return String(hours);
		case 'minutes-of-hour':
			return String(rest);
		case 'total-minutes':
			return onStep(minutes, field) ? String(minutes) : null;
		case 'decimal-hours': {
			const hundredths = (minutes * 100) / 60;
			if (!Number.isInteger(hundredths) || !onStep(minutes / 60, field)) return null;
			const text = String(hundredths / 100);
			const point =
				field.control === 'number' ||
				field.inputType === 'number' ||
				/\d\.\d/u.test(`${field.placeholder} ${field.hint}`);
			return point ? text : text.replace('.', ',');
		}
		default:
			return null;
	}
}

/** A number box refuses what is not on its step; without one, whole numbers only. */
function onStep(value: number, field: SeenField): boolean {
	if (field.inputType !== 'number' || field.step === 'any') return true;
	const step = Number(field.step === '' ? '1' : field.step);
	if (!(step > 0)) return true;
	const times = value / step;
	return Math.abs(times - Math.round(times)) < 1e-9;
}

/** The writing of a part of column 6, by the kind of control. */
export function timeWriting(text: string, field: SeenField): Writing {
	if (field.control === 'time') return { how: 'iso', text };
	if (field.control === 'select' || field.control === 'combobox' || field.control === 'radio-group') {
		const wanted = Number(text.replace(',', '.'));
		const option = field.options?.find(
			(one) => /^\D*\d+(?:[.,]\d+)?\D*$/u.test(one.text) && Number.parseFloat(one.text.replace(',', '.')) === wanted
		);
		return { how: 'option', texts: option ? [option.text] : [text, two(wanted)], value: option?.value ?? null };
	}
	return { how: 'text', text };
}
