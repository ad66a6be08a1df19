import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numbers } from '../../../tests/simulation/arbitraries.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import {
	compareNumbers,
	DEFAULT_SETTINGS,
	fold,
	isNumberTaken,
	nextNumber,
	recordId,
	SAMPLE_YEAR,
	settleClash,
	type Envelope
} from './index.js';

const rowsWith = (laptop: Scribe, claimed: readonly (string | null)[], year = 2026) =>
	claimed.map((number) => laptop.enter({ number, applicationDate: `${String(year)}-03-04` }));
const registerOf = (claimed: readonly (string | null)[]) => fold(rowsWith(new Scribe('a'), claimed));
const settings = (laptop: Scribe, more: object) => laptop.write('settings', { ...DEFAULT_SETTINGS, ...more });

describe('whether the numbers run', () => {
	test('from 1 without gap or double they do', () => {
		expect(registerOf(['2', '1', '3']).volumes).toEqual([
			{
				year: 2026,
				rows: 3,
				highest: 3,
				first: 1,
				next: '4',
				whole: true,
				gaps: [],
				gapCount: 0,
				clashes: [],
				unnumbered: []
			}
		]);
	});

	test('as counting on the fingers says, for any claimed numbers', () => {
		fc.assert(
			fc.property(fc.array(fc.option(numbers), { maxLength: 14 }), (claimed) => {
				const given = claimed.filter((number) => number !== null && number !== '999999999');
				const { volumes, gaps, clashes, rows } = registerOf(given);
				const wholes = new Set(given.filter((number) => number?.includes('-') === false).map(Number));
				const highest = Math.max(0, ...given.map((number) => Number(number?.split('-')[0])));
				const missing = Array.from({ length: highest }, (_, at) => at + 1).filter((number) => !wholes.has(number));
				const doubled = [...new Set(given)].filter((number) => given.filter((other) => other === number).length > 1);
				expect(gaps.map(({ number }) => number)).toEqual(missing.map(String));
				expect(new Set(clashes.map(({ number }) => number))).toEqual(new Set(doubled));
				expect(rows).toHaveLength(given.length);
				expect(volumes[0]?.next ?? '1').toBe(String(highest + 1));
				expect(volumes[0]?.whole ?? true).toBe(missing.length + doubled.length === 0);
			})
		);
	});

	test('a sub-number fills no gap, and shows that its whole number should be there', () => {
		expect(registerOf(['1', '2-1']).volumes[0]).toMatchObject({ gaps: ['2'], highest: 2, next: '3', whole: false });
		expect(registerOf(['1', '2', '2-1', '2-2']).volumes[0]).toMatchObject({ gaps: [], whole: true });
	});

	test('a mistyped number leaves millions missing: counted all, listed a thousand', () => {
		const { volumes, gaps } = registerOf(['1', '999999999', null]);
		expect(volumes[0]).toMatchObject({ gapCount: 999_999_997, whole: false, next: '2' });
		expect(gaps).toHaveLength(1000);
		expect(gaps[0]).toEqual({ volume: 2026, number: '2' });
	});

	test('sub-numbers are in the order of numbers, not of letters', () => {
		const sorted = ['9', '58', '58-2', '58-10', '59', null];
		fc.assert(
			fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (mixed) => {
				expect(mixed.sort(compareNumbers)).toEqual(sorted);
			})
		);
	});

	test('rows without a number are listed, and do not break the run', () => {
		const { volumes, rows } = registerOf(['1', null]);
		expect(volumes[0]).toMatchObject({ whole: true, unnumbered: [rows[1]?.id] });
	});
});

describe('the next free number', () => {
	test('each volume begins with 1; a setting continues them', () => {
		const laptop = new Scribe('a');
		const old = rowsWith(laptop, ['1', '2', '3'], 2025);
		expect(nextNumber(fold(old), 2025)).toBe('4');
		expect(nextNumber(fold(old), 2026)).toBe('1');
		const continued = [...old, settings(laptop, { numbering: 'continuous' })];
		expect(nextNumber(fold(continued), 2026)).toBe('4');
		expect(nextNumber(fold(continued), 2028)).toBe('4');
		const both = fold([...continued, ...rowsWith(laptop, ['4', '6'])]);
		expect(both.volumes[1]).toMatchObject({ year: 2026, first: 4, next: '7', gaps: ['5'] });
		expect(nextNumber(both, 2024)).toBe('1');
	});

	test('sample rows are continued by nobody', () => {
		const laptop = new Scribe('a');
		const records = [...rowsWith(laptop, ['1', '2'], SAMPLE_YEAR), settings(laptop, { numbering: 'continuous' })];
		expect(nextNumber(fold(records), 2026)).toBe('1');
	});

	test('is free, and claiming it leaves no new gap and no clash', () => {
		fc.assert(
			fc.property(fc.array(fc.option(numbers), { maxLength: 10 }), (claimed) => {
				const laptop = new Scribe('a');
				const records = rowsWith(laptop, claimed);
				const before = fold(records);
				const number = nextNumber(before, 2026);
				expect(isNumberTaken(before, 2026, number)).toBe(false);
				const after = fold([...records, ...rowsWith(laptop, [number])]);
				expect(after.clashes).toEqual(before.clashes);
				expect(after.volumes[0]?.gapCount ?? 0).toBeLessThanOrEqual(before.volumes[0]?.gapCount ?? 0);
			})
		);
	});

	test('a number is taken by a row struck out, and by both values of a conflict', () => {
		const [laptop, phone] = [new Scribe('a'), new Scribe('b')];
		const entered = laptop.enter({ number: '1' });
		const records = [
			entered,
			laptop.about(entered, 'voided', { reason: 'x' }),
			laptop.correct(entered, { number: '2' }),
			phone.correct(entered, { number: '3' })
		];
		const register = fold(records);
		expect(['1', '2', '3', '4'].map((number) => isNumberTaken(register, 2026, number))).toEqual([
			false,
			true,
			true,
			false
		]);
		expect(isNumberTaken(register, 2025, '2')).toBe(false);
	});
});

describe('two devices claimed the same number', () => {
	const clashing = (more: (rows: [Envelope, Envelope], laptop: Scribe, phone: Scribe) => Envelope[] = () => []) => {
		const [laptop, phone] = [new Scribe('a'), new Scribe('b')];
		const rows: [Envelope, Envelope] = [laptop.enter({ number: '1' }), phone.enter({ number: '1' })];
		const register = fold([...rows, ...more(rows, laptop, phone)]);
		const [clash] = register.clashes;
		if (!clash) throw new Error('no clash');
		return { register, clash, ids: rows.map(recordId), laptop, rows };
	};
	const paper = (row: Envelope, writer: Scribe) => writer.about(row, 'paper', { log: '1', page: 1 });

	test('both keep what they claimed until the lawyer settles it: no silent renumbering', () => {
		const { register, clash, ids } = clashing();
		expect(register.rows.map(({ values }) => values.number)).toEqual(['1', '1']);
		expect(clash).toEqual({ volume: 2026, number: '1', rows: ids, fixed: [] });
		expect(register.volumes[0]?.whole).toBe(false);
		expect(settleClash(register, clash)).toEqual({
			kind: 'options',
			options: [{ how: 'next-free', keeps: [ids[0]], moves: [{ row: ids[1], number: '2' }] }]
		});
	});

	test('the lawyer may say which one keeps it, and where allowed it becomes "1-1"', () => {
		const { register, clash, ids } = clashing((_, laptop) => [settings(laptop, { subNumbers: true })]);
		expect(settleClash(register, clash, ids[1])).toEqual({
			kind: 'options',
			options: [
				{ how: 'next-free', keeps: [ids[1]], moves: [{ row: ids[0], number: '2' }] },
				{ how: 'sub-number', keeps: [ids[1]], moves: [{ row: ids[0], number: '1-1' }] }
			]
		});
	});

	test('a row on paper keeps it, whoever is named; both on paper: nothing is proposed', () => {
		const one = clashing(([, second], _, phone) => [paper(second, phone)]);
		expect(one.clash.fixed).toEqual([one.ids[1]]);
		expect(settleClash(one.register, one.clash, one.ids[0])).toMatchObject({ options: [{ keeps: [one.ids[1]] }] });
		const both = clashing(([first, second], laptop, phone) => [paper(first, laptop), paper(second, phone)]);
		expect(settleClash(both.register, both.clash)).toEqual({ kind: 'all-fixed', rows: both.ids });
	});

	test('an imported row keeps what the lawyer said is on paper, in the portal or signed by hand', () => {
		const laptop = new Scribe('a');
		const imported = { key: '0'.repeat(64), sourceRow: 1 };
		for (const claim of ['onPaper', 'inPortal', 'signedByHand']) {
			const row = laptop.enter({ number: '1' }, { imported: { ...imported, [claim]: true } });
			expect(fold([row, laptop.enter({ number: '1' })]).clashes[0]?.fixed).toEqual([recordId(row)]);
		}
	});

	test('every option, carried out, settles the clash between rows that may move', () => {
		fc.assert(
			fc.property(fc.array(numbers, { minLength: 2, maxLength: 12 }), fc.boolean(), (claimed, subs) => {
				const laptop = new Scribe('a');
				const records = [settings(laptop, { subNumbers: subs }), ...rowsWith(laptop, claimed)];
				const register = fold(records);
				for (const clash of register.clashes) {
					const settled = settleClash(register, clash);
					if (settled.kind === 'all-fixed') throw new Error('nothing is fixed here');
					expect(settled.options).toHaveLength(subs ? 2 : 1);
					for (const { moves, keeps } of settled.options) {
						expect([...keeps, ...moves.map(({ row }) => row)].sort()).toEqual([...clash.rows].sort());
						const corrections = moves.map(({ row, number }) =>
							laptop.write('corrected', { fields: { number }, reason: 'x' }, { row })
						);
						const after = fold([...records, ...corrections]);
						expect(after.clashes).toEqual(register.clashes.filter(({ number }) => number !== clash.number));
					}
				}
			}),
			{ numRuns: 60 }
		);
	});
});
