import { expect, test } from 'vitest';
import { IndexOfRows } from './index-of-rows.js';
import type { SearchField } from './document.js';
import { FOUND, NOT_FOUND } from './word-pairs.js';

function isFound(pair: string, field: SearchField = 'essence'): boolean {
	const [query = '', text = ''] = pair.split(' > ');
	const index = new IndexOfRows();
	index.put([{ id: 'a', volume: 2026, place: 0, kazakh: false, marks: [], fields: [{ field, text }] }]);
	return index.search({ text: query, kazakh: false, typing: false, limit: 1 }).count === 1;
}

test('every form of a word finds the others: 118 of 118 pairs', () => {
	const missed = FOUND.filter((pair) => !isFound(pair));
	expect(missed).toEqual([]);
	expect(FOUND.length).toBe(118);
});

test('other words are not found: 0 of 60 pairs match', () => {
	const wrong = NOT_FOUND.filter((pair) => isFound(pair));
	expect(wrong).toEqual([]);
	expect(NOT_FOUND.length).toBe(60);
});

test('names are found in the field of names too, however they are written', () => {
	const names = [
		'оспановой > оспанова айгүл',
		'Қайратқызы > Қайратқызының',
		'айгуль > АЙГҮЛ',
		'А.К. > Оспанова Айгүл Қайратқызы'
	];
	expect(names.filter((pair) => !isFound(pair, 'client'))).toEqual([]);
	expect(isFound('оспанов > оспан', 'client')).toBe(false);
});
