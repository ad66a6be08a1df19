import {
	isStateBasis,
	isUnfinished,
	isUnpapered,
	isUnsent,
	isUnsigned,
	timeWarnings,
	type Register,
	type Row
} from '#lib/register/index.js';
import { closingsIn, type MonthClosing } from './closing.js';
import { estimatePay, type PayEstimate } from './pay.js';
import { spanOf, type Period } from './period.js';
import { standing, workOf, type Work } from './work.js';

/** By what a report groups. `body`: who issued the document, of documents of the state only. */
export const GROUPINGS = ['kind', 'category', 'basis', 'locality', 'body', 'month'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const FIGURES = ['rows', 'minutes', 'payable', 'late', 'unsigned', 'unsent', 'unpapered', 'unfinished'] as const;
/**
 * `rows`: applied within the period; what is late or left to do is counted of
 * these. `minutes`: worked within the period, also on rows of earlier ones;
 * `payable`: those of them that lie within the limits.
 */
export type Figures = Record<(typeof FIGURES)[number], number>;

export interface Line extends Figures {
	/** A code of the register, the name of a body, or a month `yyyy-mm`; null where the row does not say. */
	key: string | null;
}

export interface Report {
	period: Period;
	from: string;
	to: string;
	lawyer: { name: string; association: string; licence: string; practice: string | null } | null;
	total: Figures;
	/** The lines of each grouping, the most minutes first (months: in their order). Each adds up to the total. */
	groups: Record<Grouping, Line[]>;
	/** Rows of the period that were struck out whole; they count nowhere else. */
	voided: number;
	/** Rows of the period's year that are in no period, having no date of application. */
	undated: { rows: number; minutes: number };
	/** Consultations over 2 hours, and days over 8. */
	limits: {
		consultations: { row: string; number: string | null; minutes: number; limit: number }[];
		days: { date: string; minutes: number; limit: number }[];
	};
	pay: PayEstimate;
	closings: MonthClosing[];
}

export const noFigures = (): Figures => ({
	rows: 0,
	minutes: 0,
	payable: 0,
	late: 0,
	unsigned: 0,
	unsent: 0,
	unpapered: 0,
	unfinished: 0
});

/** The figures of a period, from the register's own rows. Samples and rows struck out do not count. Pure. */
export function makeReport(register: Register, period: Period, today: string): Report {
	const { from, to } = spanOf(period);
	const isWithin = (day: string | null): day is string => day !== null && day >= from && day <= to;
	const counting = standing(register.rows);
	const rows = counting.filter(({ values }) => isWithin(values.applicationDate));
	const { work, undated } = workOf(register.rows);
	const done = work.filter(({ date }) => isWithin(date));
	const touched = new Set([...rows, ...done.map(({ row }) => row)].map(({ id }) => id));
	// A day over 8 hours within the period is made of nothing but rows that were touched within it.
	const warnings = timeWarnings(
		counting.filter(({ id }) => touched.has(id)),
		today
	);
	const byId = new Map(counting.map((row) => [row.id, row]));
	const lost = counting.filter(({ volume, values }) => volume === period.year && values.applicationDate === null);
	const { profile } = register;
	return {
		period,
		from,
		to,
		lawyer: profile && {
			name: profile.name,
			association: profile.association,
			licence: profile.licence,
			practice: profile.practiceName ?? null
		},
		total: add(rows, done),
		groups: Object.fromEntries(GROUPINGS.map((by) => [by, linesOf(by, rows, done)])) as Report['groups'],
		voided: register.rows.filter(({ voided, values }) => voided !== null && isWithin(values.applicationDate)).length,
		undated: {
			rows: lost.length,
			minutes: undated.reduce((sum, one) => sum + (one.row.volume === period.year ? one.minutes : 0), 0)
		},
		limits: {
			consultations: warnings.flatMap((one) => {
				if (one.kind !== 'consultation-too-long' || one.row === null || !touched.has(one.row)) return [];
				const { row, minutes, limit } = one;
				return [{ row, number: byId.get(row)?.values.number ?? null, minutes, limit }];
			}),
			days: warnings.flatMap((one) =>
				one.kind === 'day-too-long' && isWithin(one.date)
					? [{ date: one.date, minutes: one.minutes, limit: one.limit }]
					: []
			)
		},
		pay: estimatePay(done, register.payRates, register.mrp),
		closings: closingsIn(register, period, work)
	};
}

function add(rows: readonly Row[], work: readonly Work[]): Figures {
	const figures = noFigures();
	for (const row of rows) {
		figures.rows += 1;
		figures.late += Number(row.late !== null);
		figures.unsigned += Number(isUnsigned(row));
		figures.unsent += Number(isUnsent(row));
		figures.unpapered += Number(isUnpapered(row));
		figures.unfinished += Number(isUnfinished(row));
	}
	for (const { minutes, payable } of work) {
		figures.minutes += minutes;
		figures.payable += payable;
	}
	return figures;
}

function linesOf(by: Grouping, rows: readonly Row[], work: readonly Work[]): Line[] {
	const groups = new Map<string | null, { rows: Row[]; work: Work[] }>();
	const group = (key: string | null) => {
		const known = groups.get(key) ?? { rows: [], work: [] };
		groups.set(key, known);
		return known;
	};
	for (const row of rows) group(keyOf(by, row, row.values.applicationDate)).rows.push(row);
	for (const one of work) group(keyOf(by, one.row, one.date)).work.push(one);
	const lines = [...groups].map(([key, members]): Line => ({ key, ...add(members.rows, members.work) }));
	const order = (a: Line, b: Line) => ((a.key ?? '\uffff') < (b.key ?? '\uffff') ? -1 : 1);
	return lines.sort(by === 'month' ? order : (a, b) => b.minutes - a.minutes || b.rows - a.rows || order(a, b));
}

function keyOf(by: Grouping, { values }: Row, day: string | null): string | null {
	switch (by) {
		case 'kind':
			return values.assistanceKind;
		case 'category':
			return values.category;
		case 'basis':
			return values.basisKind;
		case 'locality':
			return values.locality;
		case 'body': {
			// Who received a person's own request is a detail of the application, and that is secret (Law, art. 37).
			const body = isStateBasis(values.basisKind) ? values.basisBody?.trim().replace(/\s+/g, ' ') : '';
			return body === undefined || body === '' ? null : body;
		}
		case 'month':
			return day?.slice(0, 7) ?? null;
	}
}
