import { numberParts, type RecordId, type Row } from '#lib/register/index.js';

/** A range of more than this is a slip of the pen. */
const MOST = 100_000;

/**
 * The rows of a volume that a text such as "57, 60–65, 58-1" names. A range takes
 * every number between its ends, those with a sub-number too.
 * @returns the rows in the order of `rows`, and pieces of the text that name none
 */
export function rowsNamed(text: string, rows: readonly Row[]): { ids: RecordId[]; unknown: string[] } {
	const ids = new Set<RecordId>();
	const unknown: string[] = [];
	for (const piece of text
		.replace(/\s*([-–—…])\s*/g, '$1')
		.split(/[,;\s]+/)
		.filter(Boolean)) {
		const named = rowsOfPiece(piece, rows);
		if (named.length === 0) unknown.push(piece);
		for (const { id } of named) ids.add(id);
	}
	return { ids: rows.flatMap(({ id }) => (ids.has(id) ? id : [])), unknown };
}

function rowsOfPiece(piece: string, rows: readonly Row[]): Row[] {
	const exact = rows.filter(({ values }) => values.number === piece);
	if (exact.length > 0) return exact;
	// A hyphen may be the one of "58-1", which was looked for already.
	const [, from, to] = /^(\d{1,9})[-–—…](\d{1,9})$/.exec(piece) ?? [];
	if (from === undefined || to === undefined) return [];
	const [first, last] = [Number(from), Number(to)];
	if (last < first || last - first > MOST) return [];
	return rows.filter(({ values }) => {
		const parts = numberParts(values.number);
		return parts !== null && parts.whole >= first && parts.whole <= last;
	});
}
