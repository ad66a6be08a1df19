import type { RegisterLanguage } from '#lib/register/codes.js';

const KAZAKH_LETTER = /[әғқңөұүһі]/iu;
/** Short words of one language that the other does not have. */
const RUSSIAN_WORD = /^(?:и|в|во|на|по|о|об|от|за|с|со|к|из|для|при|не|что|как|или|до|его|ее|г|ст|ч|п)$/iu;
const KAZAKH_WORD = /^(?:мен|бен|пен|және|бойынша|туралы|үшін|деп|бас|ж|қ|б|т|сот|іс|кеңес|шарт|ордер|сағ)$/iu;

/** In which of the two languages a text is: a guess by its letters and short words; null where nothing tells. */
export function guessLanguage(text: string): RegisterLanguage | null {
	const words = text.match(/\p{L}+/gu) ?? [];
	let kazakh = 0;
	let russian = 0;
	for (const word of words) {
		if (KAZAKH_LETTER.test(word) || KAZAKH_WORD.test(word)) kazakh++;
		else if (RUSSIAN_WORD.test(word) || /(?:ого|ого|ние|ения|ении|ть|ться|ая|ый|ий|ых|ция|ции)$/iu.test(word))
			russian++;
	}
	if (kazakh === russian) return null;
	return kazakh > russian ? 'kk' : 'ru';
}
