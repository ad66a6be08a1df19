import type { AssistanceKind, BasisKind, Category } from '#lib/bridge/index.js';
import { lang, t, type Option } from '../kit/words.js';

/** Wordings of the portals of this folder: other offices, other words than those of the kit. */

/** Both languages at once, as bilingual pages have it; the state language first. */
export const both = (ru: string, kk: string): string => `${kk} / ${ru}`;

/** Column 5 as a portal's directory would have it. */
export const assistance: readonly Option<AssistanceKind>[] = [
	{ value: '1', text: t('Правовое информирование граждан', 'Азаматтарға құқықтық ақпарат беру'), of: 'informing' },
	{
		value: '2',
		text: t(
			'Правовое консультирование (устное, письменное)',
			'Құқықтық консультация беру (ауызша немесе жазбаша түрде)'
		),
		of: 'consulting'
	},
	{
		value: '3',
		text: t(
			'Защита и представительство интересов в судах и иных органах',
			'Соттарда және өзге де органдарда мүдделерді қорғау және білдіру'
		),
		of: 'defence'
	},
	{
		value: '4',
		text: t('Иные правовые действия в интересах клиента', 'Клиенттің мүддесі үшін өзге де құқықтық әрекеттер жасау'),
		of: 'other'
	}
];

/** Column 5 in both languages at once. */
export const assistanceInBoth: readonly Option<AssistanceKind>[] = [
	{ value: 'INFORM', text: both('Правовое информирование', 'Құқықтық ақпарат беру'), of: 'informing' },
	{ value: 'CONSULT', text: both('Правовое консультирование', 'Құқықтық консультация беру'), of: 'consulting' },
	{
		value: 'DEFEND',
		text: both('Защита и представительство интересов', 'Мүдделерді қорғау және білдіру'),
		of: 'defence'
	},
	{ value: 'ACTS', text: both('Совершение иных правовых действий', 'Өзге де құқықтық әрекеттер жасау'), of: 'other' }
];

/** Column 3: documents as a portal's directory would have them. */
export const documents: readonly Option<BasisKind>[] = [
	{
		value: 'a1',
		text: t(
			'Постановление органа, ведущего уголовный процесс, о назначении защитника',
			'Қылмыстық процесті жүргізетін органның қорғаушыны тағайындау туралы қаулысы'
		),
		of: 'prosecution-order'
	},
	{
		value: 'a2',
		text: t('Постановление суда о назначении защитника', 'Соттың қорғаушыны тағайындау туралы қаулысы'),
		of: 'court-order'
	},
	{
		value: 'a3',
		text: t(
			'Определение суда об освобождении лица от оплаты юридической помощи',
			'Тұлғаны заң көмегіне ақы төлеуден босату туралы сот ұйғарымы'
		),
		of: 'civil-ruling'
	},
	{
		value: 'a4',
		text: t(
			'Постановление по делу об административном правонарушении',
			'Әкімшілік құқық бұзушылық туралы іс бойынша қаулы'
		),
		of: 'administrative-order'
	},
	{ value: 'a5', text: t('Заявление (ходатайство) лица', 'Тұлғаның өтініші (өтінішхаты)'), of: 'request' },
	{
		value: 'a6',
		text: t('Договор об оказании юридической помощи', 'Заң көмегін көрсету туралы шарт'),
		of: 'contract'
	},
	{
		value: 'a7',
		text: t('Уведомление о защите (представительстве)', 'Қорғау (өкілдік ету) туралы хабарлама'),
		of: 'notice'
	},
	{ value: 'a8', text: t('Поручение, поступившее из системы', 'Жүйеден түскен тапсырма'), of: 'assignment' }
];

/** The same in both languages. */
export const documentsInBoth: readonly Option<BasisKind>[] = [
	{
		value: '01',
		text: both('Постановление органа, ведущего уголовный процесс', 'Қылмыстық процесті жүргізетін органның қаулысы'),
		of: 'prosecution-order'
	},
	{ value: '02', text: both('Постановление суда', 'Сот қаулысы'), of: 'court-order' },
	{
		value: '03',
		text: both('Определение суда об освобождении от оплаты', 'Ақы төлеуден босату туралы сот ұйғарымы'),
		of: 'civil-ruling'
	},
	{
		value: '04',
		text: both('Постановление об административном правонарушении', 'Әкімшілік құқық бұзушылық туралы қаулы'),
		of: 'administrative-order'
	},
	{ value: '05', text: both('Заявление, ходатайство', 'Өтініш, өтінішхат'), of: 'request' },
	{ value: '06', text: both('Договор', 'Шарт'), of: 'contract' },
	{ value: '07', text: both('Уведомление о защите', 'Қорғау туралы хабарлама'), of: 'notice' },
	{ value: '08', text: both('Поручение', 'Тапсырма'), of: 'assignment' }
];

/** Branches of law, as a portal's directory would have them. */
export const branches: readonly Option<Category>[] = [
	{ value: '100', text: t('Уголовные дела', 'Қылмыстық істер'), of: 'criminal' },
	{
		value: '110',
		text: t('Дела об административных правонарушениях', 'Әкімшілік құқық бұзушылық туралы істер'),
		of: 'administrative-offence'
	},
	{ value: '120', text: t('Гражданские дела', 'Азаматтық істер'), of: 'civil' },
	{ value: '121', text: t('Семейные споры', 'Отбасылық даулар'), of: 'family' },
	{ value: '122', text: t('Трудовые споры', 'Еңбек даулары'), of: 'labour' },
	{ value: '123', text: t('Жилищные споры', 'Тұрғын үй даулары'), of: 'housing' },
	{
		value: '124',
		text: t('Пенсионное и социальное обеспечение', 'Зейнетақы және әлеуметтік қамсыздандыру'),
		of: 'social'
	},
	{
		value: '130',
		text: t('Административные споры (АППК)', 'Әкімшілік даулар (ӘРПК)'),
		of: 'administrative-justice'
	},
	{ value: '140', text: t('Исполнительное производство', 'Атқарушылық іс жүргізу'), of: 'enforcement' },
	{ value: '190', text: t('Прочие', 'Басқалары'), of: 'other' }
];

/** Months as a list of them has them, `1` to `12`. */
export const months: readonly Option[] = (
	lang === 'kk'
		? 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'
		: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'
)
	.split(' ')
	.map((text, at) => ({ value: String(at + 1), text, of: null }));

/** `1` to `last`, or `first` to `last`, as options. */
export const figures = (first: number, last: number): Option[] =>
	Array.from({ length: last - first + 1 }, (_, at) => String(first + at)).map((text) => ({
		value: text,
		text,
		of: null
	}));
