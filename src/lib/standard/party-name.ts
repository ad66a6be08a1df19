import { foldLetters } from '#lib/register/leaks/fold-letters.js';
import { isPatronymic } from '#lib/register/leaks/name-forms.js';
import { isSonOrDaughter } from '#lib/register/leaks/name-parts.js';
import { organisationName } from '#lib/register/leaks/organisation-name.js';
import { LEGAL_FORMS, otherLanguage } from '#lib/register/leaks/organisation-words.js';
import { once } from '#lib/register/leaks/secret-names.js';
import { readings } from '#lib/register/leaks/transliterate.js';
import { wordsOf, type Word } from '#lib/register/leaks/words.js';

/** One word of a party's name, in every spelling that it may have. */
export interface NameWord {
	/** Small letters as written. */
	letters: string;
	/** Rough spellings that Russian, Kazakh and Latin forms of one name share; double letters once. */
	readings: ReadonlySet<string>;
	/** А. or Sh.: only the first sound is known. */
	initial: boolean;
	/** Of Иванова-Ким each part; empty for other words. */
	halves: readonly NameWord[];
	/** The father's name of Серикович, Серікұлы, Serikovich, and whether it is a son's or a daughter's. */
	father: { stems: ReadonlySet<string>; of: 'son' | 'daughter' } | null;
}

/** A party to a matter as its name tells it: a person, or an organisation with its legal form. */
export type PartyName =
	| { kind: 'person'; words: readonly NameWord[] }
	| { kind: 'organisation'; words: readonly NameWord[]; digits: string; form: string | null };

/**
 * Words that were read before: of a hundred thousand names most words occur
 * again and again. Lives as long as its owner, and holds names: it goes when
 * the vault is locked.
 */
export class NameMemory {
	readonly #words = new Map<string, NameWord>();
	readonly #sons = new Map<string, boolean>();

	word(letters: string, initial: boolean): NameWord {
		const key = initial ? `.${letters}` : letters;
		const known = this.#words.get(key);
		if (known) return known;
		const word = wordOf(letters, initial);
		this.#words.set(key, word);
		return word;
	}

	/** Two names joined by a hyphen. */
	joined(parts: readonly string[]): NameWord {
		const key = parts.join('-');
		const known = this.#words.get(key);
		if (known) return known;
		const word = { ...wordOf(parts.join(''), false), halves: parts.map((letters) => this.word(letters, false)) };
		this.#words.set(key, word);
		return word;
	}

	isSonOrDaughter(letters: string): boolean {
		const known = this.#sons.get(letters);
		if (known !== undefined) return known;
		const is = isSonOrDaughter(letters);
		this.#sons.set(letters, is);
		return is;
	}
}

/** Takes a name apart. A text without letters gives a person without words, which nothing is compared with. */
export function readPartyName(name: string, memory = new NameMemory()): PartyName {
	const folded = foldLetters(name);
	const words = wordsOf(folded);
	const organisation = organisationName(name);
	if (organisation) {
		const form = words.find((word) => FORMS.has(word.letters));
		return {
			kind: 'organisation',
			words: organisation.map(({ letters }) => memory.word(letters, false)),
			digits: organisation
				.map(({ digits }) => digits)
				.join(' ')
				.trim(),
			form: FORMS.get(form?.letters ?? '') ?? null
		};
	}
	const own = words.filter((word) => !LEGAL_FORMS.has(word.letters));
	return {
		kind: 'person',
		words: withHyphens(folded.text, withFathers(own, memory)).flatMap((one) =>
			personWords(folded.text, one, own, memory)
		)
	};
}

/** A word on its own, or the initials that stand in it: АК beside a surname is two of them. */
function personWords(text: string, one: readonly Word[], all: readonly Word[], memory: NameMemory): NameWord[] {
	const [word, ...rest] = one;
	if (!word) return [];
	if (rest.length > 0) return [memory.joined(one.map(({ letters }) => letters))];
	const short = word.letters.length <= 2;
	const beside = all.some((other) => other.letters.length > 2);
	const dotted = text[word.to] === '.';
	if (short && beside && (dotted || word.shape === 'upper' || word.letters.length === 1)) {
		const single = word.letters.length === 1 || (dotted && word.shape !== 'upper');
		return (single ? [word.letters] : Array.from(word.letters)).map((letters) => memory.word(letters, true));
	}
	return [memory.word(word.letters, false)];
}

/** Words joined by hyphens belong together: Иванова-Ким, Мұхаммед-Әли. */
function withHyphens(text: string, words: readonly Word[]): Word[][] {
	const grouped: Word[][] = [];
	for (const word of words) {
		const last = grouped.at(-1);
		const before = last?.at(-1);
		const hyphen = before !== undefined && text.slice(before.to, word.from) === '-' && word.letters.length > 2;
		if (last && hyphen) last.push(word);
		else grouped.push([word]);
	}
	return grouped;
}

/** "Серік ұлы" and "Рустам оглы" are one word. */
function withFathers(words: readonly Word[], memory: NameMemory): Word[] {
	const joined: Word[] = [];
	for (const word of words) {
		const before = joined.at(-1);
		if (before && memory.isSonOrDaughter(word.letters))
			joined[joined.length - 1] = { ...before, letters: before.letters + word.letters, to: word.to };
		else joined.push(word);
	}
	return joined;
}

function wordOf(letters: string, initial: boolean): NameWord {
	const foreign = otherLanguage(letters);
	const all = [letters, ...(foreign === undefined ? [] : [foreign])].flatMap((one) => readings(one));
	return {
		letters,
		readings: new Set(all.map(once)),
		initial,
		halves: [],
		father: initial || !isPatronymic(letters) ? null : fatherOf(all)
	};
}

const SONS = /(?:ович|евич|ич|ули|угли|огли|оглу)$/;
const DAUGHTERS = /(?:овна|евна|инична|ична|кизи|гизи)$/;

function fatherOf(all: readonly string[]): NameWord['father'] {
	const stems = new Set<string>();
	let of: 'son' | 'daughter' | null = null;
	for (const reading of all) {
		const ending = SONS.exec(reading)?.[0] ?? DAUGHTERS.exec(reading)?.[0];
		if (ending === undefined) continue;
		of ??= SONS.test(reading) ? 'son' : 'daughter';
		stems.add(stemOf(reading.slice(0, -ending.length)));
	}
	return of === null ? null : { stems, of };
}

/** Ильич and Илья, Сергеевич and Сергей, Серікұлы and Серік: the last vowel tells nothing. */
const stemOf = (reading: string): string => once(reading).replace(/[аеиоу]+$/, '');

/** Legal forms that are the same in Russian, Kazakh and English. */
const FORMS: ReadonlyMap<string, string> = new Map(
	[
		'тоо ооо жшс llp llc ltd товарищество серіктестік серіктестігі',
		'ао оао зао пао ақ ашақ жақ jsc акционерное акционерлік',
		'ип жк предприниматель кәсіпкер',
		'кх фх кфх шқ крестьянское шаруа',
		'гу кгу ргу мм кмм рмм учреждение мекеме мекемесі',
		'гкп кгп ргп мкк мкқк рмк кмк предприятие кәсіпорын кәсіпорны',
		'оо қб',
		'оф қор',
		'псж пик ксы оси мік'
	].flatMap((same) => same.split(' ').map((form) => [form, same] as const))
);
