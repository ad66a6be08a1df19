import { closeness } from './closeness.js';

/** Finds the spellings that differ from one by a letter or two. Looks at all of the right length, at most of them only at a few bits. */
export class NearSpellings {
	/** By length: the spellings, and for each the letters that stand in it as bits. */
	readonly #byLength = new Map<number, { spellings: string[]; letters: number[] }>();

	add(spelling: string): void {
		const some = this.#byLength.get(spelling.length) ?? { spellings: [], letters: [] };
		some.spellings.push(spelling);
		some.letters.push(lettersOf(spelling));
		this.#byLength.set(spelling.length, some);
	}

	/** All spellings that are close, and itself. */
	near(spelling: string): string[] {
		const letters = lettersOf(spelling);
		const found: string[] = [];
		for (let length = spelling.length - 2; length <= spelling.length + 2; length += 1) {
			const some = this.#byLength.get(length);
			if (!some || length < 5) continue;
			// One letter otherwise changes at most two bits; nine letters and more may have two otherwise.
			const most = Math.min(length, spelling.length) >= 9 ? 4 : 2;
			for (const [at, other] of some.letters.entries()) {
				if (bits(other ^ letters) > most) continue;
				const one = some.spellings[at] ?? '';
				if (closeness(spelling, one) !== 'far') found.push(one);
			}
		}
		return found;
	}
}

/** A bit for each letter; that two letters may share one only lets more through. */
function lettersOf(spelling: string): number {
	let letters = 0;
	for (let at = 0; at < spelling.length; at += 1) letters |= 1 << (spelling.charCodeAt(at) & 31);
	return letters;
}

function bits(value: number): number {
	let left = value;
	let count = 0;
	for (; left !== 0; left &= left - 1) count += 1;
	return count;
}
