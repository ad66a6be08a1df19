import { DATE, HELP, KIND, LAWYER, NUMBER, TIME, type Rule } from './stems.js';

/** Of the other side, of before, and whoever works for the lawyer. */
const ANOTHER = [
	...['помощник', 'комекши', 'стажер', 'тагылымд', 'прежн', 'предыдущ', 'бурынгы', 'замен', 'ауыстыр'],
	...[
		'противн',
		'карсы',
		'=другой|=другого|=второй|=второго|=баска',
		'ответчик',
		'жауапкер',
		'истц',
		'талапкер',
		'секретар'
	]
];

/** The lawyer, their bar association and licence, and the signature. */
export const LAWYER_RULES: readonly Rule[] = [
	{
		column: 'barAssociation',
		score: 0.96,
		all: ['коллеги|=алка|алкасы|алканын', 'адвокат'],
		none: [DATE, NUMBER, 'адрес', 'мекен', 'телефон', 'председ', 'торага']
	},
	{
		column: 'barAssociation',
		score: 0.85,
		all: ['коллегия|=коллегии|=алка|=алкасы|=алканын'],
		none: [DATE, NUMBER, 'судебн', 'сот', 'председ', 'торага', 'судья']
	},

	{
		column: 'lawyerName',
		score: 0.96,
		all: ['=фио|=таа|=аты|=жони|фамили|=тег|=теги|=имя|отчеств|=есими|наимен', LAWYER],
		none: ['коллеги', 'алка', NUMBER, 'иин', 'жсн', 'лиценз', DATE, 'контор', 'кенс', 'основан', 'негиз', ...ANOTHER]
	},
	{
		column: 'lawyerName',
		score: 0.84,
		all: ['=адвокат|=lawyer|=advocate'],
		none: [
			'коллеги',
			'алка',
			NUMBER,
			'лиценз',
			DATE,
			'контор',
			'кенс',
			'выбор',
			HELP,
			TIME,
			...ANOTHER,
			'подпис',
			'колы',
			'запрос'
		]
	},
	{
		column: 'lawyerName',
		score: 0.88,
		all: ['=адвокат|=адвоката', 'оказав|оказыва|корсеткен|корсетет', HELP],
		none: ['коллеги', 'алка', NUMBER, 'лиценз', DATE, TIME, 'выбор', 'запрос']
	},
	{
		column: 'lawyerName',
		score: 0.82,
		all: ['=защитник|=коргаушы'],
		none: ['назнач', 'тагайында', 'коллеги', 'алка', NUMBER, DATE, TIME, KIND, 'выбор', 'запрос', 'постановл', 'каулы']
	},
	{ column: 'licenceNumber', score: 0.96, all: ['лиценз', NUMBER], none: [DATE] },
	{ column: 'licenceNumber', score: 0.86, all: ['=лиц', NUMBER], none: [DATE, 'счет', '=шот'] },
	{ column: 'licenceNumber', score: 0.75, all: ['лицензия'], none: [DATE, 'кем', '=вид', 'орган', 'срок', 'копи'] },

	{ column: 'edsSerialNumber', score: 0.97, all: ['сертификат', 'серийн|сериял|сериясы'] },
	{ column: 'edsSerialNumber', score: 0.95, all: ['серийн|сериял|сериясы', 'эцп|эцк'], none: [DATE] },
	{
		column: 'edsSerialNumber',
		score: 0.9,
		all: ['сертификат', NUMBER, 'эцп|эцк|подпис|кол|ключ|адвокат'],
		none: ['квалиф', 'курс', DATE]
	},
	{ column: 'edsSerialNumber', score: 0.7, all: ['сертификат', NUMBER], none: ['квалиф', 'курс', DATE] },
	{
		column: 'edsSigner',
		score: 0.93,
		all: [
			'владел|иеси|подписант|подписавш|подписал|коюшы|=койган|подписыва',
			'сертификат|эцп|эцк|=кол|подпис|документ'
		],
		none: [DATE, TIME, NUMBER, 'иин', 'жсн']
	},
	{
		column: 'edsSigner',
		score: 0.84,
		all: ['=подписавшии|=подписавший|=подписант'],
		none: [DATE, TIME, NUMBER, 'договор', 'шарт']
	},
	{
		column: 'edsSigner',
		score: 0.93,
		all: ['=кому|=кимге', 'выдан|берилген', 'сертификат|эцп|эцк|ключ'],
		none: [DATE]
	},
	{
		column: 'edsSigner',
		score: 0.93,
		all: ['=имя|=атына', 'выдан|берилген', 'сертификат|эцп|эцк|ключ|килт'],
		none: [DATE, 'квалиф', 'курс', 'соответств', 'сайкестик']
	},
	{ column: 'edsSigner', score: 0.93, all: ['=кем|=ким|=кто', 'подпис|койг|койыл|койды'] },
	{
		column: 'signedAt',
		score: 0.95,
		all: [
			`${DATE}|${TIME}|=когда|=кашан|=момент|=сати`,
			'подписан|=подписи|подписал|койылды|=коиды|=койылган|=кою|=койган|=койылу'
		],
		none: ['договор', 'шарт', 'постанов', 'каулы', 'ордер', 'соглаш', 'вынес', 'шыгар', 'заключен', 'жасал']
	},
	{
		column: 'signedAt',
		score: 0.86,
		all: [DATE, 'эцп|эцк'],
		none: ['срок', 'действ', 'выда', 'выпуск', 'берил', 'мерзим', NUMBER]
	},
	{
		column: 'eds',
		score: 0.85,
		all: ['электрон', 'подпис|колтанба'],
		none: [DATE, TIME, NUMBER, 'сертификат', 'клиент', 'почт', 'пошта', 'файл', 'владел', 'иеси']
	},
	{ column: 'eds', score: 0.93, all: ['эцп|эцк', 'сведен|мали|информ|данны|акпарат|деректер'] },
	{
		column: 'eds',
		score: 0.75,
		all: ['=эцп|=эцк|подпись|=колтанба|=колтанбасы'],
		none: [DATE, TIME, NUMBER, 'сертификат', 'клиент', 'срок', 'действи', 'мерзим', 'выпуск']
	}
];
