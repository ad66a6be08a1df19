import type { PortalRecord } from '#lib/bridge/index.js';
import type { Wanted } from './contract.js';

/** How the pages cut a record's values: written for them, apart from what the engine has. */

/** `31.12.2026`, or with another mark between. */
export function dotted(day: string | null, between = '.'): string | null {
	return day === null ? null : day.split('-').reverse().join(between);
}

/** A day's year, month and day without leading zeros. */
export function threeParts(day: string | null): { year: string | null; month: string | null; day: string | null } {
	if (day === null) return { year: null, month: null, day: null };
	const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
	return { year: String(year), month: String(month), day: String(date) };
}

/** Minutes as the page counts them. */
export const time = {
	minutes: (minutes: number | null): Wanted => (minutes === null ? null : String(minutes)),
	/** `1:30`, hours with as many digits as asked. */
	clock: (minutes: number | null, digits = 1): Wanted =>
		minutes === null ? null : `${String(Math.floor(minutes / 60)).padStart(digits, '0')}:${two(minutes % 60)}`,
	/** `1.5`. */
	decimal: (minutes: number | null): Wanted => (minutes === null ? null : String(minutes / 60)),
	hours: (minutes: number | null): Wanted => (minutes === null ? null : String(Math.floor(minutes / 60))),
	rest: (minutes: number | null): Wanted => (minutes === null ? null : String(minutes % 60))
};
const two = (number: number) => String(number).padStart(2, '0');

/** Column 3 as one text: whatever its order, it holds the kind's words, №, date and body; nothing where no detail may leave. */
export function basis(record: PortalRecord, words: string | null): Wanted {
	const parts = [words, record.basisNumber, dotted(record.basisDate), record.basisBody];
	const known = parts.filter((part) => part !== null);
	return known.length === 0 ? null : { parts: known };
}

/** Column 7 as one text. */
export function eds(record: PortalRecord): Wanted {
	const known = [record.edsSigner, record.edsSerialNumber].filter((part) => part !== null);
	return known.length === 0 ? null : { parts: known };
}

/** The page's own code for a value, or null where it has none or more than one that would fit. */
export function code<K extends string>(value: K | null, codes: { readonly [k in K]?: string | null }): string | null {
	return value === null ? null : (codes[value] ?? null);
}

/** Numbers as people type them: `1,5` is `1.5`; no number is no text. */
export function figure(text: string | number | null | undefined): string {
	if (text === null || text === undefined || text === '') return '';
	const number = Number(String(text).replace(',', '.'));
	return Number.isNaN(number) ? String(text) : String(number);
}
