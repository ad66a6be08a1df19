import type { RecordBodies } from './bodies.js';
import type { NumberClash, Row, Volume } from './register.js';

/** More missing numbers than this are counted, not listed: one mistyped number can leave millions. */
const MOST_GAPS = 1000;
/** The highest whole number that a row can claim. */
const MOST = 999_999_999;
/** Sample rows lie in this volume, before any register of this kind; no volume continues its numbers. */
export const SAMPLE_YEAR = 1990;

/** A row's number in parts: "58" → 58 and 0, "58-1" → 58 and 1. */
export interface NumberParts {
	whole: number;
	/** 0 for a whole number. */
	sub: number;
}

/** Takes a claimed number apart; null for what is none. */
export function numberParts(number: string | null): NumberParts | null {
	if (number === null || !/^[1-9]\d{0,8}(-[1-9]\d{0,3})?$/.test(number)) return null;
	const dash = number.indexOf('-');
	return dash < 0
		? { whole: Number(number), sub: 0 }
		: { whole: Number(number.slice(0, dash)), sub: Number(number.slice(dash + 1)) };
}

/** Orders numbers as a register does: 9, 58, 58-1, 58-2, 58-10, 59; those without one last. */
export function compareNumbers(a: string | null, b: string | null): number {
	const one = numberParts(a);
	const other = numberParts(b);
	if (!one || !other) return Number(one === null) - Number(other === null);
	return one.whole - other.whole || one.sub - other.sub;
}

/** A row that keeps its number in any case: signed, in the portal or on paper, be it by the lawyer's word at import. */
export function isFixed(row: Row): boolean {
	const claimed = row.imported;
	return (
		row.signatures.length > 0 ||
		row.sent.length > 0 ||
		row.paper !== null ||
		[claimed?.onPaper, claimed?.inPortal, claimed?.signedByHand].includes(true)
	);
}

/**
 * A volume's numbers: whether they run without gap or double, and which comes
 * next. Rows struck out keep theirs. A sub-number ("58-1") fills no gap, and
 * shows that 58 should be there. `rows` are the volume's, in the order of their
 * numbers; `before` is the highest number that this volume continues, 0 where
 * it begins with 1. Nothing is renumbered.
 */
export function numberVolume(year: number, rows: readonly Row[], before: number): Volume {
	const clashes: NumberClash[] = [];
	const unnumbered: string[] = [];
	const gaps: string[] = [];
	let gapCount = 0;
	let first = before + 1;
	let highest = 0;
	/** All whole numbers below this are there or told of as missing. */
	let expected = 0;
	const expect = (number: number) => {
		gapCount += Math.max(0, number - expected);
		for (; expected < number && gaps.length < MOST_GAPS; expected++) gaps.push(String(expected));
		expected = Math.max(expected, number);
	};
	for (let at = 0; at < rows.length;) {
		const row = rows[at];
		const number = row?.values.number ?? null;
		const parts = numberParts(number);
		let next = at + 1;
		if (row && (number === null || !parts)) unnumbered.push(row.id);
		if (number !== null && parts) {
			if (expected === 0) expected = first = Math.min(first, parts.whole);
			expect(parts.whole);
			if (parts.sub === 0) expected = parts.whole + 1;
			highest = parts.whole;
			while (rows[next]?.values.number === number) next++;
			if (next > at + 1) clashes.push(clashOf(year, number, rows.slice(at, next)));
		}
		at = next;
	}
	if (highest > 0) expect(highest + 1);
	const next = Math.max(before, highest) + 1;
	return {
		year,
		rows: rows.length,
		highest,
		first,
		next: String(next <= MOST ? next : lowestFree(rows)),
		whole: gapCount === 0 && clashes.length === 0,
		gaps,
		gapCount,
		clashes,
		unnumbered
	};
}

function clashOf(volume: number, number: string, sharing: readonly Row[]): NumberClash {
	return {
		volume,
		number,
		rows: sharing.map((row) => row.id),
		fixed: sharing.filter(isFixed).map((row) => row.id)
	};
}

/** The highest number that a volume continues under these settings; volumes are those before it, by year. */
export function continuedFrom(earlier: readonly Volume[], numbering: RecordBodies['settings']['numbering']): number {
	if (numbering === 'yearly') return 0;
	return earlier.findLast((volume) => volume.highest > 0 && volume.year !== SAMPLE_YEAR)?.highest ?? 0;
}

function lowestFree(rows: readonly Row[]): number {
	const present = new Set(rows.map((row) => numberParts(row.values.number)?.whole));
	let free = 1;
	while (present.has(free)) free++;
	return free;
}
