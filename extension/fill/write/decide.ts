import type { Choice, FieldReport, PlannedField, SeenField, Target, Writing } from '../types.js';

/** What is to be done with one planned field, after the lawyer's choice: write it so, or report why not. Pure. */
type Decision = { write: true; writing: Writing; target: Target } | { write: false; outcome: FieldReport['outcome'] };

/** Makes the writing of a column for a field; only what made the plan knows the record. */
export type WritingFor = (field: SeenField, target: Target) => Writing | null;

export function decide(
	planned: PlannedField,
	choice: Choice | undefined,
	seen: SeenField | undefined,
	writingFor: WritingFor | undefined
): Decision {
	if (choice?.skip) return { write: false, outcome: 'left' };
	switch (planned.action) {
		case 'same':
			return { write: false, outcome: 'same' };
		case 'nothing':
			return { write: false, outcome: 'nothing' };
		case 'leave':
			return { write: false, outcome: 'left' };
		case 'keep':
			if (!choice?.overwrite) return { write: false, outcome: 'kept' };
			break;
		case 'ask-column':
			if (!choice?.target) return { write: false, outcome: 'asked' };
			break;
		case 'ask-option':
			if (!choice?.option) return { write: false, outcome: 'asked' };
			break;
		case 'write':
			break;
	}
	const target = choice?.target ?? planned.target;
	const writing = writingOf(planned, choice, seen, writingFor);
	return target && writing ? { write: true, target, writing } : { write: false, outcome: 'asked' };
}

function writingOf(
	planned: PlannedField,
	choice: Choice | undefined,
	seen: SeenField | undefined,
	writingFor: WritingFor | undefined
): Writing | null {
	if (choice?.option) return { how: 'option', texts: [choice.option.text], value: choice.option.value };
	const { target } = choice ?? {};
	const isOther =
		target !== undefined && (target.column !== planned.target?.column || target.part !== planned.target.part);
	if (!isOther) return planned.writing;
	return seen && writingFor ? writingFor(seen, target) : null;
}
