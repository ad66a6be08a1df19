/**
 * Text as the guard reads it: small letters, plain digits and signs, nothing
 * invisible, and for each of them where it came from in the original.
 */
import { CYRILLIC, LATIN, SIGNS, STAND_INS, ZEROS } from './letters.js';

export type Folded = {
	/** One UTF-16 unit for each visible character: small letters, ASCII digits, `-`, `"`, `'`, space and line feed. */
	readonly text: string;
	/** For each unit of `text` its first UTF-16 unit in the original, and the one after its last. */
	readonly starts: readonly number[];
	readonly ends: readonly number[];
	/** For each unit of `text` whether it was a capital letter. */
	readonly capitals: readonly boolean[];
};

/** Stands for a character that is neither letter, digit nor a sign of one unit. */
const OTHER = '\uFFFD';

/** Soft hyphen, joiners, direction marks, variation selectors and other characters that nobody sees. */
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cf}]$/u;
const MARK = /^\p{M}$/u;
const SPACE = /^[\s\p{Zs}]$/u;

/**
 * Folds any string, lone surrogates included; never throws. Accents over a
 * letter vanish unless they make another letter (и and й, s and ş).
 */
export function foldLetters(text: string): Folded {
	const units: string[] = [];
	const starts: number[] = [];
	const ends: number[] = [];
	const capitals: boolean[] = [];
	for (let at = 0; at < text.length;) {
		const code = text.codePointAt(at) ?? 0;
		const next = at + (code > 0xffff ? 2 : 1);
		const folded = foldCode(code);
		if (folded.mark) {
			const last = units.length - 1;
			const base = units[last];
			// A mark belongs to the letter right before it, even over a joiner.
			if (base !== undefined && base !== ' ' && base !== '\n') {
				units[last] = withMark(base, String.fromCodePoint(code));
				ends[last] = next;
			}
		} else {
			for (const unit of folded.units) {
				units.push(unit);
				starts.push(at);
				ends.push(next);
				capitals.push(folded.capital);
			}
		}
		at = next;
	}
	return { text: units.join(''), starts, ends, capitals };
}

/** True for a unit of folded text that words are made of. */
export function isLetter(unit: string | undefined): boolean {
	return unit !== undefined && (CYRILLIC.has(unit) || LATIN.has(unit));
}

/** True for a digit in folded text. */
export function isDigit(unit: string | undefined): boolean {
	return unit !== undefined && unit >= '0' && unit <= '9';
}

type FoldedCode = { units: string; capital: boolean; mark: boolean };

const known = new Map<number, FoldedCode>();

function foldCode(code: number): FoldedCode {
	let folded = known.get(code);
	if (!folded) {
		folded = computeFold(code);
		// The table stays small whatever is typed.
		if (known.size < 4096) known.set(code, folded);
	}
	return folded;
}

function computeFold(code: number): FoldedCode {
	const plain = (units: string): FoldedCode => ({ units, capital: false, mark: false });
	const zero = ZEROS.find((start) => code >= start && code < start + 10);
	if (zero !== undefined) return plain(String(code - zero));
	if (code >= 0xd800 && code <= 0xdfff) return plain(OTHER);
	const char = String.fromCodePoint(code);
	const sign = SIGNS.get(char);
	if (sign !== undefined) return plain(sign);
	if (INVISIBLE.test(char)) return plain('');
	if (MARK.test(char)) return { units: '', capital: false, mark: true };
	if (SPACE.test(char)) return plain(char === '\n' ? '\n' : ' ');
	const units = Array.from(foldLetter(char), (one) => (one.length === 1 ? one : OTHER)).join('');
	return { units, capital: char !== char.toLowerCase(), mark: false };
}

/** The letter that a character stands for, or the character itself. May be several units (ﬁ, №). */
function foldLetter(char: string): string {
	const small = char.toLowerCase();
	const own = letterOf(small);
	if (own !== undefined) return own;
	// Raised digits are footnotes and powers, not digits of a number.
	if (/\p{No}/u.test(char)) return OTHER;
	const wide = char.normalize('NFKC').toLowerCase();
	return Array.from(wide, (one) => letterOf(one) ?? withoutMarks(one)).join('');
}

function withoutMarks(char: string): string {
	const base = Array.from(char.normalize('NFD')).find((one) => !MARK.test(one)) ?? '';
	return letterOf(base) ?? base;
}

function letterOf(small: string): string | undefined {
	return CYRILLIC.has(small) || LATIN.has(small) ? small : STAND_INS.get(small);
}

function withMark(base: string, mark: string): string {
	const whole = (base + mark).normalize('NFC');
	return whole.length === 1 ? (letterOf(whole) ?? base) : base;
}
