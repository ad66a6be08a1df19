import type { PortalRecord } from '#lib/bridge/index.js';
import type { Column, Part, PlannedField, SeenField, Source, Target, Writing } from '../types.js';
import { hasValue } from './values.js';
import { holdsAlready, makeWriting, type Known } from './writing.js';

/** What was decided about a field before its value is looked at. */
interface Decided {
	target: Target | null;
	source?: Source | null;
	confidence?: number;
	why: string[];
	known?: Known;
	/** The column is a question, however good the value. */
	ask?: boolean;
	others?: readonly Column[];
	/** The label over several boxes. */
	over?: string;
}

/** Ways to read column 6 where the unit is not said. */
const TIME_PARTS: readonly Part[] = ['total-minutes', 'decimal-hours', 'clock', 'hours'];

/** One line of the plan: what the field takes, what it holds, and what is to be done. */
export function planned(field: SeenField, decided: Decided, record: PortalRecord): PlannedField {
	const { target, known = null, ask = false, others = [] } = decided;
	const base: PlannedField = {
		field: field.id,
		label: labelOf(field, decided.over),
		sections: field.sections,
		frames: field.frames,
		control: field.control,
		target,
		source: decided.source ?? null,
		confidence: decided.confidence ?? 0,
		present: field.present,
		value: '',
		writing: null,
		action: 'leave',
		suggestions: {
			targets: others.filter((one) => hasValue(record, one)).map((column) => ({ column, part: 'whole' })),
			options: []
		},
		why: decided.why
	};
	if (target === null) return base;
	const made = makeWriting(field, target, record, known);
	const targets = [target, ...base.suggestions.targets];
	switch (made.kind) {
		case 'nothing':
			return { ...base, action: 'nothing', why: [made.why, ...base.why] };
		case 'unsure': {
			const own =
				made.why === 'unit-unsure' ? TIME_PARTS.map((part): Target => ({ column: target.column, part })) : [target];
			return {
				...base,
				value: made.shown,
				action: 'ask-column',
				suggestions: { targets: [...own, ...base.suggestions.targets], options: [] },
				why: [made.why, ...base.why]
			};
		}
		case 'option':
			if (ask)
				return {
					...base,
					value: made.shown,
					action: 'ask-column',
					suggestions: { targets, options: made.suggestions }
				};
			return {
				...base,
				value: made.shown,
				action: 'ask-option',
				suggestions: { targets: base.suggestions.targets, options: made.suggestions },
				why: ['option-not-exact', ...base.why]
			};
		case 'writing':
			if (ask) return { ...base, value: made.shown, action: 'ask-column', suggestions: { targets, options: [] } };
			return { ...base, value: made.shown, writing: made.writing, action: actionFor(field, made.writing, target) };
	}
}

function actionFor(field: SeenField, writing: Writing, { column }: Target): PlannedField['action'] {
	if (holdsAlready(field, writing)) return 'same';
	// A counter that begins at nought holds nothing of anybody's.
	const isEmpty = field.present === '' || (column === 'minutes' && /^0+(?:[.:,]0+)?$/u.test(field.present));
	return isEmpty ? 'write' : 'keep';
}

/** As the page calls it: of several boxes with the word over them. */
function labelOf(field: SeenField, over: string | undefined): string {
	const own = field.labels[0]?.text ?? (field.placeholder || field.name || field.htmlId);
	return over === undefined || over === own ? own : own === '' ? over : `${over}: ${own}`;
}
