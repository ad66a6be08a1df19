import { describe, expect, it } from 'vitest';
import { fieldOf, formOf, recordOf } from '../testing/made.js';
import { LABELS } from '../testing/label-table.js';
import { MORE_LABELS } from '../testing/label-table-more.js';
import type { Column, Control } from '../types.js';
import { makePlan } from './index.js';

const ALL = [...LABELS, ...MORE_LABELS];
const CONTROLS: Partial<Record<Column, Control>> = {
	essenceForPortal: 'textarea',
	assistanceKind: 'combobox',
	category: 'combobox',
	basis: 'textarea',
	eds: 'textarea'
};

/** Each label alone on a form: what the plan makes of it. */
const outcomes = ALL.map(([text, column]) => {
	const field = fieldOf({ labels: [{ text, from: 'label' }], control: (column && CONTROLS[column]) ?? 'text' });
	const [planned] = makePlan(formOf([field]), recordOf(), []).fields;
	const target = planned?.target?.column ?? null;
	const asks = planned?.action === 'ask-column' && planned.confidence < 0.8;
	const kind = asks
		? 'asked'
		: target === column || (column === 'basisKind' && target === 'basis')
			? 'right'
			: target === null
				? 'missed'
				: 'wrong';
	return { text, column, target, kind, confidence: planned?.confidence ?? 0 };
});
const of = (kind: string) => outcomes.filter((one) => one.kind === kind);

describe(`labels of forms, kk and ru (${ALL.length})`, () => {
	it('maps none wrongly', () => {
		expect(of('wrong').map(({ text, target }) => `${text} → ${target ?? ''}`)).toEqual([]);
	});
	it('maps the most of them, and asks rather than guesses', () => {
		expect(of('right').length / ALL.length).toBeGreaterThan(0.9);
	});
});
