import type { RecordBodies, Register } from '#lib/register/index.js';
import { dayText, languagesOf, said, worded } from '../words.js';
import { printed, type LogPrint } from './clean.js';
import type { Block, Sheets } from './sheets.js';
import type { LogState } from './state.js';
import { LOG_WORDS as WORDS } from './words.js';

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
