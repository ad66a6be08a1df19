/**
 * All the ways one word of a name may stand in a text: case forms of Russian,
 * chains of endings of Kazakh, patronymics of both, in any of the spellings
 * that readings() brings together.
 */
import { AFTER_CONSONANT, AFTER_VOWEL, SOFTENING } from './kazakh-endings.js';
import { hasSurePair, russianForms } from './russian-forms.js';
import { readings, russianLetters } from './transliterate.js';

/** What a word is in a name; `word` where nobody can tell, or in the name of an organisation. */
export type Role = 'surname' | 'given' | 'patronymic' | 'word';

/** A reading that a name may begin with, and what may follow it to the end of the word. */
export type Stem = {
	readonly reading: string;
	readonly endings: ReadonlySet<string>;
	/** True for forms that only the other gender of a surname has. */
	readonly other: boolean;
};

const NOTHING: ReadonlySet<string> = new Set(['']);

const PATRONYMIC = /^(..+?)(ович|евич|ич|овна|евна|инична|ична|ули|угли|огли|оглу|кизи|гизи)$/;
const MALE_RUSSIAN = ['а', 'у', 'ем', 'ом', 'е', 'и', 'ами', 'ам'];
const FEMALE_RUSSIAN = ['и', 'е', 'у', 'ои', 'оиу'];

/** True for a word in folded letters that is a patronymic by its looks: Ерболовна, Серікұлы, Qairatqyzy. */
export function isPatronymic(word: string): boolean {
	return readings(word).some((reading) => PATRONYMIC.test(reading));
}

/** All stems of a word in folded letters. A short word gives a few dozen; none for a word without known letters. */
export function stemsOf(word: string, role: Role): readonly Stem[] {
	const stems = new Map<string, Stem>();
	const add = (reading: string, endings: ReadonlySet<string>, other: boolean): void => {
		const key = `${reading} ${endings.size}`;
		const before = stems.get(key);
		if (reading.length > 1 && (!before || (before.other && !other))) stems.set(key, { reading, endings, other });
	};
	const patronymic = role === 'patronymic';
	for (const reading of withVariants(readings(word))) {
		if (patronymic) addPatronymic(reading, add);
		else addKazakh(reading, false, add);
	}
	if (!patronymic) addRussian(word, role, add);
	return [...stems.values()];
}

type Add = (reading: string, endings: ReadonlySet<string>, other: boolean) => void;

function addKazakh(reading: string, other: boolean, add: Add): void {
	const last = reading.at(-1) ?? '';
	// Й and у may count as either: Абайдың, Әлиге, Сайлаудың, Айсұлуға.
	if ('аеоиу'.includes(last)) add(reading, AFTER_VOWEL, other);
	if (!'аео'.includes(last)) add(reading, AFTER_CONSONANT, other);
	if (last === 'к') add(`${reading.slice(0, -1)}г`, SOFTENING, other);
	if (last === 'п') add(`${reading.slice(0, -1)}б`, SOFTENING, other);
}

function addRussian(word: string, role: Role, add: Add): void {
	const surname = role === 'surname' || role === 'word';
	const bases =
		russianLetters(word) === undefined ? readings(word).flatMap((reading) => spelledOut(reading, word)) : [word];
	for (const base of bases) {
		for (const { form, other } of russianForms(base, surname)) {
			for (const reading of withVariants(readings(form))) add(reading, NOTHING, other);
		}
		if (!surname || !hasSurePair(base)) continue;
		for (const reading of withVariants(readings(otherGender(base)))) addKazakh(reading, true, add);
	}
}

function otherGender(surname: string): string {
	if (surname.endsWith('ая')) return `${surname.slice(0, -2)}ий`;
	if (/к[ио]й$/.test(surname)) return `${surname.slice(0, -2)}ая`;
	return surname.endsWith('а') ? surname.slice(0, -1) : `${surname}а`;
}

/** A reading in letters that tell the Russian declension: ковалски → ковалский, абаи → абай. Several where Latin does not tell. */
function spelledOut(reading: string, latin: string): string[] {
	const base = reading.replace(/етс$/, 'ец').replace(/тск(?=[иоа])/, 'цк');
	if (/[сц]ки$/.test(base)) return [`${base.slice(0, -1)}ий`];
	if (/[аеоу]иа$/.test(base)) return [`${base.slice(0, -2)}я`];
	if (/[аеоу]и$/.test(base)) return [`${base.slice(0, -1)}й`];
	if (base.endsWith('иа'))
		return (/[^i]ya$|[^ij]ja$/.test(latin) ? ['ья', 'я'] : ['ия']).map((end) => base.slice(0, -2) + end);
	return /..[^аеоу]и$/.test(base) ? [base, `${base.slice(0, -1)}ий`, `${base.slice(0, -1)}ый`] : [base];
}

function addPatronymic(reading: string, add: Add): void {
	const [, base = '', ending = ''] = PATRONYMIC.exec(reading) ?? [];
	addKazakh(reading, false, add);
	if (!base) return;
	const female = ending.endsWith('на') || ending.endsWith('зи');
	for (const father of fathers(base, ending)) {
		if (female) {
			for (const end of ['овна', 'евна', ...(ending.endsWith('ична') ? [ending] : [])]) {
				addKazakh(father + end, false, add);
				for (const last of FEMALE_RUSSIAN) add(father + end.slice(0, -1) + last, NOTHING, false);
			}
			for (const end of ['кизи', 'гизи']) addKazakh(father + end, false, add);
		} else {
			for (const end of ['ович', 'евич', ...(ending === 'ич' ? ['ич'] : [])]) {
				addKazakh(father + end, false, add);
				for (const last of MALE_RUSSIAN) add(father + end + last, NOTHING, false);
			}
			for (const end of ['ули', 'угли', 'огли', 'оглу']) addKazakh(father + end, false, add);
		}
	}
}

/** The father's name as the patronymics of both languages build on it: Бердібай, Бердыба(евич); Мұса, Мус(ович). */
function fathers(base: string, ending: string): Set<string> {
	const all = new Set([base]);
	if (/[аеоу]$/.test(base) && /^[ео]в/.test(ending)) all.add(`${base}и`);
	if (/[аеоу]и$/.test(base)) all.add(base.slice(0, -1));
	if (/[^аеоу]и$/.test(base) || /[ае]$/.test(base)) all.add(base.slice(0, -1));
	return all;
}

/** Pieces that Russian spelling of Kazakh names renders in more than one way, in both directions. */
const VARIANTS: readonly (readonly [RegExp, string])[] = [
	[/^тил/, 'тл'],
	[/^тл/, 'тил'],
	[/абди(?=.)/, 'абд'],
	[/абд(?=[^иу])/, 'абди'],
	[/абди(?=.)/, 'абду'],
	[/абду/, 'абди'],
	[/ауир/, 'аур'],
	[/аур/, 'ауир'],
	[/(.)уи(?=с|м|н)/, '$1иу'],
	[/(.)иу(?=с|м|н)/, '$1уи'],
	[/мирза/, 'мурза'],
	[/мурза/, 'мирза'],
	[/турсин/, 'турсун'],
	[/турсун/, 'турсин'],
	[/беибит/, 'беибут'],
	[/беибут/, 'беибит'],
	[/жусип/, 'жусуп'],
	[/жусуп/, 'жусип'],
	[/жунис/, 'жунус'],
	[/жунус/, 'жунис'],
	[/мухамет/, 'мухамед'],
	[/мухамед/, 'мухамет'],
	[/ахмет/, 'ахмед'],
	[/ахмед/, 'ахмет'],
	[/толе/, 'туле'],
	[/туле/, 'толе'],
	[/ксандер/, 'ксандр'],
	[/ксандр$/, 'ксандер'],
	[/казак/, 'казах'],
	[/казах/, 'казак'],
	[/валихан/, 'уалихан'],
	[/уалихан/, 'валихан']
];

function withVariants(all: readonly string[]): Set<string> {
	const found = new Set(all);
	for (const reading of all) {
		for (const [from, to] of VARIANTS) {
			const changed = reading.replace(from, to);
			if (changed !== reading) found.add(changed);
		}
	}
	return found;
}
