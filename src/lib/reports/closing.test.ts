import { expect, test } from 'vitest';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { closedBefore, fold, type Register } from '#lib/register/index.js';
import { closingsIn, openMonths } from './closing.js';
import { workOf } from './work.js';

const march = { kind: 'month', year: 2026, part: 3 } as const;
const closings = (register: Register) => closingsIn(register, march, workOf(register.rows).work);

test('a row recorded after its month was closed is marked; closing again settles it', () => {
	const a = new Scribe('a');
	const b = new Scribe('b');
	const first = a.enter({ number: '1', minutes: 30 }, { at: '2026-03-04T10:00:00.000+05:00' });
	const closed = a.write(
		'month-closed',
		{ month: '2026-03', rows: 1, minutes: 30 },
		{ at: '2026-04-02T10:00:00.000+05:00' }
	);
	const late = b.enter(
		{ number: '2', minutes: 45, applicationDate: '2026-03-30' },
		{ at: '2026-04-02T10:30:00.000+05:00' }
	);
	const april = a.enter({ number: '3', applicationDate: '2026-04-02' }, { at: '2026-04-02T11:00:00.000+05:00' });
	const register = fold([april, late, closed, first]);
	const [state] = closings(register);
	expect(state).toMatchObject({ closedRows: 1, closedMinutes: 30, rows: 2, minutes: 75, day: '2026-04-02' });
	expect(state?.after.map(({ number }) => number)).toEqual(['2']);
	expect(register.rows.map((row) => closedBefore(row, register.monthsClosed)?.month ?? null)).toEqual([
		null,
		'2026-03',
		null
	]);
	const again = a.write(
		'month-closed',
		{ month: '2026-03', rows: 2, minutes: 75 },
		{ at: '2026-04-03T10:00:00.000+05:00' }
	);
	expect(closings(fold([april, late, closed, first, again]))).toMatchObject([{ after: [], closedRows: 2 }]);
});

test('months that wait to be closed: those behind us with rows; what was imported was reported elsewhere', () => {
	const a = new Scribe('a');
	const imported = { key: 'ab'.repeat(32), sourceRow: 1 };
	const records = [
		a.enter({ applicationDate: '2026-03-04' }),
		a.enter({ applicationDate: '2026-05-04' }),
		a.enter({ applicationDate: '2025-11-04' }, { imported }),
		a.enter({ applicationDate: '2024-05-04' }),
		a.enter({ applicationDate: '2026-06-01' })
	];
	expect(openMonths(fold(records), '2026-06-02')).toEqual(['2026-03', '2026-05']);
	expect(
		openMonths(fold([...records, a.write('month-closed', { month: '2026-03', rows: 1, minutes: 0 })]), '2026-06-02')
	).toEqual(['2026-05']);
});
