/** A text cut into words, and what stands between them. */
import type { Folded } from './fold-letters.js';
import type { Word } from './words.js';

export type Page = { readonly folded: Folded; readonly words: readonly Word[] };

/** The folded text between two neighbouring words. */
export function gap(page: Page, left: number, right: number): string {
	const [before, after] = [page.words[left], page.words[right]];
	return page.folded.text.slice(before?.to ?? 0, after?.from ?? page.folded.text.length);
}

/** True when two words stand together as the parts of one name do. */
export function together(page: Page, left: number, right: number): boolean {
	return left >= 0 && right < page.words.length && /^[ \n.,()"-]{0,4}$/.test(gap(page, left, right));
}
