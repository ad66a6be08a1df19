/** Numbers that must not leave, found in folded text however their digits are spaced. */
import { foldLetters } from './fold-letters.js';
import { isIin, isPersonsIin } from './iin.js';
import { phonePatterns } from './phones.js';

export type NumberHit = { readonly what: 'iin' | 'phone'; readonly from: number; readonly to: number };

/** What may stand between two digits of one number. */
const BETWEEN = '[ \\n.,()/_*+:;|#-]{0,3}';

/** Letters that are typed in place of a digit. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { '0': '[0oо]', '1': '[1lі|]', '3': '[3з]' };

/**
 * All IINs in folded text: the given one in any spacing, and, since nobody's
 * may leave, any twelve digits in one run with a right check digit, or spaced
 * evenly when they also begin with a date of birth.
 */
export function findIins(text: string, own: string): NumberHit[] {
	const hits: NumberHit[] = [];
	const digits = foldLetters(own).text.replace(/\D/g, '');
	if (digits.length >= 9) {
		const pattern = Array.from(digits, (digit) => LOOK_ALIKES[digit] ?? digit).join(BETWEEN);
		for (const { from, to } of runs(text, pattern)) {
			const solid = to - from === digits.length;
			if (solid || !touchesDigit(text, from, to)) hits.push({ what: 'iin', from, to });
		}
	}
	for (const { from, to } of runs(text, '\\d{12}')) {
		if (!touchesDigit(text, from, to) && isIin(text.slice(from, to))) hits.push({ what: 'iin', from, to });
	}
	for (const pattern of EVEN) {
		for (const { from, to } of runs(text, pattern)) {
			const found = text.slice(from, to).replace(/\D/g, '');
			if (!touchesDigit(text, from, to) && isPersonsIin(found) && !areYears(text.slice(from, to)))
				hits.push({ what: 'iin', from, to });
		}
	}
	return hits;
}

/** Spacings in which people write an IIN: 6+6, 4+4+4, 3+3+3+3, 6+1+4+1, pairs, single digits. */
const EVEN = [
	'6 6',
	'4 4 4',
	'3 3 3 3',
	'2 2 2 6',
	'6 1 4 1',
	'6 1 5',
	'6 2 4',
	'2 2 2 2 2 2',
	'1 1 1 1 1 1 1 1 1 1 1 1'
].map((spacing) => {
	const [first = '', ...others] = spacing.split(' ').map((size) => `\\d{${size}}`);
	// The same sign between all groups.
	return `${first}(?:${['  ?', ' ?- ?', '\\.'].map((sign) => others.map((group) => sign + group).join('')).join('|')})`;
});

function areYears(found: string): boolean {
	return /^(?:(?:19|20)\d\d\D+){2}(?:19|20)\d\d$/.test(found);
}

/** The given telephone numbers in any spacing, with 8, +7, 7 or nothing before them. */
export function findPhones(text: string, phones: readonly string[]): NumberHit[] {
	const single = phones.flatMap((phone) => phone.split(/[,;\n]/));
	return single.flatMap((phone) =>
		phonePatterns(phone).flatMap((pattern) =>
			runs(text, pattern).flatMap(({ from, to }): NumberHit[] =>
				touchesDigit(text, from, to) ? [] : [{ what: 'phone', from, to }]
			)
		)
	);
}

function touchesDigit(text: string, from: number, to: number): boolean {
	return /\d/.test(text.charAt(from - 1)) || /\d/.test(text.charAt(to));
}

/** Every place where a pattern fits, also where places overlap. */
function runs(text: string, pattern: string): { from: number; to: number }[] {
	const search = new RegExp(pattern, 'g');
	const found: { from: number; to: number }[] = [];
	for (let hit = search.exec(text); hit; hit = search.exec(text)) {
		found.push({ from: hit.index, to: hit.index + hit[0].length });
		search.lastIndex = hit.index + 1;
	}
	return found;
}
