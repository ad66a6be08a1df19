import type { ImportedRow, Problem } from '#lib/exchange/index.js';
import type { Row } from '#lib/register/index.js';

/** Where a row lies in the file, as one text. */
export const placeKey = ({ sheet, sourceRow }: { sheet?: string; sourceRow: number }): string =>
	`${sheet ?? ''} ${String(sourceRow)}`;

/** Problems by the place of their row. */
export function byPlace(problems: readonly Problem[]): ReadonlyMap<string, Problem[]> {
	const found = new Map<string, Problem[]>();
	for (const problem of problems) {
		const place = placeKey(problem);
		const known = found.get(place);
		if (known === undefined) found.set(place, [problem]);
		else known.push(problem);
	}
	return found;
}

/** How many of these keys the register has already. */
export function countKnown(keys: readonly string[], rows: readonly Row[]): number {
	const known = new Set(rows.flatMap((row) => (row.imported ? [row.imported.key] : [])));
	return keys.filter((key) => known.has(key)).length;
}

/** The volumes that the rows will go to, the earliest first; a row without any goes to this year's. */
export function yearsOf(rows: readonly ImportedRow[], thisYear: number): number[] {
	return [...new Set(rows.map((row) => row.volume ?? thisYear))].sort((a, b) => a - b);
}
