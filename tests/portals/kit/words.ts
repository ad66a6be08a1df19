import type { AssistanceKind, BasisKind, Category } from '#lib/bridge/index.js';

/** The words that the made-up portals use: their own, as different offices would word them. */
export type Lang = 'kk' | 'ru';
export interface Option<C extends string = string> {
	/** The portal's own code. */
	value: string;
	text: string;
	/** What it stands for in a record. */
	of: C | null;
}

export const lang: Lang = new URLSearchParams(location.search).get('lang') === 'kk' ? 'kk' : 'ru';
document.documentElement.lang = lang;

/** The wording in the page's language. */
export const t = (ru: string, kk: string): string => (lang === 'kk' ? kk : ru);

/** Which of the options stands for what. */
export function codesOf<C extends string>(options: readonly Option<C>[]): { [k in C]?: string | null } {
	const codes: { [k in C]?: string | null } = {};
	for (const { of, value } of options) {
		if (of === null) continue;
		// Two options for one thing: a careful person asks.
		codes[of] = of in codes ? null : value;
	}
	return codes;
}

/** The official headings, with or without the number of the column. */
export function heading(column: 1 | 2 | 3 | 4 | 5 | 6 | 7, numbered = false): string {
	const text = (lang === 'kk' ? HEADINGS_KK : HEADINGS_RU)[column - 1] ?? '';
	return numbered ? `${column}. ${text}` : text;
}
const HEADINGS_RU = [
	'№ п/п',
	'Дата обращения лица, обратившегося за гарантированной государством юридической помощью',
	'Наименование и реквизиты документа, являющегося основанием для оказания гарантированной государством юридической помощи',
	'Суть правового вопроса',
	'Вид оказанной гарантированной государством юридической помощи (защита и представительство интересов физических лиц в судах, органах уголовного преследования, иных государственных органах и негосударственных организациях)',
	'Время занятости адвоката при оказании гарантированной государством юридической помощи',
	'Подпись адвоката – при заполнении реестра на бумажном носителе либо сведения об ЭЦП адвоката – при заполнении реестра в электронной форме'
];
const HEADINGS_KK = [
	'Р/с №',
	'Мемлекет кепілдік берген заң көмегін сұрап өтініш жасаған тұлғаның өтініш жасаған күні',
	'Мемлекет кепілдік берген заң көмегін көрсетуге негіз болып табылатын құжаттың атауы мен деректемелері',
	'Құқықтық мәселенің мәні',
	'Көрсетілген мемлекет кепілдік берген заң көмегінің түрі (соттарда, қылмыстық қудалау органдарында, өзге де мемлекеттік органдарда және мемлекеттік емес ұйымдарда жеке тұлғалардың мүдделерін қорғау және білдіру)',
	'Адвокаттың мемлекет кепілдік берген заң көмегін көрсетумен айналысқан уақыты',
	'Тізілім қағаз жеткізгіште толтырылған жағдайда – адвокаттың қолтаңбасы, не электрондық нысанда толтырылған жағдайда – адвокаттың ЭЦҚ-сы туралы мәліметтер'
];

/** Column 5 in short. */
export const kinds: readonly Option<AssistanceKind>[] = [
	{ value: '10', text: t('Правовое информирование', 'Құқықтық ақпарат беру'), of: 'informing' },
	{ value: '20', text: t('Правовое консультирование', 'Құқықтық консультация беру'), of: 'consulting' },
	{ value: '30', text: t('Защита и представительство', 'Қорғау және өкілдік ету'), of: 'defence' },
	{ value: '40', text: t('Иные правовые действия', 'Өзге де құқықтық әрекеттер'), of: 'other' }
];

/** Column 5 in the words of the Law. */
export const kindsInLaw: readonly Option<AssistanceKind>[] = [
	{ value: 'INF', text: t('Правовое информирование', 'Құқықтық ақпарат беру'), of: 'informing' },
	{ value: 'CONS', text: t('Правовое консультирование', 'Құқықтық консультация беру'), of: 'consulting' },
	{
		value: 'DEF',
		text: t(
			'Защита и представительство интересов физических лиц в судах, органах уголовного преследования, иных государственных органах и негосударственных организациях',
			'Соттарда, қылмыстық қудалау органдарында, өзге де мемлекеттік органдарда және мемлекеттік емес ұйымдарда жеке тұлғалардың мүдделерін қорғау және білдіру'
		),
		of: 'defence'
	},
	{
		value: 'OTH',
		text: t(
			'Совершение иных правовых действий для защиты законных интересов клиента во взаимодействии с любыми лицами, являющимися участниками действующих или возможных правоотношений с клиентом',
			'Клиентпен қолданыстағы немесе ықтимал құқықтық қатынастардың қатысушылары болып табылатын кез келген тұлғалармен өзара әрекеттесе отырып, клиенттің заңды мүдделерін қорғау үшін өзге де құқықтық әрекеттер жасау'
		),
		of: 'other'
	}
];

/** Column 5 with the defence cut in two: which of them, the record does not say. */
export const kindsCut: readonly Option<AssistanceKind>[] = [
	{ value: 'i', text: t('Информирование', 'Ақпарат беру'), of: 'informing' },
	{ value: 'c', text: t('Консультирование', 'Консультация беру'), of: 'consulting' },
	{ value: 'p', text: t('Защита', 'Қорғау'), of: null },
	{ value: 'r', text: t('Представительство', 'Өкілдік ету'), of: null },
	{ value: 'o', text: t('Иное', 'Өзге'), of: 'other' }
];

/** Column 3: kinds of documents, each in the words of the Law. */
export const bases: readonly Option<BasisKind>[] = [
	{
		value: 'B01',
		text: t('Постановление органа, ведущего уголовный процесс', 'Қылмыстық процесті жүргізетін органның қаулысы'),
		of: 'prosecution-order'
	},
	{ value: 'B02', text: t('Постановление суда', 'Соттың қаулысы'), of: 'court-order' },
	{
		value: 'B03',
		text: t(
			'Определение суда об освобождении от оплаты юридической помощи',
			'Соттың заң көмегіне ақы төлеуден босату туралы ұйғарымы'
		),
		of: 'civil-ruling'
	},
	{
		value: 'B04',
		text: t(
			'Постановление органа (должностного лица), рассматривающего дело об административном правонарушении',
			'Әкімшілік құқық бұзушылық туралы істі қарайтын органның (лауазымды адамның) қаулысы'
		),
		of: 'administrative-order'
	},
	{ value: 'B05', text: t('Заявление / ходатайство лица', 'Өтініш / өтінішхат'), of: 'request' },
	{
		value: 'B06',
		text: t('Письменный договор об оказании юридической помощи', 'Заң көмегін көрсету туралы жазбаша шарт'),
		of: 'contract'
	},
	{
		value: 'B07',
		text: t('Письменное уведомление о защите (представительстве)', 'Қорғау (өкілдік ету) туралы жазбаша хабарлама'),
		of: 'notice'
	},
	{ value: 'B08', text: t('Заявка / поручение из системы', 'Тапсырма'), of: 'assignment' }
];

/** Column 3 in an office's own short words; the request is cut in two. */
export const basesInShort: readonly Option<BasisKind>[] = [
	{
		value: '1',
		text: t('Постановление органа уголовного преследования', 'Қылмыстық қудалау органының қаулысы'),
		of: 'prosecution-order'
	},
	{ value: '2', text: t('Постановление суда', 'Соттың қаулысы'), of: 'court-order' },
	{ value: '3', text: t('Определение суда', 'Соттың ұйғарымы'), of: 'civil-ruling' },
	{ value: '4', text: t('Заявление', 'Өтініш'), of: 'request' },
	{ value: '5', text: t('Ходатайство', 'Өтінішхат'), of: 'request' },
	{ value: '6', text: t('Договор', 'Шарт'), of: 'contract' },
	{ value: '7', text: t('Уведомление о защите', 'Қорғау туралы хабарлама'), of: 'notice' },
	{ value: '8', text: t('Поручение', 'Тапсырма'), of: 'assignment' }
];

/** Categories of the issue. */
export const categories: readonly Option<Category>[] = [
	{ value: 'crim', text: t('Уголовное', 'Қылмыстық'), of: 'criminal' },
	{
		value: 'adm',
		text: t('Об административном правонарушении', 'Әкімшілік құқық бұзушылық'),
		of: 'administrative-offence'
	},
	{ value: 'civ', text: t('Гражданское', 'Азаматтық'), of: 'civil' },
	{ value: 'fam', text: t('Семейное', 'Отбасылық'), of: 'family' },
	{ value: 'lab', text: t('Трудовое', 'Еңбек'), of: 'labour' },
	{ value: 'hou', text: t('Жилищное', 'Тұрғын үй'), of: 'housing' },
	{ value: 'soc', text: t('Социальное обеспечение', 'Әлеуметтік қамсыздандыру'), of: 'social' },
	{
		value: 'adj',
		text: t('Административное судопроизводство', 'Әкімшілік сот ісін жүргізу'),
		of: 'administrative-justice'
	},
	{ value: 'enf', text: t('Исполнительное производство', 'Атқарушылық іс жүргізу'), of: 'enforcement' },
	{ value: 'oth', text: t('Иное', 'Өзге'), of: 'other' }
];

/** The words of a chosen kind of document as a text field would hold them, in either case of the first letter. */
export function wordsOf<C extends string>(value: C | null, options: readonly Option<C>[]): string | null {
	return options.find(({ of }) => of === value && value !== null)?.text ?? null;
}
