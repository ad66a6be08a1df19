import { cellText, type OutTable } from '#lib/exchange/out/table.js';
import { printed } from '#lib/paper/log/clean.js';
import type { Block, Sheets } from '#lib/paper/log/sheets.js';
import type { ReportPaper } from './report-paper.js';
import { inWords, REPORT_WORDS } from './report-words.js';

/** About so many digits stand in the width of a printed page. */
const DIGITS = 130;

/** A report as the sheets of a spreadsheet, a table on each; figures are figures. */
export function reportTables({ title, head, tables, notes }: ReportPaper): OutTable[] {
	return tables.map((table, at) => ({
		name: table.title,
		head: [
			{ text: title, look: 'title' as const },
			...head.map(({ label, value }) => ({ text: `${label}: ${value}`, look: 'caption' as const })),
			...(at === 0 ? notes : []).map((note) => ({ text: note, look: 'caption' as const })),
			{ text: table.title, look: 'value' as const }
		],
		headings: table.headings,
		numbered: 0,
		widths: table.shares.map((share) => Math.max(12, Math.round(share * DIGITS))),
		rows: table.rows.map(({ cells }) => ({ cells, struck: false }))
	}));
}

/** A report as papers for print: A4, upright, tables with bars. */
export function reportSheets({ title, head, tables, notes, language, made }: ReportPaper): Sheets {
	const blocks: Block[] = [
		{ kind: 'text', text: title, size: 'title', bold: true, align: 'center' },
		{ kind: 'gap', height: 3 },
		{ kind: 'pairs', pairs: head },
		...tables.flatMap(({ title: heading, headings, shares, rows }): Block[] => [
			{
				kind: 'table',
				title: heading,
				columns: headings.map((words, at) => ({ words, share: shares[at] ?? 0, right: at > 0 })),
				rows: rows.map(({ cells, bar, total }) => ({ cells: cells.map(cellText), bar, total }))
			}
		]),
		...notes.map((note): Block => ({ kind: 'text', text: note, size: 'small' }))
	];
	return printed({
		parts: [{ kind: 'flow', turned: false, middle: false, blocks, page: inWords(REPORT_WORDS.page, language) }],
		documentTitle: title,
		language: language === 'ru' ? 'ru' : 'kk',
		made
	});
}
