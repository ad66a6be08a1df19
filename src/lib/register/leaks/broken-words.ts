/** Words that are torn apart on the page: l e t t e r s spaced out, broken at a line end, written apart. */
import { isSonOrDaughter } from './name-parts.js';
import { gap, type Page } from './page.js';
import type { Word } from './words.js';

export type Joined = {
	/** The whole word. */
	readonly word: Word;
	/** The first and the last of the words that it was torn into. */
	readonly first: number;
	readonly last: number;
	/** Letters that a name must have at least to be believed here. */
	readonly least: number;
	/** True when names may also lie inside the word, since the gaps between words are lost. */
	readonly inside: boolean;
};

/** A longer run of single letters is read in pieces of so many that overlap by half. */
const WINDOW = 60;

/** Everything that may be one word in several pieces. Pieces stay words of their own as well. */
export function joinedWords(page: Page): Joined[] {
	const found: Joined[] = [];
	const { words } = page;
	for (let at = 0; at < words.length; at += 1) {
		const last = endOfSpacedOut(page, at);
		for (let first = at; last - first >= 2; first += WINDOW / 2) {
			found.push(...joined(page, first, Math.min(last, first + WINDOW), last - first > 3 ? 4 : 3, true));
		}
		if (at + 1 >= words.length) continue;
		const between = gap(page, at, at + 1);
		const [left, right] = [words[at], words[at + 1]];
		if (!left || !right) continue;
		if (/^ *-[ \n]*$/.test(between) || /^ *\n[ \n]*$/.test(between)) {
			found.push(...joined(page, at, at + 1, 5, false));
			// Оспано-ва Ай-гүл is common, three pieces of one name are rarer.
			if (/^ *-[ \n]*$/.test(gap(page, at + 1, at + 2)) && at + 2 < words.length)
				found.push(...joined(page, at, at + 2, 6, false));
		} else if (/^[ \n]$/.test(between)) {
			if (isSonOrDaughter(right.letters)) found.push(...joined(page, at, at + 1, 5, false));
			else if (left.shape !== 'lower' && right.shape !== 'lower') found.push(...joined(page, at, at + 1, 6, false));
		}
	}
	return found;
}

function joined(page: Page, first: number, last: number, least: number, inside: boolean): Joined[] {
	const pieces = page.words.slice(first, last + 1);
	const [start, end] = [pieces[0], pieces.at(-1)];
	if (!start || !end) return [];
	const shape = pieces.every((piece) => piece.shape !== 'lower' && piece.shape !== 'mixed')
		? last - first > 1 || pieces.every((piece) => piece.shape === 'upper')
			? 'upper'
			: 'title'
		: start.shape === 'lower'
			? 'lower'
			: 'title';
	const letters = pieces.map((piece) => piece.letters).join('');
	return [{ word: { letters, from: start.from, to: end.to, shape }, first, last, least, inside }];
}

/** The last word of a run of single letters (or of pairs, Ос па но ва) that starts at a word which no such run reaches. */
function endOfSpacedOut(page: Page, at: number): number {
	const { words } = page;
	if (!isPiece(words[at]) || (isPiece(words[at - 1]) && isShortGap(page, at - 1))) return at;
	let last = at;
	while (isPiece(words[last + 1]) && isShortGap(page, last)) last += 1;
	return last;
}

function isPiece(word: Word | undefined): boolean {
	return word !== undefined && word.letters.length <= 2;
}

function isShortGap(page: Page, at: number): boolean {
	return at >= 0 && /^\D{1,3}$/.test(gap(page, at, at + 1));
}
