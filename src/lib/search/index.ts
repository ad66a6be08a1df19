/** Search over every row of every volume, with the word forms of Russian and Kazakh. */
export { SEARCH_FIELDS, searchDocument, type SearchDocument, type SearchField } from './document.js';
export {
	IndexOfRows,
	type SearchAnswer,
	type SearchGroup,
	type SearchHit,
	type SearchQuestion
} from './index-of-rows.js';
export { SearchClient } from './client.js';
export type { Piece, Snippet } from './snippets.js';
