/** What searching for names hands from one step to the next. */
import type { Page } from './page.js';
import type { Owner, Part } from './secret-names.js';
import type { Word } from './words.js';

export type Match = {
	readonly part: Part;
	/** First and last word of the page that it covers, and its place in folded text. */
	readonly first: number;
	readonly last: number;
	readonly from: number;
	readonly to: number;
	readonly shape: Word['shape'];
	/** True when the word has no case ending. */
	readonly plain: boolean;
	/** True when it stands exactly as the person is called: no ending, own gender. */
	readonly own: boolean;
	/** True for a form that only the other gender of the surname has. */
	readonly other: boolean;
};

/** A stretch of folded text that names somebody. */
export type NameHit = { readonly owner: Owner; readonly from: number; readonly to: number };

/** The page with the matches that cover each of its words. */
export type Around = { readonly page: Page; readonly at: (word: number) => readonly Match[] };
