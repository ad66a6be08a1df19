/**
 * One rough spelling for a name in Russian, in Kazakh and in the usual Latin
 * ways of both. Two spellings of one name share at least one of their
 * readings; a reading is short Cyrillic without й, ы, э, ю, я, ё, signs and
 * the letters that only Kazakh has.
 */
import { CYRILLIC, LATIN, TWINS } from './letters.js';
import { CYRILLIC_SOUNDS, LATIN_SOUNDS } from './sounds.js';

/** More readings than this are never made of one word. */
const MOST = 24;

const TO_CYRILLIC = new Map(TWINS);
const TO_LATIN = new Map(TWINS.map(([latin, cyrillic]) => [cyrillic, latin]));

/**
 * All readings of a word in folded letters, the likeliest first. A word that
 * mixes both scripts, or could be one in the clothes of the other, is read
 * both ways.
 */
export function readings(letters: string): readonly string[] {
	const [first = '', ...others] = spellings(letters);
	const found = new Set(read(first));
	for (const spelling of others) {
		for (const reading of read(spelling)) found.add(reading);
		if (found.size > MOST) break;
	}
	return [...found];
}

/** A Cyrillic word in Russian letters alone (қ → к, ү → у), soft signs left out; undefined for a word with other letters. */
export function russianLetters(letters: string): string | undefined {
	let plain = '';
	for (const letter of letters) {
		if (!CYRILLIC.has(letter)) return undefined;
		plain += TO_RUSSIAN.get(letter) ?? letter;
	}
	return plain;
}

const TO_RUSSIAN = new Map([
	['ә', 'а'],
	['ғ', 'г'],
	['қ', 'к'],
	['ң', 'н'],
	['ө', 'о'],
	['ұ', 'у'],
	['ү', 'у'],
	['һ', 'х'],
	['і', 'и'],
	['ь', ''],
	['ъ', '']
]);

/** The word as it stands, and dressed wholly in one script where look-alike letters allow it. */
function spellings(letters: string): string[] {
	if (!/[a-z\u00df-\u024f]/.test(letters)) return [letters];
	const kept = Array.from(letters);
	const latin = kept.filter((letter) => LATIN.has(letter));
	const cyrillic = kept.filter((letter) => CYRILLIC.has(letter));
	const all = [letters];
	if (latin.every((letter) => TO_CYRILLIC.has(letter))) all.push(dress(letters, TO_CYRILLIC));
	if (cyrillic.length > 0 && cyrillic.every((letter) => TO_LATIN.has(letter))) all.push(dress(letters, TO_LATIN));
	return all;
}

function dress(letters: string, twins: ReadonlyMap<string, string>): string {
	return Array.from(letters, (letter) => twins.get(letter) ?? letter).join('');
}

function read(letters: string): Iterable<string> {
	let sure = '';
	let drafts: string[] | undefined;
	for (let at = 0; at < letters.length;) {
		const { length, choices } = soundAt(letters, at);
		at += length;
		const [only = ''] = choices;
		if (choices.length === 1 || (drafts && drafts.length >= MOST)) {
			if (drafts) drafts = drafts.map((draft) => draft + only);
			else sure += only;
		} else {
			const before: string[] = drafts ?? [sure];
			drafts = choices.flatMap((choice) => before.map((draft) => draft + choice));
		}
	}
	return drafts ? new Set(drafts.map(settle)) : [settle(sure)];
}

const SOUNDS = new Map([...CYRILLIC_SOUNDS, ...LATIN_SOUNDS]);

/** The longest group of letters that begins with a letter. */
const LONGEST = new Map<string, number>();
for (const group of SOUNDS.keys()) {
	const first = group.charAt(0);
	LONGEST.set(first, Math.max(LONGEST.get(first) ?? 1, group.length));
}

const SILENT: readonly string[] = [''];

function soundAt(letters: string, at: number): { length: number; choices: readonly string[] } {
	const longest = Math.min(LONGEST.get(letters.charAt(at)) ?? 1, letters.length - at);
	for (let length = longest; length > 0; length -= 1) {
		const choices = SOUNDS.get(letters.slice(at, at + length));
		if (choices) return { length, choices };
	}
	return { length: 1, choices: SILENT };
}

/** Й next to и is not heard (Қайыр, Каир), nor before е at the start or after a vowel (Yerlan, Ерлан). */
function settle(draft: string): string {
	if (!draft.includes('й')) return draft;
	return draft
		.replace(/й+/g, 'й')
		.replace(/ий|йи/g, 'и')
		.replace(/(^|[аеиоу])йе/g, '$1е')
		.replaceAll('й', 'и');
}
