import { readings } from '#lib/register/leaks/transliterate.js';
import { hasKazakhLetters, kazakhLayers, kazakhRoots } from './kazakh.js';
import { russianStems } from './russian.js';
import { asCyrillic, type Token } from './words.js';

/*
 * A key is what two forms of one word share. In the index lie
 *   алимент   the stem of a word
 *   ^оспанов  the stem of what is surely a name: no plural in -ов leads there, Оспан is not Оспанов
 *   ~сот      a stem with Kazakh letters as one writes it without them (қол → ~кол), so that қол is not көл
 *   ^~…       both
 *   @2026-03-12, #58-1   a date, a number
 *   :а and .а            a word of a name that begins with а; a bare initial
 */

/** Kazakh letters as they are typed where the keyboard has none. */
const PLAIN = new Map([
	['ә', 'а'],
	['ғ', 'г'],
	['қ', 'к'],
	['ң', 'н'],
	['ө', 'о'],
	['ұ', 'у'],
	['ү', 'у'],
	['һ', 'х'],
	['і', 'и']
]);
export const plainLetters = (word: string): string =>
	word.replace(/[әғқңөұүһі]/g, (letter) => PLAIN.get(letter) ?? letter);

/** Where a word stands. */
interface Context {
	/** The text around it is Kazakh. */
	kazakh: boolean;
	/** A field of names: every word is one, however it is written. */
	names: boolean;
}

/** Keys of words that were asked for already: a register says the same few thousand again and again. */
const known = new Map<string, readonly string[]>();

/** The keys under which a token of a text lies in the index. */
export function indexKeys(token: Token, context: Context): readonly string[] {
	const { kind, text, title, first, initial } = token;
	const flags = [context.kazakh, context.names, title, first, initial].map(Number).join('');
	const name = `${kind} ${flags} ${text}`;
	let keys = known.get(name);
	if (keys === undefined) {
		keys = keysOf(token, context);
		if (known.size < 100_000) known.set(name, keys);
	}
	return keys;
}

function keysOf(token: Token, { kazakh, names }: Context): string[] {
	if (token.kind === 'date') return [`@${token.text}`, `@${token.text.slice(0, 7)}`];
	if (token.kind === 'number') return numberKeys(token.text);
	const { text } = token;
	if (token.initial) return [text, `.${text}`];
	const name = names || (token.title && (!token.first || SURNAME.test(text)));
	const keys = new Set<string>();
	const twin = asCyrillic(text);
	for (const word of twin === null ? [text] : [text, twin]) {
		for (const stem of stemsOf(word, { kazakh, name, layers: name })) {
			keys.add(name ? `^${stem}` : stem);
			if (hasKazakhLetters(stem)) keys.add(`${name ? '^' : ''}~${plainLetters(stem)}`);
		}
	}
	if (names || token.title) keys.add(`:${plainLetters(text).slice(0, 1)}`);
	return [...keys];
}

/** The keys that a word, number or date of a query looks for: any one of them is a hit. */
export function queryKeys(token: Token, { kazakh }: { kazakh: boolean }): string[] {
	if (token.kind === 'date') return [`@${token.text}`];
	if (token.kind === 'number') return [`#${token.text}`];
	if (token.initial) return [`:${plainLetters(token.text)}`, `.${token.text}`, token.text];
	const keys = new Set<string>();
	const add = (word: string, mark: string, name: boolean) => {
		for (const stem of stemsOf(word, { kazakh, name, layers: true })) {
			keys.add(mark + stem);
			if (hasKazakhLetters(stem)) keys.add(mark + plainLetters(stem));
			else keys.add(`${mark}~${stem}`);
		}
	};
	const twin = asCyrillic(token.text);
	const spellings = [token.text, ...(twin === null ? [] : [twin]), ...fromLatin(token.text)];
	for (const word of spellings) {
		add(word, '^', true);
		add(word, '', token.title && SURNAME.test(word));
	}
	return [...keys];
}

/** A number with its parts: of 7516-26-00-2/87 one may know the last only. */
function numberKeys(text: string): string[] {
	const parts = text.split(/[-/.]/);
	return [...new Set([text, ...parts])].map((part) => `#${part}`);
}

/** With a capital letter it is a surname even at the beginning of a sentence, not a plural. */
const SURNAME = /.[ое]в$/;
/** A surname with letters of Kazakh's own and a Russian ending: Жүсіпов-ой. */
const SURNAME_FORM = /(.[әғқңөұүһі].*(?:[ое]в|ин))(?:а|у|е|ы|ой|ою|ым|ых|ыми)$/;

interface StemContext {
	kazakh: boolean;
	name: boolean;
	/** Also what the word is with only some of its endings off. */
	layers: boolean;
}

function stemsOf(word: string, { kazakh, name, layers }: StemContext): Set<string> {
	const stems = new Set<string>();
	const own = hasKazakhLetters(word);
	if (!own) for (const stem of russianStems(word, { name })) stems.add(stem);
	const all = kazakhLayers(word, { kazakh });
	const kept = layers ? all : all.slice(-1);
	for (const layer of kept) {
		if (own || layer !== word) stems.add(layer);
		// Names have Russian endings under the Kazakh ones: Оспанова-ға.
		if (layer !== word && !hasKazakhLetters(layer))
			for (const stem of russianStems(layer, { name: true })) stems.add(stem);
		if (SURNAME_FORM.test(layer)) stems.add(layer.replace(SURNAME_FORM, '$1'));
	}
	if (own || kazakh) for (const root of kazakhRoots(word)) stems.add(root);
	return stems;
}

/** A name as the passport has it, in Cyrillic; nothing for a word in Cyrillic. */
function fromLatin(word: string): readonly string[] {
	return /^[a-z\u00df-\u024f]{3,}$/.test(word) ? readings(word).slice(0, 6) : [];
}
