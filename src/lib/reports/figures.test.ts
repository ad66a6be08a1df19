import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { days, rowFields, times } from '../../../tests/simulation/arbitraries.js';
import { fold, timeWarnings, type Envelope, type Register } from '#lib/register/index.js';
import { FIGURES, GROUPINGS, makeReport } from './figures.js';
import { asKind, monthsOf, partsOf, PERIOD_KINDS, periodOf, shifted, spanOf, type Period } from './period.js';

const TODAY = '2026-12-31';
const RUNS = { numRuns: 40 };
const kinds = fc.constantFrom(...PERIOD_KINDS);
const periods: fc.Arbitrary<Period> = fc.tuple(days, kinds).map(([day, kind]) => periodOf(day, kind));

/** Registers with sessions, rows without a date, rows struck out, closed months. */
const registers: fc.Arbitrary<Register> = fc
	.array(fc.record({ fields: rowFields, sessions: fc.array(times, { maxLength: 3 }), voided: fc.boolean() }), {
		maxLength: 12
	})
	.map((rows) => {
		const a = new Scribe('a');
		const records: Envelope[] = [];
		for (const { fields, sessions, voided } of rows) {
			const row = a.enter(fields, { volume: 2026 });
			records.push(row, ...sessions.map((time) => a.about(row, 'time', time)));
			if (voided && sessions.length === 1) records.push(a.about(row, 'voided', { reason: 'r' }));
		}
		records.push(a.write('month-closed', { month: '2026-03', rows: 0, minutes: 0 }));
		return fold(records);
	});

describe('figures add up', () => {
	test('each grouping to the total, in every figure', () => {
		fc.assert(
			fc.property(registers, periods, (register, period) => {
				const report = makeReport(register, period, TODAY);
				for (const by of GROUPINGS)
					for (const figure of FIGURES)
						expect(
							report.groups[by].reduce((sum, line) => sum + line[figure], 0),
							`${by} ${figure}`
						).toBe(report.total[figure]);
			})
		);
	});

	test('all months of all years, and what has no date, to the minutes of the register', () => {
		fc.assert(
			fc.property(registers, (register) => {
				const inYears = [2024, 2025, 2026, 2027].flatMap((year) => {
					const whole = makeReport(register, { kind: 'year', year, part: 1 }, TODAY);
					for (const kind of PERIOD_KINDS) {
						const parts = Array.from({ length: partsOf(kind) }, (_, at) =>
							makeReport(register, { kind, year, part: at + 1 }, TODAY)
						);
						for (const figure of FIGURES)
							expect(parts.reduce((sum, { total }) => sum + total[figure], 0)).toBe(whole.total[figure]);
					}
					return [whole.total.minutes, whole.undated.minutes];
				});
				const all = register.rows.filter(({ voided }) => voided === null);
				expect(inYears.reduce((a, b) => a + b, 0)).toBe(all.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0));
			}),
			RUNS
		);
	});

	test('payable minutes never exceed the worked, nor 8 hours a day or 2 hours a consultation', () => {
		fc.assert(
			fc.property(registers, (register) => {
				const year = makeReport(register, { kind: 'year', year: 2026, part: 1 }, TODAY);
				expect(year.total.payable + year.pay.beyond).toBe(year.total.minutes);
				if (year.limits.consultations.length === 0 && year.limits.days.length === 0) expect(year.pay.beyond).toBe(0);
			}),
			RUNS
		);
	});
});

test('limits are those of the whole register, though only the rows of the period are looked at', () => {
	fc.assert(
		fc.property(registers, periods, (register, period) => {
			const { from, to, limits } = makeReport(register, period, TODAY);
			const days = timeWarnings(register.rows, TODAY).flatMap((one) =>
				one.kind === 'day-too-long' && one.date >= from && one.date <= to ? [[one.date, one.minutes]] : []
			);
			expect(limits.days.map(({ date, minutes }) => [date, minutes])).toEqual(days);
		}),
		RUNS
	);
});

describe('periods', () => {
	test('have their months, and go on over the years', () => {
		fc.assert(
			fc.property(periods, fc.integer({ min: -30, max: 30 }), (period, by) => {
				expect(shifted(shifted(period, by), -by)).toEqual(period);
				const { from, to } = spanOf(period);
				expect(periodOf(from, period.kind)).toEqual(period);
				expect(periodOf(to, period.kind)).toEqual(period);
				expect(spanOf(shifted(period, 1)).from > to).toBe(true);
				expect(monthsOf(period)).toHaveLength(12 / partsOf(period.kind));
				expect(asKind(asKind(period, 'month'), period.kind)).toEqual(period);
			})
		);
	});
});

test('a story: what counts where', () => {
	const a = new Scribe('a');
	const court = { basisKind: 'court-order', basisBody: ' Алмалинский  суд ', locality: 'rural' } as const;
	const first = a.enter({
		number: '1',
		applicationDate: '2026-03-04',
		assistanceKind: 'consulting',
		category: 'family',
		basisKind: 'request',
		basisBody: 'Иванов И.',
		minutes: 150
	});
	const second = a.enter({ number: '2', applicationDate: '2026-02-10', assistanceKind: 'defence', ...court });
	const worked = a.about(second, 'time', { date: '2026-03-04', minutes: 400 });
	const gone = a.enter({ number: '3', applicationDate: '2026-03-04', minutes: 60 });
	const march = makeReport(
		fold([first, second, worked, gone, a.about(gone, 'voided', { reason: 'r' })]),
		{ kind: 'month', year: 2026, part: 3 },
		TODAY
	);
	// Of the consultation 120 are payable; the day holds 480.
	expect(march.total).toMatchObject({ rows: 1, minutes: 550, payable: 480, unsigned: 1, unsent: 1, unpapered: 1 });
	expect(march.voided).toBe(1);
	expect(march.limits.consultations).toMatchObject([{ number: '1', minutes: 150, limit: 120 }]);
	expect(march.limits.days).toEqual([{ date: '2026-03-04', minutes: 550, limit: 480 }]);
	expect(march.groups.kind.map(({ key, rows, minutes }) => [key, rows, minutes])).toEqual([
		['defence', 0, 400],
		['consulting', 1, 150]
	]);
	// A body is named for a document of the state only.
	expect(march.groups.body.map(({ key, minutes }) => [key, minutes])).toEqual([
		['Алмалинский суд', 400],
		[null, 150]
	]);
});
