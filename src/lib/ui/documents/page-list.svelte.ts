import { session } from '#lib/session/session.svelte.js';
import type { SessionError } from '../error-words.js';
import { edited, MOST_BYTES, NO_EDIT, readPage, type Edit, type Page, type PageFile } from './pictures.js';

/** The pages of one copy while it is being put together: each is sealed at once, and stays sealed whatever happens to the form. */
export class PageList {
	pages = $state.raw<readonly Page[]>([]);
	/** How many files are still to be sealed. */
	waiting = $state(0);
	/** The share of the page that is being sealed. */
	share = $state(0);
	/** How many files could not be pages. */
	strange = $state(0);
	tooLarge = $state(false);
	/** A page that does not fit on this device: the lawyer chooses what becomes of it. */
	unfit = $state.raw<{ page: PageFile; instead: string | null } | null>(null);
	error = $state.raw<SessionError | null>(null);
	readonly #kept: () => void;
	/** Pages of the copy as it stands in the register: they are not removed with the form. */
	readonly #recorded: ReadonlySet<string>;
	#rest: File[] = [];
	#turn: Promise<unknown> = Promise.resolve();

	/** @param kept called after each change that a draft must hold */
	constructor(pages: readonly Page[], recorded: ReadonlySet<string>, kept: () => void) {
		this.pages = pages;
		this.#recorded = recorded;
		this.#kept = kept;
	}

	/** Takes files one after another: reads, makes the small picture, seals. */
	async take(files: readonly File[]): Promise<void> {
		this.strange = 0;
		this.tooLarge = false;
		this.waiting += files.length;
		this.#rest.push(...files);
		this.#turn = this.#turn.then(() => this.#takeRest());
		await this.#turn;
	}

	async #takeRest(): Promise<void> {
		while (this.unfit === null) {
			const file = this.#rest.shift();
			if (!file) return;
			if (file.size > MOST_BYTES) this.tooLarge = true;
			else {
				const page = await readPage(file);
				if (!page) this.strange += 1;
				else await this.#seal(page, null);
			}
			this.waiting -= 1;
		}
	}

	/** Seals a page at the end, or in the place of another. */
	async #seal(file: PageFile, instead: string | null): Promise<void> {
		this.share = 0;
		this.error = null;
		const sealed = await session.documents.add(file, (share) => (this.share = share));
		if (!sealed.ok) {
			if (sealed.error.kind === 'storage-full') this.unfit = { page: file, instead };
			else this.error = sealed.error;
			return;
		}
		const { type, bytes, width, height } = file;
		const page: Page = {
			blob: sealed.value.blob,
			type,
			bytes: bytes.length,
			...(width !== undefined && { width }),
			...(height !== undefined && { height })
		};
		this.pages =
			instead === null ? [...this.pages, page] : this.pages.map((one) => (one.blob === instead ? page : one));
		this.#kept();
	}

	/** The page that did not fit, smaller: 2,000 pixels at most. */
	async smaller(): Promise<void> {
		const unfit = this.unfit;
		this.unfit = null;
		const small = unfit && unfit.page.type !== 'application/pdf' ? await edited(unfit.page, NO_EDIT, 2000) : null;
		if (small) await this.#seal(small, unfit?.instead ?? null);
		await this.#takeRest();
	}
	/** Room was made: once more as it is. */
	async again(): Promise<void> {
		const unfit = this.unfit;
		this.unfit = null;
		if (unfit) await this.#seal(unfit.page, unfit.instead);
		await this.#takeRest();
	}
	/** It is left out; the others go on. */
	async leave(): Promise<void> {
		this.unfit = null;
		await this.#takeRest();
	}

	async edit(blob: string, edit: Edit): Promise<void> {
		const opened = await session.documents.open(blob);
		if (!opened.ok) {
			this.error = opened.error;
			return;
		}
		const page = await edited(opened.value, edit);
		if (!page) return;
		await this.#seal(page, blob);
		if (!this.pages.some((one) => one.blob === blob)) await this.#forget([blob]);
	}

	async remove(blob: string): Promise<void> {
		this.pages = this.pages.filter((one) => one.blob !== blob);
		this.#kept();
		await this.#forget([blob]);
	}
	earlier(at: number): void {
		const pages = [...this.pages];
		const [page] = pages.splice(at, 1);
		if (page) pages.splice(at - 1, 0, page);
		this.pages = pages;
		this.#kept();
	}
	/** The form is discarded: what no record names goes from the device. */
	discard(): Promise<void> {
		return this.#forget(this.pages.map(({ blob }) => blob));
	}

	#forget(blobs: readonly string[]): Promise<void> {
		return session.documents.discard(blobs.filter((blob) => !this.#recorded.has(blob)));
	}
}
