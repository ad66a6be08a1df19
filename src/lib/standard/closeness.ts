/**
 * How two words differ in writing: `swapped` for two neighbours changed over,
 * `near` for one letter more, less or another (two in words of nine letters
 * and more), else `far`. Words under five letters are near to none: Али, Ани.
 */
export function closeness(a: string, b: string): 'same' | 'swapped' | 'near' | 'far' {
	if (a === b) return 'same';
	const least = Math.min(a.length, b.length);
	if (least < 5 || Math.abs(a.length - b.length) > 2) return 'far';
	if (isSwapped(a, b)) return 'swapped';
	return distance(a, b) <= (least >= 9 ? 2 : 1) ? 'near' : 'far';
}

function isSwapped(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	const at = Array.from(a).findIndex((letter, place) => letter !== b[place]);
	return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Levenshtein's distance with neighbours changed over as one step. */
function distance(a: string, b: string): number {
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (let i = 1; i <= a.length; i += 1) {
		const row = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				least = Math.min(least, (before[j - 2] ?? 0) + 1);
			row.push(least);
		}
		before = last;
		last = row;
	}
	return last[b.length] ?? 0;
}
