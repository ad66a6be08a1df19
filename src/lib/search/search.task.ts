import { expose } from 'comlink';
import { IndexOfRows } from './index-of-rows.js';

/** The worker that holds the index: neither building it nor asking it ever waits for the screen, or the screen for it. */
export type SearchWorker = Pick<IndexOfRows, 'put' | 'remove' | 'search'>;
const index = new IndexOfRows();
const worker: SearchWorker = {
	put: (documents) => index.put(documents),
	remove: (ids) => index.remove(ids),
	search: (question) => index.search(question)
};
expose(worker);
