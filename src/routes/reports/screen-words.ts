import { getLocale, m } from '#lib/i18n/index.svelte.js';
import type { AssistanceKind, BasisKind, Category } from '#lib/register/index.js';
import type { FIGURES, Grouping } from '#lib/reports/figures.js';
import type { Period, PeriodKind } from '#lib/reports/period.js';
import { monthWords } from '#lib/reports/report-words.js';
import { assistanceWords, basisWords, categoryWords, valueWords } from '#lib/ui/words.js';

/* The words of the reports' screens, in the language of the screen. */
type Words<T extends string> = Record<T, () => string>;

export const FIGURE: Words<(typeof FIGURES)[number]> = {
	rows: m.report_figure_rows,
	minutes: m.report_figure_minutes,
	payable: m.report_figure_payable,
	late: m.report_figure_late,
	unsigned: m.report_figure_unsigned,
	unsent: m.report_figure_unsent,
	unpapered: m.report_figure_unpapered,
	unfinished: m.report_figure_unfinished
};

export const GROUPING: Words<Grouping> = {
	kind: m.report_by_kind,
	category: m.report_by_category,
	basis: m.report_by_basis,
	body: m.report_by_body,
	locality: m.report_by_locality,
	month: m.report_by_month
};

export const PERIOD_KIND: Words<PeriodKind> = {
	month: m.report_kind_month,
	quarter: m.report_kind_quarter,
	half: m.report_kind_half,
	year: m.report_kind_year
};

/** A month `yyyy-mm` in words. */
export function monthText(month: string): string {
	const locale = getLocale();
	if (locale !== 'en') return monthWords(month)[locale];
	return new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
		new Date(`${month}-01T00:00:00Z`)
	);
}

export function periodText({ kind, year, part }: Period): string {
	switch (kind) {
		case 'month':
			return monthText(`${String(year)}-${String(part).padStart(2, '0')}`);
		case 'quarter':
			return m.report_quarter_of({ year, part });
		case 'half':
			return m.report_half_of({ year, part });
		case 'year':
			return m.report_year_of({ year });
	}
}

/** What a line of a grouping is about. */
export function keyText(by: Grouping, key: string | null): string {
	if (key === null) return m.report_not_stated();
	switch (by) {
		case 'kind':
			return assistanceWords(key as AssistanceKind, null);
		case 'category':
			return categoryWords(key as Category);
		case 'basis':
			return basisWords(key as BasisKind);
		case 'locality':
			return valueWords('locality', key);
		case 'body':
			return key;
		case 'month':
			return monthText(key);
	}
}
