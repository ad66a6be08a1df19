import type { RowValues } from '#lib/register/index.js';

type Issue = Pick<RowValues, 'category' | 'essence' | 'essenceForPortal'>;

/**
 * Whether two matters of one person may be about the same issue: legal
 * assistance is given once on the same issue (Law 176-VI, art. 28(8)). True
 * when the categories do not differ and the texts share enough words by their
 * beginnings, or one text is missing and the categories are the same. A hint
 * for the lawyer, who reads both.
 */
export function maySameIssue(a: Issue, b: Issue): boolean {
	if (a.category !== null && b.category !== null && a.category !== b.category) return false;
	const [one, other] = [wordsOf(a), wordsOf(b)];
	if (one.size === 0 || other.size === 0) return a.category !== null && a.category === b.category;
	const shared = [...one].filter((word) => other.has(word)).length;
	return shared / Math.min(one.size, other.size) >= 0.5;
}

/** The beginnings of the words that say something: алименттер and алиментов both begin with алиме. */
function wordsOf({ essence, essenceForPortal }: Issue): Set<string> {
	const text = `${essence ?? ''} ${essenceForPortal ?? ''}`.toLowerCase().replaceAll('ё', 'е');
	return new Set((text.match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 5)));
}
