import { LAWYER_RULES } from './rules-lawyer.js';
import { MATTER_RULES, NUMBER_RULES } from './rules-matter.js';
import { DATE, DOCUMENT, ESSENCE, HELP, KIND, NAMES, NUMBER, QUESTION, TIME, type Rule } from './stems.js';

const NOT_THE_DATE = [
	'начал',
	'окончан',
	'басталг',
	'басталу',
	'аякта',
	'рассмотр',
	'заседан',
	'исполнен',
	'оплат',
	'создан',
	'изменен',
	'загруз',
	'жуктел',
	'прикреп'
];

const UNIT = '=час|=часы|=часов|=часа|=ч|минут|=мин|=сагат|=сагаты|=сагаттар';
/** Other spans of time: of a session, of waiting, of a sentence. */
const NOT_THE_WORK = [
	'месяц',
	'квартал',
	'период',
	'кезен',
	'сесси',
	'сеанс',
	'ожидан',
	'куту',
	'наказан',
	'жаза',
	'=срок',
	'=срока',
	'мерзим',
	'просроч'
];

const WHEN = `${DATE}|=когда|=кашан`;
/** Orders to pay, and powers of attorney, are no documents of the basis. */
const PAYMENT = ['платеж', '=толем', 'доверенн', 'сенимхат', 'возбужд', 'козгау', 'задержан', 'арест'];

/** Of the matter and its document; and of the lawyer. */
export const RULES: readonly Rule[] = [
	{
		column: 'number',
		score: 0.95,
		all: ['порядков|=порядку|=рет|реттик|=п|=рс|=пп'],
		none: ['=срок', DOCUMENT, ESSENCE, DATE, 'обращ', 'удостовер']
	},
	// «Р/с нөмірі»: in Kazakh only; in Russian the two letters are of an account.
	{ column: 'number', score: 0.95, all: ['=р', '=с', '=номири|=номир'] },
	...NUMBER_RULES,
	{
		column: 'number',
		score: 0.93,
		all: [NUMBER, 'запис|реестр|журнал|тизилим|=жазба|=жазбанын|=жазу'],
		none: [DOCUMENT, 'реестровы', 'дел', 'сертиф', 'бирегей']
	},

	{
		column: 'applicationDate',
		score: 0.97,
		person: true,
		all: [`${DATE}|=день`, 'обращени|обрати|обращал'],
		none: [DOCUMENT, 'рожд', 'ответ', '=суд', '=сотка', 'регистр', ...NOT_THE_DATE]
	},
	{
		column: 'applicationDate',
		score: 0.96,
		person: true,
		all: [DATE, 'жугин|отиниш'],
		none: [DOCUMENT, 'туган', 'туыл', '=сотка', 'тиркел', 'жауап', 'отинишхат', ...NOT_THE_DATE]
	},
	{
		column: 'applicationDate',
		score: 0.9,
		person: true,
		all: ['=когда|=кашан', 'обрат|обращ|отиниш|жугин|приш|=келди']
	},
	{ column: 'applicationDate', score: 0.9, person: true, all: ['месяц|=ай', '=год|=жыл', 'обрат|обращ|отиниш|жугин'] },
	{
		column: 'applicationDate',
		score: 0.86,
		person: true,
		all: [DATE, 'заявлени|отинишхат'],
		none: [DOCUMENT, 'рожд', 'ответ', ...NOT_THE_DATE]
	},
	{
		column: 'applicationDate',
		score: 0.7,
		all: [DATE, 'прием|поступлен|кабылда|тускен'],
		none: [DOCUMENT, 'рожд', 'работ', ...NOT_THE_DATE]
	},

	{
		column: 'basis',
		score: 0.97,
		all: ['документ|кужат|основан|негиз', 'реквизит|деректем', `${NAMES}|основан|негиз`]
	},
	// Named one after another, they are wanted in one text: «вид, №, дата, кем выдан».
	{ column: 'basis', score: 0.97, all: [KIND, NUMBER, DATE], none: ['личност', 'сертифик', 'лиценз'] },
	{
		column: 'basis',
		score: 0.97,
		all: ['реквизит|деректем', NUMBER, DATE],
		none: ['личност', 'банк', 'сертифик', 'лиценз']
	},
	{ column: 'basis', score: 0.97, all: ['=кем|=ким|=кто', WHEN, NUMBER, DOCUMENT] },
	{ column: 'basis', score: 0.92, all: ['реквизит|деректем', DOCUMENT], none: ['личност', 'банк'] },
	{ column: 'basis', score: 0.95, all: [DOCUMENT, DATE, NUMBER] },
	{ column: 'basis', score: 0.9, all: ['документ|кужат', 'основан|негиз'], none: [DATE, NUMBER, KIND] },
	{
		column: 'basis',
		score: 0.86,
		all: ['основан|негиз'],
		none: [
			DATE,
			NUMBER,
			KIND,
			'оплат',
			'отказ',
			'прекращ',
			'=орган',
			'причин',
			'негизги',
			'освобожд',
			'=тарту',
			'льгот',
			'женилдик'
		]
	},

	{
		column: 'basisKind',
		score: 0.95,
		all: [`${KIND}|${NAMES}`, 'документ|кужат|основан|негиз'],
		none: ['реквизит|деректем', DATE, NUMBER, 'личност', 'орган', 'негизги']
	},
	{
		column: 'basisNumber',
		score: 0.96,
		all: [NUMBER, DOCUMENT],
		none: [DATE, '=когда|=кашан', 'реквизит', 'деректем', 'регистрацион', NAMES, ...PAYMENT]
	},
	{ column: 'basisNumber', score: 0.92, all: [NUMBER, DOCUMENT, 'регистр|тиркеу'], none: [DATE, 'дел', ...PAYMENT] },
	{
		column: 'basisDate',
		score: 0.96,
		all: [DATE, DOCUMENT],
		none: ['=номер', 'номир', '=№', 'реквизит', 'деректем', 'обращен', ...NOT_THE_DATE, ...PAYMENT, 'срок']
	},
	{
		column: 'basisDate',
		score: 0.88,
		all: [DOCUMENT, '=от|=кунги'],
		none: [DATE, NUMBER, KIND, NAMES, 'освобожд', 'оплат', 'босат', ...PAYMENT]
	},
	{
		column: 'basisDate',
		score: 0.85,
		all: [DATE, 'вынес|шыгарылг|шыгарг'],
		none: [NUMBER, 'приговор', 'решени', 'уким', 'шешим']
	},
	{
		column: 'basisBody',
		score: 0.93,
		all: [
			'=орган|=органы|=органа|=органнын|=суд|=сот',
			'вынес|выдав|выдал|шыгар|берген|назнач|тагайында|ведущ|жургизетин|издав|освободивш|босаткан'
		],
		none: [DATE, NUMBER, 'личност', 'лиценз', 'сертифик', 'доверенн', 'справк', 'аныктама']
	},
	{ column: 'basisBody', score: 0.92, all: ['=кем|=ким|=кто', 'вынес|издан|издал|шыгар'], none: [WHEN, NUMBER] },
	{
		column: 'basisBody',
		score: 0.92,
		all: ['=кем|=ким|=кто', 'выдан|выдал|берген|берилген|берди|назнач|тагайында', DOCUMENT],
		none: [WHEN, NUMBER, KIND, 'личност']
	},

	{
		column: 'category',
		score: 0.93,
		all: [
			'категори|санат',
			'=дела|=дел|=дело|вопрос|=ис|=истин|=истер|масел|спор|=дау|=даудын|=даулар|обращени|отиниш'
		],
		none: ['граждан', 'получател', 'сложност']
	},
	{
		column: 'category',
		score: 0.7,
		all: ['категори|=санат|=санаты'],
		none: ['граждан', 'получател', 'сложност', 'азамат', 'лица', 'лиц', 'населен', 'льгот']
	},
	{ column: 'category', score: 0.9, all: ['отрасл|сфер|=область|=саласы|=сала', 'прав|кукы|законодат|заннама'] },
	{ column: 'category', score: 0.86, all: [KIND, 'правоотнош|катынас'], none: [HELP] },
	// Weak by itself: where the field is a list, the list tells.
	{ column: 'category', score: 0.76, all: ['=характер|=сипаты', '=дела|=дел|=истин|спор|=даудын'], none: [HELP] },
	{
		column: 'category',
		score: 0.82,
		all: [KIND, '=дела|=дел|=ис|=истин|вопрос|масел|спор|=дау|=даудын'],
		none: [HELP, DATE, 'преступл']
	},
	// The same: of a box for text nobody knows whether it wants the branch of law or a heading.
	{
		column: 'category',
		score: 0.76,
		all: [
			'тематик|=тема|=темы|такырып|такырыб',
			'вопрос|масел|=дела|=дело|спор|=дау|=даудын|отрасл|=сала|=саласы|прав|кукы'
		],
		none: [DATE, NUMBER]
	},

	{
		column: 'essenceForPortal',
		score: 0.97,
		person: true,
		all: [ESSENCE, `${QUESTION}|дел|=ис|=истин|обращен|отиниш|жугин|спор|прав|кукы|просьб`]
	},
	{ column: 'essenceForPortal', score: 0.9, all: [ESSENCE] },
	{
		column: 'essenceForPortal',
		score: 0.9,
		person: true,
		all: [
			'содержан|мазмун|описан|опиш|излож|сипатта|баян|предмет|текст',
			`${QUESTION}|обращен|отиниш|жугин|спор|дел|=ис|=истин`
		],
		none: ['=виды', 'приложен', 'ответ']
	},
	{
		column: 'essenceForPortal',
		score: 0.84,
		all: ['кратк|кыскаша', 'содержан|мазмун|описан|сипатта'],
		none: ['работ', 'ответ', 'результат', 'атауы']
	},
	{
		column: 'essenceForPortal',
		score: 0.9,
		all: ['правов|юридич|кукыктык', '=вопрос|=вопроса|=масел|=маселе|=маселенин|=сурак|проблем'],
		none: [KIND, 'категор', 'санат']
	},
	{
		column: 'essenceForPortal',
		score: 0.86,
		person: true,
		all: ['=каким|=какому|=которым|=которой|=чем|кандай|=не', QUESTION, 'обратил|обращ|жугин|приш|=келди'],
		none: [KIND, DATE, NUMBER, 'категор', 'санат']
	},
	{ column: 'essenceForPortal', score: 0.84, all: ['=ман', '=жайы|=жай|=жайлары'] },
	{
		column: 'essenceForPortal',
		score: 0.7,
		all: ['содержан|мазмун|описан|сипаттама|фабул|предмет|=вопрос|=маселе'],
		none: [DATE, KIND, 'категор', 'санат', HELP]
	},

	{
		column: 'assistanceKind',
		score: 0.96,
		all: [KIND, HELP],
		none: [DOCUMENT, DATE, 'оплат', 'негизги', '=госуслуги']
	},
	{
		column: 'assistanceKind',
		score: 0.9,
		all: ['=какая|=какую|=какой|кандай|характер', HELP],
		none: [DOCUMENT, DATE, 'оплат', 'нужн', 'керек', 'кажет', 'требу', 'запрашив', 'результат', 'натиже']
	},
	{
		column: 'assistanceKind',
		score: 0.86,
		all: ['оказанн|корсетилген', HELP],
		none: [
			DOCUMENT,
			DATE,
			TIME,
			NUMBER,
			ESSENCE,
			'оплат',
			'результат',
			'натиже',
			'мест',
			'орны',
			'=орын',
			'колич',
			'саны',
			'час',
			'сагат',
			'минут',
			'содерж',
			'мазмун',
			'адвокат',
			'описан',
			'сипатта',
			'объем',
			'колем'
		]
	},
	{ column: 'assistanceKind', score: 0.7, all: [KIND, 'консультац|действи|арекет'], none: [DOCUMENT, DATE] },

	{
		column: 'minutes',
		score: 0.96,
		all: [TIME, 'занят|затрач|оказан|айналыс|жумса|потрач|корсет|камтыл|жумыс|=работы|отработ'],
		none: ['обращ', 'отиниш', '=дата', ...NOT_THE_DATE, 'режим', '=куни']
	},
	{
		column: 'minutes',
		score: 0.94,
		all: ['занятост|продолжительн|узакты|длительн|трудозатрат|=айналысуы'],
		none: [...NOT_THE_DATE, ...NOT_THE_WORK, 'место', 'статус', 'стаж']
	},
	{ column: 'minutes', score: 0.9, all: ['енбек', 'шыгын'] },
	// «Жұмыспен қамтылуы» alone is whether somebody has work; the lawyer's is how long they were at it.
	{
		column: 'minutes',
		score: 0.9,
		all: ['=адвокаттын', '=жумыспен', 'камтыл'],
		none: [...NOT_THE_DATE, ...NOT_THE_WORK, '=орны', 'мартебе']
	},
	{
		column: 'minutes',
		score: 0.92,
		all: ['колич|=кол|=число|=саны', '=час|=часы|=часов|=ч|минут|=мин|сагат'],
		none: [...NOT_THE_DATE]
	},
	{
		column: 'minutes',
		score: 0.86,
		all: [UNIT, 'занят|потрач|затрач|оказан|айналыс|жумса|корсет|=работы|отработ|истелген'],
		none: [...NOT_THE_DATE, ...NOT_THE_WORK]
	},
	{
		column: 'minutes',
		score: 0.92,
		all: ['=всего|=итого|=барлыгы|=жалпы|=жиыны|общее|фактическ|=накты', UNIT],
		none: [...NOT_THE_DATE, ...NOT_THE_WORK, 'сумм', 'цен', 'бага']
	},
	{
		column: 'minutes',
		score: 0.9,
		all: ['=сколько|=канша', `${UNIT}|${TIME}`],
		none: [...NOT_THE_DATE, ...NOT_THE_WORK]
	},
	{
		column: 'minutes',
		score: 0.84,
		all: [TIME, '=мин|минут|=часов|=часах|сагатпен'],
		none: ['обращ', 'отиниш', '=дата', 'подпис', 'прием', 'кабылда', ...NOT_THE_DATE, ...NOT_THE_WORK]
	},
	{
		column: 'minutes',
		score: 0.6,
		all: [`${TIME}|=часов|=минут`],
		none: [
			...['поступл', 'тускен', 'отырыс', 'регистр', 'тиркел'],
			'обращ',
			'отиниш',
			DATE,
			'подпис',
			'=кол',
			'прием',
			'кабылда',
			...NOT_THE_DATE,
			...NOT_THE_WORK
		]
	},
	...MATTER_RULES,
	...LAWYER_RULES
];

/** Never ours, whatever else the label says. */
export const NEVER =
	'=иин|=жсн|=бин|=бсн|рожд|туган|туылган|телефон|=тел|=моб|мобильн|email|=mail|=почта|пошта|=адрес|=адреси|мекенжай|мекен|прожив|тургылык|паспорт|удостовер|куалик|куаландыр|личност|=пол|жынысы|граждантс|=гражданство|азаматтыгы|национальн|=улты|логин|=login|пользоват|парол|купиясоз|captcha|капча|=картинке|картинки|суреттеги|проверочн|=смс|=sms|=подтверждения|следовател|тергеуши|дознават|прокурор|=судья|=судьи|судьясы|свидетельств|бухгалт|банк|=карты|гонорар|=сумма|=сомасы|рассылк|промокод|улиц|=ширин|=возраст|=жасы';

/** Never ours where the field is called so; a list is searched through by what is typed. */
export const SEARCH = 'поиск|=найти|=искать|издеу|=search|filter|фильтр|сузги';

/** Speaks of a person who is not the lawyer. */
export const PERSON =
	'клиент|заявител|=отиниш берушинин|берушин|беруши|подзащитн|обвиняем|подозрев|потерпевш|=истец|=истца|=ответчик|доверител|=лица|=лицо|=лице|=лицу|тулга|=адамнын|представляем|получател|=арызданушы|гражданин|азаматтын|=муж|=супруг|ребен|=бала|свидетел|айыпта|кудикти|коргалуш|сенимхат|=applicant|=client';

/** Parts of a name; without the lawyer around them they are the client's. */
export const NAME_PARTS = '=фио|=таа|=ф|=теги|=тег|фамили|=имя|отчеств|=есими|=жони|=surname|=patronymic|=аты';

/** Not ours, though near: notes, results, the portal's own numbers and dates, contacts. */
export const OTHERS =
	'примечан|ескерт|коммент|пикир|результат|натиже|=итог|решени|шешим|приговор|=укими|статус|мартебе|=логин|=роль|код|штрих|=баланс|размер|оплат|=толем|ходатайств|причин|себеп|=email|=вложение|приложен|тиркеме';
