import { says } from './meaning.js';
import type { ChoiceColumn } from './option-words.js';
import { fold, wordsOf } from './words.js';

/**
 * Offices word the Law's lists in their own way: «Постановление органа
 * уголовного процесса» beside «Постановление суда». Where a list plainly is of
 * the column, and each code is said once, the words that tell the codes apart
 * are enough.
 */
interface Mark {
	/** Each of these must be said, */
	all: readonly string[];
	/** and none of these. */
	none?: readonly string[];
}

const ORDER = 'постановл|каулы';
const COURT = '=суд|=суда|=судом|=судьи|=сот|=соттын|судебн';
const ADMINISTRATIVE = 'администр|акимшил';
const BASES: Readonly<Record<string, Mark>> = {
	'prosecution-order': {
		all: [ORDER, 'уголовн|кылмыст|преследов|кудалау|следств|следоват|дознан|дознават|тергеу|аныктау'],
		none: [COURT, ADMINISTRATIVE]
	},
	'court-order': { all: [ORDER, COURT], none: [ADMINISTRATIVE] },
	'administrative-order': { all: [ORDER, ADMINISTRATIVE], none: [COURT] },
	'civil-ruling': { all: ['определен|уйгарым'] },
	request: { all: ['заявлен|ходатайств|отиниш|арыз'] },
	contract: { all: ['договор|соглашен|=шарт|=шарты|келисим'] },
	notice: { all: ['уведомл|хабарлама'] },
	assignment: { all: ['поручен|тапсырма|заявк|отиним'] }
};
const KINDS: Readonly<Record<string, Mark>> = {
	informing: { all: ['информир|информац|акпарат'] },
	consulting: { all: ['консульт|кенес'] },
	defence: { all: ['защит|коргау', 'представ|окилд|билдир'] },
	other: {
		all: ['=иные|=иных|=иное|=другие|=другое|=прочие|=прочее|озге|баска', 'действ|арекет|помощ|комек|комег|услуг']
	}
};

/** Of so many codes a list must have an option each before it counts as one of the column. */
const LISTS: Partial<Record<ChoiceColumn, { marks: typeof BASES; least: number }>> = {
	basisKind: { marks: BASES, least: 4 },
	assistanceKind: { marks: KINDS, least: 3 }
};

/** The one option that is marked as that code and as no other, in a list of the column; null where that is not sure. */
export function markedOption<Option extends { text: string }>(
	column: ChoiceColumn,
	code: string,
	options: readonly Option[]
): Option | null {
	const list = LISTS[column];
	if (list === undefined) return null;
	const marked = options.map((option) => {
		const words = wordsOf(fold(option.text));
		const own = Object.entries(list.marks).filter(([, mark]) => isMarked(words, mark));
		return { option, codes: own.map(([one]) => one) };
	});
	/** What is marked as several is sure for none of them. */
	const sureOf = (one: string): Option | null => {
		const [hit, ...more] = marked.filter((each) => each.codes.includes(one));
		return hit === undefined || more.length > 0 || hit.codes.length > 1 ? null : hit.option;
	};
	return Object.keys(list.marks).filter((one) => sureOf(one) !== null).length < list.least ? null : sureOf(code);
}

const isMarked = (words: readonly string[], mark: Mark): boolean =>
	mark.all.every((stems) => says(words, stems)) && !(mark.none ?? []).some((stems) => says(words, stems));
