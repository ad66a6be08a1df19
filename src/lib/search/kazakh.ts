/**
 * The stem of a Kazakh word: endings come off from the last inwards, case,
 * then possession, then plural, and only where the sounds agree with them
 * (сот-тан, заң-нан, бала-дан). Small letters.
 */
const BACK = 'аоұыяё';
const FRONT = 'әеөүіэ';
const VOWELS = `${BACK}${FRONT}иую`;
/** Letters that only Kazakh has: they tell its words. */
const OWN_LETTERS = /[әғқңөұүһі]/;

/** Short words that stand alone before an ending: іс, үй. */
const SHORT = new Set(['іс', 'үй', 'ел', 'ер', 'ай', 'аю', 'ұл']);

/** Nouns that lose a vowel before an ending: орын, орны. */
const DROPPED = new Map([
	['халқ', 'халық'],
	['орн', 'орын'],
	['ерк', 'ерік'],
	['аузы', 'ауыз'],
	['ауз', 'ауыз'],
	['мойн', 'мойын'],
	['қарн', 'қарын'],
	['құлқ', 'құлық'],
	['көңл', 'көңіл'],
	['даус', 'дауыс'],
	['мүлк', 'мүлік']
]);

type Sound = 'vowel' | 'glide' | 'nasal' | 'l' | 'z' | 'voiceless';

function lastSound(stem: string): Sound {
	const last = stem.replace(/ь$/, '').at(-1) ?? '';
	if ('уюийр'.includes(last)) return 'glide';
	if (VOWELS.includes(last)) return 'vowel';
	if ('мнң'.includes(last)) return 'nasal';
	if (last === 'л') return 'l';
	if ('зж'.includes(last)) return 'z';
	return 'voiceless';
}

/** True when the vowels of an ending agree with the last vowel of the stem; и, у and a soft sign agree with both. */
function inHarmony(stem: string, ending: string): boolean {
	if (/^[мбп]ен$/.test(ending)) return true;
	const last = Array.from(stem).findLast((letter) => VOWELS.includes(letter));
	if (last === undefined) return false;
	if ('иую'.includes(last) || stem.endsWith('ь')) return true;
	const own = Array.from(ending).find((letter) => VOWELS.includes(letter));
	return own === undefined || BACK.includes(own) === BACK.includes(last);
}

type Endings = Record<Sound, readonly string[]>;
const both = (list: string): string[] => list.split(' ');
const each = (vowel: string, glide: string, nasal: string, l: string, z: string, voiceless: string): Endings => ({
	vowel: both(vowel),
	glide: both(glide),
	nasal: both(nasal),
	l: both(l),
	z: both(z),
	voiceless: both(voiceless)
});

const VOICED = 'дың дің ды ді ға ге да де дан ден дағы дегі';
const CASES = each(
	'ның нің ны ні ға ге да де дан ден дағы дегі мен',
	`${VOICED} мен`,
	'ның нің ды ді ға ге да де нан нен дағы дегі мен',
	`${VOICED} мен`,
	`${VOICED} бен`,
	'тың тің ты ті қа ке та те тан тен тағы тегі пен'
);
/** Cases after the possessive of the third person: соты-на, соты-нда. */
const CASES_OF_OWNED = both('ның нің н на не нда нде нан нен ндағы ндегі мен');
const PLURALS = each('лар лер', 'лар лер', 'дар дер', 'дар дер', 'дар дер', 'тар тер');
/** й and у take ы as consonants do: үйі, тауы. */
const OWNED = each('сы сі', 'ы і сы сі', 'ы і', 'ы і', 'ы і', 'ы і');

/** Endings of verbs: what is left is the root, which the infinitive in -у shares. */
const VERB_ENDINGS =
	/^(.{3,}?)(?:(?:ыл|іл|л|н|ын|ін)?(?:ған|ген|қан|кен|ады|еді|ды|ді|ты|ті)|(?:ыл|іл)?(?:ып|іп)|у|уға|уге|уы|уі|уын|уін|уда|уде|удың|удің|уды|уді)$/;

interface KazakhOptions {
	/**
	 * True where the text around is Kazakh, or the language of the screen is. A
	 * word without a letter of Kazakh's own loses elsewhere only such endings as
	 * Russian words hardly have.
	 */
	kazakh: boolean;
}

/** True for a word that only Kazakh can have written so. */
export const hasKazakhLetters = (text: string): boolean => OWN_LETTERS.test(text);

/** What a word becomes as its endings come off one by one, the word itself first, the barest last. */
export function kazakhLayers(word: string, { kazakh }: KazakhOptions): string[] {
	const free = kazakh || hasKazakhLetters(word);
	if (!/^[а-яәғқңөұүһі]+$/.test(word)) return [word];
	const layers = [word];
	for (const bare of [...outer(word, free)].sort((a, b) => b.length - a.length)) layers.push(bare);
	const last = layers.at(-1) ?? word;
	if (free && /[ыі]$/.test(last) && last.length >= 5) layers.push(last.slice(0, -1));
	const whole = DROPPED.get(layers.at(-1) ?? '');
	if (whole !== undefined) layers.push(whole);
	return layers;
}

/** The roots of what may be a verb (өндіру, өндірілді, өндіріп), with a dash, so that none is taken for a noun (анау, ана). */
export function kazakhRoots(word: string): string[] {
	const found = VERB_ENDINGS.exec(word)?.[1];
	return found === undefined || !Array.from(found).some((letter) => VOWELS.includes(letter)) ? [] : [`${found}-`];
}

function outer(word: string, free: boolean): Set<string> {
	const found = new Set<string>();
	for (const ending of CASES_OF_OWNED) {
		const owned = without(word, ending, free);
		if (owned === null || !/[ыі]$/.test(owned)) continue;
		const bare = owners(owned, free);
		if (bare.length > 0) found.add(owned);
		for (const one of bare) addMany(found, one, free);
	}
	for (const bare of endingsOff(word, CASES, free)) {
		found.add(bare);
		for (const one of owners(bare, free)) addMany(found, one, free);
		addMany(found, bare, free);
	}
	for (const bare of owners(word, free)) addMany(found, bare, free);
	addMany(found, word, free);
	found.delete(word);
	return found;
}

function addMany(found: Set<string>, word: string, free: boolean): void {
	found.add(word);
	for (const one of endingsOff(word, PLURALS, free)) found.add(one);
}

/** The word without the possessive of the third person; a last к, қ, п that grew soft before it is hard again. */
function owners(word: string, free: boolean): string[] {
	return endingsOff(word, OWNED, free).flatMap((bare) => {
		const hard = bare.replace(/г$/, 'к').replace(/ғ$/, 'қ').replace(/б$/, 'п');
		return hard === bare ? [bare] : [bare, hard];
	});
}

function endingsOff(word: string, endings: Endings, free: boolean): string[] {
	const found: string[] = [];
	for (let length = 1; length <= 4 && length < word.length - 1; length += 1) {
		const ending = word.slice(-length);
		const stem = without(word, ending, free);
		if (stem !== null && endings[lastSound(stem)].includes(ending)) found.push(stem);
	}
	return found;
}

function without(word: string, ending: string, free: boolean): string | null {
	if (!word.endsWith(ending)) return null;
	const stem = word.slice(0, word.length - ending.length);
	const own = hasKazakhLetters(word);
	if (stem.length < 3 && !(own && SHORT.has(stem))) return null;
	if (!free && !isSure(stem, ending)) return null;
	return inHarmony(stem, ending) ? stem : null;
}

/**
 * Where nothing tells Kazakh: -ке and -ге are Russian datives too (поездке),
 * short stems before -та, -де are Russian words (места); тт is not.
 */
function isSure(stem: string, ending: string): boolean {
	if (/^(?:к|г)[ае]$/.test(ending)) return ending === 'ке' && stem.endsWith('к');
	if (ending.length === 2 && /^[дтн]/.test(ending))
		return stem.length > 3 || (stem.endsWith('т') && ending.startsWith('т'));
	if (ending === 'н') return stem.length > 3;
	if (/^(?:на|не|нда|нде)$/.test(ending)) return false;
	return true;
}
