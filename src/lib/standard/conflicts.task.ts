import { expose } from 'comlink';
import { PartyIndex } from './party-index.js';

/** The worker that holds every party: neither building the index nor asking it waits for the screen. */
export type ConflictWorker = Pick<PartyIndex, 'put' | 'remove' | 'search'>;
const index = new PartyIndex();
const worker: ConflictWorker = {
	put: (rows) => index.put(rows),
	remove: (rows) => index.remove(rows),
	search: (sought, except) => index.search(sought, except)
};
expose(worker);
