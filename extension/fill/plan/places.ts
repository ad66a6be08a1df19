import { says } from './meaning.js';
import { fold, wordsOf } from './words.js';

/**
 * A city or a region of the country, as the name of a bar association and a list
 * of places say it: «Алматинская городская коллегия адвокатов» is that of
 * «г. Алматы», and not of «Алматинская область».
 */
interface Place {
	kind: 'city' | 'region';
	words: string[];
}

const CITY = '=г|=гор|=город|=города|=городе|городск|=к|=кала|=каласы|=каласынын|калалык';
const REGION = '=обл|=область|=области|областн|=облысы|=облысынын|облыстык';
/** What a bar association is called besides its place. */
const CALLED = 'коллеги|=адвокатов|=адвокаттар|=адвокаттары|=алка|=алкасы|=оо|=кб|=рк|=кр';

/** Null where a text names none, says not what it is, or says both. */
function placeOf(text: string): Place | null {
	const words = wordsOf(fold(text));
	const city = says(words, CITY);
	if (city === says(words, REGION)) return null;
	const own = words.filter((word) => !says([word], `${CITY}|${REGION}|${CALLED}`));
	return own.length === 0 ? null : { kind: city ? 'city' : 'region', words: own };
}

const SHORTEST_STEM = 4;
/** Longer than this, no ending of a noun hangs on a place's name. */
const LONGEST_ENDING = 2;

/** «Алматы», «Алматинская»: alike up to the ending of the shorter one. */
function isSameName(one: string, other: string): boolean {
	const [short, long] = one.length < other.length ? [one, other] : [other, one];
	let alike = 0;
	while (alike < short.length && short[alike] === long[alike]) alike += 1;
	return alike >= SHORTEST_STEM && alike >= short.length - LONGEST_ENDING;
}

function isSamePlace(one: Place, other: Place): boolean {
	return (
		one.kind === other.kind &&
		one.words.length === other.words.length &&
		one.words.every((word, at) => isSameName(word, other.words[at] ?? ''))
	);
}

/** The one option that is a place and nothing else, and the place of that association; null where none or two are. */
export function optionOfPlace<O extends { text: string }>(association: string, options: readonly O[]): O | null {
	const place = placeOf(association);
	if (place === null) return null;
	const hits = options.filter(({ text }) => {
		const own = placeOf(text);
		return own !== null && isSamePlace(own, place);
	});
	return hits.length === 1 ? (hits[0] ?? null) : null;
}
