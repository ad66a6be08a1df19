import { describe, expect, test } from 'vitest';
import type { PlannedField, SeenField, Target, Writing } from '../types.js';
import { decide } from './decide.js';

const NUMBER: Target = { column: 'number', part: 'whole' };
const BODY: Target = { column: 'basisBody', part: 'whole' };
const WRITING: Writing = { how: 'text', text: '127' };

const planned = (action: PlannedField['action'], more: Partial<PlannedField> = {}): PlannedField => ({
	field: 'a',
	label: 'A',
	sections: [],
	frames: [],
	control: 'text',
	target: NUMBER,
	source: 'label',
	confidence: 1,
	present: '',
	value: '127',
	writing: WRITING,
	action,
	suggestions: { targets: [], options: [] },
	why: [],
	...more
});
const seen = { id: 'a' } as SeenField;

describe('without a choice', () => {
	test.each([
		['same', 'same'],
		['keep', 'kept'],
		['ask-column', 'asked'],
		['ask-option', 'asked'],
		['nothing', 'nothing'],
		['leave', 'left']
	] as const)('%s is %s', (action, outcome) => {
		expect(decide(planned(action), undefined, seen, undefined)).toEqual({ write: false, outcome });
	});
	test('write', () => {
		expect(decide(planned('write'), undefined, seen, undefined)).toEqual({
			write: true,
			target: NUMBER,
			writing: WRITING
		});
	});
});

test('what is not ours is not written whatever was chosen', () => {
	for (const action of ['leave', 'nothing', 'same'] as const) {
		const choice = { field: 'a', overwrite: true, target: BODY, option: { value: '1', text: 'x' } };
		expect(decide(planned(action), choice, seen, () => WRITING).write).toBe(false);
	}
});

test('skip wins over all', () => {
	expect(decide(planned('write'), { field: 'a', skip: true, overwrite: true }, seen, undefined)).toEqual({
		write: false,
		outcome: 'left'
	});
});

test('a chosen column needs its own writing', () => {
	const choice = { field: 'a', target: BODY };
	expect(decide(planned('ask-column'), choice, seen, undefined)).toEqual({ write: false, outcome: 'asked' });
	const made: Writing = { how: 'text', text: 'Суд' };
	expect(decide(planned('ask-column'), choice, seen, () => made)).toEqual({ write: true, target: BODY, writing: made });
	expect(decide(planned('ask-column'), { field: 'a', target: NUMBER }, seen, undefined)).toMatchObject({
		writing: WRITING
	});
});

test('a chosen option is the only one that fits', () => {
	const choice = { field: 'a', option: { value: '7', text: 'Договор' } };
	expect(decide(planned('ask-option', { writing: null }), choice, seen, undefined)).toEqual({
		write: true,
		target: NUMBER,
		writing: { how: 'option', texts: ['Договор'], value: '7' }
	});
});
