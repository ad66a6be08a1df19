import { writtenOut } from './abbreviations.js';

/**
 * Spellings brought together before texts are compared: case, ё, Kazakh
 * letters typed on a Russian keyboard, Latin letters that look Cyrillic,
 * quotes, dashes and every kind of space.
 */
const LETTERS: Readonly<Record<string, string>> = {
	ё: 'е',
	ә: 'а',
	ғ: 'г',
	қ: 'к',
	ң: 'н',
	ө: 'о',
	ұ: 'у',
	ү: 'у',
	һ: 'х',
	і: 'и'
};
const LOOKALIKES: Readonly<Record<string, string>> = {
	a: 'а',
	b: 'в',
	c: 'с',
	e: 'е',
	h: 'н',
	i: 'и',
	k: 'к',
	m: 'м',
	o: 'о',
	p: 'р',
	t: 'т',
	x: 'х',
	y: 'у'
};

const known = new Map<string, string>();

/** The text in small letters, letters and digits and № only, one space between words. */
export function fold(text: string): string {
	const before = known.get(text);
	if (before !== undefined) return before;
	const small = writtenOut(text.normalize('NFC').toLowerCase()).replace(
		/[ёәғқңөұүһі]/gu,
		(letter) => LETTERS[letter] ?? letter
	);
	const plain = small
		// Initials that stand for a name as a whole are one word.
		.replace(/(?<!\p{L})ф\. ?и\. ?о\.?(?!\p{L})/gu, 'фио')
		.replace(/(?<!\p{L})т\. ?а\. ?а\.?(?!\p{L})/gu, 'таа')
		.replace(/[^\p{L}\p{N}№]+/gu, ' ')
		.replace(/№/gu, ' № ')
		.replace(/[a-zа-я]*[а-я][a-zа-я]*/gu, (word) => word.replace(/[a-z]/gu, (letter) => LOOKALIKES[letter] ?? letter))
		.replace(/ +/gu, ' ')
		.trim();
	if (known.size < 5000) known.set(text, plain);
	return plain;
}

/** The words of a folded text. */
export const wordsOf = (folded: string): string[] => (folded === '' ? [] : folded.split(' '));
