import { formAsKept, type PaperLog, type RecordBodies, type Register } from '#lib/register/index.js';
import { printable } from '../letters.js';
import type { FormLanguage } from '../options.js';
import { dayText, languagesOf, worded } from '../words.js';
import type { Block, Sheets } from './sheets.js';
import type { LogState } from './state.js';
import { LOG_WORDS as WORDS } from './words.js';

/** Lines on a sheet of our own printing where the log does not say how many it holds: about 14 mm each. */
const USUAL_LINES = 10;
type Language = 'kk' | 'ru';

export interface LogPrint {
	language: FormLanguage;
	/** The day on which it is made, `yyyy-mm-dd`. */
	today: string;
}

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

/** Rule 6: the act by which a log is disposed of after its time, and the protocol to it, each on pages of its own. */
export function layoutDisposal(
	register: Register,
	{ log, rows, lastDay, keptUntil }: LogState,
	disposal: RecordBodies['paper-log-disposed'],
	{ language, today }: LogPrint
): Sheets {
	const each = languagesOf(language);
	const both = (wording: { kk: string; ru: string }) => worded(wording, language);
	const until = dayText(keptUntil ?? disposal.date);
	const centred = (text: string, bold = true): Block => ({
		kind: 'text',
		text,
		size: bold ? 'title' : 'body',
		bold,
		align: 'center'
	});
	const body = (text: string): Block => ({ kind: 'text', text, size: 'body' });
	const names = disposal.members.map((name) => ({ role: '', name }));
	const foot: Block[] = [
		{ kind: 'gap', height: 8 },
		{ kind: 'signatures', names, stamp: null, date: dayText(disposal.date) }
	];
	const pairs = [
		{ label: both(WORDS.name), value: log.log },
		...(log.volume === undefined ? [] : [{ label: both(WORDS.volumeLabel), value: String(log.volume) }]),
		{ label: both(WORDS.sheets), value: String(log.sheets) },
		{ label: both(WORDS.rows), value: String(rows.length) },
		{
			label: both(WORDS.language),
			value: both({ kk: WORDS.languageName.kk[log.language], ru: WORDS.languageName.ru[log.language] })
		},
		{ label: both(WORDS.opened), value: dayText(log.opened) },
		...(log.closed === undefined ? [] : [{ label: both(WORDS.closed), value: dayText(log.closed) }]),
		...(lastDay === null ? [] : [{ label: both(WORDS.lastEntry), value: dayText(lastDay) }]),
		{ label: both(WORDS.keptUntil), value: until },
		{ label: both(WORDS.keptAt), value: log.place },
		...(disposal.how === undefined ? [] : [{ label: both(WORDS.how), value: disposal.how }])
	];
	const head: Block[] = [
		...[register.profile?.association ?? '', register.profile?.name ?? '']
			.filter(Boolean)
			.map((text): Block => ({ kind: 'text', text, size: 'body', align: 'center' })),
		{ kind: 'gap', height: 6 }
	];
	const act: Block[] = [
		...head,
		...each.flatMap((one) => [centred(WORDS.act[one](disposal.act)), centred(WORDS.actAbout[one], false)]),
		{ kind: 'gap', height: 3 },
		body(dayText(disposal.date)),
		{ kind: 'gap', height: 3 },
		...each.map((one) => body(WORDS.actText[one])),
		{ kind: 'pairs', pairs },
		...foot
	];
	const protocol: Block[] = [
		...head,
		...each.map((one) => centred(WORDS.protocol[one](disposal.act))),
		{ kind: 'gap', height: 3 },
		body(dayText(disposal.date)),
		{ kind: 'gap', height: 3 },
		body(`${both(WORDS.present)}: ${disposal.members.join(', ')}.`),
		...each.flatMap((one) => [
			body(`${WORDS.heard[one]}: ${WORDS.heardText[one](log.log, until)}`),
			body(`${WORDS.decided[one]}: ${WORDS.decidedText[one](log.log)}`)
		]),
		...foot
	];
	const page = both(WORDS.page);
	return printed({
		parts: [
			{ kind: 'flow', turned: false, middle: false, blocks: act, page },
			{ kind: 'flow', turned: false, middle: false, blocks: protocol, page }
		],
		documentTitle: said(WORDS.act, language, disposal.act),
		language: language === 'ru' ? 'ru' : 'kk',
		made: today
	});
}

const said = <A extends unknown[]>(
	words: { readonly [L in Language]: (...parts: A) => string },
	language: FormLanguage,
	...parts: A
): string => worded({ kk: words.kk(...parts), ru: words.ru(...parts) }, language);

/** Every text in letters that the face has; what it lacks is named. */
function printed(sheets: Omit<Sheets, 'missingLetters'>): Sheets {
	const missing = new Set<string>();
	const clean = <T>(value: T): T => {
		if (typeof value === 'string') {
			const { text, missing: lacking } = printable(value);
			for (const letter of lacking) missing.add(letter);
			return text as T;
		}
		if (Array.isArray(value)) return value.map(clean) as T;
		if (value !== null && typeof value === 'object')
			return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clean(one)])) as T;
		return value;
	};
	return { ...sheets, parts: clean(sheets.parts), missingLetters: [...missing] };
}
