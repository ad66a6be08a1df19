import { wrap, type Remote } from 'comlink';
import type { Register, Row } from '#lib/register/index.js';
import { Feeding, takeDocuments } from './feeding.js';
import type { SearchAnswer, SearchQuestion } from './index-of-rows.js';
import type { SearchWorker } from './search.task.js';
import { startTask } from '#lib/workers/start.js';

/** The screen's own work on rows for the index, ms at a time: unnoticed even on a phone four times slower. */
const SLICE = 4;

type SearchResult = { ok: true; value: SearchAnswer } | { ok: false; error: { kind: 'search-stopped' } };

/**
 * The index as the screen sees it. Rows go to its worker in short slices of
 * idle time; ending it forgets every word. The first question may come before
 * all rows are in: `ready` says when they are.
 */
export class SearchClient {
	readonly #worker: Worker;
	readonly #remote: Remote<SearchWorker>;
	readonly #feeding = new Feeding();
	#waiting: { row: Row; place: number }[] = [];
	#running = false;
	#ended = false;
	readonly #tellEnded: (result: SearchResult) => void;
	readonly #end: Promise<SearchResult>;
	/** Told with each slice how much of the rows is in: 0 to 1. */
	readonly #tell: (share: number) => void;
	#total = 0;

	readonly #marksOf: (row: Row) => readonly string[];

	/** @param marksOf the states of a row by which the caller narrows a search */
	constructor(tell: (share: number) => void, marksOf: (row: Row) => readonly string[]) {
		this.#tell = tell;
		this.#marksOf = marksOf;
		this.#worker = startTask('search');
		this.#remote = wrap<SearchWorker>(this.#worker);
		let end: (result: SearchResult) => void = () => undefined;
		this.#end = new Promise((resolve) => (end = resolve));
		this.#tellEnded = end;
		this.#worker.addEventListener('error', () => this.end());
	}

	/** Takes over what changed in the register. Call it with each new register. */
	follow(register: Register): void {
		if (this.#ended) return;
		const { changed, removed } = this.#feeding.next(register);
		if (removed.length > 0) this.#send((remote) => remote.remove(removed));
		if (changed.length === 0) return;
		const anew = new Set(changed.map(({ row }) => row.id));
		// What waits already in an older state is not sent twice.
		this.#waiting = [...this.#waiting.filter(({ row }) => !anew.has(row.id)), ...changed];
		this.#total = this.#waiting.length;
		this.#tell(0);
		if (!this.#running) {
			this.#running = true;
			whenIdle(() => this.#slice());
		}
	}

	/** Asks the index; `search-stopped` when it was ended or broke meanwhile. */
	ask(question: SearchQuestion): Promise<SearchResult> {
		if (this.#ended) return this.#end;
		const asked = this.#remote.search(question).then(
			(value): SearchResult => ({ ok: true, value }),
			(): SearchResult => ({ ok: false, error: { kind: 'search-stopped' } })
		);
		return Promise.race([asked, this.#end]);
	}

	/** Ends the worker; what it knew is gone with it. */
	end(): void {
		this.#ended = true;
		this.#waiting = [];
		this.#worker.terminate();
		this.#tellEnded({ ok: false, error: { kind: 'search-stopped' } });
	}

	#slice(): void {
		if (this.#ended) return;
		const documents = takeDocuments(this.#waiting, this.#marksOf, SLICE, () => performance.now());
		if (documents.length > 0) this.#send((remote) => remote.put(documents));
		this.#tell(this.#waiting.length === 0 ? 1 : 1 - this.#waiting.length / Math.max(1, this.#total));
		if (this.#waiting.length > 0) whenIdle(() => this.#slice());
		else this.#running = false;
	}

	#send(what: (remote: Remote<SearchWorker>) => Promise<void>): void {
		// A worker that broke ends the client; whoever asks next is told.
		void what(this.#remote).catch(() => this.end());
	}
}

/** Runs when the screen has nothing to do, at the latest after a moment; Safari has no idle callback. */
function whenIdle(work: () => void): void {
	if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 200 });
	else setTimeout(work, 20);
}
