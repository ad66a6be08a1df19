import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePartyNames } from './compare.js';
import { PAIRS } from './pairs.js';
import type { RecordedParty } from './parties.js';
import { PartyIndex, withIin, type Sought } from './party-index.js';
import { UNSEEN_PAIRS } from './unseen-pairs.js';

const written = [...new Set([...PAIRS, ...UNSEEN_PAIRS].flatMap(([a, b]) => [a, b]))];

/** Names as they are written in haste: a letter less, more, another, two changed over; words left out or shortened. */
const mistyped = fc
	.tuple(fc.constantFrom(...written), fc.nat(), fc.nat(), fc.constantFrom('а', 'и', 'к', 'ү', 'o'))
	.map(([name, how, place, letter]) => {
		const at = place % Math.max(1, name.length);
		const words = name.split(' ');
		switch (how % 7) {
			case 0:
				return name.slice(0, at) + name.slice(at + 1);
			case 1:
				return name.slice(0, at) + letter + name.slice(at);
			case 2:
				return name.slice(0, at) + letter + name.slice(at + 1);
			case 3:
				return name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2);
			case 4:
				return words.toSpliced(at % words.length, 1).join(' ');
			case 5:
				return words.map((word, place) => (place === 0 ? word : `${word.charAt(0)}.`)).join(' ');
			default:
				return words.join('-');
		}
	});
const name = fc.oneof(fc.constantFrom(...written), mistyped, fc.string({ unit: 'binary', maxLength: 30 }));
const iin = fc.option(fc.constantFrom('900101300123', '851212400456'));
const party = (one: string, digits: string | null): RecordedParty => ({
	name: one,
	role: 'client',
	iin: digits,
	formerly: false
});
const wholeIndex = (parties: readonly RecordedParty[]) => {
	const index = new PartyIndex();
	index.put(parties.map((one, at) => ({ row: String(at), parties: [one] })));
	return index;
};
/** Every party compared with the one sought, none passed over. */
function bruteForce({ name: sought, iin: digits }: Sought, parties: readonly RecordedParty[]) {
	return parties.flatMap((one, at) => {
		const { verdict, reason } = withIin(comparePartyNames(sought, one.name), digits, one.iin);
		return verdict === 'different' ? [] : [`${String(at)} ${verdict} ${reason}`];
	});
}
const found = (index: PartyIndex, sought: Sought) =>
	index.search([sought]).hits.map(({ row, verdict, reason }) => `${row} ${verdict} ${reason}`);

describe('the index finds what comparing with every party finds', () => {
	const everybody = wholeIndex(written.map((one) => party(one, null)));

	test('for each name of the pairs, among all of them', () => {
		const parties = written.map((one) => party(one, null));
		for (const sought of written.map((one) => ({ name: one, iin: null })))
			expect(found(everybody, sought).toSorted()).toEqual(bruteForce(sought, parties).toSorted());
	});

	test('for any names, mistyped ones too, with and without an IIN', () => {
		fc.assert(
			fc.property(
				fc.array(fc.record({ name, iin }), { maxLength: 12 }),
				fc.record({ name: fc.oneof(name, mistyped), iin }),
				(all, sought) => {
					const parties = all.map((one) => party(one.name, one.iin));
					expect(found(wholeIndex(parties), sought).toSorted()).toEqual(bruteForce(sought, parties).toSorted());
				}
			),
			{ numRuns: 300 }
		);
	});

	test('after rows came anew and went', () => {
		fc.assert(
			fc.property(
				fc.array(fc.array(name, { maxLength: 2 }), { minLength: 1, maxLength: 6 }),
				fc.array(fc.tuple(fc.nat({ max: 5 }), fc.option(fc.array(name, { maxLength: 2 }))), { maxLength: 6 }),
				mistyped,
				(first, changes, sought) => {
					const rows = new Map(first.map((names, at) => [String(at), names.map((one) => party(one, null))]));
					const index = new PartyIndex();
					index.put([...rows].map(([row, parties]) => ({ row, parties })));
					for (const [at, names] of changes) {
						if (names === null) {
							rows.delete(String(at));
							index.remove([String(at)]);
						} else {
							const parties = names.map((one) => party(one, null));
							rows.set(String(at), parties);
							index.put([{ row: String(at), parties }]);
						}
					}
					const fresh = new PartyIndex();
					fresh.put([...rows].map(([row, parties]) => ({ row, parties })));
					const question = { name: sought, iin: null };
					expect(found(index, question).toSorted()).toEqual(found(fresh, question).toSorted());
					expect(index.size).toBe([...rows.values()].flat().length);
				}
			),
			{ numRuns: 100 }
		);
	});
});

test('the row that asks is left out, and what was compared is counted', () => {
	const index = new PartyIndex();
	index.put([
		{ row: '1', parties: [party('Ахметов Ерлан Серикович', '900101300123')] },
		{ row: '2', parties: [party('Ким Анна', null), party('Ахметов Е.С.', null)] },
		{ row: '3', parties: [] }
	]);
	const asked = [{ name: 'Akhmetov Yerlan Serikuly', iin: null }];
	expect(index.search(asked, '1')).toMatchObject({ hits: [{ row: '2', verdict: 'possible' }], parties: 2, rows: 1 });
	expect(index.search(asked)).toMatchObject({
		hits: [
			{ row: '1', verdict: 'same' },
			{ row: '2', reason: 'initials' }
		],
		parties: 3,
		rows: 2
	});
});

test('an IIN tells the same person under another name, and two IINs leave a doubt under one name', () => {
	const index = wholeIndex([party('Оспанова Айгуль', '900101300123')]);
	const ask = (one: string, digits: string | null) => index.search([{ name: one, iin: digits }]).hits[0]?.reason;
	expect(ask('Ким Айгуль', '900101 300123')).toBe('iin');
	expect(ask('', '900101300123')).toBe('iin');
	expect(ask('Оспанова Айгүл', '851212400456')).toBe('iin-differs');
	expect(ask('Оспанова Айгүл', null)).toBe('spelling');
});
