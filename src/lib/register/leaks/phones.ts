/** Telephone numbers as digits, and the ways they are written. */
import { foldLetters } from './fold-letters.js';

/** Between two digits of a telephone number. */
const BETWEEN = '[ \\n.()/_*-]{0,3}';

/**
 * The number without country code and trunk digit: ten digits for Kazakhstan
 * and Russia (+7, 8, 7 or nothing before them), all digits for others. Empty
 * for fewer than six digits. Takes numbers in any digits and spacing.
 */
export function nationalNumber(phone: string): string {
	const digits = foldLetters(phone).text.replace(/\D/g, '').replace(/^00/, '');
	if (digits.length === 11 && /^[78]/.test(digits)) return digits.slice(1);
	return digits.length < 6 ? '' : digits;
}

/** Patterns for folded text; what they find must not touch another digit. */
export function phonePatterns(phone: string): string[] {
	const number = nationalNumber(phone);
	if (number === '') return [];
	const spaced = Array.from(number).join(BETWEEN);
	if (number.length !== 10) return [`(?:\\+|00)?${spaced}`];
	const patterns = [`(?:(?:(?:\\+|00) ?)?[78]${BETWEEN})?\\(?${spaced}`];
	// Without its code, only in the grouping of telephone numbers: 123-45-67, never 1 234 567.
	const [, a = '', b = '', c = ''] = /^\d{3}(\d{3})(\d\d)(\d\d)$/.exec(number) ?? [];
	if (a) patterns.push([a, b, c].join('[ .-]{1,2}'));
	return patterns;
}
