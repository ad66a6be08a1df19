import { describe, expect, test } from 'vitest';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { fold, recordId, recordText, type Envelope } from './index.js';

/** What a member device gone bad could write. All of it must fold, none of it may take a row with it; the time-out is the only clock here. */

const MANY = 10_000;
const ids = (device: string, count: number, from = 1) =>
	Array.from({ length: count }, (_, at) => `${device}.${String(from + at)}`);

describe('hostile records', () => {
	test('thousands of records on one row, each naming hundreds of others', () => {
		const [laptop, phone] = [new Scribe('a'), new Scribe('b')];
		const row = laptop.enter({ essence: '0' });
		const records: Envelope[] = [row];
		for (let at = 1; at < 4000; at++) {
			const writer = at % 2 === 0 ? laptop : phone;
			const record = writer.correct(row, { essence: String(at) }, []);
			const start = Math.max(0, at - 400);
			records.push({ ...record, base: records.slice(start, at).map(recordId) });
		}
		const [folded] = fold(records).rows;
		expect(folded).toMatchObject({ values: { essence: '3999' }, conflicts: [] });
		expect(folded?.struck.essence).toHaveLength(3999);
		expect(folded?.heads).toEqual([recordId(records.at(-1) ?? row)]);
	});

	test('ten thousand records of two devices that never met', () => {
		const [laptop, phone] = [new Scribe('a'), new Scribe('b')];
		const row = laptop.enter({ essence: '0' });
		const records = [row];
		for (let at = 1; at < MANY; at++) records.push((at % 2 ? laptop : phone).correct(row, { essence: String(at) }, []));
		const [folded] = fold(records).rows;
		expect(folded?.conflicts).toHaveLength(1);
		expect(folded?.struck.essence).toHaveLength(MANY - 2);
		expect(folded?.heads).toHaveLength(2);
	});

	test('a circle of ten thousand, and names of records that will never come', () => {
		const [laptop, phone] = [new Scribe('a'), new Scribe('b')];
		const row = laptop.enter({ essence: '0' });
		const circle = ids(phone.device, MANY).map((_, at) => ({
			...phone.correct(row, { essence: String(at) }, []),
			base: [`${phone.device}.${String(((at + 1) % MANY) + 1)}`]
		}));
		const missing = { ...laptop.correct(row, { minutes: 1 }), base: ids('c'.repeat(32), 1000) };
		const { rows, problems } = fold([...circle, missing, row]);
		expect(rows[0]).toMatchObject({ values: { essence: String(MANY - 1), minutes: 1 } });
		const sorts = (kind: string) => problems.filter((problem) => problem.kind === kind).length;
		expect(sorts('edge-dropped')).toBe(MANY);
		expect(sorts('base-missing')).toBe(10);
	});

	test('two thousand texts of one id', () => {
		const [laptop, phone] = [new Scribe('a'), new Scribe('b')];
		const row = laptop.enter();
		const texts = Array.from({ length: 2000 }, (_, at) =>
			recordText({ ...phone.correct(row, { essence: String(at) }), n: 1 })
		);
		const { rows, undecided, problems } = fold([...texts, row]);
		expect(rows[0]?.values.essence).toBeNull();
		expect(undecided).toHaveLength(2000);
		expect(problems).toEqual([{ kind: 'fork', id: `${phone.device}.1` }]);
	});

	test('thousands of revocations, admissions and decisions', () => {
		const all = ['a', 'b', 'c', 'd'].map((letter) => new Scribe(letter));
		const records: Envelope[] = [];
		for (let at = 0; at < 4000; at++) {
			const [writer, other] = [all[at % 4], all[(at * 7 + 1) % 4]];
			if (!writer || !other) continue;
			records.push(
				at % 3 === 0
					? writer.revoke(other, at)
					: at % 3 === 1
						? writer.admit(other)
						: writer.decide(true, records.slice(-3))
			);
		}
		expect(fold(records)).toEqual(fold(records.toReversed()));
	});

	test('ten thousand signatures, sessions, notes of consent and marks of paper on one row', () => {
		const laptop = new Scribe('a');
		const row = laptop.enter();
		const signed = { data: '{}', cms: 'MIIB', signer: 'x', serialNumber: '1', signedAt: '2026-03-04T09:00:00Z' };
		const records: Envelope[] = [row];
		for (let at = 0; at < MANY / 4; at++) {
			records.push(
				laptop.about(row, 'signed', signed, []),
				laptop.about(row, 'time', { date: '2026-03-04', minutes: 1 }, []),
				laptop.about(row, 'consent', { given: at % 2 === 0, how: 'oral', date: '2026-03-04' }, []),
				laptop.about(row, 'paper', { log: '1', page: at }, [])
			);
		}
		const [folded] = fold(records).rows;
		expect(folded).toMatchObject({ minutes: MANY / 4, consent: { given: false }, paper: { page: MANY / 4 - 1 } });
		expect(folded?.signatures.every(({ changedSince }) => changedSince)).toBe(true);
	});

	test('keys of the prototype, depth without end, and rows named like kinds touch nothing', () => {
		const laptop = new Scribe('a');
		const row = laptop.enter({ essence: 'а' });
		const text = recordText(laptop.correct(row, { essence: 'б' }));
		const hostile = [
			text.replace('"fields":{', '"fields":{"__proto__":{"essence":"x"},'),
			text.replace('"reason"', `"deep":${'['.repeat(100_000)}${']'.repeat(100_000)},"reason"`),
			text
				.replace('"kind":"corrected"', '"kind":"prototype"')
				.replace('"reason"', `"deep":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)},"reason"`)
		];
		const { rows, problems } = fold([row, ...hostile]);
		expect(rows[0]?.values.essence).toBe('а');
		expect(problems.map(({ kind }) => kind).sort()).toEqual(['fork', 'malformed', 'malformed', 'newer']);
		expect({}).not.toHaveProperty('essence');
	});
});
