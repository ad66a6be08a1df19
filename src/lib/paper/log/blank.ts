import { formAsKept, type PaperLog, type Register } from '#lib/register/index.js';
import type { FormLanguage } from '../options.js';
import { dayText, languagesOf, said, worded } from '../words.js';
import { printed, type LogPrint } from './clean.js';
import type { Block, Sheets } from './sheets.js';
import { LOG_WORDS as WORDS } from './words.js';

/** Lines on a sheet of our own printing where the log does not say how many it holds: about 14 mm each. */
const USUAL_LINES = 10;

/**
 * A blank paper log (Rule 5): title page, numbered sheets of the official form,
 * certification sheet. Ink does the rest: nothing of the register is in it but
 * who keeps it.
 */
export function layoutBlankLog(register: Register, log: PaperLog, { language, today }: LogPrint): Sheets {
	const form = formAsKept(register.settings);
	const both = (wording: { kk: string; ru: string }) => worded(wording, language);
	const heading = (wording: { kk: string; ru: string }) =>
		languagesOf(language).flatMap((one, at) => (at === 0 ? [wording[one]] : ['', wording[one]]));
	const title: Block[] = [
		...languagesOf(language).map((one): Block => ({
			kind: 'text',
			text: form.annex[one],
			size: 'small',
			align: 'right'
		})),
		{ kind: 'gap', height: 14 },
		...languagesOf(language).map((one): Block => ({
			kind: 'text',
			text: form.title[one],
			size: 'title',
			bold: true,
			align: 'center'
		})),
		...(log.volume === undefined
			? []
			: [
					{
						kind: 'text',
						text: said(WORDS.volume, language, log.volume),
						size: 'title',
						align: 'center'
					} satisfies Block
				]),
		{ kind: 'gap', height: 6 },
		{ kind: 'line', value: register.profile?.association ?? '', caption: both(form.associationLine) },
		{ kind: 'line', value: register.profile?.name ?? '', caption: both(form.lawyerLine) },
		{ kind: 'gap', height: 4 },
		{
			kind: 'pairs',
			pairs: [
				{ label: both(WORDS.name), value: log.log },
				{ label: both(WORDS.opened), value: dayText(log.opened) },
				{ label: both(WORDS.closed), value: log.closed === undefined ? '' : dayText(log.closed) },
				{ label: both(WORDS.sheets), value: String(log.sheets) },
				{
					label: both(WORDS.language),
					value: both({ kk: WORDS.languageName.kk[log.language], ru: WORDS.languageName.ru[log.language] })
				},
				...(log.place === '' ? [] : [{ label: both(WORDS.keptAt), value: log.place }])
			]
		},
		{ kind: 'gap', height: 4 },
		...languagesOf(language).flatMap((one): Block[] => [
			{ kind: 'text', text: WORDS.ink[one], size: 'small' },
			{ kind: 'text', text: WORDS.kept[one], size: 'small' }
		])
	];
	return printed({
		parts: [
			{ kind: 'flow', turned: true, middle: false, blocks: title, page: null },
			{
				kind: 'grid',
				sheets: log.sheets,
				lines: log.lines ?? USUAL_LINES,
				headings: form.columns.map(heading),
				label: both(WORDS.sheet)
			},
			{ kind: 'flow', turned: true, middle: true, blocks: certification(register, log, language), page: null }
		],
		documentTitle: `${both(form.title)}; ${log.log}`,
		language: language === 'ru' ? 'ru' : 'kk',
		made: today
	});
}

/** Rule 5: numbered, stitched and sealed, so many sheets; who signs, and where the stamp goes. */
function certification(register: Register, log: PaperLog, language: FormLanguage): Block[] {
	const each = languagesOf(language);
	const stamp = worded(WORDS.stampOf[log.stamp], language);
	const name = register.profile?.name ?? '';
	const signs =
		log.stamp === 'own'
			? [{ role: worded(WORDS.lawyer, language), name }]
			: [
					{ role: [worded(WORDS.head, language), log.stampOf ?? ''].filter(Boolean).join(', '), name: '' },
					{ role: worded(WORDS.lawyer, language), name }
				];
	return [
		...each.map((one): Block => ({
			kind: 'text',
			text: WORDS.certified[one],
			size: 'title',
			bold: true,
			align: 'center'
		})),
		{ kind: 'gap', height: 8 },
		...each.map((one): Block => ({
			kind: 'text',
			text: WORDS.certifiedText[one](log.sheets),
			size: 'body',
			align: 'center'
		})),
		{ kind: 'gap', height: 12 },
		{
			kind: 'signatures',
			names: signs,
			stamp: `${worded(WORDS.stampPlace, language)} (${[stamp, log.stampOf ?? ''].filter(Boolean).join(': ')})`,
			date: worded(WORDS.dateLine, language)
		}
	];
}
