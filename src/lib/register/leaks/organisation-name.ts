/** The name of an organisation as people write it, brought down to the words that tell it from others. */
import { foldLetters } from './fold-letters.js';
import { isOneOf, LEGAL_FORMS, ORGANISATION_SIGNS, OWNED_FORMS, SHARED_WORDS } from './organisation-words.js';
import { wordsOf, type Word } from './words.js';

export type OrganisationWord = {
	readonly letters: string;
	/** Digits that follow the word and belong to the name: СК-2020. */
	readonly digits: string;
	/** True for a word that thousands of names share. */
	readonly shared: boolean;
};

/**
 * The words of an organisation's own name, without legal form and quotes:
 * ТОО «Береке» gives береке. Undefined for what is the name of a person,
 * such as ИП Касымов. Empty when nothing is left.
 */
export function organisationName(name: string): readonly OrganisationWord[] | undefined {
	const folded = foldLetters(name);
	const all = wordsOf(folded);
	const quoted = quotedPart(folded.text);
	const forms = all.filter((word) => LEGAL_FORMS.has(word.letters));
	const signs = all.some((word) => isOneOf(ORGANISATION_SIGNS, word.letters));
	if (!quoted && !signs && (forms.length === 0 || forms.every((word) => OWNED_FORMS.has(word.letters))))
		return undefined;
	const { from, to } = quoted ?? { from: 0, to: folded.text.length };
	const inside = all.filter((word) => word.from >= from && word.to <= to);
	// A single letter (г. Алматы) is passed over, here and in the text.
	const own = inside.filter((word) => word.letters.length > 1 && !LEGAL_FORMS.has(word.letters));
	return (own.length > 0 ? own : inside).map((word) => organisationWord(folded.text, word));
}

/** What stands in quotes; of quotes in quotes (АО «НК «Қазақтелеком») the inner part. */
function quotedPart(text: string): { from: number; to: number } | undefined {
	const marks = Array.from(text.matchAll(/"/g), (mark) => mark.index);
	if (marks.length === 0) return undefined;
	const nested = marks.length > 2 && (marks.length % 2 === 1 || text.includes('""'));
	const [from = 0, to = text.length] = nested ? marks.slice(1) : marks;
	return { from, to };
}

/** Панфиловский, Алматинской: whatever stands there bears such a word. */
const OF_A_PLACE = /[сц]к(?:ий|ая|ое|ие|ого|ому|ой|ую|им|ими|их|ом)$/;

function organisationWord(text: string, word: Word): OrganisationWord {
	const digits = /^[ #-]{0,3}(\d+)/.exec(text.slice(word.to))?.[1] ?? '';
	return {
		letters: word.letters,
		digits,
		shared: isOneOf(SHARED_WORDS, word.letters) || OF_A_PLACE.test(word.letters)
	};
}
