import type { ImportedRow } from './outcome.js';

/**
 * What makes a row of a file the same row when the file is brought in again:
 * canonical text of sheet, number, date, basis, essence, kind and minutes, as a
 * JSON array in this order. Free text is compared in NFC with its spaces and
 * line breaks as one, so that saving the file anew changes nothing; a row that
 * was changed in the file is another row. The key is secret: hash it before it
 * is stored, and only inside the vault.
 *
 * Two rows of one file may be alike in all of it (a line entered twice); the
 * second is told by `occurrence`, counted from 1, so that both come in once.
 */
export function rowKey(row: ImportedRow, occurrence = 1): string {
	const { sheet, number, applicationDate, basis, essence, kind, minutes } = row;
	const raw = (column: 'number' | 'applicationDate' | 'kind' | 'minutes') => plain(row.raw[column] ?? null);
	return JSON.stringify([
		sheet ?? null,
		number ?? raw('number'),
		applicationDate ?? raw('applicationDate'),
		plain(basis),
		plain(essence),
		kind ?? raw('kind'),
		minutes ?? raw('minutes'),
		occurrence
	]);
}

/** The keys of all rows of a file, in their order; no two are the same. */
export function rowKeys(rows: readonly ImportedRow[]): string[] {
	const seen = new Map<string, number>();
	return rows.map((row) => {
		const key = rowKey(row);
		const occurrence = (seen.get(key) ?? 0) + 1;
		seen.set(key, occurrence);
		return occurrence === 1 ? key : rowKey(row, occurrence);
	});
}

function plain(text: string | null): string | null {
	return text === null ? null : text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
