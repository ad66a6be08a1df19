import { isStanding, type Row, type RowField, type RowFields, type RowValues } from '#lib/register/index.js';

/** What one tap fills in: the fields that repeat from case to case. Never the client, the essence, a number or a date. */
export type Repeated = Pick<
	RowValues,
	'basisKind' | 'basisBody' | 'assistanceKind' | 'role' | 'category' | 'language' | 'locality'
>;

const REPEATED = [
	'basisKind',
	'basisBody',
	'assistanceKind',
	'role',
	'category',
	'language',
	'locality'
] as const satisfies readonly (keyof Repeated)[];

/** How many of the latest rows are looked at: what was usual years ago is not what is usual now. */
const LATEST = 200;
/** Longer texts are no wordings that repeat, and do not fit beside each other. */
const SHORT = 120;

/**
 * Kinds of case that the lawyer had lately, the most likely first. Each is a
 * combination of repeated fields that occurred together; its weight is the sum
 * over its rows, halved every 20 rows into the past, so that the last case
 * comes first unless another is clearly more frequent.
 * @param rows of the register, in any order; voided ones and samples are left out
 * @param most how many are wanted
 */
export function likeLastTime(rows: readonly Row[], most: number): Repeated[] {
	const kinds = new Map<string, { repeated: Repeated; weight: number }>();
	latest(rows).forEach((row, age) => {
		const repeated = repeatedOf(row.values);
		if (repeated.basisKind === null || repeated.assistanceKind === null) return;
		const key = JSON.stringify(REPEATED.map((field) => repeated[field]));
		const before = kinds.get(key);
		kinds.set(key, { repeated: before?.repeated ?? repeated, weight: (before?.weight ?? 0) + 2 ** (-age / 20) });
	});
	return [...kinds.values()]
		.sort((a, b) => b.weight - a.weight)
		.slice(0, most)
		.map(({ repeated }) => repeated);
}

/**
 * Words that the lawyer wrote into one field before, the most likely first,
 * each once; those of rows with the same kind of basis before the others.
 * @param least how often words must have been written to be offered: a wording
 * of the essence that occurs once tells of one client's case and no other
 */
export function wordsUsed(
	rows: readonly Row[],
	field: 'basisBody' | 'lateReason' | 'essence' | 'essenceForPortal',
	basisKind: RowValues['basisKind'],
	most: number,
	least = 1
): string[] {
	const times = new Map<string, number>();
	const weights = new Map<string, number>();
	latest(rows).forEach((row, age) => {
		const words = row.values[field]?.trim() ?? '';
		if (words === '' || words.length > SHORT) return;
		times.set(words, (times.get(words) ?? 0) + 1);
		const same = basisKind !== null && row.values.basisKind === basisKind ? 4 : 1;
		weights.set(words, (weights.get(words) ?? 0) + same * 2 ** (-age / 20));
	});
	return [...weights]
		.filter(([words]) => (times.get(words) ?? 0) >= least)
		.sort((a, b) => b[1] - a[1])
		.slice(0, most)
		.map(([words]) => words);
}

/** Fields of a draft with one combination filled in; what the lawyer has typed stays. A field empty in the combination is not emptied. */
export function withRepeated(fields: RowFields, repeated: Repeated): RowFields {
	const filled: Partial<Record<RowField, RowFields[RowField]>> = { ...fields };
	for (const field of REPEATED) if (repeated[field] !== null) filled[field] = repeated[field];
	return filled as RowFields;
}

/** True while the draft holds the combination as it stands. */
export function holdsRepeated(fields: RowFields, repeated: Repeated): boolean {
	return REPEATED.every((field) => repeated[field] === null || fields[field] === repeated[field]);
}

function repeatedOf(values: RowValues): Repeated {
	const { basisKind, basisBody, assistanceKind, role, category, language, locality } = values;
	return { basisKind, basisBody, assistanceKind, role, category, language, locality };
}

const found = new WeakMap<readonly Row[], Row[]>();

/** The latest rows first, by the day of the case: a whole file is imported at one moment. Looked for once per state of the register. */
function latest(rows: readonly Row[]): Row[] {
	const before = found.get(rows);
	if (before) return before;
	const latestRows = findLatest(rows);
	found.set(rows, latestRows);
	return latestRows;
}

function findLatest(rows: readonly Row[]): Row[] {
	return rows
		.filter(isStanding)
		.map((row) => ({
			row,
			day: row.values.applicationDate ?? row.recorded.day,
			at: row.recorded.at,
			number: Number.parseInt(row.values.number ?? '0')
		}))
		.sort((a, b) => compare(b.day, a.day) || compare(b.at, a.at) || b.number - a.number)
		.slice(0, LATEST)
		.map(({ row }) => row);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
