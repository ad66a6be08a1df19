import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delivered, troubledHistories } from '../../../tests/simulation/devices.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { compareIds, fold, recordId, type Envelope } from './index.js';

const scribes = () => ({ laptop: new Scribe('a'), phone: new Scribe('b'), tablet: new Scribe('c') });
const essences = (records: Iterable<Envelope>) => fold(records).rows.map(({ values }) => values.essence);
const waiting = (records: Iterable<Envelope>) => fold(records).undecided.map(({ record, why }) => [record, why]);

describe('the phone is lost', () => {
	test('what it wrote behind its last record is kept, does not count, and waits for the lawyer', () => {
		const { laptop, phone } = scribes();
		const before = phone.enter({ essence: 'до' });
		const after = phone.enter({ essence: 'после' });
		const records = [before, after, laptop.revoke(phone, 1)];
		expect(essences(records)).toEqual(['до']);
		expect(waiting(records)).toEqual([[recordId(after), 'revoked']]);
		expect(fold(records).undecided[0]?.body).toMatchObject({ fields: { essence: 'после' } });
	});

	test('the lawyer takes one and leaves another', () => {
		const { laptop, phone } = scribes();
		const [one, other, third] = ['а', 'б', 'в'].map((essence) => phone.enter({ essence }));
		if (!one || !other || !third) throw new Error('no row');
		const records = [one, other, third, laptop.revoke(phone, 0)];
		const decided = [...records, laptop.decide(true, [one]), laptop.decide(false, [other])];
		expect(essences(decided)).toEqual(['а']);
		expect(waiting(decided)).toEqual([[recordId(third), 'revoked']]);
	});

	test('a later decision wins; two apart that disagree leave it undecided', () => {
		const { laptop, phone, tablet } = scribes();
		const entered = phone.enter({ essence: 'а' });
		const take = laptop.decide(true, [entered]);
		const records = [entered, laptop.revoke(phone, 0), take];
		expect(essences(records)).toEqual(['а']);
		expect(essences([...records, tablet.decide(false, [entered], [take])])).toEqual([]);
		expect(waiting([...records, tablet.decide(false, [entered], [take])])).toEqual([]);
		expect(waiting([...records, tablet.decide(false, [entered])])).toEqual([[recordId(entered), 'revoked']]);
	});

	test('a decision that names another text of the record has no effect', () => {
		const { laptop, phone } = scribes();
		const entered = phone.enter({ essence: 'а' });
		const records = [entered, laptop.revoke(phone, 0), laptop.decide(true, [{ ...entered, day: '2026-03-05' }])];
		expect(essences(records)).toEqual([]);
	});

	test('it cannot take its own records, nor count again by a decision on its decisions', () => {
		const { laptop, phone, tablet } = scribes();
		const entered = phone.enter({ essence: 'а' });
		const own = phone.decide(true, [entered]);
		const foreseen = phone.enter({ essence: 'предвидено' }, { n: 9 });
		const early = phone.decide(true, [foreseen]);
		const told = [entered, own, foreseen, { ...early, n: 3 }];
		expect(essences([...told, laptop.revoke(phone, 3)])).toEqual(['а']);
		expect(essences([...told, laptop.revoke(phone, 3), laptop.decide(true, [foreseen])])).toHaveLength(2);
		const other = tablet.enter({ essence: 'б' });
		const onOther = phone.decide(true, [other]);
		const records = [entered, own, onOther, other, laptop.revoke(phone, 0), laptop.revoke(tablet, 0)];
		expect(essences([...records, laptop.decide(true, [own, onOther])])).toEqual([]);
		expect(fold([...records, laptop.decide(false, [own, onOther])]).undecided.map(({ kind }) => kind)).toEqual([
			'entered',
			'entered'
		]);
	});

	test('what others wrote on its row before they knew is told of, since the row is not there', () => {
		const { laptop, phone } = scribes();
		const entered = phone.enter();
		const corrected = laptop.correct(entered, { essence: 'x' });
		const { rows, problems } = fold([entered, corrected, laptop.revoke(phone, 0)]);
		expect(rows).toEqual([]);
		expect(problems).toEqual([{ kind: 'row-missing', id: recordId(corrected), row: recordId(entered) }]);
	});

	test('a record that does not count still carries what its writer had seen', () => {
		const { laptop, phone } = scribes();
		const tablet = new Scribe('d');
		const entered = laptop.enter({ essence: 'а' });
		const first = tablet.correct(entered, { essence: 'б' });
		const lost = phone.correct(entered, { minutes: 5 }, [first]);
		const second = laptop.correct(entered, { essence: 'в' }, [lost]);
		const { rows } = fold([entered, first, lost, second, laptop.revoke(phone, 0)]);
		expect(rows[0]).toMatchObject({ conflicts: [], values: { essence: 'в', minutes: null } });
		expect(rows[0]?.heads).toEqual([recordId(second)]);
	});

	test('devices are listed with the end of their logs', () => {
		const { laptop, phone, tablet } = scribes();
		const records = [laptop.admit(phone), laptop.admit(tablet), laptop.revoke(phone, 7), laptop.revoke(phone, 5)];
		expect(fold(records).devices).toMatchObject([
			{ device: phone.device, revoked: { last: 5 } },
			{ device: tablet.device, revoked: null }
		]);
	});
});

describe('who may revoke', () => {
	test('a revoked device’s revocation counts when it lies before its own point', () => {
		const { laptop, phone, tablet } = scribes();
		const ofTablet = phone.revoke(tablet, 0);
		const records = [ofTablet, laptop.revoke(phone, 1), tablet.enter()];
		expect(fold(records).rows).toEqual([]);
		expect(fold([ofTablet, laptop.revoke(phone, 0), tablet.enter()]).rows).toHaveLength(1);
	});

	test('a device that answers its revocation after having seen it loses', () => {
		const { laptop, phone } = scribes();
		const revoked = laptop.revoke(phone, 0);
		const answer = phone.revoke(laptop, 1);
		const records = [revoked, answer, laptop.enter({ essence: 'л' }), phone.enter({ essence: 'т' })];
		expect(essences(records)).toEqual(['л']);
	});

	test('two that revoke each other unseen: neither counts behind its point until the root decides', () => {
		const { laptop, phone } = scribes();
		const both = [laptop.enter({ essence: 'л1' }), phone.enter({ essence: 'т1' })];
		const mutual = [laptop.revoke(phone, 1), phone.revoke(laptop, 1)];
		const later = [laptop.enter({ essence: 'л2' }), phone.enter({ essence: 'т2' })];
		const records = [...both, ...mutual, ...later];
		expect(essences(records)).toEqual(['л1', 'т1']);
		expect(fold(records).undecided.map(({ why }) => why)).toEqual(Array(4).fill('mutual-revocation'));
		const tablet = new Scribe('c');
		for (const last of [0, 1, 9]) {
			expect(essences([...records, tablet.revoke(phone, last, 'root')])).toEqual(
				last === 0 ? ['л1', 'л2'] : ['л1', 'л2', 'т1']
			);
		}
	});

	test('three in a ring are the same, and the root’s word on one of them frees its victim', () => {
		const { laptop, phone, tablet } = scribes();
		const ring = [laptop.revoke(phone, 0), phone.revoke(tablet, 0), tablet.revoke(laptop, 0)];
		const rows = [laptop, phone, tablet].map((scribe) => scribe.enter({ essence: scribe.device.charAt(0) }));
		expect(essences([...ring, ...rows])).toEqual([]);
		expect(essences([...ring, ...rows, new Scribe('d').revoke(tablet, 0, 'root')])).toEqual(['a']);
	});

	test('a device that retires itself is retired', () => {
		const { phone } = scribes();
		const records = [phone.enter({ essence: 'до' }), phone.revoke(phone, 1), phone.enter({ essence: 'после' })];
		expect(essences(records)).toEqual(['до']);
		expect(waiting(records).map(([, why]) => why)).toEqual(['revoked']);
	});

	test('a wrong signature: reported and not applied', () => {
		const { laptop, phone } = scribes();
		const forged = laptop.revoke(phone, 0);
		const register = fold([forged, phone.enter()], { distrusted: new Set([recordId(forged)]) });
		expect(register.problems).toEqual([{ kind: 'unsigned-membership', id: recordId(forged) }]);
		expect(register.rows).toHaveLength(1);
		expect(register.undecided).toEqual([]);
	});
});

describe('who is admitted', () => {
	test('a device that a lost phone admitted behind its point does not count until it is admitted anew', () => {
		const { laptop, phone, tablet } = scribes();
		const records = [laptop.admit(phone), laptop.revoke(phone, 0), phone.admit(tablet), tablet.enter({ essence: 'x' })];
		expect(essences(records)).toEqual([]);
		expect(waiting(records).map(([, why]) => why)).toEqual(['revoked', 'revoked']);
		expect(fold(records).devices.map(({ device }) => device)).toEqual([phone.device]);
		expect(essences([...records, laptop.admit(tablet)])).toEqual(['x']);
	});

	test('when such a device revokes the one that revoked the phone, that is a dispute, and the root’s word on the phone ends it', () => {
		const { laptop, phone, tablet } = scribes();
		const records = [laptop.revoke(phone, 0), phone.admit(tablet), tablet.revoke(laptop, 0)];
		const rows = [laptop, tablet].map((scribe) => scribe.enter({ essence: scribe.device.charAt(0) }));
		expect(essences([...records, ...rows])).toEqual([]);
		for (const last of [0, 9]) {
			expect(essences([...records, ...rows, new Scribe('d').revoke(phone, last, 'root')])).toEqual(['a']);
		}
	});

	test('a device that nobody admitted counts: accepting its bytes was judged elsewhere', () => {
		expect(essences([new Scribe('e').enter({ essence: 'x' })])).toEqual(['x']);
	});

	test('two devices that only admit each other are not admitted by that', () => {
		const { laptop, phone } = scribes();
		expect(fold([laptop.admit(phone), phone.admit(laptop), phone.enter()]).rows).toEqual([]);
		expect(
			fold([laptop.admit(laptop, 'root'), laptop.admit(phone), phone.admit(laptop), phone.enter()]).rows
		).toHaveLength(1);
	});
});

describe('a device’s log forks', () => {
	const forked = () => {
		const { laptop, phone } = scribes();
		const before = phone.enter({ essence: 'до' });
		const one = phone.enter({ essence: 'одна' }, { n: 2 });
		const other = phone.enter({ essence: 'другая' }, { n: 2 });
		const after = phone.enter({ essence: 'дальше' }, { n: 3 });
		return { laptop, phone, before, one, other, after, all: [before, one, other, after] };
	};

	test('both branches are kept and shown, neither counts', () => {
		const { all, before, one, after } = forked();
		const { rows, undecided, problems } = fold(all);
		expect(rows.map(({ id }) => id)).toEqual([recordId(before)]);
		expect(problems).toEqual([{ kind: 'fork', id: recordId(one) }]);
		expect(undecided.map(({ record }) => record)).toEqual([recordId(one), recordId(one), recordId(after)]);
		expect(new Set(undecided.map(({ hash }) => hash)).size).toBe(3);
	});

	test('one text of an id can be taken; taken both, the later decision counts and the other waits on', () => {
		const { laptop, all, one, other } = forked();
		const take = laptop.decide(true, [one]);
		expect(essences([...all, take])).toEqual(['до', 'одна']);
		const both = [...all, take, laptop.decide(true, [other], [take])];
		expect(essences(both)).toEqual(['до', 'другая']);
		expect(fold(both).undecided.map(({ body }) => body)).toContainEqual(one.body);
	});

	test('records of the two branches have not seen each other, whatever their numbers say', () => {
		const { laptop, phone } = scribes();
		const row = laptop.enter({ essence: 'а' });
		const one = { ...phone.correct(row, { essence: 'б' }), n: 1 };
		const other = { ...phone.correct(row, { essence: 'в' }), n: 2 };
		const twin = { ...phone.correct(row, { role: 'protection' }), n: 1 };
		const decision = laptop.decide(true, [one, other]);
		expect(fold([row, one, other, twin, decision]).conflicts).toHaveLength(1);
		expect(fold([row, one, other]).conflicts).toEqual([]);
	});
});

describe('for any history', () => {
	test('a record either counts, waits, was left, or is told of as not applied', () => {
		fc.assert(
			fc.property(troubledHistories(), ({ texts, records }) => {
				const { rows, undecided, heads, problems, devices } = fold(texts);
				const lost = problems.flatMap((problem) => (problem.kind === 'row-missing' ? problem.id : []));
				const shown = new Set([...rows.flatMap(({ history }) => history.map(({ record }) => record)), ...lost]);
				const waits = new Set(undecided.map(({ record }) => record));
				const leaving = records.filter(({ kind }) => kind === 'decision').flatMap(({ body }) => JSON.stringify(body));
				for (const record of records) {
					const id = recordId(record);
					if (record.kind in heads || ['device-revoked', 'decision'].includes(record.kind)) continue;
					if (record.row === undefined && record.kind !== 'entered') continue;
					const left = leaving.some((text) => text.includes(id) && text.includes('"take":false'));
					expect(shown.has(id) || waits.has(id) || left).toBe(true);
				}
				expect(devices).toEqual([]);
				expect(undecided.map(({ record }) => record)).toEqual(
					[...undecided.map(({ record }) => record)].sort(compareIds)
				);
			}),
			{ numRuns: 80 }
		);
	});

	test('who counts does not depend on the order of revocations, admissions and decisions', () => {
		const { laptop, phone, tablet } = scribes();
		const all = [laptop, phone, tablet];
		const acts = fc.array(fc.tuple(fc.nat(5), fc.nat(2), fc.nat(2), fc.nat(4), fc.boolean()), {
			maxLength: 12,
			size: 'max'
		});
		fc.assert(
			fc.property(
				acts
					.map((acts) => {
						const scribes = all.map(({ device }) => new Scribe(device.charAt(0)));
						const records: Envelope[] = [];
						for (const [what, by, to, last, take] of acts) {
							const [writer, target] = [scribes[by], scribes[to]];
							if (!writer || !target) continue;
							if (what < 2) records.push(writer.revoke(target, last, what === 0 && take ? 'root' : writer.device));
							else if (what === 2) records.push(writer.admit(target, take ? 'root' : writer.device));
							else if (what === 3) records.push(writer.decide(take, records.slice(last)));
							else records.push(writer.enter());
						}
						return records.filter(({ kind, body }) => kind !== 'decision' || (body['items'] as unknown[]).length > 0);
					})
					.chain((records) => fc.tuple(fc.constant(records), delivered(records))),
				([records, portions]) => {
					expect(fold(portions.flat())).toEqual(fold(records));
				}
			)
		);
	});
});
