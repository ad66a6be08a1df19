import type { PortalRecord } from '#lib/bridge/index.js';
import type { Profile } from '../profile/schema.js';
import type { Choice, Plan, PlannedField, SeenField, SeenForm, Target } from '../types.js';
import { assign, CONFIDENT, coveredBy, type Assigned } from './assign.js';
import { findKnown, type Known } from './by-profile.js';
import { timePartOf } from './minutes.js';
import { planned } from './planned.js';
import { namePartOf, unitsOf } from './units.js';
import { hasValue, PLAIN_COLUMNS } from './values.js';

export { CONFIDENT };

/** Shown, but not to be written: the lawyer sees why. The others are not even shown. */
const SHOWN_CLOSED: ReadonlySet<SeenField['closed']> = new Set(['read-only', 'disabled', 'covered']);

/**
 * Decides what each field of a form takes of a record: by profile first, by
 * what was taught second, by labels third. Pure, touches no document. What is
 * not sure is a question; a withheld key is never written.
 */
export function makePlan(form: SeenForm, record: PortalRecord, profiles: readonly Profile[]): Plan {
	const { origin, path, hash, title, step, unseen } = form;
	const { profile, known } = findKnown(form, profiles);
	const done = new Map<string, PlannedField>();
	for (const one of known) done.set(one.field.id, knownField(one, record));
	const covered = coveredBy(
		known.flatMap(({ target, confidence }) => (target !== null && confidence >= CONFIDENT ? [target] : []))
	);
	const rest = form.fields.filter(({ id, closed }) => closed === null && !done.has(id));
	for (const one of assign(unitsOf(rest), record, step, covered)) {
		for (const [index, field] of one.unit.fields.entries())
			done.set(field.id, assignedField(one, index, field, record));
	}
	for (const field of form.fields) {
		if (field.closed !== null && SHOWN_CLOSED.has(field.closed))
			done.set(field.id, planned(field, { target: null, why: [field.closed] }, record));
	}
	const fields = form.fields.flatMap(({ id }) => done.get(id) ?? []);
	return { form: { origin, path, hash, title, step, unseen }, profile, fields, missing: missingFrom(fields, record) };
}

/** Columns with a value that no field takes, and that no question is about. */
function missingFrom(fields: readonly PlannedField[], record: PortalRecord): Plan['missing'] {
	const targets = fields.flatMap(({ target, action, suggestions }) =>
		action === 'leave'
			? []
			: [...(target === null ? [] : [target]), ...(action === 'ask-column' ? suggestions.targets : [])]
	);
	const has = coveredBy(targets);
	return PLAIN_COLUMNS.filter((column) => hasValue(record, column) && !has.has(column));
}

function knownField({ field, entry, source, target, confidence, why }: Known, record: PortalRecord): PlannedField {
	if (target === null) return planned(field, { target: null, source, confidence, why: ['known', ...why] }, record);
	const whole =
		target.column === 'minutes' && target.part === 'whole'
			? { ...target, part: timePartOf(field) ?? target.part }
			: target;
	return planned(field, { target: whole, source, confidence, why, known: entry, ask: confidence < CONFIDENT }, record);
}

function assignedField(one: Assigned, index: number, field: SeenField, record: PortalRecord): PlannedField {
	const { column, confidence, why, ask, others } = one;
	if (column === null) return planned(field, { target: null, why, others }, record);
	const part = one.unit.parts[index] ?? one.part ?? partOf(field, column);
	const label = one.unit.label;
	return planned(
		field,
		{
			target: { column, part },
			source: 'label',
			confidence,
			why,
			ask,
			others,
			...(label === null ? {} : { over: label })
		},
		record
	);
}

function partOf(field: SeenField, column: Target['column']): Target['part'] {
	if (column === 'minutes') return timePartOf(field) ?? 'whole';
	if (column === 'lawyerName') return namePartOf(field.labels[0]?.text ?? '') ?? 'whole';
	return 'whole';
}

/**
 * The plan after the lawyer's answers: a chosen column gets its writing, a
 * chosen option is what will be written. `overwrite` and `skip` stay with the
 * choices, for `applyFill`.
 */
export function withChoices<P extends Plan>(
	plan: P,
	form: SeenForm,
	record: PortalRecord,
	choices: readonly Choice[]
): P {
	const fields = plan.fields.map((one) => {
		const choice = choices.find(({ field }) => field === one.field);
		const seen = form.fields.find(({ id }) => id === one.field);
		if (choice === undefined || seen === undefined || seen.closed !== null) return one;
		const target = choice.target ?? one.target;
		if (target === null) return one;
		const { option } = choice;
		const again =
			choice.target === undefined
				? one
				: planned(seen, { target, source: one.source, confidence: 1, why: ['chosen'] }, record);
		if (option === undefined || again.action === 'nothing') return again;
		const action: PlannedField['action'] = seen.present === '' || seen.present === option.text ? 'write' : 'keep';
		return {
			...again,
			action,
			value: option.text,
			writing: { how: 'option' as const, texts: [option.text], value: option.value }
		};
	});
	return { ...plan, fields, missing: missingFrom(fields, record) };
}
