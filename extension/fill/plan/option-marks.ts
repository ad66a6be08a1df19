import { BRANCH_MARKS } from './option-marks-category.js';
import { says } from './meaning.js';
import type { ChoiceColumn } from './option-words.js';
import { fold, wordsOf } from './words.js';
import type { Mark, Marks } from './wordings.js';

/**
 * Offices word the Law's lists in their own way: «Постановление органа
 * уголовного процесса» beside «Постановление суда». Where a list plainly is of
 * the column, and each code is said once, the words that tell the codes apart
 * are enough.
 */
const ORDER = 'постановл|=пост|каулы';
const COURT = '=суд|=суда|=судом|=судьи|=судья|=сот|=соттын|=судьянын|судебн';
const ADMINISTRATIVE = '=адм|админ|акимш|=коап|=акбтк';
const CONTRACT = 'договор|соглашен|=шарт|=шарты|=шартпен|келисим|контракт';
const BASES: Marks = {
	'prosecution-order': [
		{
			all: [
				ORDER,
				'уголов|=угол|=уг|=кылм|кылмыст|преследов|кудалау|следств|следоват|дознан|дознават|прокур|досудебн|тергеу|тергеп|аныктау|=упк|=кпк'
			],
			none: [COURT, ADMINISTRATIVE]
		}
	],
	'court-order': [{ all: [ORDER, COURT], none: [ADMINISTRATIVE] }],
	'administrative-order': [{ all: [ORDER, ADMINISTRATIVE], none: [COURT] }, { all: [ORDER, ADMINISTRATIVE] }],
	'civil-ruling': [{ all: ['определен|уйгарым'] }],
	request: [{ all: ['заявлен|ходатайств|отиниш|арыз'] }, { all: ['обращени'] }],
	contract: [{ all: [CONTRACT] }],
	notice: [{ all: ['уведомл|хабарлама'] }, { all: ['ордер'] }],
	assignment: [{ all: ['поручен|тапсырма|заявк|отиним'], none: [CONTRACT] }]
};
const KINDS: Marks = {
	informing: [{ all: ['информир|информац|=инф|акпарат'] }],
	consulting: [{ all: ['консульт|кенес'] }],
	defence: [{ all: ['защит|коргау', 'представ|=предст|окилд|билдир'] }],
	other: [
		{
			all: [
				'=ин|=иные|=иных|=иное|=иная|=иной|=иную|=другую|=прочую|=другие|=других|=другая|=другое|=прочие|=прочее|=прочая|=прочих|озге|баска',
				'действ|арекет|помощ|комек|комег|услуг|кызмет'
			],
			none: ['представ|окилд|билдир']
		},
		{ all: ['=иное|=другое|=прочее|=озге|=озгеси|=озгелер|=баска|=баскасы'], none: ['представ|окилд|билдир'] }
	]
};

/** Of so many codes a list must have an option each before it counts as one of the column. */
const LISTS: Readonly<Record<ChoiceColumn, { marks: Marks; least: number }>> = {
	basisKind: { marks: BASES, least: 4 },
	assistanceKind: { marks: KINDS, least: 2 },
	category: { marks: BRANCH_MARKS, least: 4 }
};

/** The options of a list that are marked as one code each, and as no other, by the code; empty for a list of too few. */
function marksIn<Option extends { text: string }>(
	column: ChoiceColumn,
	options: readonly Option[]
): ReadonlyMap<string, Option> {
	const { marks, least } = LISTS[column];
	const own = new Map<string, readonly Option[]>();
	const worded = options.map((option) => ({ option, words: wordsOf(fold(option.text)) }));
	for (const [code, several] of Object.entries(marks)) {
		const hits = several
			.map((mark) => worded.filter(({ words }) => isMarked(words, mark)).map(({ option }) => option))
			.find((found) => found.length > 0);
		if (hits !== undefined) own.set(code, hits);
	}
	const said = [...own.values()].flat();
	const sure = new Map<string, Option>();
	for (const [code, [option, ...more]] of own) {
		// What is marked as several is sure for none of them.
		if (option !== undefined && more.length === 0 && said.filter((one) => one === option).length === 1)
			sure.set(code, option);
	}
	return sure.size < least ? new Map() : sure;
}

/** The one option that is marked as that code and as no other, in a list of the column; null where that is not sure. */
export const markedOption = <Option extends { text: string }>(
	column: ChoiceColumn,
	code: string,
	options: readonly Option[]
): Option | null => marksIn(column, options).get(code) ?? null;

/** Two of the four kinds of assistance are enough to choose in a list that is known to be theirs, and prove no list. */
const FEWEST = 3;

/** How many codes of a column are marked in a list, each by an option of its own; nought for too few. */
export function markedCodes(column: ChoiceColumn, options: readonly { text: string }[]): number {
	const { size } = marksIn(column, options);
	return size < FEWEST ? 0 : size;
}

const isMarked = (words: readonly string[], mark: Mark): boolean =>
	mark.all.every((stems) => says(words, stems)) && !(mark.none ?? []).some((stems) => says(words, stems));
