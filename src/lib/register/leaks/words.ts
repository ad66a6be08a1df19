/** Folded text cut into words, each with the way it is written. */
import { isDigit, isLetter, type Folded } from './fold-letters.js';

export type Word = {
	/** The letters of the word in folded text, look-alike digits turned into letters, apostrophes kept. */
	readonly letters: string;
	/** Its place in folded text. */
	readonly from: number;
	readonly to: number;
	/** бақыт, Бақыт, БАҚЫТ, anything else; a single capital letter is a title. */
	readonly shape: 'lower' | 'title' | 'upper' | 'mixed';
};

/** Digits that are written in place of a letter. */
const DIGIT_LETTERS = new Map([
	['0', 'о'],
	['3', 'з']
]);

/** All words of a folded text, in order. A word is a run of letters; an apostrophe between two letters is part of it. */
export function wordsOf(folded: Folded): Word[] {
	const { text } = folded;
	const words: Word[] = [];
	for (let at = 0; at < text.length;) {
		if (!startsWord(text, at)) {
			at += 1;
			continue;
		}
		let to = at + 1;
		while (continuesWord(text, to)) to += 1;
		words.push(wordAt(folded, at, to));
		at = to;
	}
	return words;
}

/** The word between two places of folded text. */
export function wordAt(folded: Folded, from: number, to: number): Word {
	let letters = '';
	let capitals = 0;
	let all = 0;
	for (let at = from; at < to; at += 1) {
		const unit = folded.text[at] ?? '';
		letters += DIGIT_LETTERS.get(unit) ?? unit;
		if (!isLetter(unit)) continue;
		all += 1;
		if (folded.capitals[at]) capitals += 1;
	}
	const first = folded.capitals[from] === true;
	const shape =
		capitals === 0 ? 'lower' : capitals === 1 && first ? 'title' : capitals === all && first ? 'upper' : 'mixed';
	return { letters, from, to, shape };
}

/** Pieces of a word that capital letters set apart (ОспановаАйгүл); none for an ordinary word. */
export function humps(folded: Folded, word: Word): Word[] {
	if (word.shape !== 'mixed') return [];
	const cuts = [word.from];
	for (let at = word.from + 1; at < word.to; at += 1) {
		if (folded.capitals[at] && !folded.capitals[at - 1] && isLetter(folded.text[at - 1])) cuts.push(at);
	}
	if (cuts.length === 1) return [];
	return cuts.map((from, index) => wordAt(folded, from, cuts[index + 1] ?? word.to));
}

function startsWord(text: string, at: number): boolean {
	if (isLetter(text[at])) return true;
	return (
		DIGIT_LETTERS.has(text[at] ?? '') && !isDigit(text[at - 1]) && isLetter(text[at + 1]) && isLetter(text[at + 2])
	);
}

function continuesWord(text: string, at: number): boolean {
	const unit = text[at];
	if (isLetter(unit)) return true;
	return (unit === "'" || DIGIT_LETTERS.has(unit ?? '')) && isLetter(text[at - 1]) && isLetter(text[at + 1]);
}
