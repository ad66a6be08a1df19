import type { FieldReport, FillPlan, FillRun, PlannedField, SeenField, Target, Writing, Control } from '../../types.js';

/** A plan as the planner would make it, said in one line per field. */
interface HandField {
	element: Element;
	control: Control;
	writing: Writing | null;
	present?: string;
	action?: PlannedField['action'];
	target?: Target;
}

/** These tests ask what is written, not how fast on a busy machine. */
export const PATIENT = { limit: 8_000 };

export function planByHand(fields: Record<string, HandField>, document: Document = window.document): FillPlan {
	const { origin, pathname: path, hash } = document.location;
	const form = { origin, path, hash, title: '', step: null, unseen: [] };
	return {
		form,
		profile: null,
		fields: Object.entries(fields).map(([id, field]) => plannedOf(id, field)),
		missing: [],
		scan: {
			form: { ...form, fields: Object.entries(fields).map(([id, { control }]) => seenOf(id, control)) },
			elements: new Map(Object.entries(fields).map(([id, { element }]) => [id, element]))
		},
		environment: {}
	};
}

function plannedOf(id: string, { control, writing, present, action, target }: HandField): PlannedField {
	return {
		field: id,
		label: id,
		sections: [],
		frames: [],
		control,
		target: target ?? { column: 'essenceForPortal', part: 'whole' },
		source: 'label',
		confidence: 1,
		present: present ?? '',
		value:
			writing === null ? '' : 'texts' in writing ? (writing.texts[0] ?? '') : 'text' in writing ? writing.text : '',
		writing,
		action: action ?? 'write',
		suggestions: { targets: [], options: [] },
		why: []
	};
}

const seenOf = (id: string, control: Control): SeenField => ({
	id,
	control,
	labels: [{ text: id, from: 'label' }],
	sections: [],
	frames: [],
	selectors: [],
	name: '',
	htmlId: '',
	placeholder: '',
	pattern: '',
	autocomplete: '',
	inputMode: '',
	maxLength: null,
	required: false,
	options: null,
	present: '',
	closed: null,
	lang: '',
	inputType: '',
	step: '',
	hint: '',
	group: null,
	found: []
});

export const text = (value: string): Writing => ({ how: 'text', text: value });
export const option = (...texts: string[]): Writing => ({ how: 'option', texts, value: null });

/** A day some months before this one, as calendars open at today; `text` is `dd.mm.yyyy`. */
export function dayBack(months: number, day: number) {
	const date = new Date();
	date.setDate(1);
	date.setMonth(date.getMonth() - months);
	const [year, month] = [date.getFullYear(), date.getMonth() + 1];
	const two = (number: number) => String(number).padStart(2, '0');
	return {
		writing: (...texts: string[]): Writing => ({ how: 'calendar', year, month, day, texts }),
		text: `${two(day)}.${two(month)}.${year}`,
		iso: `${year}-${two(month)}-${two(day)}`,
		shown: new Date(year, month - 1, day).toDateString()
	};
}

/** Field id → how it ended and by which rung: `written by sequence`. */
export function endings(run: FillRun | { fields: FieldReport[] }): Record<string, string> {
	return Object.fromEntries(
		run.fields.map(({ field, outcome, by }) => [field, by === null ? outcome : `${outcome} by ${by}`])
	);
}

/** The element of that selector, or a failure that names it. */
export function the(selector: string, root: ParentNode = document): HTMLElement {
	const found = root.querySelector<HTMLElement>(selector);
	if (!found) throw new Error(`nothing fits ${selector}`);
	return found;
}
