import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTables, rowKey, rowKeys, type ImportedRow } from './index.js';
import { DATA, HEAD, readCsv, readXlsx } from './testing/read.js';

const CSV =
	'№;Дата;Основание;Суть;Вид;Время\n1;05.01.2026;Заявление;Раздел  имущества;консультация;1,5\n2;06.01.2026;;Иск;защита;2\n';

test('the key of a row does not change with spaces, line ends, or how a date and a time are written', () => {
	const other = CSV.replace('05.01.2026', '5 января 2026 г.')
		.replace('1,5', '1 ч 30 мин')
		.replace('Раздел  имущества', '"Раздел\n имущества"')
		.replaceAll('\n2', '\r\n2');
	expect(rowKeys(readCsv(other).rows)).toEqual(rowKeys(readCsv(CSV).rows));
});

test('the key changes with anything that the row says, and with its sheet', () => {
	const [row] = readCsv(CSV).rows;
	if (!row) throw new Error('no row');
	const changed: Partial<ImportedRow>[] = [
		{ number: '9' },
		{ applicationDate: '2026-01-09' },
		{ basis: 'x' },
		{ essence: 'x' },
		{ kind: 'other' },
		{ minutes: 1 },
		{ sheet: 'x' }
	];
	for (const change of changed) expect(rowKey({ ...row, ...change })).not.toBe(rowKey(row));
	// What could not be read counts as it stands.
	const unread = (date: string) => readCsv(CSV.replace('05.01.2026', date)).rows[0];
	expect(rowKey(unread('31.02.2026') ?? row)).not.toBe(rowKey(unread('30.02.2026') ?? row));
});

test('rows that are alike in all keep keys of their own, the same ones each time', () => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom('1;05.01.2026;а;б;защита;1', '2;05.01.2026;а;б;защита;1'), { maxLength: 8 }),
			(lines) => {
				const { rows } = readCsv(['№;Дата;Основание;Суть;Вид;Время', ...lines].join('\n'));
				const keys = rowKeys(rows);
				expect(new Set(keys).size).toBe(lines.length);
				expect(rowKeys(rows)).toEqual(keys);
			}
		)
	);
});

test('a mapping changed by hand is read as it says; a table that is not taken is left out by name', () => {
	const file = readXlsx({ rows: [[...HEAD, 'Результат'], [...DATA(1, '2026-01-05'), 'отказ'], ['итог']] });
	const [table] = file.tables;
	if (!table) throw new Error('no table');
	const columns = [...table.mapping.columns];
	columns[7] = 'notes';
	columns[6] = null;
	const again = readTables(file.sheets, [{ sheet: 0, mapping: { ...table.mapping, columns, timeUnit: 'minutes' } }]);
	expect(again.rows[0]).toMatchObject({ notes: 'отказ', column7: null, minutes: 1 });
	expect(again.leftOutColumns[0]).toMatchObject({ letter: 'G', heading: 'Подпись' });
	expect(readTables(file.sheets, []).leftOut.map(({ sourceRow, why }) => [sourceRow, why])).toEqual([
		[1, 'no-table'],
		[2, 'no-table'],
		[3, 'no-table']
	]);
	const part = readTables(file.sheets, [
		{ sheet: 0, mapping: { ...table.mapping, heading: null, fromRow: 2, toRow: 2 } }
	]);
	expect([part.rows.length, ...part.leftOut.map(({ why }) => why)]).toEqual([1, 'no-table', 'no-table']);
});
