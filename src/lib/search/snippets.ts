import { isNames, type SearchDocument, type SearchField } from './document.js';
import { indexKeys } from './keys.js';
import { hasKazakhLetters } from './kazakh.js';
import { tokensOf } from './words.js';

/** A piece of text; `hit` where it was found. */
export interface Piece {
	text: string;
	hit: boolean;
}
export interface Snippet {
	field: SearchField;
	pieces: Piece[];
	/** False for the essence of a row that was found by something else. */
	found: boolean;
}

/** So many units of a text before its first hit, and in all. */
const BEFORE = 60;
const LENGTH = 220;

/** What of a row to show for a hit: each part that was found, marked, and always its essence, or its basis. */
export function snippetsOf(document: SearchDocument, keys: ReadonlySet<string>): Snippet[] {
	const snippets = document.fields.map(({ field, text }): Snippet => {
		const context = { kazakh: document.kazakh || hasKazakhLetters(text.toLowerCase()), names: isNames(field) };
		const places = tokensOf(text).filter((token) => indexKeys(token, context).some((key) => keys.has(key)));
		return { field, pieces: cut(text, places), found: places.length > 0 };
	});
	const main = document.fields.some(({ field }) => field === 'essence') ? 'essence' : 'basis';
	return snippets.filter(({ field, found }) => found || field === main);
}

function cut(text: string, places: readonly { from: number; to: number }[]): Piece[] {
	const first = places[0]?.from ?? 0;
	const start = first > BEFORE + 20 ? wordStart(text, first - BEFORE) : 0;
	const end = text.length > start + LENGTH ? wordStart(text, start + LENGTH) : text.length;
	const pieces: Piece[] = [];
	const add = (part: string, hit: boolean) => {
		if (part !== '') pieces.push({ text: part, hit });
	};
	if (start > 0) add('… ', false);
	let at = start;
	for (const { from, to } of places) {
		if (from < at || to > end) continue;
		add(text.slice(at, from), false);
		add(text.slice(from, to), true);
		at = to;
	}
	add(text.slice(at, end), false);
	if (end < text.length) add(' …', false);
	return pieces;
}

/** The nearest place at or before this one where a word begins, not far off. */
function wordStart(text: string, at: number): number {
	const space = text.lastIndexOf(' ', at);
	return space > at - 30 && space > 0 ? space + 1 : at;
}
