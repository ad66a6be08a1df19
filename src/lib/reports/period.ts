/** Periods of a report; all days and months are of the calendar in Kazakhstan. */
export const PERIOD_KINDS = ['month', 'quarter', 'half', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

export interface Period {
	kind: PeriodKind;
	year: number;
	/** Which of the year, from 1: of 12 months, 4 quarters, 2 halves; 1 for the year itself. */
	part: number;
}

const MONTHS: Record<PeriodKind, number> = { month: 1, quarter: 3, half: 6, year: 12 };

/** How many such periods a year has. */
export const partsOf = (kind: PeriodKind): number => 12 / MONTHS[kind];

/** Its months, `yyyy-mm`, in their order. */
export function monthsOf({ kind, year, part }: Period): string[] {
	const length = MONTHS[kind];
	return Array.from({ length }, (_, at) => `${String(year)}-${String((part - 1) * length + at + 1).padStart(2, '0')}`);
}

/** First and last day, both within. A month has days up to 31 here: text compares as it should. */
export function spanOf(period: Period): { from: string; to: string } {
	const months = monthsOf(period);
	return { from: `${months[0] ?? ''}-01`, to: lastDay(months.at(-1) ?? '') };
}

/** The last day of a month `yyyy-mm`. */
function lastDay(month: string): string {
	return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
}

/** The period of this kind in which a day lies. */
export function periodOf(day: string, kind: PeriodKind): Period {
	return { kind, year: Number(day.slice(0, 4)), part: Math.ceil(Number(day.slice(5, 7)) / MONTHS[kind]) };
}

/** So many periods later, or earlier. */
export function shifted({ kind, year, part }: Period, by: number): Period {
	const parts = partsOf(kind);
	const at = year * parts + part - 1 + by;
	return { kind, year: Math.floor(at / parts), part: (((at % parts) + parts) % parts) + 1 };
}

/** A period as files are named by it: what it is of, and nothing of what stands in them. */
export const periodName = ({ kind, year, part }: Period): string => `${String(year)}-${kind}-${String(part)}`;

/** The same period in another kind: the last of that kind which it touches. */
export const asKind = (period: Period, kind: PeriodKind): Period => periodOf(spanOf(period).to, kind);
