import type { Mrp, PayRate } from '#lib/register/index.js';
import type { Work } from './work.js';

/** An estimate, never an account: rates and МРП are what the lawyer entered. */
export interface PayEstimate {
	lines: PayLine[];
	/** Payable minutes for which the table has no rate, or no МРП of that day. */
	unpriced: number;
	/** Minutes beyond the limits: worked, and not in the estimate. */
	beyond: number;
	/** Whole tenge: the sum of the lines. */
	tenge: number;
}

interface PayLine {
	rate: Pick<PayRate, 'from' | 'assistanceKind' | 'category' | 'perHour'>;
	/** Tenge for one МРП. */
	mrp: number;
	minutes: number;
	/** Rounded to a whole tenge. */
	tenge: number;
}

/**
 * Estimates the pay of work by the lawyer's own table. Of the rates that fit a
 * piece of work the one that says most of it counts (kind and category, then
 * category, then kind, then neither), and of these the latest that began by
 * that day. Each line is rounded, and the lines add up.
 */
export function estimatePay(work: readonly Work[], rates: readonly PayRate[], mrps: readonly Mrp[]): PayEstimate {
	const lines = new Map<string, Omit<PayLine, 'tenge'>>();
	let unpriced = 0;
	let beyond = 0;
	for (const one of work) {
		beyond += one.minutes - one.payable;
		const rate = rateFor(one, rates);
		const mrp = latest(mrps, one.date);
		if (rate === undefined || mrp === undefined) {
			unpriced += one.payable;
			continue;
		}
		const key = `${rate.record} ${String(mrp.tenge)}`;
		const { from, assistanceKind, category, perHour } = rate;
		const line = lines.get(key) ?? { rate: { from, assistanceKind, category, perHour }, mrp: mrp.tenge, minutes: 0 };
		lines.set(key, { ...line, minutes: line.minutes + one.payable });
	}
	const priced = [...lines.values()].map((line) => ({
		...line,
		tenge: Math.round((line.minutes / 60) * (line.rate.perHour / 1000) * line.mrp)
	}));
	priced.sort((a, b) => b.tenge - a.tenge);
	return { lines: priced, unpriced, beyond, tenge: priced.reduce((sum, { tenge }) => sum + tenge, 0) };
}

function rateFor({ row, date }: Work, rates: readonly PayRate[]): PayRate | undefined {
	const { assistanceKind, category } = row.values;
	const fits = rates.filter(
		(rate) =>
			(rate.assistanceKind === null || rate.assistanceKind === assistanceKind) &&
			(rate.category === null || rate.category === category)
	);
	const weight = (rate: PayRate) => (rate.category === null ? 0 : 2) + (rate.assistanceKind === null ? 0 : 1);
	for (const wanted of [3, 2, 1, 0]) {
		const found = latest(
			fits.filter((rate) => weight(rate) === wanted),
			date
		);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** The last that began by that day; the lists are by day. */
const latest = <T extends { from: string }>(list: readonly T[], day: string): T | undefined =>
	list.findLast(({ from }) => from <= day);
