import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, recordText } from '#lib/register/index.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { moved } from './row-keys.js';
import { sortRows } from './sorting.js';
import { countTodos, hasTodos, todosOf } from './todo.js';

const laptop = new Scribe('a');
const entered = [
	laptop.enter({ number: '1', language: 'ru', applicationDate: '2026-03-05', essence: 'Юрист', minutes: 30 }),
	laptop.enter({ number: '2', language: 'kk', applicationDate: '2026-01-10', essence: 'Әке құқығы' }),
	laptop.enter({ number: '10', language: 'ru', applicationDate: '2026-02-01', essence: 'алименты', minutes: 600 }),
	laptop.enter({ number: '9', language: 'ru', applicationDate: null, essence: 'Ёлка', minutes: 45 })
];
const rows = fold(entered.map(recordText)).rows;
const options = { locale: 'kk', pause: () => Promise.resolve(true), now: () => 0, slice: 5 };
const numbers = async (column: Parameters<typeof sortRows>[1]['column'], down = false) =>
	(await sortRows(rows, { column, down }, options))?.map((row) => row.values.number);

test('rows stand by each column, empty cells last in either direction', async () => {
	expect(await numbers('number')).toEqual(['1', '2', '9', '10']);
	expect(await numbers('number', true)).toEqual(['10', '9', '2', '1']);
	expect(await numbers('date')).toEqual(['2', '10', '1', '9']);
	expect(await numbers('date', true)).toEqual(['1', '10', '2', '9']);
	expect(await numbers('time')).toEqual(['1', '9', '10', '2']);
	// Kazakh letters stand where Kazakhs look for them.
	expect(await numbers('essence')).toEqual(['10', '2', '9', '1']);
});

test('sorting gives the same rows however often it rests, and none when it is not wanted', async () => {
	let clock = 0;
	const resting = { ...options, now: () => (clock += 10) };
	const all = await sortRows(rows, { column: 'essence', down: false }, resting);
	expect(all?.length).toBe(rows.length);
	expect(
		await sortRows(rows, { column: 'essence', down: false }, { ...resting, pause: () => Promise.resolve(false) })
	).toBeNull();
	expect(await sortRows([], { column: 'date', down: true }, options)).toEqual([]);
});

test('what is left to do is counted as it is filtered; with a row struck out nothing is', () => {
	const [first] = entered;
	if (first === undefined) throw new Error('no row');
	const voided = fold(
		[...entered, laptop.about(first, 'voided', { reason: 'внесено дважды' }, [first])].map(recordText)
	).rows;
	const counts = countTodos(voided);
	expect(counts.unsigned).toBe(3);
	for (const todo of ['unsigned', 'unsent', 'unpapered', 'unfinished'] as const) {
		expect(counts[todo]).toBe(voided.filter((row) => hasTodos(row, [todo])).length);
	}
	expect(voided.filter((row) => row.voided !== null).map(todosOf)).toEqual([[]]);
});

test('a key never leads out of the list', () => {
	const key = fc.constantFrom('ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'x');
	fc.assert(
		fc.property(
			key,
			fc.integer({ min: 1, max: 500 }),
			fc.nat(),
			fc.integer({ min: 1, max: 40 }),
			(one, count, salt, page) => {
				const event = { key: one, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
				const next = moved(event, salt % count, count, page);
				if (one === 'x') expect(next).toBeNull();
				else {
					expect(next?.to).toBeGreaterThanOrEqual(0);
					expect(next?.to).toBeLessThan(count);
				}
				expect(moved({ ...event, ctrlKey: true }, 0, count, page)).toBeNull();
			}
		)
	);
});
