import type { AssistanceKind, BasisKind, Category } from '#lib/bridge/index.js';
import { lang, t, type Option } from '../kit/words.js';

/** Wordings of the portals of this folder: those of a third set of offices. */

/** Column 3 in the words of the Law, with an entry of the office's own and one for nothing known. */
export const grounds: readonly Option<BasisKind>[] = [
	{ value: '0', text: t('Не указано', 'Көрсетілмеген'), of: null },
	{
		value: '11',
		text: t('Постановление органа, ведущего уголовный процесс', 'Қылмыстық процесті жүргізетін органның қаулысы'),
		of: 'prosecution-order'
	},
	{ value: '12', text: t('Постановление суда', 'Соттың қаулысы'), of: 'court-order' },
	{
		value: '13',
		text: t(
			'Определение суда об освобождении от оплаты юридической помощи',
			'Соттың заң көмегіне ақы төлеуден босату туралы ұйғарымы'
		),
		of: 'civil-ruling'
	},
	{
		value: '14',
		text: t(
			'Постановление органа (должностного лица), рассматривающего дело об административном правонарушении',
			'Әкімшілік құқық бұзушылық туралы істі қарайтын органның (лауазымды адамның) қаулысы'
		),
		of: 'administrative-order'
	},
	{
		value: '15',
		text: t('Решение территориального органа юстиции', 'Аумақтық әділет органының шешімі'),
		of: null
	},
	{ value: '16', text: t('Заявление (ходатайство) лица', 'Тұлғаның өтініші (өтінішхаты)'), of: 'request' },
	{
		value: '17',
		text: t('Письменный договор об оказании юридической помощи', 'Заң көмегін көрсету туралы жазбаша шарт'),
		of: 'contract'
	},
	{
		value: '18',
		text: t('Письменное уведомление о защите (представительстве)', 'Қорғау (өкілдік ету) туралы жазбаша хабарлама'),
		of: 'notice'
	},
	{
		value: '19',
		text: t('Поручение из информационной системы', 'Ақпараттық жүйеден келген тапсырма'),
		of: 'assignment'
	}
];

/** Column 3 as clerks shorten it. */
export const groundsInShort: readonly Option<BasisKind>[] = [
	{
		value: 'post-up',
		text: t('Постановление органа уголовного процесса', 'Қылмыстық процесс органының қаулысы'),
		of: 'prosecution-order'
	},
	{ value: 'post-sud', text: t('Постановление суда', 'Сот қаулысы'), of: 'court-order' },
	{ value: 'opr-sud', text: t('Определение суда', 'Сот ұйғарымы'), of: 'civil-ruling' },
	{
		value: 'post-ap',
		text: t('Постановление по административному делу', 'Әкімшілік іс бойынша қаулы'),
		of: 'administrative-order'
	},
	{ value: 'zayav', text: t('Заявление гражданина', 'Азаматтың өтініші'), of: 'request' },
	{ value: 'dogovor', text: t('Договор с клиентом', 'Клиентпен жасалған шарт'), of: 'contract' },
	{ value: 'uved', text: t('Уведомление о защите', 'Қорғау туралы хабарлама'), of: 'notice' },
	{ value: 'poruch', text: t('Поручение', 'Тапсырма'), of: 'assignment' },
	{ value: 'other', text: t('Другое', 'Басқа'), of: null }
];

/** Column 5 in one word each, with an entry for nothing known. */
export const helpInShort: readonly Option<AssistanceKind>[] = [
	{ value: 'none', text: t('— не выбрано —', '— таңдалмаған —'), of: null },
	{ value: 'info', text: t('Информирование', 'Ақпарат беру'), of: 'informing' },
	{ value: 'cons', text: t('Консультация', 'Консультация'), of: 'consulting' },
	{
		value: 'def',
		text: t('Защита, представительство', 'Қорғау, өкілдік ету'),
		of: 'defence'
	},
	{ value: 'other', text: t('Иные действия', 'Өзге әрекеттер'), of: 'other' }
];

/** Column 5 as a statute's list has it, the long ones clipped. */
export const help: readonly Option<AssistanceKind>[] = [
	{ value: 'A', text: t('Правовое информирование', 'Құқықтық ақпарат беру'), of: 'informing' },
	{ value: 'B', text: t('Правовое консультирование', 'Құқықтық консультация беру'), of: 'consulting' },
	{
		value: 'C',
		text: t(
			'Защита и представительство интересов физических лиц в судах, органах уголовного преследования и иных органах',
			'Соттарда, қылмыстық қудалау органдарында және өзге де органдарда жеке тұлғалардың мүдделерін қорғау және білдіру'
		),
		of: 'defence'
	},
	{
		value: 'D',
		text: t(
			'Совершение иных правовых действий для защиты законных интересов клиента',
			'Клиенттің заңды мүдделерін қорғау үшін өзге де құқықтық әрекеттер жасау'
		),
		of: 'other'
	}
];

/** Branches of law, as adjectives of «право». */
export const law: readonly Option<Category>[] = [
	{ value: 'c01', text: t('Уголовное право', 'Қылмыстық құқық'), of: 'criminal' },
	{
		value: 'c02',
		text: t('Административные правонарушения', 'Әкімшілік құқық бұзушылықтар'),
		of: 'administrative-offence'
	},
	{ value: 'c03', text: t('Гражданское право', 'Азаматтық құқық'), of: 'civil' },
	{ value: 'c04', text: t('Семейное право', 'Отбасы құқығы'), of: 'family' },
	{ value: 'c05', text: t('Трудовое право', 'Еңбек құқығы'), of: 'labour' },
	{ value: 'c06', text: t('Жилищное право', 'Тұрғын үй құқығы'), of: 'housing' },
	{ value: 'c07', text: t('Социальное обеспечение', 'Әлеуметтік қамсыздандыру'), of: 'social' },
	{
		value: 'c08',
		text: t('Административное судопроизводство', 'Әкімшілік сот ісін жүргізу'),
		of: 'administrative-justice'
	},
	{ value: 'c09', text: t('Исполнительное производство', 'Атқарушылық іс жүргізу'), of: 'enforcement' },
	{ value: 'c10', text: t('Земельное право', 'Жер құқығы'), of: null },
	{ value: 'c99', text: t('Иное', 'Өзге'), of: 'other' }
];

/** Bar associations of a directory; two of them differ in one word. */
export const associations: readonly Option[] = [
	{ value: '02', text: t('Акмолинская областная коллегия адвокатов', 'Ақмола облыстық адвокаттар алқасы'), of: null },
	{ value: '05', text: t('Алматинская областная коллегия адвокатов', 'Алматы облыстық адвокаттар алқасы'), of: null },
	{ value: '75', text: t('Алматинская городская коллегия адвокатов', 'Алматы қалалық адвокаттар алқасы'), of: null },
	{ value: '71', text: t('Коллегия адвокатов города Астаны', 'Астана қаласының адвокаттар алқасы'), of: null }
];

/** The association of a record, by the directory's code. */
export const associationOf = (name: string | null): string | null =>
	associations.find(({ text }) => text === name)?.value ?? null;

/** Months as a list of them names them, `1` to `12`. */
export const months: readonly Option[] = (
	lang === 'kk'
		? 'Қаңтар Ақпан Наурыз Сәуір Мамыр Маусым Шілде Тамыз Қыркүйек Қазан Қараша Желтоқсан'
		: 'Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь'
)
	.split(' ')
	.map((text, at) => ({ value: String(at + 1), text, of: null }));
