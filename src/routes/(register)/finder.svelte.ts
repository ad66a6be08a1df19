import { getLocale } from '#lib/i18n/index.svelte.js';
import type { Register } from '#lib/register/index.js';
import { SearchClient, type SearchAnswer } from '#lib/search/index.js';
import { session } from '#lib/session/session.svelte.js';
import { todosOf } from './todo.js';
import type { Todo } from './view.js';

/** So many rows are shown at most: who has more adds a word. */
const MOST = 200;

/**
 * The search of the screen. What is typed stays in memory: it is in no address,
 * no history and no storage, and locking forgets it. It stays while rows are
 * opened, so that one comes back to what was found.
 */
class Finder {
	query = $state('');
	/** What was found for `asked`; null before the first answer. */
	answer = $state.raw<SearchAnswer | null>(null);
	/** How much of the register is in the index, 0 to 1. */
	share = $state(0);
	stopped = $state(false);
	#client: SearchClient | null = null;
	/** Only rows with all of this left to do. */
	#todo: readonly Todo[] = [];
	#asking = false;
	#again = false;

	/** True while something is looked for. */
	get active(): boolean {
		return this.query.trim() !== '';
	}

	/** Takes over the register as it now stands; rows are read in idle time. */
	follow(register: Register): void {
		if (this.stopped) return;
		this.#client ??= new SearchClient((share) => this.#progress(share), todosOf);
		this.#client.follow(register);
	}

	type(text: string): void {
		this.query = text;
		if (!this.active) this.answer = null;
		void this.#ask();
	}

	/** Narrows what is found to rows with all of this left to do. */
	narrow(todo: readonly Todo[]): void {
		if (todo.join() === this.#todo.join()) return;
		this.#todo = todo;
		void this.#ask();
	}

	/** After the search broke: a new worker, all rows anew. */
	restart(): void {
		this.#drop();
		this.stopped = false;
		if (session.register !== null) this.follow(session.register);
		void this.#ask();
	}

	/** The vault was locked: nothing of it stays. */
	forget(): void {
		this.#drop();
		this.stopped = false;
		this.query = '';
		this.answer = null;
	}

	#drop(): void {
		const client = this.#client;
		this.#client = null;
		client?.end();
		this.share = 0;
	}

	#progress(share: number): void {
		this.share = share;
		if (share === 1 && this.active) void this.#ask();
	}

	/** One question at a time; what was typed meanwhile is asked next. */
	async #ask(): Promise<void> {
		if (this.#asking) {
			this.#again = true;
			return;
		}
		this.#asking = true;
		do {
			this.#again = false;
			const client = this.#client;
			if (!this.active || client === null) break;
			const asked = await client.ask({
				text: this.query,
				kazakh: getLocale() === 'kk',
				typing: true,
				marks: [...this.#todo],
				limit: MOST
			});
			if (client !== this.#client) continue;
			if (!asked.ok) this.stopped = true;
			else this.answer = this.#stillAsked(asked.value);
			// Typing can change `#again` while the answer is awaited.
		} while (this.#wantsMore());
		this.#asking = false;
	}

	/** The answer, unless the field was emptied while it was awaited. */
	#stillAsked(answer: SearchAnswer): SearchAnswer | null {
		return this.active ? answer : null;
	}

	#wantsMore(): boolean {
		return this.#again;
	}
}

export const finder = new Finder();

$effect.root(() => {
	$effect(() => {
		if (session.register === null) finder.forget();
	});
});
