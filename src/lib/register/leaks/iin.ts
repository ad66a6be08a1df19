/** The individual identification number (ИИН, ЖСН): twelve digits, the last of which checks the others. */

const FIRST = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/**
 * True for twelve ASCII digits whose last one is the check digit of the first
 * eleven: weights 1..11 modulo 11, and where that gives 10, weights
 * 3..11, 1, 2; where that gives 10 again, the number does not exist. Business
 * numbers (БИН) have the same check digit. Twelve zeros are no number.
 */
export function isIin(digits: string): boolean {
	if (!/^\d{12}$/.test(digits) || /^0+$/.test(digits)) return false;
	const check = remainder(digits, FIRST);
	return (check === 10 ? remainder(digits, SECOND) : check) === Number(digits.at(-1));
}

/** True when the number also begins with a date of birth and a digit for century and sex. */
export function isPersonsIin(digits: string): boolean {
	if (!isIin(digits)) return false;
	const [month, day, century] = [Number(digits.slice(2, 4)), Number(digits.slice(4, 6)), Number(digits.charAt(6))];
	return month >= 1 && month <= 12 && day >= 1 && day <= 31 && century <= 6;
}

function remainder(digits: string, weights: readonly number[]): number {
	return weights.reduce((sum, weight, at) => sum + weight * Number(digits.charAt(at)), 0) % 11;
}
