import { foldLetters, isDigit, isLetter, type Folded } from '#lib/register/leaks/fold-letters.js';
import { TWINS } from '#lib/register/leaks/letters.js';
import { readDates } from './dates.js';

/** A word, a number or a date of a text, as search reads it. */
export interface Token {
	kind: 'word' | 'number' | 'date';
	/** Small letters, ё as е, look-alike letters as what they stand for; a date as `yyyy-mm-dd`. */
	text: string;
	/** Its place in the original, UTF-16 units. */
	from: number;
	to: number;
	/** Written with a capital letter first, and not in capitals throughout. */
	title: boolean;
	capitals: boolean;
	/** The first of its sentence, where a capital letter tells nothing. */
	first: boolean;
	/** A single letter with a dot behind it, or a capital one: the initial of a name. */
	initial: boolean;
}

/** Words are compared by so many letters; a longer one is no word of anybody's. */
const LONGEST = 60;
const TO_CYRILLIC = new Map(TWINS);
const NUMBER = /\d+(?:[-/.]\d+)*/y;

/** All tokens of a text, in order. Any string, lone surrogates included; never throws. */
export function tokensOf(text: string): Token[] {
	const folded = foldLetters(text);
	const dates = readDates(folded.text);
	const tokens: Token[] = [];
	let first = true;
	for (let at = 0; at < folded.text.length;) {
		const date = dates.get(at);
		const unit = folded.text[at] ?? '';
		if (date !== undefined) {
			tokens.push(token(folded, 'date', date.day, at, date.to, first));
			at = date.to;
			first = false;
		} else if (isDigit(unit)) {
			NUMBER.lastIndex = at;
			const found = NUMBER.exec(folded.text)?.[0] ?? unit;
			tokens.push(token(folded, 'number', found.slice(0, LONGEST), at, at + found.length, first));
			at += found.length;
			first = false;
		} else if (isWordLetter(unit)) {
			let to = at + 1;
			while (to < folded.text.length && continues(folded.text, to)) to += 1;
			tokens.push(token(folded, 'word', dressed(folded.text.slice(at, Math.min(to, at + LONGEST))), at, to, first));
			at = to;
			first = false;
		} else {
			// A dot ends a sentence, and an abbreviation or an initial as well: then a capital letter tells nothing either.
			if (/[.!?:;\n•]/.test(unit)) first = true;
			at += 1;
		}
	}
	return tokens;
}

function token(folded: Folded, kind: Token['kind'], text: string, at: number, to: number, first: boolean): Token {
	let capitals = 0;
	for (let place = at; place < to; place += 1) if (folded.capitals[place]) capitals += 1;
	const title = folded.capitals[at] === true && capitals < to - at;
	return {
		kind,
		text,
		from: folded.starts[at] ?? 0,
		to: folded.ends[to - 1] ?? 0,
		title,
		capitals: capitals > 1 && capitals === to - at,
		first,
		initial: kind === 'word' && to - at === 1 && (folded.capitals[at] === true || folded.text[to] === '.')
	};
}

function isWordLetter(unit: string): boolean {
	return isLetter(unit) || (unit > '\u007f' && /\p{L}/u.test(unit));
}

function continues(text: string, at: number): boolean {
	const unit = text[at] ?? '';
	return isWordLetter(unit) || (unit === "'" && isWordLetter(text[at + 1] ?? ''));
}

/** A word that mixes alphabets, or is wholly of Latin letters that look Cyrillic in capitals, in Cyrillic; apostrophes fall out. */
function dressed(letters: string): string {
	const plain = letters.replaceAll("'", '');
	if (!/[a-z]/.test(plain) || !/[^a-z]/.test(plain)) return plain;
	return Array.from(plain, (letter) => TO_CYRILLIC.get(letter) ?? letter).join('');
}

/** A Latin word whose letters all look Cyrillic (COT, HOMEP), in Cyrillic; null for any other. */
export function asCyrillic(word: string): string | null {
	if (!/^[a-z]+$/.test(word)) return null;
	const letters = Array.from(word, (letter) => TO_CYRILLIC.get(letter) ?? '');
	return letters.includes('') ? null : letters.join('');
}
