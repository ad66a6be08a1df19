import { ASSISTANCE_KINDS, BASIS_KINDS, CATEGORIES, type PortalRecord } from '#lib/bridge/index.js';
import { codeOf as pageCode, wordingsOf as taughtWordings } from '../profile/options.js';
import type { ProfileField, ProfileOption } from '../profile/schema.js';
import type { Column, Writing } from '../types.js';
import { says } from './meaning.js';
import { markedCodes, markedOption } from './option-marks.js';
import { wordingsOf, type ChoiceColumn } from './option-words.js';
import { NOUN_OF_BASIS } from './option-words-basis.js';
import { optionOfPlace } from './places.js';
import type { Wordings } from './wordings.js';
import { fold, wordsOf } from './words.js';

type Option = { value: string; text: string };
type Chosen = { ok: true; writing: Writing; shown: string } | { ok: false; suggestions: Option[] };

const CODES: Readonly<Record<ChoiceColumn, readonly string[]>> = {
	basisKind: BASIS_KINDS,
	category: CATEGORIES,
	assistanceKind: ASSISTANCE_KINDS
};

export const isChoiceColumn = (column: string): column is ChoiceColumn => Object.hasOwn(CODES, column);

interface Folded {
	full: ReadonlySet<string>;
	short: ReadonlySet<string>;
	words: Wordings;
}
const folded = new Map<string, Folded>();

function foldedOf(column: ChoiceColumn, code: string): Folded {
	const key = `${column} ${code}`;
	const known = folded.get(key);
	if (known !== undefined) return known;
	const words = wordingsOf(column, code);
	const made = { full: new Set(words.full.map(fold)), short: new Set(words.short.map(fold)), words };
	folded.set(key, made);
	return made;
}

/** `1. Консультирование` and `Консультирование (устное)`: numbering counts for nothing, brackets do. */
const bareOf = (text: string): string => fold(text).replace(/^\d{1,2} (?=\p{L})/u, '');

/** Whether an option is one of the wordings; of one in two languages, with a stroke between them, each half is. */
function isAmong(text: string, ...wordings: ReadonlySet<string>[]): boolean {
	const has = (part: string) => wordings.some((one) => one.has(bareOf(part)));
	if (has(text)) return true;
	const halves = text.split(/\s+[/|]\s+/u);
	return halves.length === 2 && halves.every(has);
}

/**
 * The option of a code. Only a wording that says the same chooses; anything
 * weaker is suggested. `taught` is what a profile knows of the page's options.
 */
export function chooseCode(
	column: ChoiceColumn,
	code: string,
	options: readonly Option[] | null,
	taught: ProfileField['options'] | null
): Chosen {
	const known = taught !== null && Object.hasOwn(taught, code) ? taught[code] : undefined;
	const { full, short, words } = foldedOf(column, code);
	if (options === null) {
		const texts = known === undefined ? [...words.full, ...words.short] : taughtWordings(known);
		return texts.length === 0
			? { ok: false, suggestions: [] }
			: {
					ok: true,
					writing: { how: 'option', texts: capitalised(texts), value: known?.value ?? null },
					shown: texts[0] ?? ''
				};
	}
	if (known !== undefined && taught !== null) {
		const hit = taughtOption(column, code, known, options, taught);
		return hit === null ? { ok: false, suggestions: ranked(column, code, options) } : chosen(hit);
	}
	const exact = options.filter(({ text }) => isAmong(text, full));
	if (exact.length === 1 && exact[0]) return chosen(exact[0]);
	if (exact.length === 0) {
		const near = options.filter(({ text }) => isAmong(text, full, short));
		const [only] = near;
		if (near.length === 1 && only && !isShared(only, options, column === 'basisKind' ? NOUN_OF_BASIS[code] : undefined))
			return chosen(only);
		const cut = near.length === 0 ? shortOption(column, code, options) : null;
		const own = cut ?? markedOption(column, code, options);
		if (own !== null) return chosen(own);
	}
	return { ok: false, suggestions: ranked(column, code, options) };
}

/** Words that a short wording leaves out. */
const SMALL_WORDS = new Set(['и', 'или', 'мен', 'жане', 'немесе', 'о', 'об', 'по', 'в', 'на', 'из', 'де', 'туралы']);
const SHORTEST_STEM = 3;

/** `Консульт.`, `Защита/представит.`: the words of an option, and of each whether it was cut short. */
const cutWords = (text: string): { word: string; cut: boolean }[] =>
	[...text.matchAll(/[\p{L}\p{N}]+(?:-(?=[\p{L}\p{N}])|\.)?/gu)]
		.map(([one]) => ({ word: fold(one), cut: one.endsWith('.') }))
		.filter(({ word }) => !SMALL_WORDS.has(word) && !/^\d+$/u.test(word));

/** Whether an option is one of the wordings, cut short word by word or without its small words. */
function isShortFor(text: string, wordings: ReadonlySet<string>): boolean {
	const words = cutWords(text);
	if (words.length === 0) return false;
	for (const wording of wordings) {
		const whole = wordsOf(wording).filter((word) => !SMALL_WORDS.has(word));
		const fits =
			whole.length === words.length &&
			words.every(({ word, cut }, at) => {
				const full = whole[at] ?? '';
				return word === full || (cut && word.length >= SHORTEST_STEM && full.startsWith(word));
			});
		if (fits) return true;
	}
	return false;
}

/** The one option that is a wording of the code in short, and of no other code. */
function shortOption(column: ChoiceColumn, code: string, options: readonly Option[]): Option | null {
	const hits = options.filter(({ text }) => isShortFor(text, foldedOf(column, code).full));
	const [only] = hits;
	if (hits.length !== 1 || only === undefined) return null;
	const others = CODES[column].filter((other) => other !== code);
	return others.some((other) => isShortFor(only.text, foldedOf(column, other).full)) ? null : only;
}

/**
 * The option that was taught: by any of its texts; where none of them stands in
 * the list, as in another language, by the page's own code, unless the option of
 * that code is worded as another of ours.
 */
function taughtOption(
	column: ChoiceColumn,
	code: string,
	known: ProfileOption,
	options: readonly Option[],
	taught: ProfileField['options']
): Option | null {
	const wordings = new Set(taughtWordings(known).map(fold));
	const called = options.filter(({ text }) => wordings.has(fold(text)));
	const value = pageCode(known);
	const coded = (called.length === 0 ? options : called).filter((one) => value !== null && one.value === value);
	const hits = called.length === 1 ? called : coded;
	const [hit] = hits;
	if (hits.length !== 1 || hit === undefined) return null;
	return called.length === 0 && isAnothers(column, code, hit, taught) ? null : hit;
}

/** Whether an option is known to stand for another code. */
function isAnothers(column: ChoiceColumn, code: string, { text }: Option, taught: ProfileField['options']): boolean {
	const others = CODES[column].filter((other) => other !== code);
	if (others.some((other) => isAmong(text, foldedOf(column, other).full))) return true;
	return Object.entries(taught).some(
		([other, option]) => other !== code && taughtWordings(option).some((one) => fold(one) === fold(text))
	);
}

const capitalised = (texts: readonly string[]): string[] => [...new Set(texts)];

const chosen = (option: Option): Chosen => ({
	ok: true,
	writing: { how: 'option', texts: [option.text], value: option.value },
	shown: option.text
});

/** A short word is the thing only where no other option has its noun, or begins with it. */
function isShared(option: Option, options: readonly Option[], noun: string | undefined): boolean {
	if (noun !== undefined) return options.some((one) => one !== option && says(wordsOf(bareOf(one.text)), noun));
	const stem = (wordsOf(bareOf(option.text))[0] ?? '').slice(0, 7);
	return options.some((one) => one !== option && wordsOf(bareOf(one.text)).some((word) => word.startsWith(stem)));
}

/** Exactly this text is an option; for columns that are no codes, such as the bar association. */
export function chooseText(text: string, options: readonly Option[] | null): Chosen {
	if (options === null) return { ok: true, writing: { how: 'option', texts: [text], value: null }, shown: text };
	const hits = options.filter((one) => fold(one.text) === fold(text));
	if (hits.length === 1 && hits[0]) return chosen(hits[0]);
	const wanted = new Set(wordsOf(fold(text)));
	return { ok: false, suggestions: byNearness(options, (option) => overlap(wanted, wordsOf(fold(option.text)))) };
}

/** A bar association: by its name, or by its place where a list holds nothing but places. */
export function chooseAssociation(name: string, options: readonly Option[] | null): Chosen {
	const choice = chooseText(name, options);
	const hit = choice.ok || options === null ? null : optionOfPlace(name, options);
	return hit === null ? choice : chosen(hit);
}

/** Of the texts of a list, all of it, the one that stands for what the record has of a column; null where none is sure. */
export function optionFor(record: PortalRecord, column: Column, texts: readonly string[]): string | null {
	if (column !== 'barAssociation' && !isChoiceColumn(column)) return null;
	const held = record[column];
	if (held === null) return null;
	const options = texts.map((text) => ({ value: '', text }));
	const choice =
		column === 'barAssociation' ? chooseAssociation(held, options) : chooseCode(column, held, options, null);
	return choice.ok ? choice.shown : null;
}

function ranked(column: ChoiceColumn, code: string, options: readonly Option[]): Option[] {
	const { words } = foldedOf(column, code);
	const wanted = new Set(
		[...words.full, ...words.short].flatMap((text) => wordsOf(fold(text))).filter((word) => word.length > 2)
	);
	return byNearness(
		options,
		({ text, value }) => overlap(wanted, wordsOf(fold(text))) + (fold(value) === fold(code) ? 2 : 0)
	);
}

function byNearness(options: readonly Option[], nearness: (option: Option) => number): Option[] {
	const scored = options.map((option) => ({ option, near: nearness(option) }));
	scored.sort((a, b) => b.near - a.near);
	return scored.slice(0, 20).map(({ option }) => option);
}

const overlap = (wanted: ReadonlySet<string>, words: readonly string[]): number =>
	words.length === 0
		? 0
		: words.filter((word) =>
				[...wanted].some((one) => one === word || (one.length > 4 && word.startsWith(one.slice(0, 5))))
			).length / words.length;

/** How many different codes of a column stand among the options: what a list is about shows in its words. */
export function codesAmong(column: ChoiceColumn, options: readonly Option[]): number {
	const worded = CODES[column].filter((code) => {
		if (code === 'other') return false;
		const { full, short } = foldedOf(column, code);
		return options.some(
			({ text }) => isAmong(text, full, short) || isRole(column, code, text) || isShortFor(text, full)
		);
	}).length;
	return Math.max(worded, markedCodes(column, options));
}

/** «Защита» alone does not choose, but it shows that the list is of kinds of assistance. */
const isRole = (column: ChoiceColumn, code: string, text: string): boolean =>
	column === 'assistanceKind' && code === 'defence' && /^(?:защит|представит|коргау|окилдик)/u.test(bareOf(text));
