import { expect, test } from 'vitest';
import { openImport } from './open-import.js';
import { dateCell, makeXlsx, type CellSpec } from './testing/make-xlsx.js';

const HEAD: CellSpec[] = ['№', 'Дата обращения', 'Основание', 'Суть вопроса', 'Вид помощи', 'Время'];
const rows = (count: number): CellSpec[][] =>
	Array.from({ length: count }, (_, at) => [
		at + 1,
		dateCell('2026-01-05'),
		'Заявление',
		`Вопрос ${String(at)}`,
		'консультация',
		1
	]);
const fileOf = (count: number) => new File([makeXlsx([{ rows: [HEAD, ...rows(count)] }]).slice()], 'r.xlsx');

test('a file is read in a worker, with progress, and read again by another mapping', async () => {
	const stages = new Set<string>();
	const reading = openImport('2026-11-21', ({ stage }) => stages.add(stage));
	const first = await reading.read(fileOf(600));
	if (!first.ok) throw new Error(first.error.kind);
	expect(first.value.rows).toHaveLength(600);
	expect(first.value.sheets).toEqual([{ name: 'Лист1', hidden: false, rows: 601, width: 6 }]);
	expect([...stages]).toEqual(['unpack', 'cells', 'rows']);
	const [table] = first.value.tables;
	if (!table) throw new Error('no table');
	table.mapping.columns[3] = null;
	const again = await reading.readAgain([table]);
	expect(again.ok && again.value.rows.every(({ essence }) => essence === null)).toBe(true);
	const some = await reading.rowsOf(0, 1, 2);
	expect(some.ok && some.value.map(({ sourceRow }) => sourceRow)).toEqual([2, 3]);
	reading.cancel();
});

test('a reading that is cancelled answers at once, and says so', async () => {
	const reading = openImport('2026-11-21', () => undefined);
	const answer = reading.read(fileOf(5000));
	reading.cancel();
	expect(await answer).toEqual({ ok: false, error: { kind: 'cancelled' } });
	expect(await reading.readAgain([])).toEqual({ ok: false, error: { kind: 'cancelled' } });
});

test('a file over the limit is refused without being read', async () => {
	const reading = openImport('2026-11-21', () => undefined);
	const huge = Object.defineProperty(new File(['x'], 'r.xlsx'), 'size', { value: 50 * 1024 * 1024 });
	const answer = await reading.read(huge);
	expect(answer.ok && answer.value.refused).toEqual({ code: 'too-large', text: '52428800' });
	reading.cancel();
});
