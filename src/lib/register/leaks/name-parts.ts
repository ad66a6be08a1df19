/** A person's name as people write it, taken apart into the words that may be searched for. */
import { foldLetters } from './fold-letters.js';
import { isPatronymic, type Role } from './name-forms.js';
import { LEGAL_FORMS } from './organisation-words.js';
import { isPeopleWord } from './people-words.js';
import { readings } from './transliterate.js';
import { wordAt, wordsOf, type Word } from './words.js';

type NamePart = {
	/** Folded letters, without apostrophes' meaning changed. */
	readonly letters: string;
	readonly role: Role;
};

export type PersonName = {
	readonly parts: readonly NamePart[];
	/** The first sounds that each word or initial of the name may have, as readings. */
	readonly initials: readonly (readonly string[])[];
};

const SURNAME = /(?:ов|ев|ин|ын)а?$|[сц]к(?:ий|ой|ая)$|(?:енко|чук|швили|дзе|ян)$/;
/** Words inside names that name nobody alone. */
const PARTICLES = new Set(
	'оглы оглу улы ұлы кызы қызы гызы угли аль ибн бин бен фон ван де ди да дель заде эль'.split(' ')
);

/**
 * Takes apart "Оспанова Айгүл Қайратқызы", "А. К. Оспанова", "Айгуль Оспанова
 * (Ким)", in any script. Without a patronymic or a telling ending, the first
 * word counts as the surname. Returns no parts when nothing can be searched.
 */
export function personName(name: string): PersonName {
	const folded = foldLetters(name);
	const all = joinPatronymics(wordsOf(folded));
	const written = all.some((word) => word.shape !== 'lower') ? all.filter((word) => word.shape !== 'lower') : all;
	const words = written.filter((word) => !isPeopleWord(word.letters) && !LEGAL_FORMS.has(word.letters));
	const initials = words.flatMap((word) => splitInitials(word).map(initialsOf));
	const whole = words.filter(
		(word) => word.letters.length > 1 && !PARTICLES.has(word.letters) && !isInitials(folded.text, word, words)
	);
	const roles = rolesOf(whole);
	const parts = whole.map((word, at): NamePart => ({ letters: word.letters, role: roles[at] ?? 'word' }));
	for (let at = 1; at < whole.length; at += 1) {
		const [left, right] = [whole[at - 1], whole[at]];
		if (left && right && right.from - left.to === 1 && folded.text[left.to] === '-') {
			// Мухаммед-Али is also written Мухаммедали; Оспанова-Ким in one word is nobody's habit, and harmless.
			parts.push({ letters: wordAt(folded, left.from, left.to).letters + right.letters, role: roles[at] ?? 'word' });
		}
	}
	return { parts, initials };
}

/** First sounds that an initial of this word may have: Юлия gives и (Ю., Yu.), Жанна ж (Ж., Zh., J.). */
export function initialsOf(letters: string): string[] {
	return readings(letters).flatMap((reading) => (reading === '' ? [] : [reading.charAt(0)]));
}

/** Ш. or Sh. with its full stop, or АК beside words that are not all in capitals. */
function isInitials(text: string, word: Word, all: readonly Word[]): boolean {
	if (word.letters.length > 2) return false;
	return (
		text[word.to] === '.' ||
		(word.shape === 'upper' && all.some((other) => other.shape === 'title' && other.letters.length > 2))
	);
}

/** АК stands for two words, Ш. and Шарипов for one. */
export function splitInitials(word: Word): string[] {
	return word.letters.length === 2 && word.shape === 'upper' ? Array.from(word.letters) : [word.letters];
}

function rolesOf(words: readonly Word[]): Role[] {
	const [first] = words;
	// Галина alone, or after a surname, is a given name, though Калинина is none.
	if (first && words.length === 1) return [/[иы]на$/.test(first.letters) ? 'given' : 'surname'];
	const patronymics = words.map((word, at) => at > 0 && isPatronymic(word.letters));
	const telling = words.map((word, at) => !patronymics[at] && readings(word.letters).some(looksLikeSurname));
	const surnames = telling.includes(true) ? telling : words.map((_, at) => at === 0);
	return words.map((word, at) => {
		if (patronymics[at]) return 'patronymic';
		if (surnames[at] !== true) return 'given';
		return at > 0 && surnames[0] === true && /ина$/.test(word.letters) ? 'given' : 'surname';
	});
}

function looksLikeSurname(reading: string): boolean {
	return reading.length > 4 && (SURNAME.test(reading) || /[сц]к(?:и|ои|аиа)$/.test(reading));
}

/** "Серік ұлы" is one word to us. */
function joinPatronymics(words: readonly Word[]): Word[] {
	const joined: Word[] = [];
	for (const word of words) {
		const before = joined.at(-1);
		if (before && isSonOrDaughter(word.letters)) {
			joined[joined.length - 1] = { ...before, letters: before.letters + word.letters, to: word.to };
		} else joined.push(word);
	}
	return joined;
}

/** Ұлы, қызы as a word of their own. */
export function isSonOrDaughter(letters: string): boolean {
	if (letters.length < 3 || letters.length > 6) return false;
	return readings(letters).some((reading) => /^(?:ули|угли|огли|оглу|кизи|гизи)$/.test(reading));
}
