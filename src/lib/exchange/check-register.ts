import { kazakhstanDay } from '#lib/register/calendar.js';
import type { ImportedRow, Problem, ProblemCode } from './outcome.js';
import type { Column } from './columns.js';

/** A gap wider than this is named as one range. */
const NAMED_ONE_BY_ONE = 20;
/** So many rows of one year below each other are no slip of the pen. */
const YEAR_OF_ITS_OWN = 10;

export interface CheckOptions {
	/** Today in Kazakhstan, yyyy-mm-dd; a later date of application is a problem. Default: by the device's clock. */
	today?: string;
}

/**
 * What is wrong with a register as a whole: numbers that occur twice or are
 * missing, dates out of order, in the future or of another year. Also gives
 * rows without a date the volume of the rows around them. Nothing is corrected.
 * @param rows of all tables, in the order of the file
 */
export function checkRegister(
	rows: readonly ImportedRow[],
	{ today = kazakhstanDay(Date.now()) }: CheckOptions = {}
): Problem[] {
	const problems: Problem[] = [];
	for (const series of seriesOf(rows)) {
		const year = majorityYear(series);
		for (const row of series) row.volume ??= year;
		problems.push(...otherYears(series, year), ...outOfOrder(series));
	}
	for (const volume of volumesOf(rows)) problems.push(...numberProblems(volume));
	for (const row of rows) {
		if (row.applicationDate !== null && row.applicationDate > today)
			problems.push(problem(row, 'date-future', 'applicationDate'));
	}
	return problems;
}

function problem(row: ImportedRow, code: ProblemCode, column: Column, text?: string): Problem {
	const { sheet, sourceRow } = row;
	return { ...(sheet === undefined ? {} : { sheet }), sourceRow, column, code, text: text ?? row.raw[column] ?? '' };
}

const yearOf = (row: ImportedRow) => (row.applicationDate === null ? null : Number(row.applicationDate.slice(0, 4)));
const baseOf = (row: ImportedRow) => (row.number === null ? null : Number(row.number.split('-')[0]));

/** The rows of each sheet, cut where the numbers begin anew at 1 and the year changes: two years below each other. */
function seriesOf(rows: readonly ImportedRow[]): ImportedRow[][] {
	const series: ImportedRow[][] = [];
	let current: ImportedRow[] = [];
	let years = new Map<number, number>();
	for (const row of rows) {
		const last = current.at(-1);
		const year = yearOf(row);
		const anew = baseOf(row) === 1 && year !== null && current.length > 1 && mostOf(years) !== year;
		if (last && (last.sheet !== row.sheet || anew)) {
			series.push(current);
			current = [];
			years = new Map();
		}
		current.push(row);
		if (year !== null) years.set(year, (years.get(year) ?? 0) + 1);
	}
	return current.length > 0 ? [...series, current] : series;
}

function majorityYear(rows: readonly ImportedRow[]): number | null {
	const counts = new Map<number, number>();
	for (const row of rows) {
		const year = yearOf(row);
		if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
	}
	return mostOf(counts);
}

/** The year of most rows; null where two have as many. */
function mostOf(counts: ReadonlyMap<number, number>): number | null {
	const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
	return first === undefined || first[1] === second?.[1] ? null : first[0];
}

function otherYears(rows: readonly ImportedRow[], majority: number | null): Problem[] {
	if (majority === null) return [];
	const dated = rows.filter((row) => row.applicationDate !== null);
	const counts = new Map<number, number>();
	for (const [at, row] of dated.entries()) {
		const year = yearOf(row) ?? 0;
		const before = dated[at - 1];
		const run = before !== undefined && yearOf(before) === year ? (counts.get(year) ?? 0) + 1 : 1;
		counts.set(year, Math.max(run, counts.get(year) ?? 0));
	}
	return dated
		.filter((row) => yearOf(row) !== majority && (counts.get(yearOf(row) ?? 0) ?? 0) < YEAR_OF_ITS_OWN)
		.map((row) => problem(row, 'date-other-year', 'applicationDate'));
}

/**
 * Rows whose date goes against the order of the others: all but the longest
 * run of dates that never go back (or never forward, in a register kept from
 * the newest), so that one slip names one row.
 */
function outOfOrder(rows: readonly ImportedRow[]): Problem[] {
	const dated = rows.filter((row) => row.applicationDate !== null);
	const up = inOrder(dated.map((row) => row.applicationDate ?? ''));
	const down = inOrder(dated.map((row) => row.applicationDate ?? '').reverse());
	const size = dated.length;
	const kept = down.size > up.size ? new Set([...down].map((at) => size - 1 - at)) : up;
	return dated.filter((_, at) => !kept.has(at)).map((row) => problem(row, 'date-order', 'applicationDate'));
}

/** Places of a longest subsequence that never decreases. */
function inOrder(values: readonly string[]): Set<number> {
	const tails: number[] = [];
	const before: number[] = [];
	for (const [at, value] of values.entries()) {
		let [low, high] = [0, tails.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((values[tails[middle] ?? 0] ?? '') <= value) low = middle + 1;
			else high = middle;
		}
		before[at] = low === 0 ? -1 : (tails[low - 1] ?? -1);
		tails[low] = at;
	}
	const kept = new Set<number>();
	for (let at = tails.at(-1) ?? -1; at !== -1; at = before[at] ?? -1) kept.add(at);
	return kept;
}

/** Rows that share one numbering: those of one series of a year, over all sheets (a sheet a month). */
function volumesOf(rows: readonly ImportedRow[]): ImportedRow[][] {
	const volumes = new Map<string, ImportedRow[]>();
	for (const series of seriesOf(rows)) {
		const year = majorityYear(series);
		const key = year === null ? `sheet ${series[0]?.sheet ?? ''} ${String(series[0]?.sourceRow)}` : String(year);
		volumes.set(key, (volumes.get(key) ?? []).concat(series));
	}
	return [...volumes.values()];
}

function numberProblems(rows: readonly ImportedRow[]): Problem[] {
	const numbered = rows.filter((row) => row.number !== null);
	const byNumber = new Map<string, ImportedRow[]>();
	for (const row of numbered) {
		const same = byNumber.get(row.number ?? '');
		if (same) same.push(row);
		else byNumber.set(row.number ?? '', [row]);
	}
	const twice = [...byNumber.values()]
		.filter((same) => same.length > 1)
		.flatMap((same) => same.map((row) => problem(row, 'number-twice', 'number', row.number ?? '')));
	const firsts = new Map<number, ImportedRow>();
	for (const row of numbered) {
		const base = baseOf(row);
		if (base !== null && !firsts.has(base)) firsts.set(base, row);
	}
	const missing: Problem[] = [];
	let expected = 1;
	for (const [base, row] of [...firsts].sort((a, b) => a[0] - b[0])) {
		if (base - expected > NAMED_ONE_BY_ONE)
			missing.push(problem(row, 'number-missing', 'number', `${String(expected)}–${String(base - 1)}`));
		else
			for (let gap = expected; gap < base; gap++) missing.push(problem(row, 'number-missing', 'number', String(gap)));
		expected = base + 1;
	}
	return [...twice, ...missing];
}
