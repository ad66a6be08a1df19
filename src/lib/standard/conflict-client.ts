import { wrap, type Remote } from 'comlink';
import type { Register } from '#lib/register/index.js';
import type { ConflictWorker } from './conflicts.task.js';
import { PartyFeed } from './party-feed.js';
import type { ConflictAnswer, Sought } from './party-index.js';
import { startTask } from '#lib/workers/start.js';

/** The screen's own work for the index, ms at a time. */
const SLICE = 4;

type ConflictResult = { ok: true; value: ConflictAnswer } | { ok: false; error: { kind: 'search-stopped' } };

/**
 * The conflict check as the screen sees it (Standard 4.1): a worker that knows
 * every party ever recorded. A question is answered when all rows of the
 * register as it stood are in. Ending it forgets every name.
 */
export class ConflictClient {
	readonly #worker = startTask('conflicts');
	readonly #remote: Remote<ConflictWorker> = wrap<ConflictWorker>(this.#worker);
	readonly #feed = new PartyFeed();
	/** Told with each slice how much is in, 0 to 1. */
	readonly #tell: (share: number) => void;
	readonly #ended: Promise<ConflictResult>;
	#end: (result: ConflictResult) => void = () => undefined;
	#over = false;
	#feeding: Promise<void> | null = null;

	constructor(tell: (share: number) => void) {
		this.#tell = tell;
		this.#ended = new Promise((resolve) => (this.#end = resolve));
		this.#worker.addEventListener('error', () => this.end());
	}

	/** Takes over what changed in the register. Call it with each new register. */
	follow(register: Pick<Register, 'rows'>): void {
		if (this.#over) return;
		this.#feed.follow(register);
		if (this.#feed.waiting > 0 && this.#feeding === null) {
			this.#feeding = this.#feedAll().finally(() => (this.#feeding = null));
		}
	}

	/** @param except the row that asks: its own parties are no conflict */
	async ask(sought: readonly Sought[], except: string | null): Promise<ConflictResult> {
		const asked = async (): Promise<ConflictResult> => {
			await this.#feeding;
			try {
				return { ok: true, value: await this.#remote.search(sought, except) };
			} catch {
				return { ok: false, error: { kind: 'search-stopped' } };
			}
		};
		return Promise.race([asked(), this.#ended]);
	}

	/** Ends the worker; every name that it knew is gone with it. */
	end(): void {
		this.#over = true;
		this.#worker.terminate();
		this.#end({ ok: false, error: { kind: 'search-stopped' } });
	}

	async #feedAll(): Promise<void> {
		while (this.#feed.waiting > 0 && !this.#isOver()) {
			await idle();
			const { put, removed } = this.#feed.take(SLICE, () => performance.now());
			if (removed.length > 0) this.#send((remote) => remote.remove(removed));
			if (put.length > 0) this.#send((remote) => remote.put(put));
			this.#tell(this.#feed.share);
		}
	}

	#isOver(): boolean {
		return this.#over;
	}

	#send(what: (remote: Remote<ConflictWorker>) => Promise<void>): void {
		// A worker that broke ends the client; whoever asks next is told.
		void what(this.#remote).catch(() => this.end());
	}
}

/** Resolves when the screen has nothing to do, at the latest after a moment; Safari has no idle callback. */
function idle(): Promise<void> {
	return new Promise((resolve) => {
		if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 200 });
		else setTimeout(resolve, 20);
	});
}
