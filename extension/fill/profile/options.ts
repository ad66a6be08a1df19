import { fold } from '../plan/words.js';
import type { ProfileField, ProfileOption } from './schema.js';

/** What a profile knows of the options of a choice, in each language of the page. */

/** Every text by which an option is known, the last seen first. */
export const wordingsOf = ({ text, texts = {} }: ProfileOption): string[] => [
	...new Set([text, ...Object.values(texts)])
];

/** The page's code of an option; null where it has none, or only says its text once more. */
export const codeOf = (option: ProfileOption): string | null => {
	const { value } = option;
	if (value === null || value.trim() === '') return null;
	return wordingsOf(option).some((text) => fold(text) === fold(value)) ? null : value;
};

/** Options as a lesson gives them, with their texts kept as those of the page's language. */
export function taughtIn(lang: 'kk' | 'ru', options: ProfileField['options']): ProfileField['options'] {
	return Object.fromEntries(
		Object.entries(options).map(([code, option]) => [
			code,
			{ ...option, texts: { ...option.texts, [lang]: option.text } }
		])
	);
}

/**
 * The older lesson and the newer: an option of the same code of the page, or of
 * none, keeps its text in the other language; one of another code takes its place.
 */
export function mergeOptions(old: ProfileField['options'], now: ProfileField['options']): ProfileField['options'] {
	const merged = { ...old };
	for (const [code, option] of Object.entries(now)) {
		const before = Object.hasOwn(old, code) ? old[code] : undefined;
		merged[code] = before === undefined || isAnother(before, option) ? option : joined(before, option);
	}
	return merged;
}

function isAnother(before: ProfileOption, now: ProfileOption): boolean {
	const [was, is] = [codeOf(before), codeOf(now)];
	return was !== null && is !== null && was !== is;
}

const joined = (before: ProfileOption, now: ProfileOption): ProfileOption => ({
	value: codeOf(now) === null ? (codeOf(before) ?? now.value) : now.value,
	text: now.text,
	texts: { ...before.texts, ...now.texts }
});
