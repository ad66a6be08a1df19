import MiniSearch from 'minisearch';
import SearchableMap from 'minisearch/SearchableMap';
import { isNames, SEARCH_FIELDS, type SearchDocument, type SearchField } from './document.js';
import { indexKeys, plainLetters } from './keys.js';
import { hasKazakhLetters } from './kazakh.js';
import { snippetsOf, type Snippet } from './snippets.js';
import { readQuery, type Wish } from './query.js';
import { tokensOf } from './words.js';

export interface SearchHit {
	id: string;
	/** What of the row to show, with the places that were found. */
	snippets: Snippet[];
}
export interface SearchGroup {
	volume: number;
	/** How many rows of the volume were found; `hits` may hold fewer. */
	count: number;
	hits: SearchHit[];
}
export interface SearchAnswer {
	/** The newest volume first; in each the best row first, of equals the latest. */
	groups: SearchGroup[];
	/** Rows found in all. */
	count: number;
	/** Hits in all groups. */
	shown: number;
	/** Words that were looked for and words that were typed; fewer when the query is very long. */
	words: { used: number; typed: number };
}
export interface SearchQuestion {
	text: string;
	/** The language of the screen is Kazakh: a word that could be of either language is read as Kazakh too. */
	kazakh: boolean;
	/** True while the last word is being typed: its beginning is enough. */
	typing: boolean;
	/** Only rows with all of these states. */
	marks?: readonly string[];
	/** The most hits to return. */
	limit: number;
}

/** More endings of a word that is being typed than this are not followed. */
const MOST_ENDINGS = 600;
const SEPARATOR = '\n';

/** The index of all rows, in memory only. Not the register: it can be thrown away at any time. */
export class IndexOfRows {
	readonly #documents = new Map<string, SearchDocument>();
	/** Every word that stands in the rows, and the keys under which it lies. */
	readonly #words = new SearchableMap<Set<string>>();
	readonly #index = new MiniSearch<SearchDocument>({
		fields: [...SEARCH_FIELDS],
		extractField: (document, name) => (name === 'id' ? document.id : this.#keysOf(document, name as SearchField)),
		tokenize: (text) => (text === '' ? [] : text.split(SEPARATOR)),
		processTerm: (term) => term
	});

	get size(): number {
		return this.#documents.size;
	}

	/** Takes rows in, or anew where they are known. */
	put(documents: readonly SearchDocument[]): void {
		for (const document of documents) {
			if (this.#documents.has(document.id)) this.#index.discard(document.id);
			this.#documents.set(document.id, document);
			this.#index.add(document);
		}
	}

	remove(ids: readonly string[]): void {
		for (const id of ids) {
			if (this.#documents.delete(id)) this.#index.discard(id);
		}
	}

	/** Rows in which every word of the query is found, in any of its forms. A text without a word finds nothing. */
	search({ text, kazakh, typing, marks = [], limit }: SearchQuestion): SearchAnswer {
		const { wishes, used, typed } = readQuery(text, { kazakh, typing });
		const words = { used, typed };
		if (wishes.length === 0) return { groups: [], count: 0, shown: 0, words };
		const found = this.#index.search({ combineWith: 'AND', queries: wishes.map((wish) => this.#queryOf(wish)) });
		const groups = new Map<number, { document: SearchDocument; score: number; terms: string[] }[]>();
		for (const { id, score, terms } of found) {
			const document = this.#documents.get(String(id));
			if (document === undefined || !marks.every((mark) => document.marks.includes(mark))) continue;
			const group = groups.get(document.volume);
			if (group) group.push({ document, score, terms });
			else groups.set(document.volume, [{ document, score, terms }]);
		}
		const count = [...groups.values()].reduce((sum, { length }) => sum + length, 0);
		let left = limit;
		const answer = [...groups]
			.sort(([a], [b]) => b - a)
			.map(([volume, hits]): SearchGroup => {
				hits.sort((a, b) => b.score - a.score || b.document.place - a.document.place);
				const shown = hits.slice(0, left);
				left -= shown.length;
				return {
					volume,
					count: hits.length,
					hits: shown.map(({ document, terms }) => ({
						id: document.id,
						snippets: snippetsOf(document, new Set(terms))
					}))
				};
			});
		return { groups: answer, count, shown: limit - left, words };
	}

	#queryOf({ keys, exact, beginning }: Wish) {
		const sure = new Set(keys);
		for (const spelling of exact) for (const key of this.#words.get(spelling) ?? []) sure.add(key);
		const more = new Set<string>();
		for (const start of beginning) this.#follow(start, sure, more);
		const all = [...sure, ...more];
		return {
			combineWith: 'OR' as const,
			queries: [all.join(SEPARATOR)],
			prefix: false,
			fuzzy: false as const,
			boost: { number: 4, client: 2, essence: 1.5 },
			boostTerm: (term: string) => (sure.has(term) ? 3 : 1)
		};
	}

	/** The keys of the words that begin so. */
	#follow(start: string, known: ReadonlySet<string>, into: Set<string>): void {
		for (const [, keys] of this.#words.atPrefix(start)) {
			for (const key of keys) {
				// An initial leads to too many rows.
				if (!known.has(key) && !key.startsWith(':') && !key.startsWith('.')) into.add(key);
			}
			if (into.size >= MOST_ENDINGS) return;
		}
	}

	#keysOf(document: SearchDocument, name: SearchField): string {
		const field = document.fields.find((one) => one.field === name);
		if (field === undefined) return '';
		const context = { kazakh: document.kazakh || hasKazakhLetters(field.text.toLowerCase()), names: isNames(name) };
		const all: string[] = [];
		for (const token of tokensOf(field.text)) {
			const keys = indexKeys(token, context);
			all.push(...keys);
			const written = token.kind === 'date' ? [token.text, writtenDay(token.text)] : [token.text];
			for (const one of written) this.#note(one, keys);
			if (token.kind === 'word' && hasKazakhLetters(token.text)) this.#note(`~${plainLetters(token.text)}`, keys);
			if (token.kind === 'number' && keys.length > 1) {
				for (const part of token.text.split(/[-/.]/)) this.#note(part, [`#${part}`]);
			}
		}
		return all.join(SEPARATOR);
	}

	#note(written: string, keys: readonly string[]): void {
		const known = this.#words.get(written);
		if (known) for (const key of keys) known.add(key);
		else this.#words.set(written, new Set(keys));
	}
}

const writtenDay = (day: string): string => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
