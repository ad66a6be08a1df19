import type { AssistanceKind, BasisKind, Category } from '#lib/bridge/index.js';
import { t, type Option } from '../kit/words.js';

/** Wordings of the portals of this folder: those of a fourth set of offices. */

/** Column 3 with the kind of case in brackets. */
export const papers: readonly Option<BasisKind>[] = [
	{
		value: '01',
		text: t(
			'Постановление о назначении защитника (орган, ведущий уголовный процесс)',
			'Қорғаушы тағайындау туралы қаулы (қылмыстық процесті жүргізетін орган)'
		),
		of: 'prosecution-order'
	},
	{ value: '02', text: t('Постановление суда (уголовное дело)', 'Сот қаулысы (қылмыстық іс)'), of: 'court-order' },
	{
		value: '03',
		text: t(
			'Определение суда (гражданское дело, освобождение от оплаты)',
			'Сот ұйғарымы (азаматтық іс, ақы төлеуден босату)'
		),
		of: 'civil-ruling'
	},
	{
		value: '04',
		text: t('Постановление по делу об адм. правонарушении', 'Әкімшілік құқық бұзушылық туралы іс бойынша қаулы'),
		of: 'administrative-order'
	},
	{ value: '05', text: t('Письменное заявление (ходатайство)', 'Жазбаша өтініш (өтінішхат)'), of: 'request' },
	{ value: '06', text: t('Договор об оказании юр. помощи', 'Заң көмегін көрсету туралы шарт'), of: 'contract' },
	{
		value: '07',
		text: t('Уведомление о защите (представительстве)', 'Қорғау (өкілдік ету) туралы хабарлама'),
		of: 'notice'
	},
	{ value: '08', text: t('Поручение ЕИС ЮП', 'ЗК БАЖ тапсырмасы'), of: 'assignment' },
	{ value: '99', text: t('Прочий документ', 'Басқа құжат'), of: null }
];

/** Column 3 by the alphabet of the Russian page, with papers that no record has. */
export const papersByAlphabet: readonly Option<BasisKind>[] = [
	{ value: 'agr', text: t('Договор (письменный)', 'Шарт (жазбаша)'), of: 'contract' },
	{ value: 'app', text: t('Заявление, ходатайство', 'Өтініш, өтінішхат'), of: 'request' },
	{
		value: 'rul',
		text: t('Определение суда об освобождении от оплаты', 'Төлемнен босату туралы сот ұйғарымы'),
		of: 'civil-ruling'
	},
	{
		value: 'adm',
		text: t('Постановление – дело об административном правонарушении', 'Қаулы – әкімшілік құқық бұзушылық туралы іс'),
		of: 'administrative-order'
	},
	{
		value: 'inv',
		text: t('Постановление органа, ведущего уголовный процесс', 'Қылмыстық процесті жүргізетін орган қаулысы'),
		of: 'prosecution-order'
	},
	{ value: 'crt', text: t('Постановление суда', 'Сот қаулысы'), of: 'court-order' },
	{ value: 'asg', text: t('Поручение (заявка) в системе', 'Жүйедегі тапсырма (өтінім)'), of: 'assignment' },
	{
		value: 'asp',
		text: t('Справка о получении адресной социальной помощи', 'Атаулы әлеуметтік көмек алу туралы анықтама'),
		of: null
	},
	{
		value: 'ntc',
		text: t('Уведомление о защите / представительстве', 'Қорғау / өкілдік ету туралы хабарлама'),
		of: 'notice'
	}
];

/** Column 5 as a directory of the ministry shortens it. */
export const aid: readonly Option<AssistanceKind>[] = [
	{ value: 'PI', text: t('Правовое информирование', 'Құқықтық ақпараттандыру'), of: 'informing' },
	{ value: 'PK', text: t('Правовое консультирование', 'Құқықтық кеңес беру'), of: 'consulting' },
	{
		value: 'ZP',
		text: t(
			'Защита и представительство интересов физ. лиц в судах, органах уголовного преследования, иных гос. органах и НПО',
			'Соттарда, қылмыстық қудалау органдарында, өзге де мемлекеттік органдар мен ҮЕҰ-да жеке тұлғалардың мүдделерін қорғау және білдіру'
		),
		of: 'defence'
	},
	{ value: 'IP', text: t('Иные правовые действия', 'Өзге де құқықтық әрекеттер'), of: 'other' }
];

/** Column 5 for buttons that stand in one line. */
export const aidOnButtons: readonly Option<AssistanceKind>[] = [
	{ value: '1', text: t('Информирование', 'Ақпарат беру'), of: 'informing' },
	{ value: '2', text: t('Консультирование', 'Консультация беру'), of: 'consulting' },
	{ value: '3', text: t('Защита и представительство', 'Қорғау және өкілдік ету'), of: 'defence' },
	{ value: '4', text: t('Иная помощь', 'Өзге көмек'), of: 'other' }
];

/** Categories as kinds of cases, with the numbers of the directory. */
export const cases: readonly Option<Category>[] = [
	{ value: '100', text: t('01 – Уголовные дела', '01 – Қылмыстық істер'), of: 'criminal' },
	{
		value: '200',
		text: t('02 – Дела об адм. правонарушениях', '02 – Әкімшілік құқық бұзушылық туралы істер'),
		of: 'administrative-offence'
	},
	{ value: '300', text: t('03 – Гражданские дела (общие)', '03 – Азаматтық істер (жалпы)'), of: 'civil' },
	{ value: '310', text: t('04 – Семейные споры', '04 – Отбасылық даулар'), of: 'family' },
	{ value: '320', text: t('05 – Трудовые споры', '05 – Еңбек даулары'), of: 'labour' },
	{ value: '330', text: t('06 – Жилищные споры', '06 – Тұрғын үй даулары'), of: 'housing' },
	{
		value: '340',
		text: t('07 – Пенсионное и социальное обеспечение', '07 – Зейнетақымен және әлеуметтік қамсыздандыру'),
		of: 'social'
	},
	{
		value: '400',
		text: t('08 – Административные дела (АППК)', '08 – Әкімшілік істер (ӘРПК)'),
		of: 'administrative-justice'
	},
	{ value: '500', text: t('09 – Исполнительное производство', '09 – Атқарушылық іс жүргізу'), of: 'enforcement' },
	{ value: '900', text: t('10 – Прочие', '10 – Басқалар'), of: 'other' }
];

/** Categories as the theme of a question. */
export const themes: readonly Option<Category>[] = [
	{
		value: 'ADMJ',
		text: t('Административное судопроизводство', 'Әкімшілік сот ісін жүргізу'),
		of: 'administrative-justice'
	},
	{
		value: 'ADMO',
		text: t('Административное правонарушение', 'Әкімшілік құқық бұзушылық'),
		of: 'administrative-offence'
	},
	{ value: 'CIV', text: t('Гражданско-правовая', 'Азаматтық-құқықтық'), of: 'civil' },
	{ value: 'HOU', text: t('Жилищная', 'Тұрғын үй'), of: 'housing' },
	{ value: 'LAND', text: t('Земельная', 'Жер'), of: null },
	{ value: 'ENF', text: t('Исполнительное производство', 'Атқарушылық іс жүргізу'), of: 'enforcement' },
	{ value: 'FAM', text: t('Семейно-брачная', 'Неке-отбасы'), of: 'family' },
	{ value: 'SOC', text: t('Социальное обеспечение', 'Әлеуметтік қамсыздандыру'), of: 'social' },
	{ value: 'LAB', text: t('Трудовая', 'Еңбек'), of: 'labour' },
	{ value: 'CRIM', text: t('Уголовная', 'Қылмыстық'), of: 'criminal' },
	{ value: 'OTH', text: t('Другая', 'Басқа'), of: 'other' }
];

/** Bar associations, the place first. */
export const colleges: readonly Option[] = [
	{ value: 'AST', text: t('г. Астана', 'Астана қ.'), of: null },
	{ value: 'ALM', text: t('г. Алматы', 'Алматы қ.'), of: null },
	{ value: 'SHY', text: t('г. Шымкент', 'Шымкент қ.'), of: null },
	{ value: 'ALO', text: t('Алматинская область', 'Алматы облысы'), of: null },
	{ value: 'KAR', text: t('Карагандинская область', 'Қарағанды облысы'), of: null }
];

/** The place's code of a record's association: of those that the records name, all are of the city of Almaty. */
export const collegeOf = (name: string | null): string | null =>
	name !== null && /^(Алматинская городская|Алматы қалалық)/.test(name) ? 'ALM' : null;
