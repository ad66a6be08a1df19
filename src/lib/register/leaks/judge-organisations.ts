/** Which matches are the name of an organisation, and which the word that it is made of. */
import { isShouted, placeCue, startsSentence } from './context.js';
import type { Around, Match, NameHit } from './matches.js';
import { gap, together, type Page } from './page.js';
import { LEGAL_FORMS } from './organisation-words.js';

/**
 * Organisations bear common words (Береке, Народный банк). One word counts in
 * quotes, after a legal form, or with a capital letter that means something;
 * several count together, and alone only where a word is distinctive.
 */
export function judgeOrganisations(around: Around, matches: readonly Match[]): NameHit[] {
	return matches.flatMap((match) => {
		const { owner } = match.part;
		if (!owner.organisation) return [];
		const whole = wholeName(around, match);
		if (whole) return [{ owner, ...whole }];
		return isAlone(around.page, match) ? [{ owner, from: match.from, to: match.to }] : [];
	});
}

function isAlone(page: Page, match: Match): boolean {
	const { part, first, last } = match;
	if (part.shared) return false;
	const word = page.words[first - 1];
	const formBefore = word !== undefined && LEGAL_FORMS.has(word.letters) && together(page, first - 1, first);
	const quoted =
		/"[ ]?$/.test(page.folded.text.slice(0, match.from).slice(-2)) &&
		/^[ ]?"/.test(page.folded.text.slice(match.to, match.to + 2));
	if (formBefore || quoted) return part.alone || !part.place;
	if (!part.alone || part.place || placeCue(page, match) !== 'none') return false;
	const loud = isShouted(page, first, last);
	if (part.size < 4) return match.shape === 'upper' && !loud;
	if (part.common === 'everyday') return match.shape !== 'lower' && !loud && !startsSentence(page, first);
	return match.shape !== 'lower' && (part.common === 'none' || !loud);
}

/** The place of all words of the name in their order, if this is one of them; single letters (г. Алматы) are passed over. */
function wholeName({ page, at }: Around, match: Match): { from: number; to: number } | undefined {
	const { sequence } = match.part.owner;
	const place = sequence.indexOf(match.part);
	if (place < 0 || sequence.length < 2) return undefined;
	const end = (step: 1 | -1): Match | undefined => {
		let one = match;
		for (let index = place + step; index >= 0 && index < sequence.length; index += step) {
			const edge = step > 0 ? one.last : one.first;
			const next = page.words[edge + step]?.letters.length === 1 ? edge + 2 * step : edge + step;
			const between = gap(page, Math.min(edge, next), Math.max(edge, next));
			const found = at(next).find(({ part }) => part === sequence[index]);
			if (!found || !isBetween(between, Math.abs(next - edge) > 1)) return undefined;
			one = found;
		}
		return one;
	};
	const [first, last] = [end(-1), end(1)];
	return first && last ? { from: first.from, to: last.to } : undefined;
}

function isBetween(text: string, passedOver: boolean): boolean {
	return passedOver ? /^ \p{L}\.? ?$/u.test(text) : /^[ \n".-]{1,3}$/.test(text);
}
