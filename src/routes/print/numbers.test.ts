import { expect, test } from 'vitest';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { hashText, layoutForm } from '#lib/paper/form.js';
import type { FormOptions } from '#lib/paper/options.js';
import { fold } from '#lib/register/index.js';
import { matchSheet, readHash } from './match-sheet.js';
import { rowsNamed } from './numbers.js';

const a = new Scribe('a');
const records = ['1', '2', '3', '58', '58-1', '60'].map((number) => a.enter({ number, essence: `запись ${number}` }));
const register = fold(records);
const named = (text: string) => {
	const { ids, unknown } = rowsNamed(text, register.rows);
	return [register.rows.filter(({ id }) => ids.includes(id)).map(({ values }) => values.number), unknown];
};

test.each([
	['2', [['2'], []]],
	['60, 1;3', [['1', '3', '60'], []]],
	['1–3', [['1', '2', '3'], []]],
	['1 – 3', [['1', '2', '3'], []]],
	['57-59', [['58', '58-1'], []]],
	['58-1', [['58-1'], []]],
	['7, 3-1, x, 61–70', [[], ['7', '3-1', 'x', '61–70']]],
	['', [[], []]]
])('%s', (text, expected) => {
	expect(named(text)).toEqual(expected);
});

test('a printed sheet is matched with the register until a row that it shows changes', async () => {
	const options: FormOptions = {
		scope: { kind: 'rows', ids: register.rows.slice(0, 2).map(({ id }) => id) },
		language: 'kk',
		essence: 'for-portal',
		time: 'sessions',
		today: '2026-11-01'
	};
	const foot = hashText(layoutForm(register, options).mark.hash);
	const hash = readHash(` ${foot.toUpperCase()} `);
	expect(hash).not.toBeNull();
	if (hash === null) return;
	expect(await matchSheet(register, options.scope, hash)).toBe(true);
	const [first, , third] = records;
	if (!first || !third) throw new Error('no rows');
	expect(await matchSheet(fold([...records, a.correct(third, { minutes: 5 })]), options.scope, hash)).toBe(true);
	expect(await matchSheet(fold([...records, a.complete(first, { minutes: 5 })]), options.scope, hash)).toBe(false);
	expect(readHash('12ab')).toBeNull();
	expect(readHash('z'.repeat(32))).toBeNull();
});
