/**
 * Row numbers as a line of print, in their order: three or more that follow one
 * another are drawn together («№ 1–37, № 40, № 58-1»), and rows without a number
 * are counted («№ — (12)»), so that a month with thousands of rows stays readable.
 */
export function numberRuns(numbers: readonly (string | null)[]): string {
	const parts: string[] = [];
	for (let at = 0; at < numbers.length;) {
		const end = runEnd(numbers, at);
		const first = numbers[at] ?? null;
		const length = end - at;
		if (first === null) parts.push(length === 1 ? '№ —' : `№ — (${String(length)})`);
		else if (length > 2) parts.push(`№ ${first}–${numbers[end - 1] ?? first}`);
		else parts.push(...numbers.slice(at, end).map((number) => `№ ${number ?? '—'}`));
		at = end;
	}
	return parts.join(', ');
}

/** Behind the last of those that follow one another from here on. */
function runEnd(numbers: readonly (string | null)[], at: number): number {
	let end = at + 1;
	while (end < numbers.length && follows(numbers[end - 1] ?? null, numbers[end] ?? null)) end += 1;
	return end;
}

function follows(before: string | null, after: string | null): boolean {
	if (before === null || after === null) return before === after;
	return /^[1-9]\d{0,8}$/.test(before) && after === String(Number(before) + 1);
}
