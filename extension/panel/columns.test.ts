import { expect, it } from 'vitest';
import { record } from '../testing/records.js';
import { PLAIN_COLUMNS } from '../fill/index.js';
import { keysOf, shown } from './columns.js';

it('a column of several keys counts as those of them that have a value', () => {
	expect(keysOf(['basis', 'minutes', 'eds'], record('a'))).toEqual([
		'basisKind',
		'basisNumber',
		'basisDate',
		'basisBody',
		'minutes'
	]);
	expect(keysOf([], record('a'))).toEqual([]);
});

it('shows every value as a person reads it', () => {
	const one = record('a', '2026-10-12T13:40:00Z');
	expect(PLAIN_COLUMNS.map((key) => shown(one, key, 'kk'))).toEqual([
		'60',
		'12.10.2026',
		'соттың қаулысы',
		'511',
		'05.10.2026',
		'Суд',
		'отбасылық',
		'Семейный спор',
		'құқықтық консультация беру',
		'1:15',
		'АГКА',
		'Иванова Анна',
		'123',
		null,
		null,
		'12.10.2026, 18:40'
	]);
});
