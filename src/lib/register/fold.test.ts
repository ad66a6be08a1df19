import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oddities } from '../../../tests/simulation/arbitraries.js';
import {
	delivered,
	groupOf,
	histories,
	tangledHistories,
	troubledHistories,
	type Played
} from '../../../tests/simulation/devices.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import {
	createFold,
	DEFAULT_SETTINGS,
	fold,
	recordId,
	recordText,
	ROW_FIELDS,
	type Envelope,
	type FieldValue
} from './index.js';

const RUNS = { numRuns: 80 };

describe('the same records give the same register', () => {
	test('in any order, doubled, and in any portions, by one fold or by one that grows', () => {
		fc.assert(
			fc.property(
				fc
					.oneof(troubledHistories(), tangledHistories())
					.chain((played) => fc.tuple(fc.constant(played), delivered(played.texts))),
				([played, portions]) => {
					const whole = fold(played.texts);
					const growing = createFold();
					for (const portion of portions) growing.add(portion);
					expect(growing.register).toEqual(whole);
					expect(fold(portions.flat())).toEqual(whole);
				}
			),
			RUNS
		);
	});

	test('after every single record, growing equals folding what is there', () => {
		fc.assert(
			fc.property(
				tangledHistories(20).chain((played) => fc.shuffledSubarray(played.texts, { minLength: played.texts.length })),
				(texts) => {
					const growing = createFold();
					texts.forEach((text, at) => expect(growing.add([text])).toEqual(fold(texts.slice(0, at + 1))));
				}
			),
			{ numRuns: 40 }
		);
	});

	test('a year whose only row ceased to count, and that is opened afterwards', () => {
		const [a, c] = ['a'.repeat(32), 'c'.repeat(32)];
		const of = (device: string, n: number, kind: string, body: object) => ({
			...{ v: 0, kind, device, n, at: '2026-01-05T05:00:00.000Z', day: '2026-01-05', base: [], body }
		});
		const records = [
			of(c, 3, 'entered', { salt: '0'.repeat(32), volume: 2026, fields: { number: '9' } }),
			of(a, 2, 'device-revoked', {
				...{ device: c, by: a, last: { n: 0, link: '0'.repeat(64) }, signature: '0'.repeat(128) }
			}),
			of(a, 3, 'volume-opened', { year: 2026, document: '1'.repeat(32) })
		];
		const growing = createFold();
		records.forEach((record, at) => expect(growing.add([record])).toEqual(fold(records.slice(0, at + 1))));
		expect(growing.register.volumes).toMatchObject([{ year: 2026, rows: 0 }]);
	});

	test('as texts or as parsed objects', () => {
		fc.assert(
			fc.property(troubledHistories(), (played) => {
				expect(fold(played.records)).toEqual(fold(played.texts));
				expect(fold([...played.records, ...played.texts])).toEqual(fold(played.texts));
			}),
			RUNS
		);
	});

	test('whatever else is thrown in: nothing is thrown back, and no row changes', () => {
		fc.assert(
			fc.property(histories(), fc.array(oddities, { maxLength: 8 }), ({ texts }, odd) => {
				const { rows, problems } = fold([...odd, ...texts, ...odd]);
				expect(rows).toEqual(fold(texts).rows);
				if (odd.length > 0) expect(problems).toContainEqual({ kind: 'not-a-record' });
			}),
			RUNS
		);
	});
});

describe('growing follows what changes elsewhere', () => {
	const [laptop, phone] = [new Scribe('a'), new Scribe('b')];
	const grows = (first: Envelope[], then: Envelope[]) => {
		const growing = createFold();
		growing.add(first);
		expect(growing.add(then)).toEqual(fold([...first, ...then]));
		return growing.register;
	};

	test('a record that was missing turns out to lie in another row', () => {
		const [row, other] = [laptop.enter(), phone.enter()];
		const astray = laptop.correct(row, { essence: 'x' }, [row, other]);
		expect(grows([row, astray], [other]).problems).toMatchObject([{ kind: 'edge-dropped', why: 'other-row' }]);
	});

	test('a record comes between two of a log, and its clock puts the later one in the wrong', () => {
		const writer = new Scribe('c');
		const [one, two, three] = ['10:00', '12:00', '11:00'].map((time) =>
			writer.enter({}, { at: `2026-03-04T${time}:00Z` })
		);
		if (!one || !two || !three) throw new Error('no rows');
		expect(grows([one, three], [two]).problems).toEqual([
			{ kind: 'clock', id: recordId(three), behind: recordId(two), minutes: 60 }
		]);
	});

	test('a dispute between devices is decided, and what waits waits for another reason', () => {
		const [one, other] = [new Scribe('d'), new Scribe('e')];
		const dispute = [one.revoke(other, 0), other.revoke(one, 0), other.enter()];
		const register = grows(dispute, [laptop.revoke(other, 0, 'root')]);
		expect(register.undecided.map(({ why }) => why)).toEqual(['revoked', 'revoked']);
	});

	test('what waits because of a fork waits because of a revocation', () => {
		const forked = [phone.enter({ essence: 'а' }, { n: 50 }), phone.enter({ essence: 'б' }, { n: 50 })];
		const register = grows(forked, [laptop.revoke(phone, 0)]);
		expect(register.undecided.map(({ why }) => why)).toEqual(['revoked', 'revoked']);
	});

	test('a volume before it gets a higher number, or the settings continue the numbers', () => {
		const old = laptop.enter({ number: '5', applicationDate: '2025-03-04' });
		const now = laptop.enter({ number: '7' });
		const settings = laptop.write('settings', { ...DEFAULT_SETTINGS, numbering: 'continuous' });
		expect(grows([old, now], [settings]).volumes[1]).toMatchObject({ first: 6, gaps: ['6'] });
		const higher = laptop.enter({ number: '6', applicationDate: '2025-03-04' });
		expect(grows([old, now, settings], [higher]).volumes[1]).toMatchObject({ first: 7, gaps: [] });
	});

	test('another profile: every row has the new lawyer, and keeps everything else', () => {
		const row = laptop.enter();
		const profile = { occupation: 'advocate', name: 'Пример А.', association: 'АГКА', licence: '1' } as const;
		expect(grows([row], [laptop.write('profile', profile)]).rows[0]?.lawyer?.name).toBe('Пример А.');
	});
});

describe('field by field the causally latest write stands', () => {
	/** What a writer had seen, told by the player, not worked out from `base`. */
	function latestWrites({ texts, records, seen }: Played, row: string, field: string): Envelope[] {
		const writes = texts.flatMap((text, at) => {
			const record = records[at];
			const fields = record?.body['fields'];
			const says =
				record && groupOf(record) === row && typeof fields === 'object' && fields !== null && field in fields;
			return says ? [{ text, record }] : [];
		});
		return writes
			.filter(({ text }) => !writes.some((other) => seen.get(other.text)?.has(text)))
			.map(({ record }) => record);
	}
	const valueIn = (record: Envelope, field: string) => (record.body['fields'] as { [key: string]: FieldValue })[field];

	test('as a plain search through all pairs finds it', () => {
		fc.assert(
			fc.property(histories(40), (played) => {
				const register = fold(played.texts);
				for (const row of register.rows) {
					for (const field of ROW_FIELDS) {
						const held = latestWrites(played, row.id, field).map((record) => valueIn(record, field));
						const different = new Set(held.map((value) => JSON.stringify(value)));
						expect([...different, 'null']).toContain(JSON.stringify(row.values[field]));
						if (held.length > 0) expect(different).toContain(JSON.stringify(row.values[field]));
						const conflict = row.conflicts.find((one) => one.field === field);
						expect(new Set(conflict?.values.map(({ value }) => JSON.stringify(value)))).toEqual(
							different.size > 1 ? different : new Set()
						);
					}
				}
				expect(register.problems).toEqual([]);
				expect(register.undecided).toEqual([]);
				expect(register.conflicts).toEqual(register.rows.flatMap((row) => row.conflicts));
			}),
			RUNS
		);
	});

	test('a record that names the heads of a row leaves itself as the only head', () => {
		const laptop = new Scribe('f');
		fc.assert(
			fc.property(histories(), ({ texts, records }) => {
				for (const row of fold(texts).rows) {
					const next = laptop.write('voided', { reason: 'x' }, { row: row.id });
					const settled = fold([...texts, recordText({ ...next, base: row.heads })]);
					expect(settled.rows.find(({ id }) => id === row.id)?.heads).toEqual([recordId(next)]);
				}
				expect(new Set(records.map(recordId)).size).toBe(records.length);
			}),
			{ numRuns: 30 }
		);
	});
});

test('rows that are not touched stay the same objects, and so do parts that hold the same', () => {
	const laptop = new Scribe('a');
	const entered = [1, 2, 3].map((number) => laptop.enter({ number: String(number) }));
	const growing = createFold();
	const before = growing.add(entered);
	const [, second] = entered;
	if (!second) throw new Error('no row');
	const after = growing.add([laptop.complete(second, { minutes: 60 })]);
	expect(after).not.toBe(before);
	expect(after.rows.map((row, at) => row === before.rows[at])).toEqual([true, false, true]);
	expect(after.volumes).toBe(before.volumes);
	expect(after.conflicts).toBe(before.conflicts);
	expect(after.settings).toBe(before.settings);
	expect(growing.add([second])).toBe(after);
});

test('what a caller does to an object after handing it in changes nothing', () => {
	const record = new Scribe('a').enter({ clientPhones: ['1'] });
	const growing = createFold();
	growing.add([record]);
	Object.assign(record.body, { fields: {} });
	expect(growing.register.rows[0]?.values.clientPhones).toEqual(['1']);
});
