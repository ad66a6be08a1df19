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
	/** True when names may also lie inside the word, since where they begin and end is lost. */
	readonly inside: boolean;
};

/** Words that may be one word in two or three pieces. The pieces stay words of their own as well. */
export function joinedWords(page: Page): Joined[] {
	const found: Joined[] = [];
	const { words } = page;
	words.forEach((left, at) => {
		const right = words[at + 1];
		if (!right) return;
		const between = gap(page, at, at + 1);
		if (isBreak(between)) {
			found.push(...joined(page, at, at + 1, 5));
			if (at + 2 < words.length && isBreak(gap(page, at + 1, at + 2))) found.push(...joined(page, at, at + 2, 6));
		} else if (/^[ \n]$/.test(between)) {
			if (isSonOrDaughter(right.letters)) found.push(...joined(page, at, at + 1, 5));
			else if (left.shape !== 'lower' && right.shape !== 'lower' && right.letters.length > 2)
				found.push(...joined(page, at, at + 1, 6));
		}
	});
	return found;
}

/** A hyphen, with or without the line end it stands for, or a line end alone. */
function isBreak(between: string): boolean {
	return /^ *-[ \n]*$|^ *\n[ \n]*$/.test(between);
}

/** A run of single letters, or of pairs (Ос-па-но-ва), with the same sign between all of them. */
export type SpacedOut = {
	/** The words that it may be cut into, the longest first. */
	readonly words: readonly Joined[];
	/** The whole run, to be searched when no cut gives a name. */
	readonly whole: readonly Joined[];
};

/** A run longer than this is read in pieces that overlap by half. */
const WINDOW = 60;
/** More capital letters than this do not tell where words begin. */
const TELLING_CAPITALS = 6;

/** All runs of spaced out letters. */
export function spacedOut(page: Page): SpacedOut[] {
	const found: SpacedOut[] = [];
	for (let at = 0; at < page.words.length;) {
		const last = endOfRun(page, at);
		for (let first = at; last - first >= 2; first += WINDOW / 2) {
			found.push(cutRun(page, first, Math.min(last, first + WINDOW)));
		}
		// The last letter of one run may be the first of the next.
		at = Math.max(at + 1, last);
	}
	return found;
}

function endOfRun(page: Page, at: number): number {
	const { words } = page;
	if (!isPiece(words[at]) || !isPiece(words[at + 1])) return at;
	const sign = spacing(page, at);
	if (sign === undefined) return at;
	let last = at;
	while (isPiece(words[last + 1]) && spacing(page, last) === sign) last += 1;
	return last;
}

function isPiece(word: Word | undefined): boolean {
	return word !== undefined && word.letters.length <= 2;
}

/** What stands between two words, wide gaps told from narrow ones; undefined for what separates more than letters. */
function spacing(page: Page, at: number): string | undefined {
	const between = gap(page, at, at + 1).replaceAll('\n', ' ');
	if (!/^\D{1,3}$/.test(between)) return undefined;
	const spaces = between.length - between.replaceAll(' ', '').length;
	return between.trim() + (spaces > 1 ? '  ' : ' '.repeat(spaces));
}

function cutRun(page: Page, first: number, last: number): SpacedOut {
	const capitals: number[] = [];
	for (let at = first; at <= last; at += 1) {
		if (page.words[at]?.shape !== 'lower') capitals.push(at);
	}
	const telling = capitals.length > TELLING_CAPITALS ? [] : capitals;
	// A preposition or two before or after the name belong to the run by their looks.
	const starts = new Set([first, first + 1, first + 2, ...telling]);
	const ends = new Set([last, last - 1, last - 2, ...telling.map((at) => at - 1)]);
	const words = [...starts].flatMap((start) =>
		[...ends].flatMap((end) => (end - start < 2 ? [] : joined(page, start, end, end - start > 3 ? 4 : 3)))
	);
	return { words, whole: joined(page, first, last, 5, true) };
}

function joined(page: Page, first: number, last: number, least: number, inside = false): Joined[] {
	const pieces = page.words.slice(first, last + 1);
	const [start, end] = [pieces[0], pieces.at(-1)];
	if (!start || !end) return [];
	const letters = pieces.map((piece) => piece.letters).join('');
	return [{ word: { letters, from: start.from, to: end.to, shape: shapeOf(pieces) }, first, last, least, inside }];
}

/** How the whole word is written: О с п а н о в а is a title, О С П А Н О В А is all capitals. */
function shapeOf(pieces: readonly Word[]): Word['shape'] {
	const [first, ...others] = pieces;
	if (!first || first.shape === 'lower') return 'lower';
	const loud = (piece: Word): boolean =>
		piece.shape === 'upper' || (piece.shape === 'title' && piece.letters.length === 1);
	return loud(first) && others.every(loud) ? 'upper' : 'title';
}
