/**
 * Spellings brought together before words are compared. Lawyers type Kazakh on
 * a Russian keyboard (Қорғау, Коргау), Latin letters that look Cyrillic, и for
 * і; a narrow column breaks words. The skeleton of a text is as long as the
 * text, letter by letter, so that a place found in one is a place in the other.
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
	і: 'и',
	// Dashes, quotes and spaces of all widths.
	'–': '-',
	'—': '-',
	'−': '-',
	'‑': '-',
	'‐': '-',
	'«': '"',
	'»': '"',
	'“': '"',
	'”': '"',
	'„': '"',
	'〃': '"',
	'’': "'",
	'′': "'",
	'\u200b': ' ',
	'\ufeff': ' '
};

/** Latin letters that stand in for Cyrillic ones inside a Cyrillic word. */
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

/** For each UTF-16 unit the one that stands for it: a letter whose lower case is longer stays as it is. */
const UNITS = Uint16Array.from({ length: 0x10000 }, (_, code) => {
	const unit = String.fromCharCode(code);
	const small = unit.toLowerCase();
	const lower = small.length === 1 ? small : unit;
	return (LETTERS[lower] ?? (/\s/u.test(lower) ? ' ' : lower)).charCodeAt(0);
});

/** The text in small letters, Kazakh letters as Russian ones, one unit for one unit. */
export function skeleton(text: string): string {
	let out = '';
	for (let at = 0; at < text.length; at++) out += String.fromCharCode(UNITS[text.charCodeAt(at)] ?? 0);
	if (!/[a-z]/u.test(out)) return out;
	return out.replace(/[a-zа-я]*[а-я][a-zа-я]*/gu, (word) =>
		word.replace(/[a-z]/gu, (letter) => LOOKALIKES[letter] ?? letter)
	);
}

/** The skeleton without doubled spaces, for comparing whole texts. */
export function folded(text: string): string {
	return skeleton(text.normalize('NFC')).replace(/ +/gu, ' ').trim();
}

/** A word of a skeleton; `cut` says that a point or hyphen shortened it («обр.», «пом-щи»). */
export interface Word {
	word: string;
	cut: boolean;
}

/** The words of a heading or cell, hyphens at line ends taken back. */
export function wordsOf(text: string): Word[] {
	const whole = text.normalize('NFC').replace(/(\p{L})[-\u00ad]\s*\n\s*(\p{Ll})/gu, '$1$2');
	return [...skeleton(whole.replace(/\u00ad/gu, '')).matchAll(/[\p{L}\p{N}]+[.-]?/gu)].map(([found]) => ({
		word: found.replace(/[.-]$/u, ''),
		cut: /[.-]$/u.test(found)
	}));
}

/**
 * True when one of the words begins with the stem, or is the clipped beginning
 * of it: four letters, or three before a point. `=вид` asks for the very word.
 */
export function hasStem(words: readonly Word[], stem: string): boolean {
	if (stem.startsWith('=')) return words.some(({ word }) => word === stem.slice(1));
	return words.some(
		({ word, cut }) => word.startsWith(stem) || (word.length >= (cut ? 3 : 4) && stem.startsWith(word))
	);
}
