import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePartyNames } from './index.js';
import { PAIRS, type NamePair } from './pairs.js';
import { UNSEEN_PAIRS } from './unseen-pairs.js';

/** Of the pairs that are the same: how many were found, and how many of those that were found are. */
function measured(pairs: readonly NamePair[]) {
	const judged = pairs.map(([a, b, wanted]) => ({ wanted, found: comparePartyNames(a, b).verdict }));
	const same = judged.filter(({ wanted }) => wanted === 'same');
	const found = judged.filter((one) => one.found === 'same');
	const hits = same.filter((one) => one.found === 'same').length;
	return { recall: hits / same.length, precision: hits / found.length };
}

test.each(PAIRS)('%s and %s: %s', (a, b, verdict) => {
	expect(comparePartyNames(a, b).verdict).toBe(verdict);
});

describe('names that were not at hand when the comparison was written', () => {
	test('of the same ones 98 in 100 are found, and 95 in 100 of those found are the same', () => {
		const { recall, precision } = measured(UNSEEN_PAIRS);
		expect(recall).toBeGreaterThanOrEqual(0.98);
		expect(precision).toBeGreaterThanOrEqual(0.95);
	});
	test('none that may be one is passed over, and no other is called the same', () => {
		const passedOver = UNSEEN_PAIRS.filter(
			([a, b, wanted]) => wanted !== 'different' && comparePartyNames(a, b).verdict === 'different'
		);
		const confused = UNSEEN_PAIRS.filter(
			([a, b, wanted]) => wanted === 'different' && comparePartyNames(a, b).verdict !== 'different'
		);
		expect(passedOver).toEqual([]);
		expect(confused).toEqual([]);
	});
});

test('at least 150 pairs are compared: of each verdict many, and many in two scripts', () => {
	const all = [...PAIRS, ...UNSEEN_PAIRS];
	const of = (verdict: NamePair[2]) => all.filter((one) => one[2] === verdict).length;
	const latin = /[a-z]/i;
	const scripts = all.filter(([a, b]) => latin.test(a) !== latin.test(b));
	const kazakh = all.filter(([a, b]) => /[әғқңөұүһі]/i.test(a) !== /[әғқңөұүһі]/i.test(b));
	expect(all.length).toBeGreaterThanOrEqual(150);
	expect([of('same'), of('possible'), of('different')].every((count) => count >= 40)).toBe(true);
	expect(Math.min(scripts.length, kazakh.length)).toBeGreaterThanOrEqual(20);
	expect(new Set(all.map(([a, b]) => [a, b].toSorted().join('|'))).size).toBe(all.length);
});

describe('for any two names', () => {
	const name = fc.oneof(
		fc.constantFrom(...[...PAIRS, ...UNSEEN_PAIRS].flatMap(([a, b]) => [a, b])),
		fc.string({ unit: 'binary', maxLength: 40 })
	);
	test('it says the same whichever comes first', () => {
		fc.assert(
			fc.property(name, name, (a, b) => {
				expect(comparePartyNames(a, b)).toEqual(comparePartyNames(b, a));
			})
		);
	});
	test('a name of two words and more is the same as itself, in capitals too', () => {
		fc.assert(
			fc.property(fc.constantFrom(...PAIRS.filter(([, , verdict]) => verdict === 'same')), ([a]) => {
				expect(comparePartyNames(a, a).verdict).toBe('same');
				expect(comparePartyNames(a, a.toUpperCase()).verdict).toBe('same');
			})
		);
	});
});
