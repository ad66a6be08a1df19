import { closeness } from './closeness.js';
import type { NameWord } from './party-name.js';

/** How two words of names go together, the best first. */
export const MATCHES = [
	/** The same word in some spelling. */
	'same',
	/** Ахметов and Ахметова. */
	'gender',
	/** Two letters changed over. */
	'swapped',
	/** А. and Айгүл. */
	'initial',
	/** Ахмет and Ахметов, Иванова and Иванова-Ким. */
	'form',
	/** One letter otherwise. */
	'near',
	/** Серикович and Сериковна. */
	'sibling'
] as const;
export type Match = (typeof MATCHES)[number];

/** How two words match; null where they are two names. */
export function matchWords(a: NameWord, b: NameWord): Match | null {
	if (a.initial || b.initial) return sameSound(a, b) ? 'initial' : null;
	if (a.father && b.father) {
		if (meet(a.father.stems, b.father.stems)) return a.father.of === b.father.of ? 'same' : 'sibling';
		return closest(a.father.stems, b.father.stems) === 'far' ? null : 'near';
	}
	// A father's name is no given name: Серік and Серікұлы are father and son. It may be misspelt, though.
	if (a.father || b.father) return closest(a.readings, b.readings) === 'far' ? null : 'near';
	if (meet(a.readings, b.readings)) return 'same';
	if (meet(male(a.readings), male(b.readings))) return 'gender';
	if (isHalfOf(a, b) || isHalfOf(b, a)) return 'form';
	if (meet(bare(a.readings), bare(b.readings))) return 'form';
	const close = closest(a.readings, b.readings);
	return close === 'swapped' || close === 'near' ? close : null;
}

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((one) => b.has(one));

const sameSound = (a: NameWord, b: NameWord): boolean => meet(firstSounds(a), firstSounds(b));

/** A Latin initial may be the first of two letters for one sound: Y. of Yerlan, Z. of Zhanna, K. of Khamit. */
const FIRST_OF_TWO: { readonly [letter: string]: string } = {
	y: 'еиуа',
	z: 'ж',
	k: 'х',
	s: 'шщ',
	c: 'чц',
	t: 'ц',
	j: 'жи',
	e: 'и'
};
function firstSounds({ readings, letters, initial }: NameWord): ReadonlySet<string> {
	const sounds = [...readings].map((reading) => reading.charAt(0));
	return new Set([...sounds, ...(initial ? Array.from(FIRST_OF_TWO[letters] ?? '') : [])]);
}

/** Ивановой's husband is Иванов; Горская's is Горский. */
const male = (readings: ReadonlySet<string>): ReadonlySet<string> =>
	new Set([...readings].map((reading) => reading.replace(/([ое]в|ин)а$/, '$1').replace(/([сц]к)а(?:иа|а)$/, '$1и')));

/** Surnames as the documents of today drop the Russian ending: Ахметов, Ахмет. */
const bare = (readings: ReadonlySet<string>): ReadonlySet<string> =>
	new Set([...readings].map((reading) => (reading.length > 5 ? reading.replace(/(?:[ое]в|ин)а?$/, '') : reading)));

/**
 * Spellings by which a word can be found: two words that match other than by an
 * initial or a letter mistyped share one of them.
 */
export function spellingsOf({ readings, father, halves }: NameWord): ReadonlySet<string> {
	const own = [...readings, ...male(readings), ...bare(readings), ...(father?.stems ?? [])];
	return new Set([...own, ...halves.flatMap((half) => [...spellingsOf(half)])]);
}

/** Spellings of which one letter may be mistyped. */
export const mistypable = ({ readings, father }: NameWord): ReadonlySet<string> =>
	new Set([...readings, ...(father?.stems ?? [])]);

/** One of two names joined by a hyphen. */
const isHalfOf = (one: NameWord, whole: NameWord): boolean =>
	whole.halves.some((half) => matchWords(one, half) === 'same');

const ORDER = ['same', 'swapped', 'near', 'far'] as const;
function closest(a: ReadonlySet<string>, b: ReadonlySet<string>): (typeof ORDER)[number] {
	let best = 3;
	for (const one of a) for (const other of b) best = Math.min(best, ORDER.indexOf(closeness(one, other)));
	return ORDER[best] ?? 'far';
}
