import type { AssistanceKind, BasisKind, Category } from '#lib/bridge/index.js';
import { t, type Option } from '../kit/words.js';

/** Wordings of the portals of this folder: those of a fifth set of offices. */

/** Column 3 as a directory of grounds words it. */
export const grounds: readonly Option<BasisKind>[] = [
	{
		value: 'G1',
		text: t(
			'Постановление органа уголовного преследования о назначении защитника',
			'Қылмыстық қудалау органының қорғаушы тағайындау туралы қаулысы'
		),
		of: 'prosecution-order'
	},
	{
		value: 'G2',
		text: t('Постановление суда о назначении защитника', 'Соттың қорғаушы тағайындау туралы қаулысы'),
		of: 'court-order'
	},
	{
		value: 'G3',
		text: t(
			'Определение суда об освобождении от оплаты юр. помощи',
			'Заң көмегіне ақы төлеуден босату туралы сот ұйғарымы'
		),
		of: 'civil-ruling'
	},
	{
		value: 'G4',
		text: t('Постановление по административному делу (КоАП)', 'Әкімшілік іс бойынша қаулы (ӘҚБтК)'),
		of: 'administrative-order'
	},
	{ value: 'G5', text: t('Заявление (ходатайство) физ. лица', 'Жеке тұлғаның өтініші (өтінішхаты)'), of: 'request' },
	{ value: 'G6', text: t('Договор на оказание юр. помощи', 'Заң көмегін көрсету шарты'), of: 'contract' },
	{
		value: 'G7',
		text: t('Письменное уведомление о защите', 'Қорғау туралы жазбаша хабарлама'),
		of: 'notice'
	},
	{ value: 'G8', text: t('Электронная заявка (поручение)', 'Электрондық өтінім (тапсырма)'), of: 'assignment' },
	{ value: 'G9', text: t('Иное основание', 'Өзге негіз'), of: null }
];

/** Column 3 sorted by the court or body that the paper comes from. */
export const papersBySource: readonly Option<BasisKind>[] = [
	{ value: '101', text: t('Суд: постановление', 'Сот: қаулы'), of: 'court-order' },
	{ value: '102', text: t('Суд: определение (гражданское дело)', 'Сот: ұйғарым (азаматтық іс)'), of: 'civil-ruling' },
	{
		value: '201',
		text: t('Орган, ведущий уголовный процесс: постановление', 'Қылмыстық процесті жүргізетін орган: қаулы'),
		of: 'prosecution-order'
	},
	{
		value: '202',
		text: t(
			'Орган (должностное лицо) по делам об адм. правонарушениях: постановление',
			'Әкімшілік құқық бұзушылық істері жөніндегі орган (лауазымды адам): қаулы'
		),
		of: 'administrative-order'
	},
	{
		value: '301',
		text: t('Обратившееся лицо: заявление, ходатайство', 'Жүгінген адам: өтініш, өтінішхат'),
		of: 'request'
	},
	{ value: '302', text: t('Адвокат и клиент: договор', 'Адвокат пен клиент: шарт'), of: 'contract' },
	{
		value: '303',
		text: t('Адвокат: уведомление о защите (ордер)', 'Адвокат: қорғау туралы хабарлама (ордер)'),
		of: 'notice'
	},
	{ value: '401', text: t('Система: поручение', 'Жүйе: тапсырма'), of: 'assignment' }
];

/** Column 5 in the words of a service's card. */
export const services: readonly Option<AssistanceKind>[] = [
	{ value: 'info', text: t('Правовая информация', 'Құқықтық ақпарат'), of: 'informing' },
	{ value: 'advice', text: t('Правовая консультация', 'Құқықтық консультация'), of: 'consulting' },
	{
		value: 'defence',
		text: t(
			'Защита и представительство в судах, органах угол. преследования, иных гос. органах',
			'Соттарда, қылмыстық қудалау органдарында, өзге де мем. органдарда қорғау және өкілдік ету'
		),
		of: 'defence'
	},
	{ value: 'else', text: t('Совершение иных правовых действий', 'Өзге де құқықтық әрекеттер жасау'), of: 'other' }
];

/** Categories as branches of the law, with some that no record has. */
export const branches: readonly Option<Category>[] = [
	{ value: '1', text: t('Уголовное право', 'Қылмыстық құқық'), of: 'criminal' },
	{
		value: '2',
		text: t('Адм. правонарушения (КоАП РК)', 'Әкімшілік құқық бұзушылықтар (ҚР ӘҚБтК)'),
		of: 'administrative-offence'
	},
	{
		value: '3',
		text: t('Административные процедуры и споры (АППК РК)', 'Әкімшілік рәсімдер және даулар (ҚР ӘРПК)'),
		of: 'administrative-justice'
	},
	{ value: '4', text: t('Гражданское право', 'Азаматтық құқық'), of: 'civil' },
	{ value: '5', text: t('Брак и семья', 'Неке және отбасы'), of: 'family' },
	{ value: '6', text: t('Трудовые отношения', 'Еңбек қатынастары'), of: 'labour' },
	{ value: '7', text: t('Жилищные отношения', 'Тұрғын үй қатынастары'), of: 'housing' },
	{ value: '8', text: t('Земельные отношения', 'Жер қатынастары'), of: null },
	{
		value: '9',
		text: t('Соц. обеспечение, пенсии и пособия', 'Әлеум. қамсыздандыру, зейнетақы мен жәрдемақы'),
		of: 'social'
	},
	{ value: '10', text: t('Исполнение судебных актов', 'Сот актілерін орындау'), of: 'enforcement' },
	{ value: '11', text: t('Прочие вопросы', 'Өзге мәселелер'), of: 'other' }
];

/** The associations by their names, as the republic's list has them. */
export const associations: readonly Option[] = [
	{ value: 'ABAI', text: t('Коллегия адвокатов области Абай', 'Абай облысының адвокаттар алқасы'), of: null },
	{ value: 'AKM', text: t('Акмолинская областная коллегия адвокатов', 'Ақмола облыстық адвокаттар алқасы'), of: null },
	{ value: 'AKT', text: t('Актюбинская областная коллегия адвокатов', 'Ақтөбе облыстық адвокаттар алқасы'), of: null },
	{ value: 'ALO', text: t('Алматинская областная коллегия адвокатов', 'Алматы облыстық адвокаттар алқасы'), of: null },
	{ value: 'ALM', text: t('Алматинская городская коллегия адвокатов', 'Алматы қалалық адвокаттар алқасы'), of: null },
	{ value: 'AST', text: t('Коллегия адвокатов города Астаны', 'Астана қаласының адвокаттар алқасы'), of: null },
	{
		value: 'KAR',
		text: t('Карагандинская областная коллегия адвокатов', 'Қарағанды облыстық адвокаттар алқасы'),
		of: null
	},
	{
		value: 'KOS',
		text: t('Костанайская областная коллегия адвокатов', 'Қостанай облыстық адвокаттар алқасы'),
		of: null
	},
	{ value: 'SHY', text: t('Коллегия адвокатов города Шымкента', 'Шымкент қаласының адвокаттар алқасы'), of: null }
];

/** The associations by the places they stand for. */
export const territories: readonly Option[] = [
	{ value: '71', text: t('город Астана', 'Астана қаласы'), of: null },
	{ value: '75', text: t('город Алматы', 'Алматы қаласы'), of: null },
	{ value: '79', text: t('город Шымкент', 'Шымкент қаласы'), of: null },
	{ value: '11', text: t('Акмолинская область', 'Ақмола облысы'), of: null },
	{ value: '15', text: t('Актюбинская область', 'Ақтөбе облысы'), of: null },
	{ value: '19', text: t('Алматинская область', 'Алматы облысы'), of: null },
	{ value: '35', text: t('Карагандинская область', 'Қарағанды облысы'), of: null },
	{ value: '33', text: t('область Жетісу', 'Жетісу облысы'), of: null }
];

/** The code in either list of a record's association: of those that the records name, all are of the city of Almaty. */
export const almaty = (name: string | null, value: 'ALM' | '75'): string | null =>
	name !== null && /^(Алматинская городская|Алматы қалалық)/.test(name) ? value : null;
