/** The least that the vault takes; the vault itself checks it again. */
export const LEAST_PASSPHRASE = 10;

export type Strength = 'short' | 'weak' | 'fair' | 'strong';

/**
 * How hard a passphrase is to guess, roughly: from its length, its variety and
 * the number of its words. Runs of one character, of neighbours ("12345") and
 * of a repeated piece count once. A guide for the person who chooses, not a proof.
 */
export function passphraseStrength(passphrase: string): Strength {
	const letters = Array.from(passphrase.normalize('NFC'));
	if (letters.length < LEAST_PASSPHRASE) return 'short';
	const telling = letters.filter((letter, at) => at === 0 || !follows(letters[at - 1] ?? '', letter));
	const kinds = new Set(letters).size;
	const words = passphrase
		.trim()
		.split(/[\s\-_.,]+/u)
		.filter((word) => Array.from(word).length > 2);
	const distinct = new Set(words.map((word) => word.toLowerCase())).size;
	if (kinds < 5 || telling.length < 7 || /^(.{1,6})\1+$/su.test(passphrase)) return 'weak';
	if (distinct >= 4 && telling.length >= 16) return 'strong';
	const groups = [/\p{Ll}/u, /\p{Lu}/u, /\d/u, /[^\p{L}\d]/u].filter((group) => group.test(passphrase)).length;
	const bits = telling.length * ([2.4, 2.4, 3.3, 4, 4.6][groups] ?? 2.4);
	if (bits >= 60 && kinds >= 9) return 'strong';
	return bits >= 36 ? 'fair' : 'weak';
}

/** True for a letter that one expects after the one before: the same, or its neighbour in the alphabet. */
function follows(before: string, letter: string): boolean {
	return Math.abs((letter.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)) <= 1;
}
