import { afterEach, describe, expect, it } from 'vitest';
import json from '../../tests/fixtures/form-words/forms.json?raw';
import { print } from '../../tests/tools/print.js';
import { ASSISTANCE_KINDS, BASIS_KINDS, CATEGORIES } from '#lib/bridge/index.js';
import { planFill } from './index.js';
import { layOut, readForms, type WordedField, type WordedForm } from './testing/form-words.js';
import {
	chosenBy,
	codeOf,
	judgeColumn,
	judgeOption,
	noSums,
	RECORDS,
	tableOf,
	wrongOf,
	type Sums,
	type Verdict
} from './testing/form-words-judge.js';
import type { Column, FillPlan, PlannedField } from './types.js';

/** `FORM_WORDS=1` names what is not right in the half that may be read; of the blind half only sums are ever shown. */
const NAMED = import.meta.env['FORM_WORDS'] === '1';
const FORMS = readForms(json);

/** What must hold of each half: at least so much right, at most so much wrong (which is to become none). */
const LIMITS = {
	read: { columns: 213, texts: 221, wrong: 0 },
	blind: { columns: 233, texts: 242, wrong: 4 }
};

/** How many records differ in the code of a column; shorter lists come round again. */
const CODES: Partial<Record<Column, number>> = {
	category: CATEGORIES.length,
	basisKind: BASIS_KINDS.length,
	assistanceKind: ASSISTANCE_KINDS.length,
	barAssociation: 1
};

afterEach(() => {
	document.body.replaceChildren();
	document.documentElement.lang = '';
});

/** Plans a form for each record, counts what becomes of its fields and says what is not right. */
function measure(form: WordedForm, sums: Sums, say: (line: string) => void): void {
	const fields = layOut(document, form);
	const judged = RECORDS.findIndex(({ basisKind }) => basisKind === (form.basis ?? basisKind));
	const lists = [...fields.values()].flatMap(({ is, options }) =>
		is && is !== 'ask' && options ? [CODES[is] ?? 0] : []
	);
	const needed = Math.max(0, ...lists);
	for (const [index, record] of RECORDS.entries()) {
		if (index !== judged && index >= needed) continue;
		const plan = planFill(document, record, []);
		const planned = byField(plan, fields);
		for (const field of new Set(fields.values())) {
			const one = planned.get(field);
			const { is, options } = field;
			const count = (kind: keyof Sums, verdict: Verdict | null, what: string): void => {
				if (verdict === null) return;
				sums[kind][verdict] += 1;
				if (verdict !== 'right') say([form.id, verdict, kind, field.label ?? field.placeholder, what].join(' | '));
			};
			if (index === judged) {
				const kind = is === null ? 'decoys' : is === 'ask' ? 'honest' : 'columns';
				count(kind, judgeColumn(field, one), told(one));
			}
			if (options === undefined || is === null || is === 'ask' || index >= (CODES[is] ?? 0)) continue;
			const code = codeOf(is, record);
			const texts = options.map(({ text }) => text);
			const given = plan.optionFor?.(is, texts) ?? null;
			// The list of a combobox is known once it is open: then the column's own choice is made.
			const writes = field.control === 'combobox' && one?.action === 'write' && one.target?.column === is;
			const chosen = writes ? given : one === undefined ? null : chosenBy(one, options);
			const asks = writes || one?.action === 'ask-column' || one?.action === 'ask-option';
			count('options', judgeOption(field, chosen, asks, record), `${code ?? ''} | ${chosen ?? ''}`);
			count('texts', judgeOption(field, given, true, record), `${code ?? ''} | ${given ?? ''}`);
		}
	}
}

function byField(plan: FillPlan, fields: ReadonlyMap<Element, WordedField>): Map<WordedField, PlannedField> {
	const planned = new Map<WordedField, PlannedField>();
	for (const one of plan.fields) {
		const element = plan.scan.elements.get(one.field);
		const inside = element?.querySelector('input') ?? undefined;
		const field = [element, inside]
			.map((at) => (at === undefined ? at : fields.get(at)))
			.find((at) => at !== undefined);
		if (field !== undefined) planned.set(field, one);
	}
	return planned;
}

const told = (planned: PlannedField | undefined): string =>
	planned === undefined
		? 'not seen'
		: `${planned.action} ${planned.target?.column ?? ''} ${planned.target?.part ?? ''}`;

describe('forms in other people’s words', () => {
	it.each([
		{ half: 'read', blind: false },
		{ half: 'blind', blind: true }
	] as const)('the $half half', ({ half, blind }) => {
		const sums = noSums();
		const said: string[] = [];
		const forms = FORMS.filter((form) => form.blind === blind);
		for (const form of forms) measure(form, sums, (line) => said.push(line));
		if (NAMED && !blind) print(said.join('\n'));
		print(tableOf(`${half}: ${forms.length} forms`, sums));
		const wrong = wrongOf(sums);
		expect(wrong, 'wrong').toBeLessThanOrEqual(LIMITS[half].wrong);
		expect(sums.columns.right, 'columns').toBeGreaterThanOrEqual(LIMITS[half].columns);
		expect(sums.texts.right, 'texts of options').toBeGreaterThanOrEqual(LIMITS[half].texts);
	});
});
