import { hasKazakhLetters } from './kazakh.js';
import { plainLetters, queryKeys } from './keys.js';
import { tokensOf, type Token } from './words.js';

/** One word of a query: what it is found by. */
export interface Wish {
	/** Keys, any of which is a hit. */
	keys: string[];
	/** The word as it may stand in a text, for all keys that it has there. */
	exact: string[];
	/** Beginnings of words that are hits as well, while it is being typed. */
	beginning: string[];
}

/** So many different words of a query are looked for; nobody types more, a pasted text may hold them. */
const MOST_WORDS = 24;
/** Words that join others: not looked for beside a word that means something. */
const JOINING = new Set(
	'а и в к о с у я на по от из до за об не со ко для при без или мен бен пен және үшін туралы'.split(' ')
);

/**
 * What a query asks for. `typing`: the last word is not finished, unless a
 * blank follows it.
 */
export function readQuery(
	text: string,
	{ kazakh, typing }: { kazakh: boolean; typing: boolean }
): { wishes: Wish[]; used: number; typed: number } {
	const all = distinct(tokensOf(text));
	const telling = all.filter((token) => !(JOINING.has(token.text) && !(token.initial && isInitial(token, text))));
	const wanted = telling.length === 0 ? all : telling;
	const used = wanted.slice(0, MOST_WORDS);
	const inKazakh = kazakh || hasKazakhLetters(text.toLowerCase());
	const last = all.at(-1);
	const wishes = used.map((token) => {
		const unfinished = typing && token === last && !/[\s,;]/.test(text.slice(token.to));
		// Typing 12.03.2026 one passes 12.03.20, which is a date as well.
		const written = text.slice(token.from, token.to).replaceAll(/[,/]/g, '.');
		return wishOf(token, { kazakh: inKazakh, unfinished, beside: beside(token, all), written });
	});
	return { wishes, used: used.length, typed: wanted.length };
}

function wishOf(token: Token, about: { kazakh: boolean; unfinished: boolean; beside: boolean; written: string }): Wish {
	const { text } = token;
	const keys = queryKeys(token, about);
	// "Оспанова Айгүл" is also Оспанова А.
	if (about.beside) keys.push(`.${text.slice(0, 1)}`);
	const own = hasKazakhLetters(text);
	const exact = token.kind === 'word' ? [text, own ? plainLetters(text) : `~${text}`] : [text];
	const long = token.kind === 'word' ? text.length > 1 : text.length > 0;
	const starts = token.kind === 'date' ? [...exact, about.written] : exact;
	return { keys, exact, beginning: about.unfinished && long ? starts : [] };
}

/** True for a capital letter, or one with a dot. */
function isInitial(token: Token, text: string): boolean {
	return text[token.to] === '.' || text.slice(token.from, token.to) !== text.slice(token.from, token.to).toLowerCase();
}

/** True for a name next to another one: both begin with a capital letter. */
function beside(token: Token, all: readonly Token[]): boolean {
	if (token.kind !== 'word' || token.initial || !token.title) return false;
	const at = all.indexOf(token);
	// The first of them is the surname, which an initial does not replace.
	return at > 0 && all[at - 1]?.kind === 'word' && all[at - 1]?.title === true;
}

function distinct(tokens: readonly Token[]): Token[] {
	const last = new Map(tokens.map((token) => [`${token.kind} ${token.text}`, token]));
	return [...last.values()];
}
