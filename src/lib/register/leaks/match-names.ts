/** Every place of a text where a word of a secret name may stand; nothing is judged here. */
import { joinedWords, spacedOut, type Joined } from './broken-words.js';
import { isKazakhWord } from './common-words.js';
import type { Match } from './matches.js';
import type { Page } from './page.js';
import { LONGEST_WORD, once, type Entry, type NameTable, type Part } from './secret-names.js';
import { readings, russianLetters } from './transliterate.js';
import { humps, type Word } from './words.js';

/** In names up to this length a double letter is not the same as a single one. */
const DOUBLES_MATTER = 5;
const SMALL_DOUBLES_MATTER = 7;

/** All matches, in no order; one for each word and part. */
export function matchNames(page: Page, table: NameTable): Match[] {
	if (table.entries.size === 0) return [];
	const found: Match[] = [];
	const { folded, words } = page;
	words.forEach((word, at) => {
		const whole = { word, first: at, last: at, least: 2, inside: isMailbox(folded.text, word) };
		matchOne(whole, table, folded.text, found);
		for (const hump of humps(folded, word))
			matchOne({ ...whole, word: hump, inside: false }, table, folded.text, found);
	});
	for (const joined of joinedWords(page)) matchOne(joined, table, folded.text, found);
	for (const run of spacedOut(page)) {
		const before = found.length;
		for (const joined of run.words) matchOne(joined, table, folded.text, found);
		if (found.length > before) continue;
		for (const joined of run.whole) matchOne(joined, table, folded.text, found);
	}
	return found;
}

/** True for a word that an @ follows within the same address. */
function isMailbox(text: string, word: Word): boolean {
	return /^[a-z0-9._+-]{0,30}@/.test(text.slice(word.to, word.to + 32));
}

function matchOne(place: Joined, table: NameTable, text: string, found: Match[]): void {
	const { word, first, last, least } = place;
	const seen = new Map<Part, number>();
	const add = ({ part, stem }: Entry, plain: boolean): void => {
		const to = part.size < least ? undefined : endWithDigits(part, text, word.to);
		if (to === undefined) return;
		const index = seen.get(part) ?? found.length;
		const before = found[index];
		seen.set(part, index);
		found[index] = {
			part,
			first,
			last,
			from: word.from,
			to,
			shape: word.shape,
			plain: plain || before?.plain === true,
			own: (plain && !stem.other) || before?.own === true,
			other: stem.other && before?.other !== false
		};
	};
	const all = readings(word.letters.slice(0, LONGEST_WORD + 1));
	for (const reading of all) {
		walk(reading, 0, table, (entry, prefix, rest) => {
			const { part, stem } = entry;
			if (stem.endings.has(rest) && fits(part, stem.reading, prefix, rest, word))
				add(entry, rest === '' && stem.endings.size > 1);
		});
	}
	if (!place.inside) return;
	for (const reading of all) {
		for (let at = 0; at < reading.length - 3; at += 1) {
			walk(reading, at, table, (entry) => {
				if (entry.part.size > 4 && entry.stem.reading.length > 4) add(entry, false);
			});
		}
	}
}

/** Calls `each` for all entries that a reading goes on with at a place. */
function walk(
	reading: string,
	start: number,
	table: NameTable,
	each: (entry: Entry, prefix: string, rest: string) => void
): void {
	const two = once(reading.slice(start, start + 4)).slice(0, 2);
	if (!table.starts.has(two)) return;
	let key = '';
	for (let at = start; at < reading.length; at += 1) {
		const letter = reading.charAt(at);
		if (key.at(-1) !== letter) key += letter;
		for (const entry of table.entries.get(key) ?? []) each(entry, reading.slice(start, at + 1), reading.slice(at + 1));
	}
}

/** What roughly spelled readings let through and a reader would not. */
function fits(part: Part, stem: string, prefix: string, rest: string, word: Word): boolean {
	if (part.size < 4 && isKazakhWord(word.letters)) return false;
	const russian = russianLetters(word.letters);
	if (russian === undefined) return true;
	if (part.strict !== undefined && !russian.startsWith(part.strict)) return false;
	// Беккер may be misspelled Бекер, бекер is a word.
	const exact = word.shape === 'lower' ? SMALL_DOUBLES_MATTER : DOUBLES_MATTER;
	if (part.size <= exact && stem !== prefix) return false;
	// Ивановка is a village; to Ivanov is Ивановқа.
	return !(part.possessive && /^к[ае]$/.test(rest) && /[ое]в$|ин$/.test(stem) && word.letters.endsWith('ка'));
}

/** Where the word ends with the digits that belong to it (СК-2020, гимназия № 25); undefined without them. */
function endWithDigits(part: Part, text: string, to: number): number | undefined {
	if (part.digits === '') return to;
	const between = /^[ #-]{0,3}/.exec(text.slice(to, to + 3))?.[0].length ?? 0;
	const end = to + between + part.digits.length;
	return text.slice(to + between, end) === part.digits && !/\d/.test(text.charAt(end)) ? end : undefined;
}
