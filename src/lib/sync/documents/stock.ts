import type { Bytes } from '#lib/vault/bytes.js';
import type { Copies, Holdings } from '#lib/vault/documents/index.js';

/** What the exchange asks of the sealed pages on this device; the screens' side asks the vault's worker. */
export type CopyCalls = Pick<
	Copies,
	'held' | 'coverOf' | 'pieceOf' | 'takeCover' | 'takePiece' | 'sayHoldings' | 'hearHoldings' | 'others' | 'remove'
>;

/** What the register and the lawyer want of documents on this device. */
export interface Wishes {
	/** Pages that the register names, the newest first. Nothing else is ever taken. */
	named: ReadonlySet<string>;
	/** Pages that were disposed of: they are removed, wherever they are met. */
	gone: ReadonlySet<string>;
	/** This device keeps every document. */
	all: boolean;
	/** Pages that were asked for one by one. */
	asked: ReadonlySet<string>;
	/** Devices in use: what others said counts no longer. */
	devices: ReadonlySet<string>;
}

export type Taking = 'taken' | 'worthless' | 'full' | 'failed';

/** The picture of which pages are here and which are elsewhere, kept in memory, for lines, mailbox and screens. */
export class Stock {
	readonly #copies: CopyCalls;
	readonly #wishes: () => Wishes;
	readonly #pieces = new Map<string, readonly string[]>();
	readonly #lacking = new Map<string, Set<string>>();
	readonly #others = new Map<string, Holdings>();
	readonly #clock: () => number;
	/** Called after each change of what is here, or of what is known of others. */
	changed: () => void = () => undefined;

	constructor(copies: CopyCalls, wishes: () => Wishes, clock: () => number = Date.now) {
		this.#copies = copies;
		this.#wishes = wishes;
		this.#clock = clock;
	}

	get wishes(): Wishes {
		return this.#wishes();
	}

	/** Reads anew what is here and what others said. False where it cannot be read now. */
	async load(): Promise<boolean> {
		const [held, others] = await Promise.all([this.#copies.held(), this.#copies.others()]);
		if (!held.ok || !others.ok) return false;
		this.#pieces.clear();
		this.#lacking.clear();
		for (const { blob, pieces, lacking } of held.value) {
			this.#pieces.set(blob, pieces);
			this.#lacking.set(blob, new Set(lacking));
		}
		for (const { device, holdings } of others.value) this.#others.set(device, holdings);
		this.changed();
		return true;
	}

	hasCover = (blob: string): boolean => this.#pieces.has(blob);
	isWhole = (blob: string): boolean => this.#lacking.get(blob)?.size === 0;
	/** Names of the pieces of a page, in order; none while its cover is not here. */
	piecesOf = (blob: string): readonly string[] => this.#pieces.get(blob) ?? [];
	/** Names of its pieces that are not here. */
	lacks = (blob: string): string[] => [...(this.#lacking.get(blob) ?? [])];

	/** Pages of which not even the cover is here: covers go to every device, so that documents are seen everywhere. */
	lackedCovers(): string[] {
		return [...this.wishes.named].filter((blob) => !this.#pieces.has(blob));
	}
	/** Pages that are to be here and are not, or not whole. */
	lackedPages(): string[] {
		const { named, all, asked } = this.wishes;
		return [...named].filter((blob) => (all || asked.has(blob)) && this.hasCover(blob) && !this.isWhole(blob));
	}

	/** What other devices in use hold, by what they said last. */
	others(): { device: string; holdings: Holdings }[] {
		const { devices } = this.wishes;
		return [...this.#others].flatMap(([device, holdings]) => (devices.has(device) ? { device, holdings } : []));
	}

	/** Of pages that were disposed of, those of which something is still here; removes them. */
	async dispose(): Promise<void> {
		const { gone } = this.wishes;
		const here = [...this.#pieces.keys()].filter((blob) => gone.has(blob));
		if (here.length === 0) return;
		const removed = await this.#copies.remove(here);
		if (!removed.ok) return;
		for (const blob of here) {
			this.#pieces.delete(blob);
			this.#lacking.delete(blob);
		}
		this.changed();
	}

	async cover(blob: string): Promise<Bytes | null> {
		if (this.wishes.gone.has(blob)) return null;
		const cover = await this.#copies.coverOf(blob);
		return cover.ok ? (cover.value?.sealed ?? null) : null;
	}
	async piece(blob: string, name: string): Promise<Bytes | null> {
		if (this.wishes.gone.has(blob)) return null;
		const piece = await this.#copies.pieceOf(name);
		return piece.ok ? piece.value : null;
	}

	async takeCover(blob: string, sealed: Bytes): Promise<Taking> {
		if (!this.wishes.named.has(blob)) return 'worthless';
		const taken = await this.#copies.takeCover(blob, sealed);
		if (!taken.ok) return taken.error.kind === 'storage-full' ? 'full' : 'failed';
		if (taken.value === null) return 'worthless';
		if (!this.#pieces.has(blob)) {
			this.#pieces.set(blob, taken.value);
			this.#lacking.set(blob, new Set(taken.value));
		}
		this.changed();
		return 'taken';
	}
	async takePiece(blob: string, name: string, sealed: Bytes): Promise<Taking> {
		// The register may have lost the page while its piece was under way.
		if (!this.wishes.named.has(blob)) return 'worthless';
		const taken = await this.#copies.takePiece(blob, name, sealed);
		if (!taken.ok) return taken.error.kind === 'storage-full' ? 'full' : 'failed';
		if (!taken.value) return 'worthless';
		this.#lacking.get(blob)?.delete(name);
		if (this.isWhole(blob)) this.changed();
		return 'taken';
	}

	/** What this device says of its documents now. */
	holdings(): Holdings {
		const { named, all, asked } = this.wishes;
		const here = [...this.#pieces.keys()].filter((blob) => named.has(blob)).toSorted();
		return {
			at: this.#clock(),
			all,
			whole: here.filter(this.isWhole),
			covers: here.filter((blob) => !this.isWhole(blob)),
			asked: [...asked].filter((blob) => named.has(blob) && !this.isWhole(blob)).toSorted()
		};
	}
	async say(): Promise<Bytes | null> {
		const said = await this.#copies.sayHoldings(this.holdings());
		return said.ok ? said.value : null;
	}
	/** Hears what another device says; null for what is not of this vault. */
	async hear(sealed: Bytes): Promise<{ device: string; holdings: Holdings } | null> {
		const heard = await this.#copies.hearHoldings(sealed);
		if (!heard.ok || !heard.value) return null;
		this.#others.set(heard.value.device, heard.value.holdings);
		this.changed();
		return heard.value;
	}
}
