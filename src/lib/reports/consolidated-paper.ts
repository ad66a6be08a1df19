import type { FormLanguage } from '#lib/paper/options.js';
import type { Consolidated, LeftOutWhy } from './consolidate.js';
import { groupingTable, groupTable, headOf, isTelling, row, text, type ReportPaper } from './report-paper.js';
import { FILE_GROUPINGS } from './report-file.js';
import { inWords, REPORT_WORDS as W, type Words } from './report-words.js';

/** Why a file is not in the sum, on paper. */
const WHY: { readonly [K in LeftOutWhy['kind']]: Words } = {
	'not-a-report': { kk: 'есеп файлы емес немесе бүлінген', ru: 'не файл отчёта или повреждён' },
	newer: { kk: 'бағдарламаның жаңа нұсқасымен жасалған', ru: 'сделан более новой версией программы' },
	altered: { kk: 'жасалғаннан кейін өзгертілген', ru: 'изменён после составления' },
	contradicts: { kk: 'сандары өзара сәйкес емес', ru: 'цифры не сходятся между собой' },
	'other-period': { kk: 'басқа кезең', ru: 'другой период' },
	'same-file': { kk: 'сол файл екінші рет', ru: 'тот же файл повторно' },
	replaced: { kk: 'кейінірек жасалғаны есептелді', ru: 'учтён более поздний' }
};

/** The consolidated report as it leaves: the sum with each lawyer's line, who is missing, what was left out. */
export function layoutConsolidated(
	whole: Consolidated,
	{ language, made, office }: { language: FormLanguage; made: string; office: string }
): ReportPaper {
	const said = (wording: Words) => inWords(wording, language);
	const same = (words: string): Words => ({ kk: words, ru: words });
	const byLawyer = groupTable(
		W.lawyers,
		said(W.lawyer),
		whole.lawyers.map(({ name, licence, figures }) => ({
			words: same(licence === '' ? name : `${name}, ${licence}`),
			figures
		})),
		whole.total,
		language
	);
	return {
		title: said(W.consolidated),
		head: headOf(whole.period, office === '' ? [] : [{ label: said(W.association), value: office }], {
			language,
			made
		}),
		tables: [
			byLawyer,
			...FILE_GROUPINGS.filter((by) => isTelling(by, whole.groups[by])).map((by) =>
				groupingTable(by, whole.groups[by], whole.total, language)
			),
			...(whole.missing.length === 0
				? []
				: [
						{
							title: said(W.missing),
							headings: [said(W.lawyer)],
							shares: [1],
							rows: whole.missing.map((name) => row(text(name)))
						}
					]),
			...(whole.leftOut.length === 0
				? []
				: [
						{
							title: said(W.leftOut),
							headings: [said(W.file), said(W.lawyer), said(W.why)],
							shares: [0.34, 0.33, 0.33],
							rows: whole.leftOut.map(({ file, lawyer, why }) =>
								row(text(file), text(lawyer ?? '—'), text(said(WHY[why.kind])))
							)
						}
					])
		],
		notes: [],
		language,
		made
	};
}
