import type { AssistanceKind, BasisKind, Category } from '#lib/bridge/index.js';
import { t, type Option } from '../kit/words.js';

/** Wordings of the portals of this folder: those of a sixth set of offices. */

/** Column 3 by who issued the paper. */
export const reasons: readonly Option<BasisKind>[] = [
	{
		value: 'r1',
		text: t(
			'Постановление следователя (дознавателя, прокурора) о назначении защитника',
			'Тергеушінің (анықтаушының, прокурордың) қорғаушы тағайындау туралы қаулысы'
		),
		of: 'prosecution-order'
	},
	{
		value: 'r2',
		text: t('Постановление суда по уголовному делу', 'Соттың қылмыстық іс бойынша қаулысы'),
		of: 'court-order'
	},
	{
		value: 'r3',
		text: t('Определение суда по гражданскому делу', 'Соттың азаматтық іс бойынша ұйғарымы'),
		of: 'civil-ruling'
	},
	{
		value: 'r4',
		text: t(
			'Постановление по делу об административном правонарушении',
			'Әкімшілік құқық бұзушылық туралы іс бойынша қаулы'
		),
		of: 'administrative-order'
	},
	{
		value: 'r5',
		text: t('Заявление либо ходатайство самого лица', 'Тұлғаның өз өтініші не өтінішхаты'),
		of: 'request'
	},
	{ value: 'r6', text: t('Договор на оказание юридической помощи', 'Заң көмегін көрсетуге шарт'), of: 'contract' },
	{ value: 'r7', text: t('Уведомление адвоката о защите', 'Адвокаттың қорғау туралы хабарламасы'), of: 'notice' },
	{
		value: 'r8',
		text: t('Заявка, поступившая через систему', 'Жүйе арқылы келіп түскен тапсырма'),
		of: 'assignment'
	}
];

/** Column 3 as a directory numbers it, with papers that no record has. */
export const directory: readonly Option<BasisKind>[] = [
	{
		value: '101',
		text: t(
			'1.1. Постановление органа досудебного расследования',
			'1.1. Сотқа дейінгі тергеп-тексеру органының қаулысы'
		),
		of: 'prosecution-order'
	},
	{ value: '102', text: t('1.2. Постановление суда (судьи)', '1.2. Соттың (судьяның) қаулысы'), of: 'court-order' },
	{
		value: '103',
		text: t('1.3. Постановление по адм. делу (КоАП)', '1.3. Әкімшілік іс бойынша қаулы (ӘҚБтК)'),
		of: 'administrative-order'
	},
	{
		value: '201',
		text: t('2.1. Определение суда об освобождении от оплаты', '2.1. Соттың ақы төлеуден босату туралы ұйғарымы'),
		of: 'civil-ruling'
	},
	{ value: '202', text: t('2.2. Судебный приказ', '2.2. Сот бұйрығы'), of: null },
	{ value: '301', text: t('3.1. Заявление, ходатайство', '3.1. Өтініш, өтінішхат'), of: 'request' },
	{ value: '302', text: t('3.2. Договор с адвокатом', '3.2. Адвокатпен шарт'), of: 'contract' },
	{
		value: '303',
		text: t('3.3. Уведомление о представительстве (ордер)', '3.3. Өкілдік ету туралы хабарлама (ордер)'),
		of: 'notice'
	},
	{ value: '401', text: t('4.1. Поручение ЕИС', '4.1. БАЖ тапсырмасы'), of: 'assignment' },
	{ value: '402', text: t('4.2. Доверенность', '4.2. Сенімхат'), of: null }
];

/** Column 3 in one word each and where the paper comes from. */
export const sheets: readonly Option<BasisKind>[] = [
	{
		value: 'A',
		text: t('Постановление – орган следствия, дознания', 'Қаулы – тергеу, анықтау органы'),
		of: 'prosecution-order'
	},
	{ value: 'B', text: t('Постановление – суд', 'Қаулы – сот'), of: 'court-order' },
	{
		value: 'C',
		text: t('Постановление – административный орган', 'Қаулы – әкімшілік орган'),
		of: 'administrative-order'
	},
	{ value: 'D', text: t('Определение – суд', 'Ұйғарым – сот'), of: 'civil-ruling' },
	{ value: 'E', text: t('Заявление (ходатайство)', 'Өтініш (өтінішхат)'), of: 'request' },
	{ value: 'F', text: t('Договор (соглашение)', 'Шарт (келісім)'), of: 'contract' },
	{ value: 'G', text: t('Уведомление', 'Хабарлама'), of: 'notice' },
	{ value: 'H', text: t('Поручение', 'Тапсырма'), of: 'assignment' }
];

/** Column 5 as cards: a title, and a line of what is meant. */
export const services: readonly (Option<AssistanceKind> & { hint: string })[] = [
	{
		value: 'inform',
		text: t('Правовая информация', 'Құқықтық ақпарат'),
		hint: t('Разъяснение норм закона без изучения дела', 'Істі зерделемей заң нормаларын түсіндіру'),
		of: 'informing'
	},
	{
		value: 'advise',
		text: t('Правовая консультация', 'Құқықтық консультация'),
		hint: t('Совет по обстоятельствам дела, устно или письменно', 'Істің мән-жайы бойынша ауызша немесе жазбаша кеңес'),
		of: 'consulting'
	},
	{
		value: 'defend',
		text: t('Защита и представительство', 'Қорғау және өкілдік ету'),
		hint: t('В суде, на следствии, в государственных органах', 'Сотта, тергеуде, мемлекеттік органдарда'),
		of: 'defence'
	},
	{
		value: 'act',
		text: t('Иные действия', 'Өзге әрекеттер'),
		hint: t('Составление документов, переговоры и прочее', 'Құжаттар жасау, келіссөздер және басқасы'),
		of: 'other'
	}
];

/** Column 5 as a short list. */
export const forms: readonly Option<AssistanceKind>[] = [
	{ value: 'I', text: t('информирование', 'ақпараттандыру'), of: 'informing' },
	{ value: 'C', text: t('консультирование', 'консультация беру'), of: 'consulting' },
	{ value: 'D', text: t('защита (представительство)', 'қорғау (өкілдік ету)'), of: 'defence' },
	{ value: 'O', text: t('иные правовые действия', 'өзге құқықтық әрекеттер'), of: 'other' }
];

/** Categories in the words of those who come to ask. */
export const fields: readonly Option<Category>[] = [
	{ value: 'k1', text: t('Уголовные дела', 'Қылмыстық істер'), of: 'criminal' },
	{
		value: 'k2',
		text: t('Административные правонарушения', 'Әкімшілік құқық бұзушылықтар'),
		of: 'administrative-offence'
	},
	{ value: 'k3', text: t('Гражданские дела', 'Азаматтық істер'), of: 'civil' },
	{ value: 'k4', text: t('Семья и брак, алименты', 'Отбасы және неке, алимент'), of: 'family' },
	{ value: 'k5', text: t('Труд и занятость', 'Еңбек және жұмыспен қамту'), of: 'labour' },
	{ value: 'k6', text: t('Жильё', 'Тұрғын үй'), of: 'housing' },
	{
		value: 'k7',
		text: t('Пенсии, пособия, соцобеспечение', 'Зейнетақы, жәрдемақы, әлеуметтік қамсыздандыру'),
		of: 'social'
	},
	{
		value: 'k8',
		text: t('Споры с государственными органами (АППК)', 'Мемлекеттік органдармен даулар (ӘРПК)'),
		of: 'administrative-justice'
	},
	{ value: 'k9', text: t('Исполнение судебных решений', 'Сот шешімдерін орындау'), of: 'enforcement' },
	{ value: 'k0', text: t('Прочие вопросы', 'Басқа мәселелер'), of: 'other' }
];

/** Categories by spheres, each with its own heading. */
export const spheres: readonly { title: string; options: readonly Option<Category>[] }[] = [
	{
		title: t('Уголовная сфера', 'Қылмыстық сала'),
		options: [{ value: '1.1', text: t('Уголовное дело', 'Қылмыстық іс'), of: 'criminal' }]
	},
	{
		title: t('Административная сфера', 'Әкімшілік сала'),
		options: [
			{
				value: '2.1',
				text: t('Дело об адм. правонарушении', 'Әкімшілік құқық бұзушылық ісі'),
				of: 'administrative-offence'
			},
			{
				value: '2.2',
				text: t('Административное судопроизводство', 'Әкімшілік сот ісін жүргізу'),
				of: 'administrative-justice'
			}
		]
	},
	{
		title: t('Гражданская сфера', 'Азаматтық сала'),
		options: [
			{ value: '3.1', text: t('Общий гражданский спор', 'Жалпы азаматтық дау'), of: 'civil' },
			{ value: '3.2', text: t('Семейный спор', 'Отбасылық дау'), of: 'family' },
			{ value: '3.3', text: t('Трудовой спор', 'Еңбек дауы'), of: 'labour' },
			{ value: '3.4', text: t('Жилищный спор', 'Тұрғын үй дауы'), of: 'housing' },
			{ value: '3.5', text: t('Наследственный спор', 'Мұрагерлік дау'), of: null },
			{ value: '3.6', text: t('Социальное обеспечение', 'Әлеуметтік қамсыздандыру'), of: 'social' }
		]
	},
	{
		title: t('Прочее', 'Басқа'),
		options: [
			{ value: '4.1', text: t('Исполнительное производство', 'Атқарушылық іс жүргізу'), of: 'enforcement' },
			{ value: '4.2', text: t('Иное', 'Өзге'), of: 'other' }
		]
	}
];

/** Bar associations by their place, as the heads of a report name them. */
export const chambers: readonly Option[] = [
	{ value: 'KZ-10', text: t('Коллегия адвокатов области Абай', 'Абай облысының адвокаттар алқасы'), of: null },
	{
		value: 'KZ-19',
		text: t('Алматинская областная коллегия адвокатов', 'Алматы облыстық адвокаттар алқасы'),
		of: null
	},
	{ value: 'KZ-71', text: t('Коллегия адвокатов г. Астаны', 'Астана қаласының адвокаттар алқасы'), of: null },
	{ value: 'KZ-75', text: t('Алматинская городская коллегия адвокатов', 'Алматы қалалық адвокаттар алқасы'), of: null },
	{ value: 'KZ-79', text: t('Шымкентская городская коллегия адвокатов', 'Шымкент қалалық адвокаттар алқасы'), of: null }
];

/** The same shortened. */
export const chambersInShort: readonly Option[] = [
	{ value: '1', text: t('Астана', 'Астана'), of: null },
	{ value: '2', text: t('Алматы (город)', 'Алматы (қала)'), of: null },
	{ value: '3', text: t('Алматинская область', 'Алматы облысы'), of: null },
	{ value: '4', text: t('Шымкент', 'Шымкент'), of: null },
	{ value: '5', text: t('Жетысу', 'Жетісу'), of: null }
];

const ofTheCity = (name: string | null) => name !== null && /^(Алматинская городская|Алматы қалалық)/.test(name);
/** Codes of a record's association in either list: all that the records name are of the city of Almaty. */
export const chamberOf = (name: string | null): string | null => (ofTheCity(name) ? 'KZ-75' : null);
export const shortChamberOf = (name: string | null): string | null => (ofTheCity(name) ? '2' : null);
