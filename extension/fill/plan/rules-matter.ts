import { DATE, DOCUMENT, ESSENCE, KIND, NUMBER, QUESTION, type Rule } from './stems.js';

/** More ways of saying the running number. */
export const NUMBER_RULES: readonly Rule[] = [
	// «Тіркеу № (р/с)»: with a Kazakh word beside it, the two letters are of no account.
	{ column: 'number', score: 0.95, all: ['=р', '=с', '=№', 'тирке|тизилим|=рет'] },
	{ column: 'number', score: 0.9, all: [NUMBER, '=строки|=строка|=жол|=жолдын'], none: [DOCUMENT, DATE, ESSENCE] }
];

/** More ways of speaking of the matter, its document and the work. */
export const MATTER_RULES: readonly Rule[] = [
	{ column: 'basisDate', score: 0.92, all: ['датирован', 'документ|постановл|определен|договор|уведомл|поручен'] },
	{
		column: 'basisBody',
		score: 0.9,
		all: ['=орган|=органа|=суд', '=исходит|=исходил|=поступил|=поступила|=поступило'],
		none: [DATE, NUMBER, 'личност', 'жалоб', 'шагым']
	},
	{
		column: 'essenceForPortal',
		score: 0.86,
		person: true,
		all: [QUESTION, '=неде'],
		none: [KIND, DATE, NUMBER, 'категор', 'санат']
	},
	{
		column: 'essenceForPortal',
		score: 0.86,
		person: true,
		all: ['=жугинген', '=маселе|=маселеси|=сурак'],
		none: [KIND, DATE, NUMBER, 'категор', 'санат']
	},
	{
		column: 'minutes',
		score: 0.9,
		all: ['=адвоката|=адвокаттын', '=работа|=работы|=жумысы', 'минут|=мин|=часов|=часы|=сагат'],
		none: [DATE, 'режим', 'кесте', 'график', 'начал', 'окончан', 'бастал', 'аякта']
	}
];
