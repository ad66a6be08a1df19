import type { RecordBodies, Register } from '#lib/register/index.js';
import { dayText, languagesOf, said, worded } from '../words.js';
import { printed, type LogPrint } from './clean.js';
import type { Block, Sheets } from './sheets.js';
import { LOG_WORDS } from './words.js';

/** Words of the act over copies of documents: our own, from the Standard's terms (1.5, 1.11). */
const WORDS = {
	about: {
		kk: 'Құжаттардың электрондық көшірмелерін сақтау мерзімі өткендіктен жою туралы',
		ru: 'об уничтожении электронных копий документов за истечением срока хранения'
	},
	text: {
		kk: 'Төменде қол қойғандар Стандарттың 1.5 және 1.11-тармақтарына сәйкес мына электрондық көшірмелерді барлық құрылғылардан, шифрлау кілттерімен бірге жойды:',
		ru: 'Нижеподписавшиеся в соответствии с пунктами 1.5 и 1.11 Стандарта уничтожили на всех устройствах вместе с ключами шифрования следующие электронные копии:'
	},
	item: {
		kk: (number: string, title: string, pages: number) =>
			`тізілімнің ${number}-жолы: «${title}», бет: ${String(pages)}`,
		ru: (number: string, title: string, pages: number) =>
			`строка реестра ${number}: «${title}», страниц: ${String(pages)}`
	},
	heard: {
		kk: (count: number) => `Құжаттардың ${String(count)} электрондық көшірмесін сақтау мерзімі аяқталғаны туралы.`,
		ru: (count: number) => `Об истечении срока хранения электронных копий документов, всего ${String(count)}.`
	},
	decided: {
		kk: 'Көшірмелер адвокаттық құпияны құрайтын мәліметтерді қалпына келтіруге болмайтындай етіп жойылсын, бұл туралы акт жасалсын.',
		ru: 'Уничтожить копии способом, исключающим восстановление сведений, составляющих адвокатскую тайну, о чём составить акт.'
	},
	count: { kk: 'Көшірме саны', ru: 'Копий' }
} as const;

/** Standard 1.11: the act by which copies of documents were disposed of, and the protocol to it, each on pages of its own. Clients are not named. */
export function layoutCopiesDisposal(
	register: Pick<Register, 'rows' | 'profile'>,
	disposal: RecordBodies['copies-disposed'],
	{ language, today }: LogPrint
): Sheets {
	const each = languagesOf(language);
	const both = (wording: { kk: string; ru: string }) => worded(wording, language);
	const numberOf = (row: string) => register.rows.find(({ id }) => id === row)?.values.number ?? '—';
	const text = (words: string, more: Partial<Block & { kind: 'text' }> = {}): Block => ({
		kind: 'text',
		text: words,
		size: 'body',
		...more
	});
	const gap = (height: number): Block => ({ kind: 'gap', height });
	const head = (title: (language: 'kk' | 'ru') => string): Block[] => [
		...[register.profile?.association ?? '', register.profile?.name ?? '']
			.filter(Boolean)
			.map((line) => text(line, { align: 'center' })),
		gap(6),
		...each.map((one) => text(title(one), { size: 'title', bold: true, align: 'center' })),
		gap(3),
		text(dayText(disposal.date)),
		gap(3)
	];
	const names = disposal.members.map((name) => ({ role: '', name }));
	const foot: Block[] = [gap(8), { kind: 'signatures', names, stamp: null, date: dayText(disposal.date) }];
	const items = disposal.items.map(({ row, title, blobs }, at) => {
		const say = {
			kk: WORDS.item.kk(numberOf(row), title, blobs.length),
			ru: WORDS.item.ru(numberOf(row), title, blobs.length)
		};
		return text(`${String(at + 1)}. ${both(say)}`);
	});
	const pairs = [
		{ label: both(WORDS.count), value: String(disposal.items.length) },
		...(disposal.how === undefined ? [] : [{ label: both(LOG_WORDS.how), value: disposal.how }])
	];
	const act: Block[] = [
		...head((one) => LOG_WORDS.act[one](disposal.act)),
		...each.map((one) => text(WORDS.about[one], { align: 'center' })),
		gap(3),
		...each.map((one) => text(WORDS.text[one])),
		...items,
		{ kind: 'pairs', pairs },
		...foot
	];
	const protocol: Block[] = [
		...head((one) => LOG_WORDS.protocol[one](disposal.act)),
		text(`${both(LOG_WORDS.present)}: ${disposal.members.join(', ')}.`),
		...each.flatMap((one) => [
			text(`${LOG_WORDS.heard[one]}: ${WORDS.heard[one](disposal.items.length)}`),
			text(`${LOG_WORDS.decided[one]}: ${WORDS.decided[one]}`)
		]),
		...foot
	];
	const page = both(LOG_WORDS.page);
	return printed({
		parts: [
			{ kind: 'flow', turned: false, middle: false, blocks: act, page },
			{ kind: 'flow', turned: false, middle: false, blocks: protocol, page }
		],
		documentTitle: said(LOG_WORDS.act, language, disposal.act),
		language: language === 'ru' ? 'ru' : 'kk',
		made: today
	});
}
