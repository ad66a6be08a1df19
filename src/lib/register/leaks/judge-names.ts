/** Which matches are the name, and which a street, a common word or somebody else. */
import {
	initialsBeside,
	isActing,
	isAnnounced,
	isInHyphenatedPlace,
	isShouted,
	placeCue,
	startsSentence
} from './context.js';
import { judgeOrganisations } from './judge-organisations.js';
import type { Around, Match, NameHit } from './matches.js';
import { gap, together, type Page } from './page.js';
import { isPeopleWord } from './people-words.js';

/**
 * Judges all matches of a page. The rule for a single word: a distinctive one
 * counts however it is written; one that is also an ordinary word, or very
 * short, needs a capital letter that means something; one that is also an
 * everyday word of lawyers or a well-known place needs another sign of a
 * person beside it, such as an initial, another part of the name, "истец".
 */
export function judgeNames(page: Page, matches: readonly Match[]): NameHit[] {
	const byWord = new Map<number, Match[]>();
	for (const match of matches) {
		for (let at = match.first; at <= match.last; at += 1) {
			const here = byWord.get(at);
			if (here) here.push(match);
			else byWord.set(at, [match]);
		}
	}
	const around: Around = { page, at: (word) => byWord.get(word) ?? [] };
	const persons = new Map<Match, Candidate>();
	for (const match of matches) {
		if (match.part.owner.organisation) continue;
		const supported = isSupported(around, match);
		if ((supported || isPerson(page, match)) && !isPartOfPlace(around, match)) persons.set(match, { match, supported });
	}
	const sure = [...persons.values()].filter(
		(than) =>
			!around.at(than.match.first).some((match) => {
				const one = persons.get(match);
				return one !== undefined && isRather(one, than);
			})
	);
	return [...sure.map(({ match }) => withInitials(page, match)), ...judgeOrganisations(around, matches)];
}

type Candidate = { readonly match: Match; readonly supported: boolean };

/**
 * True when the same words are rather the name of somebody else. Оспанова
 * Айгүл is the wife, not her husband in the genitive; Оспанов is the husband,
 * not his wife in the other gender; Оспанова alone is the wife, who is called
 * so. What is left (Оспанову) may be either, and is both.
 */
function isRather(one: Candidate, than: Candidate): boolean {
	const [a, b] = [one.match, than.match];
	if (a.part.owner === b.part.owner || a.from > b.from || a.to < b.to) return false;
	if (one.supported !== than.supported) return one.supported;
	if (a.other !== b.other) return b.other;
	return a.own && !b.own;
}

/** Another part of the name or fitting initials stand beside it. */
function isSupported(around: Around, match: Match): boolean {
	const { part, first, last } = match;
	if (neighbours(around, match).some(isTelling)) return true;
	return initialsBeside(around.page, first, last, part.owner.initials)?.fits === true;
}

function isPerson(page: Page, match: Match): boolean {
	const { part, first, last } = match;
	const capital = match.shape !== 'lower';
	if (part.role === 'patronymic' && isSomebodyElses(page, first)) return false;
	if (isAnnounced(page, first) && capital) return true;
	if (part.place || isInHyphenatedPlace(page, first, last)) return false;
	if (part.common === 'everyday' && startsSentence(page, first) && !isActing(page, match)) return false;
	if (part.common === 'everyday' || part.size < 4) return capital && !isShouted(page, first, last);
	return capital || (part.common === 'none' && part.size > 4);
}

/** Matches of other parts of the same name, right beside this one. */
function neighbours({ page, at }: Around, match: Match): Match[] {
	const of = (word: number): Match[] =>
		at(word).filter(({ part }) => part.owner === match.part.owner && part !== match.part);
	return [
		...(together(page, match.first - 1, match.first) ? of(match.first - 1) : []),
		...(together(page, match.last, match.last + 1) ? of(match.last + 1) : [])
	];
}

/** False for a small common word: бақыт, ерлік туралы names nobody, even of Бақыт Ерлікқызы. */
function isTelling(match: Match): boolean {
	return match.shape !== 'lower' || (match.part.common === 'none' && match.part.size > 4);
}

/** A given name of another person stands before the patronymic, in the middle of a sentence: судья Мария Ивановна. */
function isSomebodyElses(page: Page, first: number): boolean {
	const before = page.words[first - 1];
	if (!before || before.shape !== 'title' || before.letters.length < 3 || gap(page, first - 1, first) !== ' ')
		return false;
	return !isPeopleWord(before.letters) && !startsSentence(page, first - 1);
}

/** A street is named, by this word or by the whole name that it is part of. */
function isPartOfPlace(around: Around, match: Match): boolean {
	const { page } = around;
	return [match, ...neighbours(around, match)].some((one) => {
		const cue = placeCue(page, one);
		return (
			cue === 'street' || (cue === 'settlement' && one.part.role !== 'surname' && neighbours(around, one).length === 0)
		);
	});
}

/** The name with the initials beside it, if they may be its own. */
function withInitials(page: Page, match: Match): NameHit {
	const { owner } = match.part;
	const initials = initialsBeside(page, match.first, match.last, owner.initials);
	const beside = initials?.fits ? initials : match;
	return { owner, from: Math.min(match.from, beside.from), to: Math.max(match.to, beside.to) };
}
