import { isDay } from '#lib/register/index.js';
import type { Draft, WriteOptions } from '#lib/session/contract.js';
import { session } from '#lib/session/session.svelte.js';
import { untrack } from 'svelte';
import type { SessionError } from './error-words.js';

/** How long typing rests before the draft is sealed; leaving the page or locking does not wait for it. */
const REST = 300;

/** Forms that are open: asked to save at once when the page goes to the background or the vault is locked. */
let open = $state.raw<readonly DraftKeeper[]>([]);

/** True while a form is open that tells by itself when something could not be saved. */
export const isFormOpen = (): boolean => open.length > 0;

/** Saves what is being typed in every open form. Resolves when all of it is sealed, or could not be. */
export async function flushDrafts(): Promise<void> {
	await Promise.all(open.map((keeper) => keeper.flush()));
}

/**
 * Keeps one unfinished form: sealed on this device while it is typed, found
 * again after a crash, dropped once its record is durable.
 */
export class DraftKeeper {
	/** When it was last sealed (ms UTC); null while nothing is. */
	savedAt = $state<number | null>(null);
	/** True while something typed is not sealed yet: `savedAt` is then of what stood there before. */
	waiting = $state(false);
	/** Why the last attempt failed; what was typed is still in the form. */
	error = $state<SessionError | null>(null);
	/** What an earlier form of this kind left unfinished. */
	readonly restored: Draft | null;

	readonly #about: Pick<Draft, 'id' | 'form' | 'row'>;
	#waiting: { [key: string]: unknown } | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#last: Promise<unknown> = Promise.resolve();
	#ended = false;

	/** @param part which part of the row the form is about, where a row has several such forms */
	constructor(form: Draft['form'], row: string | null = null, part: string | null = null) {
		const id = [form, row, part].filter((one) => one !== null).join(':');
		this.#about = { id, form, row };
		this.restored = session.drafts.find((draft) => draft.id === id) ?? null;
		this.savedAt = this.restored?.at ?? null;
	}

	/** The text that an earlier form left in a field; `otherwise` where it left none. */
	text<T extends string | null = string>(key: string, otherwise: T | '' = ''): T | string {
		const kept = this.restored?.data[key];
		return typeof kept === 'string' ? kept : otherwise;
	}
	/** The day that an earlier form left in a field. */
	day<T extends string | null>(key: string, otherwise: T): T | string {
		const kept = this.text(key);
		return isDay(kept) ? kept : otherwise;
	}

	/** Marks the form as open; what it returns closes it, and is meant for an effect's clean-up. */
	attach = (): (() => void) => {
		// Attached inside of an effect, which must not follow the list that it changes.
		open = [...untrack(() => open), this];
		const stay = session.beforeLock(() => this.flush());
		return () => {
			void this.flush();
			open = untrack(() => open).filter((keeper) => keeper !== this);
			stay();
		};
	};

	/** Takes what the form holds now; the last call wins. */
	keep(data: { [key: string]: unknown }): void {
		if (this.#ended) return;
		this.#waiting = data;
		this.waiting = true;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), REST);
	}

	/** Seals what waits, after what is being sealed. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		const data = this.#waiting;
		this.#waiting = null;
		if (data !== null) this.#last = this.#save(data);
		await this.#last;
	}

	/** For the command that writes the form's record: the draft goes in the same durable step. */
	get options(): WriteOptions {
		return { dropDraft: this.#about.id };
	}

	/** The record is durable, or the form is discarded: the draft goes, and nothing typed later brings it back. */
	async end(): Promise<void> {
		this.#ended = true;
		clearTimeout(this.#timer);
		this.#waiting = null;
		this.waiting = false;
		await this.#last;
		this.savedAt = null;
		if (!session.drafts.some((draft) => draft.id === this.#about.id)) return;
		const dropped = await session.dropDraft(this.#about.id);
		if (!dropped.ok) this.error = dropped.error;
	}

	async #save(data: { [key: string]: unknown }): Promise<void> {
		await this.#last;
		const saved = await session.saveDraft({ ...this.#about, data });
		if (saved.ok) {
			this.savedAt = Date.now();
			this.waiting = this.#waiting !== null;
			this.error = null;
		} else if (saved.error.kind !== 'not-open') this.error = saved.error;
	}
}
