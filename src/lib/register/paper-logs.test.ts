import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delivered, histories } from '../../../tests/simulation/devices.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { createFold, fold, type RecordBodies } from './index.js';

const laptop = () => new Scribe('a');
const log = (more: Partial<RecordBodies['paper-log']> = {}): RecordBodies['paper-log'] => ({
	log: '2026/1',
	sheets: 96,
	language: 'ru',
	stamp: 'own',
	place: 'Сейф',
	opened: '2026-01-05',
	...more
});

describe('the place of a row in the paper log', () => {
	test('is taken back by a later record, and written anew by one after it', () => {
		const a = laptop();
		const row = a.enter({ number: '1' });
		const written = a.about(row, 'paper', { log: '1', page: 12, line: 4 });
		const back = a.about(row, 'paper-withdrawn', { reason: 'отмечено по ошибке' }, [written]);
		const again = a.about(row, 'paper', { log: '1', page: 12, line: 5 }, [back]);
		expect(fold([row, written]).rows[0]?.paper).toMatchObject({ page: 12, line: 4 });
		expect(fold([row, written, back]).rows[0]?.paper).toBeNull();
		expect(fold([row, written, back, again]).rows[0]?.paper).toMatchObject({ page: 12, line: 5, changedSince: false });
		expect(fold([row, written, back, again]).conflicts).toEqual([]);
	});

	test('stands where another device took it back without having seen it written anew, and the two are shown', () => {
		const a = laptop();
		const b = new Scribe('b');
		const row = a.enter({ number: '1' });
		const written = a.about(row, 'paper', { log: '1', page: 1, line: 1 });
		const corrected = a.about(row, 'paper', { log: '1', page: 1, line: 2 }, [written]);
		const back = b.about(row, 'paper-withdrawn', { reason: 'нет такой записи' }, [written]);
		const register = fold([row, written, corrected, back]);
		expect(register.rows[0]?.paper).toMatchObject({ page: 1, line: 2 });
		expect(register.conflicts).toMatchObject([{ field: 'paper', values: [{ value: { line: 2 } }, { value: false }] }]);
		const settled = a.about(row, 'paper', { log: '1', page: 1, line: 2 }, [corrected, back]);
		expect(fold([row, written, corrected, back, settled]).conflicts).toEqual([]);
	});

	test('taking back what was never written says nothing', () => {
		const a = laptop();
		const row = a.enter({ number: '1' });
		const back = a.about(row, 'paper-withdrawn', { reason: 'ошибка' });
		expect(fold([row, back]).rows[0]).toMatchObject({ paper: null, conflicts: [] });
	});
});

describe('paper logs', () => {
	test('the latest record of a name stands; disposal is kept beside it', () => {
		const a = laptop();
		const opened = a.write('paper-log', log());
		const closed = a.write('paper-log', log({ closed: '2026-12-30' }), { base: [opened] });
		const gone = a.write('paper-log-disposed', {
			log: '2026/1',
			date: '2030-01-10',
			act: '3',
			members: ['Иванова А.']
		});
		const other = a.write('paper-log', log({ log: '2027/1' }));
		const { paperLogs } = fold([opened, closed, gone, other]);
		expect(paperLogs).toMatchObject([
			{ log: '2026/1', closed: '2026-12-30', others: [], disposed: { act: '3' } },
			{ log: '2027/1', disposed: null }
		]);
	});

	test('written apart and otherwise: one is shown, the other beside it until it is settled', () => {
		const [a, b] = [laptop(), new Scribe('b')];
		const here = a.write('paper-log', log());
		const there = b.write('paper-log', log({ sheets: 48 }));
		const apart = fold([here, there]).paperLogs;
		expect(apart).toMatchObject([{ sheets: 96, others: [{ sheets: 48 }] }]);
		const settled = a.write('paper-log', log({ sheets: 48 }), { base: [here, there] });
		expect(fold([here, there, settled]).paperLogs).toMatchObject([{ sheets: 48, others: [] }]);
	});

	test('a line that no row claims is kept by its place until it is settled', () => {
		const a = laptop();
		const at = { log: '2026/1', page: 2, line: 10 };
		const spoiled = a.write('paper-line', { ...at, state: 'spoiled' });
		const before = a.write('paper-line', { ...at, line: 9, state: 'blank' }, { base: [spoiled] });
		const done = a.write('paper-line', { ...at, state: 'settled' }, { base: [before] });
		expect(fold([spoiled, before]).paperLines.map(({ line, state }) => [line, state])).toEqual([
			[9, 'blank'],
			[10, 'spoiled']
		]);
		expect(fold([spoiled, before, done]).paperLines.map(({ line }) => line)).toEqual([9]);
	});

	test('any order, doubled, in any portions: the same logs, lines and places', () => {
		fc.assert(
			fc.property(
				histories(20).chain(({ texts }) => fc.tuple(fc.constant(texts), delivered(texts))),
				([texts, portions]) => {
					const growing = createFold();
					for (const portion of portions) growing.add(portion);
					expect(growing.register).toEqual(fold(texts));
				}
			),
			{ numRuns: 30 }
		);
	});
});
