import type { BasisKind } from '#lib/bridge/index.js';
import type { Column } from '../types.js';
import { officialColumn } from './official.js';
import { NAME_PARTS, NEVER, OTHERS, PERSON, RULES, SEARCH } from './rules.js';
import { DATE, DOCUMENT, KIND, LAWYER, NAMES, NUMBER, TIME } from './stems.js';
import { fold, wordsOf } from './words.js';

/** What one text says: columns with scores, and whether it says that the field is none of ours. */
export interface Meaning {
	scores: Map<Column, number>;
	/** Never ours; or speaks of another person; or says only what its heading must explain. */
	never: boolean;
	/** It says no more against it than that one searches there. */
	searches: boolean;
	person: boolean;
	bare: 'date' | 'moment' | 'number' | 'serial' | 'owner' | 'body' | 'kind' | 'title' | 'name' | 'details' | null;
	/** Kinds of basis that it names; empty for none or any. */
	kinds: BasisKind[];
	/** It names № and date of the document, and not its kind. */
	details: boolean;
}

/** True when one of the words begins with one of the stems `a|b`, or is the whole word of `=a`. */
export function says(words: readonly string[], stems: string): boolean {
	return stems
		.split('|')
		.some((stem) =>
			stem.startsWith('=') ? words.includes(stem.slice(1)) : words.some((word) => word.startsWith(stem))
		);
}

/** «Орган (лицо), выдавший документ»: whoever acts for a body is none of the persons that a form is about. */
const OF_A_BODY =
	/(?<![\p{L}\p{N}])(?<body>орган\p{L}*) (?:или |либо |немесе )?(?:должностн\p{L}* |лауазымды )?(?:лицом?|тулга(?:сы|мен)?)(?![\p{L}\p{N}])/gu;

/** The law calls a certificate so: «регистрационное свидетельство», «тіркеу куәлігі». */
const certified = (folded: string): string =>
	folded.replace(/регистрационн\p{L}* свидетельств\p{L}*|тиркеу куали\p{L}*/gu, 'сертификата');

const known = new Map<string, Meaning>();

/** Reads a label; pure, and remembered by its folded text. */
export function meaningOf(text: string): Meaning {
	const folded = certified(fold(text));
	const before = known.get(folded);
	if (before !== undefined) return before;
	const meaning = read(folded);
	if (known.size < 5000) known.set(folded, meaning);
	return meaning;
}

function read(folded: string): Meaning {
	const scores = new Map<Column, number>();
	const words = wordsOf(folded);
	const official = officialColumn(folded);
	const details = says(words, NUMBER) && says(words, DATE) && !says(words, KIND) && !says(words, NAMES);
	const none: Meaning = { scores, never: false, searches: false, person: false, bare: null, kinds: [], details };
	if (official !== null) {
		scores.set(official, 0.99);
		return none;
	}
	const searches = says(words, SEARCH);
	const isOut = says(words, NEVER);
	const lawyer = words.some((word) => word.startsWith('адвокат'));
	const person = says(wordsOf(folded.replace(OF_A_BODY, '$<body>')), PERSON) && !lawyer;
	const others = says(words, OTHERS);
	if (searches || isOut) return { ...none, never: true, searches: !isOut };
	for (const { column, score, all, none: without = [], person: mayBe } of RULES) {
		if (person && mayBe !== true) continue;
		if (!all.every((stems) => says(words, stems)) || without.some((stems) => says(words, stems))) continue;
		// A label of many words speaks of more than the rule knows.
		const long = words.length > 9 ? 0.12 : 0;
		const value = score - long - (others ? 0.3 : 0);
		scores.set(column, Math.max(value, scores.get(column) ?? 0));
	}
	// Alone it asks for what a licence is known by.
	if (words.length <= 2 && words.every((word) => LICENCE.has(word))) scores.set('licenceNumber', 0.88);
	if (words.length === 1 && says(words, '=минуты|=минуттар|=минут')) scores.set('minutes', 0.82);
	// «Адвокат коллегии» is one of its lawyers.
	if (words.length === 2 && /^(?:адвокат коллегии|алка адвокаты)$/u.test(folded)) {
		scores.delete('barAssociation');
		scores.set('lawyerName', 0.84);
	}
	const bare = person ? null : bareOf(words);
	// Somebody's name, and neither the lawyer's nor what a heading or another label explains.
	const ofSomebody = says(words, NAME_PARTS) && !lawyer && scores.size === 0 && words.length > 4 && bare === null;
	return {
		scores,
		never: ofSomebody,
		searches: false,
		person,
		bare,
		kinds: kindsOf(words),
		details
	};
}

const BARE_DATE: ReadonlySet<string> = new Set([
	'дата',
	'куни',
	'кун',
	'date',
	'от',
	'датасы',
	...['его', 'ее', 'онын'],
	'выдачи',
	'вынесения',
	'шыгарылган',
	'берилген',
	'регистрации',
	'тиркелген',
	'заключения',
	'жасалган',
	'ru',
	'kz',
	'подписания',
	...[
		'когда',
		'кашан',
		'принятия',
		'составления',
		'издания',
		'вынесено',
		'выдано',
		'выдан',
		'шыккан',
		'шыгарылды',
		'берилди'
	],
	'какого',
	'числа',
	'каи',
	'кунги'
]);
const BARE_NUMBER: ReadonlySet<string> = new Set([
	'№',
	'номер',
	'номери',
	'нөмири',
	'номири',
	'номир',
	'number',
	'регистрационныи',
	...['исх', 'исходящии', 'шыгыс', 'его', 'ее', 'онын'],
	'тиркеу',
	'n',
	'no',
	'рег'
]);
const LICENCE: ReadonlySet<string> = new Set(['лицензия', 'лицензиясы', 'адвоката', 'адвокаттын']);
const BARE_MOMENT: ReadonlySet<string> = new Set([
	...BARE_DATE,
	...['время', 'уакыты', 'уакыт', 'time', 'и', 'мен', 'жане', 'кол', 'коиылган', 'кою']
]);
const SERIAL = 'серийн|сериял';
const BARE_SERIAL: ReadonlySet<string> = new Set([...BARE_NUMBER, 'серийный', 'сериялык', 'serial']);
const BARE_OWNER: ReadonlySet<string> = new Set([
	...['владелец', 'иеси', 'подписант', 'подписавшии', 'кому', 'выдан', 'кимге', 'берилген', 'owner'],
	...['кем', 'подписано', 'подписан', 'ким', 'кол', 'коиды', 'коиган', 'коюшы']
]);
const OWNER = 'владел|=иеси|подпис|=кому|=кимге|коиды|коиган|коюшы|=owner';
const BARE_BODY: ReadonlySet<string> = new Set([
	'орган',
	'органы',
	'кем',
	'выдан',
	'вынесено',
	'вынесен',
	'выдано',
	'ким',
	'шыгарган',
	'берген',
	'наименование',
	'органа',
	'атауы',
	'органнын',
	'суд',
	'сот',
	'соттын',
	'суда',
	'кто',
	...['откуда', 'поступил', 'поступило', 'кайдан', 'келди', 'тусти'],
	...['выдал', 'вынес', 'издал', 'издан', 'шыгарды', 'берди', 'выдавшии', 'вынесшии', 'издавшии'],
	'или',
	'немесе'
]);
const BODY: ReadonlySet<string> = new Set([
	'орган',
	'органы',
	'кем',
	'ким',
	'суд',
	'сот',
	'органа',
	'органнын',
	'кто',
	'суда',
	'соттын',
	'откуда',
	'кайдан'
]);
const BARE_KIND: ReadonlySet<string> = new Set([
	...['форма', 'нысаны', 'нысан', 'какои', 'кандаи'],
	'вид',
	'тип',
	'тури',
	'типи',
	'наименование',
	'атауы',
	'название',
	'документ',
	'документа',
	'кужат',
	'кужаттын'
]);
const BARE_TITLE: ReadonlySet<string> = new Set([
	...['наименование', 'название', 'атауы', 'полное', 'краткое', 'толык', 'кыскаша']
]);
const BARE_NAME: ReadonlySet<string> = new Set([
	'фио',
	...['кто', 'ким'],
	'ф',
	'и',
	'о',
	'фамилия',
	'имя',
	'отчество',
	'теги',
	'тег',
	'аты',
	'жони',
	'акесинин',
	'тегі',
	'есими',
	...['жане', 'мен'],
	'при',
	'наличии',
	'его',
	'бар',
	'болса',
	'таа',
	'толык',
	'полностью',
	'болган',
	'жагдаида',
	'surname',
	'name',
	'patronymic',
	'first',
	'last',
	'middle',
	'ол',
	'полное'
]);

/** «№ и дата»: both in one box. */
const BARE_DETAILS: ReadonlySet<string> = new Set([...BARE_NUMBER, ...BARE_DATE, 'и', 'жане', 'мен']);

const plainI = (word: string): string => word.replace(/й/gu, 'и');

function bareOf(words: readonly string[]): Meaning['bare'] {
	if (words.length === 0) return null;
	const only = (set: ReadonlySet<string>) => words.every((word) => set.has(word) || set.has(plainI(word)));
	if (only(BARE_NUMBER) && says(words, NUMBER)) return 'number';
	if (only(BARE_SERIAL) && says(words, SERIAL)) return 'serial';
	if (only(BARE_OWNER) && says(words.map(plainI), OWNER)) return 'owner';
	if (only(BARE_MOMENT) && says(words, `${TIME}|=time`)) return 'moment';
	if (only(BARE_DATE) && (says(words, DATE) || says(words, '=от|=кунги|=когда|=кашан'))) return 'date';
	if (only(BARE_DETAILS) && says(words, NUMBER) && says(words, DATE)) return 'details';
	if (only(BARE_BODY) && words.some((word) => BODY.has(word))) return 'body';
	if (only(BARE_TITLE) && says(words, NAMES)) return 'title';
	if (only(BARE_KIND)) return 'kind';
	if (only(BARE_NAME) && words.some((word) => word !== 'кто' && word !== 'ким')) return 'name';
	return null;
}

const KIND_STEMS: readonly { stems: string; kinds: BasisKind[] }[] = [
	{ stems: 'постановл|каулы', kinds: ['prosecution-order', 'court-order', 'administrative-order'] },
	{ stems: 'определен|уйгарым', kinds: ['civil-ruling'] },
	{ stems: 'договор|=шарт|=шарты|=шарттын|соглашен|келисимшарт', kinds: ['contract'] },
	{ stems: 'уведомл|хабарлама|ордер', kinds: ['notice'] },
	{ stems: 'поручен|тапсырма|заявк', kinds: ['assignment'] }
];

/** The kinds of basis that the words name: a number of a contract is no place for an order's. */
function kindsOf(words: readonly string[]): BasisKind[] {
	// Beside the word for any document they are examples.
	if (says(words, 'документ|кужат')) return [];
	return KIND_STEMS.filter(({ stems }) => says(words, stems)).flatMap(({ kinds }) => kinds);
}

/** What the heading of a group makes of the bare labels under it. */
export type About =
	| 'basis'
	| 'application'
	| 'eds'
	| 'licence'
	| 'association'
	| 'lawyer'
	| 'register'
	| 'assistance'
	| 'person'
	| 'search'
	| null;

const ABOUT: readonly { about: Exclude<About, null>; stems: string }[] = [
	{ about: 'search', stems: 'поиск|издеу|=search|фильтр|сузги|filter|авториз|=вход|=киру|=login|=войти' },
	{ about: 'basis', stems: DOCUMENT },
	{ about: 'eds', stems: 'эцп|эцк|подпис|колтанба|сертификат' },
	{ about: 'licence', stems: 'лиценз' },
	{ about: 'application', stems: 'обращени|обратив|жугин|отиниш' },
	{ about: 'association', stems: 'коллеги|=алка|=алкасы|=алканын' },
	{ about: 'lawyer', stems: 'адвокат' },
	{ about: 'register', stems: 'реестр|тизилим|журнал' }
];
/** Of what was done: «Оказанная помощь», not «оказание», for which the document is the basis. */
const DONE = 'оказанн|корсетилген';
const HELP = 'помощ|комек|комег|услуг|кызмет';
/** And of nothing else: «Юридическая помощь», «Заң көмегі». */
const HELP_ALONE: ReadonlySet<string> = new Set([
	...['юридическая', 'правовая', 'гарантированная', 'государством', 'помощь', 'вид', 'содержание', 'помощи', 'и'],
	...['юридической', 'правовой', 'зан', 'комеги', 'комек', 'кукыктык', 'комектин', 'мазмуны', 'тури']
]);
const isHelpAlone = (words: readonly string[]): boolean =>
	says(words, HELP) && words.every((word) => HELP_ALONE.has(word));

/** Empty for a heading that says nothing; several where it speaks of several things. */
export function aboutOf(heading: string): Exclude<About, null>[] {
	const words = wordsOf(certified(fold(heading)));
	if (says(words, 'удостовер|личност|паспорт|куалик|куалиг|личны|жеке|страхов|сактандыр|доверенност|сенимхат'))
		return ['person'];
	const found = ABOUT.filter(({ stems }) => says(words, stems)).map(({ about }) => about);
	if (found.includes('search')) return ['search'];
	if (found.length === 0 && ((says(words, DONE) && says(words, HELP)) || isHelpAlone(words))) return ['assistance'];
	if (says(words, PERSON) && !found.includes('basis') && !words.some((word) => word.startsWith('адвокат'))) {
		// «Обращение лица» is of the application, «данные заявителя» of a person.
		return found.includes('application') && !says(words, 'заявител|беруш|сведен|данны|мали')
			? ['application']
			: ['person'];
	}
	// «Коллегия адвокатов» is of no single one of them.
	if (found.includes('association') && !says(words, LAWYER)) return found.filter((one) => one !== 'lawyer');
	// «Сведения об ЭЦП адвоката» are of the signature.
	if (found.includes('eds') && !found.includes('basis')) return ['eds'];
	return found.includes('basis') && found.includes('application') && says(words, 'основан|негиз') ? ['basis'] : found;
}
