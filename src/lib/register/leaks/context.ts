/** What stands around a word: enough to tell a person from a street, a name from a word at the start of a sentence. */
import { gap, together, type Page } from './page.js';
import type { Match } from './matches.js';
import { initialsOf, splitInitials } from './name-parts.js';
import { isDeed, isPeopleWord, isPetition } from './people-words.js';
import { cueBefore, isHyphenatedPlace, isPhrase, isPlaceTitle, makesPlace, type Cue } from './place-words.js';
import { readings } from './transliterate.js';
import type { Word } from './words.js';

/** True when the word is the first of its sentence, line or quotation, as far as its surroundings tell. */
export function startsSentence(page: Page, at: number): boolean {
	const before = page.words[at - 1];
	if (!before) return true;
	const between = gap(page, at - 1, at);
	if (between.startsWith('.,') || (/^\. ?$/.test(between) && ABBREVIATED.has(before.letters))) return false;
	return /[.!?\n:;)"\uFFFD\d]|^ *-+ *$/.test(between);
}

/** After these a full stop does not end the sentence; after 'г.' it may, since a year ends many. */
const ABBREVIATED = new Set('гр ст ч п пп тел им т д е қ б ж обл руб тг тов'.split(' '));

/** True for a capital word among capital words, where capitals say nothing. */
export function isShouted(page: Page, first: number, last: number): boolean {
	if (page.words[first]?.shape !== 'upper') return false;
	const near = [first - 2, first - 1, last + 1, last + 2].flatMap((at) => {
		const word = page.words[at];
		return word && word.letters.length > 1 ? [word] : [];
	});
	return near.length > 0 && near.every((word) => word.shape === 'upper');
}

/** True when the word before says that a person follows: истец, подзащитной, азаматша. */
export function isAnnounced(page: Page, first: number): boolean {
	return together(page, first - 1, first) && isPeopleWord(compoundBefore(page, first - 1));
}

/** Whether a street or a settlement is named here, and not a person. */
export function placeCue(page: Page, { first, last, plain, part }: Match): Cue {
	const before = page.words[first - 1];
	if (before && /^[ .\n"]{0,4}$/.test(gap(page, first - 1, first))) {
		const dotted =
			before.shape === 'lower' &&
			gap(page, first - 1, first).startsWith('.') &&
			!/\d[ ]*$/.test(page.folded.text.slice(Math.max(0, before.from - 3), before.from));
		const to = page.words[last]?.to ?? 0;
		const numbered = /^[ ,]{0,3}(?:(?:д|дом)\.? ?)?#? ?\d/.test(page.folded.text.slice(to, to + 12));
		const cue = cueBefore(compoundBefore(page, first - 1), dotted, numbered);
		if (cue !== 'none') return cue;
	}
	if (isPhrase(page.words[first]?.letters ?? '', page.words[last + 1]?.letters ?? '')) return 'street';
	let next = last + 1;
	if (isPlaceTitle(page.words[next]?.letters ?? '')) next += 1;
	if (!plain || !/^[ \n"]{1,3}$/.test(gap(page, next - 1, next))) return 'none';
	const [word, after] = [page.words[next], page.words[next + 1]];
	return word && makesPlace(word.letters, after?.letters ?? '', part.namedPlace) ? 'street' : 'none';
}

/** True when what follows is what people do or have: обратилась, жүгінді, (Дананың) өтініші. */
export function isActing(page: Page, { last, plain }: Match): boolean {
	return [last + 1, last + 2].some((at) => {
		const letters = page.words[at]?.letters ?? '';
		return /^[ \n]{1,2}$/.test(gap(page, at - 1, at)) && (isDeed(letters) || (!plain && isPetition(letters)));
	});
}

/** Нұр-Сұлтан, Алма-Ата: true for a word or two words that are, with their hyphen, a place. */
export function isInHyphenatedPlace(page: Page, first: number, last: number): boolean {
	const pairs = first === last ? [first - 1, first] : [first];
	return pairs.some((at) => {
		const [left, right] = [page.words[at], page.words[at + 1]];
		if (!left || !right || gap(page, at, at + 1) !== '-') return false;
		return readings(left.letters + right.letters).some((reading) => isHyphenatedPlace(reading));
	});
}

/** Initials right before or after words, and where they end; `fits` when they may belong to the owner of the name. */
export function initialsBeside(
	page: Page,
	first: number,
	last: number,
	initials: readonly (readonly string[])[]
): { from: number; to: number; fits: boolean } | undefined {
	return initialsAfter(page, last, initials) ?? initialsBefore(page, first, initials);
}

function initialsAfter(page: Page, last: number, initials: readonly (readonly string[])[]) {
	const { text } = page.folded;
	let at = last + 1;
	let to = page.words[last]?.to ?? 0;
	const from = to;
	while (at <= last + 2 && isInitial(page, at) && isBesideName(page, at)) {
		to = page.words[at]?.to ?? to;
		if (text[to] === '.') to += 1;
		at += 1;
	}
	const found = page.words.slice(last + 1, at);
	return found.length === 0 ? undefined : { from, to, fits: fits(found, initials) };
}

/** Only a full stop makes an initial of a letter after a comma: Оспанова, А., but not Оспанова, ҚК. */
function isBesideName(page: Page, at: number): boolean {
	const dotted = page.folded.text[page.words[at]?.to ?? 0] === '.';
	return (dotted ? /^[ ,.\n]{0,3}$/ : /^[ .]{1,2}$/).test(gap(page, at - 1, at));
}

function initialsBefore(page: Page, first: number, initials: readonly (readonly string[])[]) {
	let at = first - 1;
	while (at >= first - 2 && at >= 0 && /^\.[ \n]{0,2}$/.test(gap(page, at, at + 1)) && isInitial(page, at)) at -= 1;
	const found = page.words.slice(at + 1, first);
	const [start] = found;
	return start ? { from: start.from, to: page.words[first]?.from ?? start.to, fits: fits(found, initials) } : undefined;
}

/** А., Sh. or one capital letter beside another one. */
function isInitial(page: Page, at: number): boolean {
	const word = page.words[at];
	if (!word || word.shape === 'lower' || word.letters.length > 2) return false;
	if (page.folded.text[word.to] === '.') return word.letters.length === 1 || word.shape === 'title';
	return word.letters.length === 1 ? isLone(page.words[at + 1]) || isLone(page.words[at - 1]) : word.shape === 'upper';
}

function isLone(word: Word | undefined): boolean {
	return word?.letters.length === 1 && word.shape === 'title';
}

/** Each initial must find a word of the name of its own. */
function fits(found: readonly Word[], initials: readonly (readonly string[])[]): boolean {
	const free = [...initials];
	return found.flatMap(splitInitials).every((letter) => {
		const sounds = initialsOf(letter);
		const at = free.findIndex((one) => one.some((sound) => sounds.includes(sound)));
		if (at >= 0) free.splice(at, 1);
		return at >= 0;
	});
}

/** The word with the half before its hyphen: г-н, пр-т. */
function compoundBefore(page: Page, at: number): string {
	const word = page.words[at];
	if (!word) return '';
	const half = at > 0 && gap(page, at - 1, at) === '-' ? page.words[at - 1] : undefined;
	return half && half.letters.length < 3 ? `${half.letters}-${word.letters}` : word.letters;
}
