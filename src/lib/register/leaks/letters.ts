/**
 * Letters as data: which ones words are made of, which ones look alike, and
 * what rare or foreign ones stand for. Everything here is lower case.
 */

/** Letters of Russian and Kazakh Cyrillic that keep their own identity. */
export const CYRILLIC = new Set('абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі');

/** Letters of Latin that keep their own identity: ASCII, and those of the Kazakh Latin alphabets since 2017. */
export const LATIN = new Set('abcdefghijklmnopqrstuvwxyzäáçčğǵıñńŋöóşšüúūýž');

/** Latin letters and the Cyrillic ones that look the same, in small or in capital print. */
export const TWINS: readonly (readonly [latin: string, cyrillic: string])[] = [
	['a', 'а'],
	['b', 'в'],
	['c', 'с'],
	['e', 'е'],
	['h', 'н'],
	['i', 'і'],
	['k', 'к'],
	['m', 'м'],
	['o', 'о'],
	['p', 'р'],
	['t', 'т'],
	['x', 'х'],
	['y', 'у']
];

/** What is written in place of a letter above: other Cyrillic alphabets, Greek and phonetic letters that look alike. */
export const STAND_INS = new Map<string, string>([
	...pairs(
		'ё е є е ї и ґ г ў у ҡ қ ӄ қ ҝ қ ҟ қ ӷ ғ ҕ ғ ӊ ң ҥ ң ӈ ң ҳ х ҷ ч ҹ ч ӣ и ӯ у ӏ і ӊ ң ө ө ӧ ө ӫ ө ə ә ӓ ә ӱ ү'
	),
	...pairs('ѕ s ј j ԛ q ԝ w ɑ a ɡ g ɩ i ɪ i ł l ø o đ d ħ h æ ä œ ö ß s ȷ j ʏ y ʜ h ᴀ a ᴄ c ᴇ e ᴋ k ᴍ m ᴏ o ᴘ p ᴛ t'),
	...pairs('α a β b ε e η h ι i κ k μ m ν v ο o ρ p τ t υ y χ x')
]);

/** Signs of one meaning, folded to one. */
export const SIGNS = new Map<string, string>([
	...each('‐‑‒–—―−⁃﹘﹣－', '-'),
	...each('«»“”„‟″〝〞＂‹›', '"'),
	...each('’‘ʼʻʹ`´′‛＇', "'"),
	...each('№', '#'),
	...each('\r\u0085\u2028\u2029\v\f', '\n')
]);

/** The zero of each set of decimal digits that text may hold; nine more follow it. */
export const ZEROS: readonly number[] = [0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xff10, 0x1d7ce, 0x1d7d8, 0x1d7e2];

function pairs(list: string): [string, string][] {
	const words = list.split(' ');
	return words.flatMap((from, at) => (at % 2 === 0 ? [[from, words[at + 1] ?? from]] : []));
}

function each(signs: string, to: string): [string, string][] {
	return Array.from(signs, (sign) => [sign, to]);
}
