import { matchWords, MATCHES, type Match } from './match-words.js';
import { readPartyName, type NameWord, type PartyName } from './party-name.js';

/** Why two names count as one, may be one, or are two: codes, worded by the screens. */
export type Reason =
	| 'equal'
	| 'spelling'
	| 'gender'
	| 'initials'
	| 'part-missing'
	| 'surname-form'
	| 'letter'
	| 'legal-form'
	| 'patronymic'
	| 'other-name'
	| 'nothing-to-compare'
	/** Not from the names: the same IIN or BIN, or one name with two of them. */
	| 'iin'
	| 'iin-differs';

export interface Comparison {
	/** `same` but for how it is written; `possible` where the lawyer must look; `different`. */
	verdict: 'same' | 'possible' | 'different';
	reason: Reason;
}

/**
 * Whether two names of parties may be one and the same (Standard 4.1: conflicts
 * of interest are looked for before a matter is taken). Tolerates Russian,
 * Kazakh and Latin spelling, the order of words, patronymics in -ович and
 * -ұлы, initials, and a letter mistyped. When in doubt it says `possible`: a
 * conflict that was passed over is worse than one looked at in vain.
 */
export const comparePartyNames = (a: string, b: string): Comparison => compareRead(readPartyName(a), readPartyName(b));

/** How two words match; a search through many names remembers what it was told. */
type Matcher = (a: NameWord, b: NameWord) => Match | null;

/** The same over names that were read before: for a search through many. */
export function compareRead(a: PartyName, b: PartyName, match: Matcher = matchWords): Comparison {
	if (a.words.length === 0 || b.words.length === 0) return different('nothing-to-compare');
	if (a.kind === 'organisation' || b.kind === 'organisation') return compareOrganisations(a, b, match);
	const pairs = pair(a.words, b.words, match);
	const all = Math.min(a.words.length, b.words.length);
	if (pairs.length < all) return different('other-name');
	const whole = pairs.filter(({ match }) => match !== 'initial');
	// Initials alone, or a given name alone, make nobody known.
	if (whole.length === 0) return different('nothing-to-compare');
	const worst = worstOf(pairs.map(({ match }) => match));
	const missing = a.words.length !== b.words.length;
	if (missing && all === 1 && isOnlyFather(a, b)) return different('nothing-to-compare');
	// Two words out of two that are alike only roughly make another name: Сергеев Иван, Иванов Сергей.
	if (all < 3 && pairs.filter(({ match }) => match === 'form' || match === 'near').length > 1)
		return different('other-name');
	switch (worst) {
		case 'same':
			if (missing) return possible('part-missing');
			return all === 1
				? possible('part-missing')
				: { verdict: 'same', reason: equalLetters(a, b) ? 'equal' : 'spelling' };
		case 'swapped':
			return missing || all < 3 ? possible('letter') : { verdict: 'same', reason: 'letter' };
		case 'gender':
			return possible('gender');
		case 'initial':
			return possible('initials');
		case 'form':
			return possible('surname-form');
		case 'near':
			return possible('letter');
		case 'sibling':
			return possible('patronymic');
	}
}

function compareOrganisations(a: PartyName, b: PartyName, match: Matcher): Comparison {
	if (a.kind !== 'organisation' || b.kind !== 'organisation') {
		// Береке without its form may be the company or a person of that name.
		const pairs = pair(a.words, b.words, match);
		const same = pairs.length === a.words.length && pairs.length === b.words.length;
		return same && pairs.every(({ match }) => match === 'same') ? possible('legal-form') : different('other-name');
	}
	if (a.digits !== b.digits) return different('other-name');
	const pairs = pair(a.words, b.words, match);
	const all = Math.min(a.words.length, b.words.length);
	if (pairs.length < all) return joined(a.words) === joined(b.words) ? formsOf(a, b) : different('other-name');
	if (a.words.length !== b.words.length) return all > 1 ? possible('part-missing') : different('other-name');
	const worst = worstOf(pairs.map(({ match }) => match));
	if (worst === 'same') return formsOf(a, b);
	return worst === 'near' || worst === 'swapped' ? possible('letter') : different('other-name');
}

/** ТОО and ЖШС are one form; ТОО and АО are two companies, though often of one owner. */
function formsOf(a: PartyName, b: PartyName): Comparison {
	const known = a.kind === 'organisation' && b.kind === 'organisation';
	return known && a.form === b.form
		? { verdict: 'same', reason: equalLetters(a, b) ? 'equal' : 'spelling' }
		: possible('legal-form');
}

/** The words of a name without the gaps between them: КазСтройСервис and Каз Строй Сервис. */
export const joined = (words: readonly NameWord[]): string => words.map(({ letters }) => letters).join('');

interface Pair {
	match: Match;
}

/** Pairs words with words, the surest first, whatever their order. */
function pair(a: readonly NameWord[], b: readonly NameWord[], matcher: Matcher): Pair[] {
	const found = a.flatMap((one, at) =>
		b.flatMap((other, beside) => {
			const match = matcher(one, other);
			return match === null ? [] : [{ match, at, beside, apart: Math.abs(at - beside) }];
		})
	);
	found.sort((x, y) => MATCHES.indexOf(x.match) - MATCHES.indexOf(y.match) || x.apart - y.apart);
	const taken = { a: new Set<number>(), b: new Set<number>() };
	const pairs: Pair[] = [];
	for (const { match, at, beside } of found) {
		if (taken.a.has(at) || taken.b.has(beside)) continue;
		taken.a.add(at);
		taken.b.add(beside);
		pairs.push({ match });
	}
	return pairs;
}

const worstOf = (matches: readonly Match[]): Match =>
	MATCHES[Math.max(...matches.map((match) => MATCHES.indexOf(match)))] ?? 'same';

const equalLetters = (a: PartyName, b: PartyName): boolean =>
	a.words.map(({ letters }) => letters).join(' ') === b.words.map(({ letters }) => letters).join(' ');

/** A patronymic alone tells the father of many. */
const isOnlyFather = (a: PartyName, b: PartyName): boolean =>
	[a, b].some(({ words }) => words.length === 1 && words[0]?.father != null);

const possible = (reason: Reason): Comparison => ({ verdict: 'possible', reason });
const different = (reason: Reason): Comparison => ({ verdict: 'different', reason });
