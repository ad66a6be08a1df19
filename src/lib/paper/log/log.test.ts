import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { histories } from '../../../../tests/simulation/devices.js';
import { Scribe } from '../../../../tests/simulation/scribe.js';
import { fold, type Envelope, type RecordBodies } from '#lib/register/index.js';
import { reconcile, rowsToCopy } from './reconcile.js';
import { logState, openLog, placeAfter } from './state.js';

const TODAY = '2026-11-30';
const body = (more: Partial<RecordBodies['paper-log']> = {}): RecordBodies['paper-log'] => ({
	log: '2026/1',
	sheets: 96,
	lines: 10,
	language: 'ru',
	stamp: 'own',
	place: 'Сейф',
	opened: '2026-01-05',
	...more
});
function written(a: Scribe, row: Envelope, page: number, line?: number): Envelope {
	return a.about(row, 'paper', { log: '2026/1', page, ...(line === undefined ? {} : { line }) });
}
const stateOf = (records: readonly Envelope[], today = TODAY) => {
	const register = fold(records);
	const [log] = register.paperLogs;
	if (!log) throw new Error('no log');
	return logState(register, log, today);
};

describe('a paper log', () => {
	test('goes on behind its furthest line, over the page where the page is full', () => {
		const a = new Scribe('a');
		const [one, two] = [a.enter({ number: '1' }), a.enter({ number: '2' })];
		const log = a.write('paper-log', body());
		expect(stateOf([log]).next).toEqual({ page: 1, line: 1 });
		expect(stateOf([log, one, written(a, one, 3, 4)]).next).toEqual({ page: 3, line: 5 });
		expect(stateOf([log, one, two, written(a, one, 3, 10), written(a, two, 1, 1)]).next).toEqual({ page: 4, line: 1 });
		const spoiled = a.write('paper-line', { log: '2026/1', page: 5, line: 2, state: 'spoiled' });
		expect(stateOf([log, one, written(a, one, 3, 10), spoiled]).next).toEqual({ page: 5, line: 3 });
		expect(placeAfter({ page: 2, line: 40 }, undefined)).toEqual({ page: 2, line: 41 });
	});

	test('is kept three years after its last entry, no less than after its closing (Rule 6)', () => {
		const a = new Scribe('a');
		const row = a.enter({ number: '1' });
		const paper = written(a, row, 1, 1);
		const open = a.write('paper-log', body());
		expect(stateOf([open, row, paper])).toMatchObject({ keptUntil: null, standing: 'open', lastDay: '2026-03-04' });
		const early = a.write('paper-log', body({ closed: '2026-02-01' }), { base: [open] });
		expect(stateOf([open, row, paper, early]).keptUntil).toBe('2029-03-04');
		const closed = a.write('paper-log', body({ closed: '2024-02-29' }), { base: [early] });
		expect(stateOf([open, early, closed]).keptUntil).toBe('2027-03-01');
		expect(stateOf([closed], '2027-03-01').standing).toBe('closed');
		expect(stateOf([closed], '2027-03-02').standing).toBe('due');
		const longer = a.write('paper-log', body({ closed: '2024-02-29', keptUntil: '2030-01-01' }), { base: [closed] });
		expect(stateOf([longer], '2027-03-02')).toMatchObject({ keptUntil: '2030-01-01', standing: 'closed' });
		const gone = a.write('paper-log-disposed', { log: '2026/1', date: '2030-02-01', act: '1', members: [] });
		expect(stateOf([longer, gone], '2030-02-02').standing).toBe('disposed');
	});

	test('the open one is that opened last', () => {
		const a = new Scribe('a');
		const logs = [
			body(),
			body({ log: '2026/2', opened: '2026-07-01' }),
			body({ log: '2026/0', closed: '2026-12-01', opened: '2026-08-01' })
		];
		expect(openLog(fold(logs.map((one) => a.write('paper-log', one))))?.log).toBe('2026/2');
		expect(openLog(fold([]))).toBeNull();
	});
});

describe('the register beside its paper', () => {
	test('tells what is on one side only, what changed since, and what cannot be', () => {
		const a = new Scribe('a');
		const log = a.write('paper-log', body({ sheets: 4 }));
		const rows = Array.from({ length: 8 }, (_, at) => a.enter({ number: String(at + 1), essence: 'x' }));
		const [r1, r2, r3, r4, r5, r6, r7] = rows as [Envelope, Envelope, Envelope, Envelope, Envelope, Envelope, Envelope];
		const p1 = written(a, r1, 1, 1);
		const p2 = written(a, r2, 1, 3);
		const records = [
			log,
			...rows,
			p1,
			p2,
			written(a, r3, 1, 3),
			written(a, r4, 9, 1),
			a.about(r5, 'paper', { log: 'старый', page: 1 }),
			a.about(r6, 'voided', { reason: 'по ошибке' }),
			a.correct(r1, { essence: 'y', clientName: 'Иванов' }, [r1, p1], 'описка'),
			a.correct(r2, { clientName: 'Петров' }, [r2, p2], 'описка'),
			a.about(r7, 'time', { date: '2026-03-04', minutes: 30 }),
			a.write('paper-line', { log: '2026/1', page: 1, line: 2, state: 'not-in-register' })
		];
		const found = reconcile(fold(records));
		const numbers = (list: { values: { number: string | null } }[]) => list.map(({ values }) => values.number);
		expect(numbers(found.notOnPaper)).toEqual(['7', '8']);
		expect(numbers(found.voidedOffPaper)).toEqual(['6']);
		expect(
			found.changed.map(({ row, changes }) => [
				row.values.number,
				changes.map((one) => [one.reason, one.changes.map(({ field }) => field)])
			])
		).toEqual([['1', [['описка', ['essence']]]]]);
		expect(found.doubled.map(({ place, rows: both }) => [place, numbers(both)])).toEqual([
			[{ page: 1, line: 3 }, ['2', '3']]
		]);
		expect(numbers(found.beyond)).toEqual(['4']);
		expect(found.unknown).toEqual([{ log: 'старый', rows: 1 }]);
		// Page 1 has ten lines, and a later page is in use.
		expect(found.unclaimed.map(({ place }) => place.line)).toEqual([4, 5, 6, 7, 8, 9, 10]);
		expect(found.found).toHaveLength(1);
	});

	test('each row is in one place at most, and every row that is to be written can be', () => {
		fc.assert(
			fc.property(histories(30), ({ records }) => {
				const register = fold(records);
				const { notOnPaper, voidedOffPaper } = reconcile(register);
				expect(rowsToCopy(register)).toEqual(notOnPaper);
				const off = new Set([...notOnPaper, ...voidedOffPaper].map(({ id }) => id));
				for (const row of register.rows)
					expect(off.has(row.id)).toBe(row.paper === null && row.imported?.onPaper !== true);
			})
		);
	});
});
