import type { AssistanceKind, Role } from '#lib/register/codes.js';
import type { ProblemCode } from './outcome.js';
import { folded, hasStem, wordsOf } from './words.js';

/** Column 5 as read: the code of its kind, and for `defence` which of its two the cell says. */
export interface ReadKind {
	kind: AssistanceKind | null;
	role: Role | null;
	problem?: ProblemCode;
}

/**
 * Parts of the official wordings (and of common phrases) that hold another
 * kind's words: «иных государственных органах» is no other action, «для защиты
 * законных интересов» no defence, «защита прав потребителей» a branch of law.
 */
const NOT_A_KIND: readonly RegExp[] = [
	/ин(?:ых|ые) государственн\p{L}* (?:орган\p{L}*|учрежден\p{L}*)/gu,
	/негосударственн\p{L}*/gu,
	/озге де мемлекеттик органдар\p{L}*/gu,
	/мемлекеттик емес уйымдар\p{L}*/gu,
	/защит\p{L}* прав потребител\p{L}*/gu,
	/защитн\p{L}* предписан\p{L}*/gu,
	/коргау нускама\p{L}*/gu,
	/для защит\p{L}* законных интерес\p{L}*/gu,
	/мудде\p{L}* коргау ушин/gu
];

const STEMS: readonly { kind: AssistanceKind; role?: Role; stems: readonly string[] }[] = [
	{ kind: 'informing', stems: ['информир', 'информац', 'акпарат'] },
	{ kind: 'consulting', stems: ['консульт', 'кенес'] },
	{ kind: 'defence', role: 'protection', stems: ['защит', 'защищ', 'коргау', 'коргал', 'коргаушы'] },
	{ kind: 'defence', role: 'representation', stems: ['представит', 'предст-', 'окил', 'билдиру'] },
	{ kind: 'other', stems: ['=иные', '=иное', '=иной', '=иных', '=озге', '=баска', '=прочее', '=прочие'] }
];

/**
 * The kind that the words of column 5 name, ru or kk, long, short or clipped.
 * Words that name none, or several, are a problem: nothing is chosen for the
 * lawyer.
 */
export function readKind(text: string): ReadKind {
	const bare = NOT_A_KIND.reduce((rest, phrase) => rest.replace(phrase, ' '), folded(text));
	const words = wordsOf(bare);
	const found = STEMS.filter(({ stems }) => stems.some((stem) => hasStem(words, stem)));
	if (/представлен\p{L}* (?:\p{L}+ )?интерес/u.test(bare))
		found.push({ kind: 'defence', role: 'representation', stems: [] });
	const kinds = new Set(found.map(({ kind }) => kind));
	const [kind] = kinds;
	if (kind === undefined) return { kind: null, role: null, problem: 'kind-unreadable' };
	if (kinds.size > 1) return { kind: null, role: null, problem: 'kind-several' };
	const roles = new Set(found.map(({ role }) => role));
	return { kind, role: roles.size === 1 ? ([...roles][0] ?? null) : null };
}
