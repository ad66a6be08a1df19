import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { fold } from './fold.js';
import type { Envelope } from './record.js';

const days = fc.constantFrom('2026-01-01', '2026-03-23', '2026-12-16');
const steps = fc.oneof(
	fc.record({ kind: fc.constant('pay-rate' as const), from: days, perHour: fc.option(fc.nat({ max: 9 })) }),
	fc.record({ kind: fc.constant('mrp' as const), from: days, tenge: fc.option(fc.nat({ max: 9 })) }),
	fc.record({
		kind: fc.constant('day-off' as const),
		date: days,
		state: fc.constantFrom('off' as const, 'working' as const, 'usual' as const)
	}),
	fc.record({
		kind: fc.constant('expected-lawyer' as const),
		name: fc.constantFrom('Ким', 'Әлиев'),
		expected: fc.boolean()
	}),
	fc.record({ kind: fc.constant('pay-asked' as const), date: days, asked: fc.boolean() })
);
/** Who writes, and whether having seen all that was written before. */
const stories = fc.array(fc.tuple(steps, fc.boolean(), fc.boolean()), { maxLength: 14 });

function told(story: typeof stories extends fc.Arbitrary<infer S> ? S : never): Envelope[] {
	const scribes = [new Scribe('a'), new Scribe('b')] as const;
	const row = scribes[0].enter({ number: '1' });
	const records: Envelope[] = [row];
	for (const [step, second, seeing] of story) {
		const writer = scribes[second ? 1 : 0];
		const base = seeing ? records.filter(({ kind }) => kind === step.kind) : [];
		if (step.kind === 'pay-asked') {
			const { date, asked } = step;
			records.push(writer.about(row, 'pay-asked', { date, asked }, [row, ...base]));
		} else if (step.kind === 'pay-rate') {
			const { from, perHour } = step;
			records.push(writer.write('pay-rate', { from, ...(perHour !== null && { perHour }) }, { base }));
		} else if (step.kind === 'mrp') {
			const { from, tenge } = step;
			records.push(writer.write('mrp', { from, ...(tenge !== null && { tenge }) }, { base }));
		} else if (step.kind === 'day-off') {
			records.push(writer.write('day-off', { date: step.date, state: step.state }, { base }));
		} else records.push(writer.write('expected-lawyer', { name: step.name, expected: step.expected }, { base }));
	}
	return records;
}

describe('tables behind reports and calendar', () => {
	test('are the same whatever the order of the records, doubled or not', () => {
		fc.assert(
			fc.property(
				stories.chain((story) => {
					const records = told(story);
					return fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length }));
				}),
				([records, shuffled]) => {
					const { payRates, mrp, daysOff, expectedLawyers, rows } = fold([...shuffled, ...records]);
					expect({ payRates, mrp, daysOff, expectedLawyers, rows }).toMatchObject(
						(({ payRates, mrp, daysOff, expectedLawyers, rows }) => ({
							payRates,
							mrp,
							daysOff,
							expectedLawyers,
							rows
						}))(fold(records))
					);
				}
			),
			{ numRuns: 60 }
		);
	});

	test('the last word of one who has seen all before stands', () => {
		fc.assert(
			fc.property(stories, steps, (story, last) => {
				const register = fold(told([...story, [last, false, true]]));
				if (last.kind === 'mrp')
					expect(register.mrp.find(({ from }) => from === last.from)?.tenge ?? null).toBe(last.tenge);
				if (last.kind === 'pay-rate')
					expect(register.payRates.find(({ from }) => from === last.from)?.perHour ?? null).toBe(last.perHour);
				if (last.kind === 'day-off')
					expect(register.daysOff.find(({ date }) => date === last.date)?.state ?? 'usual').toBe(last.state);
				if (last.kind === 'expected-lawyer') expect(register.expectedLawyers.includes(last.name)).toBe(last.expected);
				if (last.kind === 'pay-asked')
					expect(register.rows[0]?.payAsked?.date ?? null).toBe(last.asked ? last.date : null);
			}),
			{ numRuns: 80 }
		);
	});
});
