import { expect, test } from 'vitest';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { fold } from '#lib/register/index.js';
import { makeReport } from './figures.js';

const year = { kind: 'year', year: 2026, part: 1 } as const;

test('the rate that says most of the work counts, from its day on; what has none is said', () => {
	const a = new Scribe('a');
	const enter = (applicationDate: string, more: object) => a.enter({ applicationDate, minutes: 60, ...more });
	const records = [
		enter('2026-01-10', { assistanceKind: 'informing' }),
		enter('2026-02-10', { assistanceKind: 'defence', category: 'criminal' }),
		enter('2026-03-10', { assistanceKind: 'defence', category: 'civil' }),
		enter('2026-07-10', { assistanceKind: 'defence', category: 'civil' }),
		enter('2025-12-31', { assistanceKind: 'defence' })
	];
	const rates = [
		a.write('pay-rate', { from: '2026-02-01', perHour: 500 }),
		a.write('pay-rate', { from: '2026-02-01', assistanceKind: 'defence', perHour: 1000 }),
		a.write('pay-rate', { from: '2026-01-01', assistanceKind: 'defence', category: 'criminal', perHour: 1500 }),
		a.write('pay-rate', { from: '2026-05-01', assistanceKind: 'defence', perHour: 2000 })
	];
	const mrp = a.write('mrp', { from: '2026-01-01', tenge: 4001 });
	const { pay } = makeReport(fold([...records, ...rates, mrp]), year, '2026-12-31');
	expect(pay.lines.map(({ minutes, tenge }) => [minutes, tenge])).toEqual([
		[60, 8002],
		[60, 6002],
		[60, 4001]
	]);
	expect(pay).toMatchObject({ unpriced: 60, beyond: 0, tenge: 18_005 });
	// A line that was taken out of the table counts no longer.
	const out = a.write('pay-rate', { from: '2026-05-01', assistanceKind: 'defence' }, { base: rates });
	const { payRates } = fold([...rates, out]);
	expect(payRates.map(({ perHour }) => perHour)).toEqual([1500, 500, 1000]);
	expect(makeReport(fold([...records, ...rates, out, mrp]), year, '2026-12-31').pay.tenge).toBe(14_004);
	// Without an МРП nothing can be reckoned, and it is said.
	expect(makeReport(fold([...records, ...rates]), year, '2026-12-31').pay).toMatchObject({ unpriced: 240, tenge: 0 });
});

test('devices that wrote another rate while apart: both are there', () => {
	const a = new Scribe('a').write('pay-rate', { from: '2026-01-01', perHour: 1 });
	const b = new Scribe('b').write('pay-rate', { from: '2026-01-01', perHour: 2 });
	expect(fold([b, a]).payRates).toMatchObject([{ perHour: 1, others: [2] }]);
});
