import type { OutCell } from '#lib/exchange/out/table.js';
import type { FormLanguage } from '#lib/paper/options.js';
import type { PayEstimate } from './pay.js';
import { FIGURES, type Figures, type Grouping, type Line, type Report } from './figures.js';
import { numberRuns } from './number-runs.js';
import { spanOf, type Period } from './period.js';
import {
	dayText,
	FIGURE_WORDS,
	GROUPING_WORDS,
	inWords,
	keyWords,
	monthWords,
	periodWords,
	REPORT_WORDS as W,
	type Words
} from './report-words.js';

/** A report as it leaves, in words: head, tables, notes. A PDF and a spreadsheet are made of the same. */
export interface ReportPaper {
	title: string;
	/** What is said of the whole, a label before each. */
	head: { label: string; value: string }[];
	tables: ReportTable[];
	notes: string[];
	language: FormLanguage;
	/** `yyyy-mm-dd` */
	made: string;
}

export interface ReportTable {
	title: string;
	headings: string[];
	/** Shares of the width, one for each column. */
	shares: number[];
	rows: ReportRow[];
}

export interface ReportRow {
	cells: OutCell[];
	/** From 0 to 1: how long the line's bar is; null for none. */
	bar: number | null;
	/** The line that adds the others up. */
	total: boolean;
}

export const text = (value: string): OutCell => ({ kind: 'text', text: value });
const number = (value: number): OutCell => ({ kind: 'number', number: value });
const minutes = (value: number): OutCell => ({ kind: 'minutes', minutes: value });
export const row = (...cells: OutCell[]): ReportRow => ({ cells, bar: null, total: false });

/** Which groupings stand in a report: the order is theirs. */
export const SECTIONS: readonly Grouping[] = ['kind', 'category', 'basis', 'body', 'locality', 'month'];

const figureCells = (figures: Figures): OutCell[] =>
	FIGURES.map((name) => (name === 'minutes' || name === 'payable' ? minutes(figures[name]) : number(figures[name])));

/** The table of one grouping, with the line that adds it up. */
export function groupTable(
	title: Words,
	first: string,
	lines: readonly { words: Words; figures: Figures }[],
	total: Figures,
	language: FormLanguage
): ReportTable {
	const most = Math.max(1, ...lines.map(({ figures }) => figures.minutes));
	return {
		title: inWords(title, language),
		headings: [first, ...FIGURES.map((name) => inWords(FIGURE_WORDS[name], language))],
		shares: [0.24, 0.08, 0.08, 0.1, 0.1, 0.11, 0.09, 0.09, 0.11],
		rows: [
			...lines.map(({ words, figures }): ReportRow => ({
				cells: [text(inWords(words, language)), ...figureCells(figures)],
				bar: figures.minutes / most,
				total: false
			})),
			{ cells: [text(inWords(W.total, language)), ...figureCells(total)], bar: null, total: true }
		]
	};
}

/** The table of a grouping of the register's own. */
export const groupingTable = (by: Grouping, lines: readonly Line[], total: Figures, language: FormLanguage) =>
	groupTable(
		GROUPING_WORDS[by],
		inWords(GROUPING_WORDS[by], language),
		lines.map((line) => ({ words: keyWords(by, line.key), figures: line })),
		total,
		language
	);

/** The head of any report: the period, whose it is, the day on which it was made. */
export function headOf(
	period: Period,
	whose: ReportPaper['head'],
	{ language, made }: Pick<ReportPaper, 'language' | 'made'>
): ReportPaper['head'] {
	const { from, to } = spanOf(period);
	return [
		{
			label: inWords(W.period, language),
			value: `${inWords(periodWords(period), language)} (${dayText(from)}–${dayText(to)})`
		},
		...whose,
		{ label: inWords(W.made, language), value: dayText(made) }
	];
}

/** Whether a grouping says anything: of a body or a locality only where one is recorded, of months only where there are several. */
export const isTelling = (by: Grouping, lines: readonly Line[]): boolean =>
	by === 'locality' || by === 'body' ? lines.some(({ key }) => key !== null) : by === 'month' ? lines.length > 1 : true;

/** A lawyer's own report. */
export function layoutReport(
	report: Report,
	{
		sections,
		language,
		made,
		pay
	}: { sections: readonly Grouping[]; language: FormLanguage; made: string; pay: boolean }
): ReportPaper {
	const said = (wording: Words) => inWords(wording, language);
	const { lawyer, total } = report;
	const groups = SECTIONS.filter((by) => sections.includes(by) && isTelling(by, report.groups[by])).map((by) =>
		groupingTable(by, report.groups[by], total, language)
	);
	return {
		title: said(W.title),
		head: headOf(
			report.period,
			lawyer === null
				? []
				: [
						{ label: said(W.association), value: lawyer.association },
						...(lawyer.practice === null ? [] : [{ label: said(W.practice), value: lawyer.practice }]),
						{ label: said(W.lawyer), value: lawyer.name },
						{ label: said(W.licence), value: lawyer.licence }
					],
			{ language, made }
		),
		tables: [
			summary(report, said),
			...groups,
			...limits(report, said),
			...(pay ? payTable(report.pay, said) : []),
			...closings(report, said)
		],
		notes: pay && report.pay.lines.length > 0 ? [said(W.payNote)] : [],
		language,
		made
	};
}

type Said = (wording: Words) => string;

function summary({ total, voided, undated }: Report, said: Said): ReportTable {
	const rows = FIGURES.map((name) =>
		row(
			text(said(FIGURE_WORDS[name])),
			name === 'minutes' || name === 'payable' ? minutes(total[name]) : number(total[name])
		)
	);
	return {
		title: said(W.summary),
		headings: [said(W.what), said(W.total)],
		shares: [0.7, 0.3],
		rows: [
			...rows,
			...(voided > 0 ? [row(text(said(W.voided)), number(voided))] : []),
			...(undated.rows > 0 ? [row(text(said(W.undated)), number(undated.rows))] : [])
		]
	};
}

function limits({ limits: { consultations, days } }: Report, said: Said): ReportTable[] {
	if (consultations.length + days.length === 0) return [];
	return [
		{
			title: said(W.limits),
			headings: [said(W.what), said(W.row), said(FIGURE_WORDS.minutes), said(W.over)],
			shares: [0.4, 0.24, 0.18, 0.18],
			rows: [
				...consultations.map((one) =>
					row(
						text(said(W.tooLong)),
						text(`№ ${one.number ?? '—'}`),
						minutes(one.minutes),
						minutes(one.minutes - one.limit)
					)
				),
				...days.map((one) =>
					row(
						text(said(W.longDay)),
						{ kind: 'day', day: one.date },
						minutes(one.minutes),
						minutes(one.minutes - one.limit)
					)
				)
			]
		}
	];
}

function payTable(pay: PayEstimate, said: Said): ReportTable[] {
	if (pay.lines.length === 0) return [];
	const rateWords = ({ rate }: PayEstimate['lines'][number]): string => {
		const of = [
			...(rate.assistanceKind === null ? [] : [said(keyWords('kind', rate.assistanceKind))]),
			...(rate.category === null ? [] : [said(keyWords('category', rate.category))])
		].join(', ');
		return `${of || said(W.anyRate)}, ${said(W.from)} ${dayText(rate.from)}: ${String(rate.perHour / 1000).replace('.', ',')} ${said(W.rateOf)}`;
	};
	return [
		{
			title: said(W.pay),
			headings: [said(W.rate), said(FIGURE_WORDS.minutes), said(W.mrp), said(W.tenge)],
			shares: [0.52, 0.14, 0.16, 0.18],
			rows: [
				...pay.lines.map((line) =>
					row(text(rateWords(line)), minutes(line.minutes), number(line.mrp), number(line.tenge))
				),
				...(pay.unpriced > 0 ? [row(text(said(W.unpriced)), minutes(pay.unpriced), null, null)] : []),
				...(pay.beyond > 0 ? [row(text(said(W.beyond)), minutes(pay.beyond), null, null)] : []),
				{ cells: [text(said(W.total)), null, null, number(pay.tenge)], bar: null, total: true }
			]
		}
	];
}

function closings({ closings: all }: Report, said: Said): ReportTable[] {
	if (all.length === 0) return [];
	return [
		{
			title: said(W.closings),
			headings: [W.month, W.closedOn, W.rowsThen, W.minutesThen, W.rowsNow, W.minutesNow, W.after].map(said),
			shares: [0.19, 0.12, 0.12, 0.12, 0.12, 0.12, 0.21],
			rows: all.map((one) =>
				row(
					text(said(monthWords(one.month))),
					{ kind: 'day', day: one.day },
					number(one.closedRows),
					minutes(one.closedMinutes),
					number(one.rows),
					minutes(one.minutes),
					text(numberRuns(one.after.map(({ number }) => number)) || '—')
				)
			)
		}
	];
}
