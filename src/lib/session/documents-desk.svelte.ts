import { proxy, type Remote } from 'comlink';
import type { Register } from '#lib/register/index.js';
import { DocumentLine, type ExchangeState } from '#lib/sync/documents/line.js';
import { Stock, type CopyCalls, type Wishes } from '#lib/sync/documents/stock.js';
import type { MailboxDocuments } from '#lib/sync/transports/mailbox/documents.js';
import type { MailboxPlace, Seat } from '#lib/sync/transports/mailbox/seat.js';
import type { Bytes } from '#lib/vault/bytes.js';
import type { Copies, Holdings, PageIn, PageType } from '#lib/vault/documents/index.js';
import type { Draft, Result } from './contract.js';
import { keepDocumentsKept, readDocumentsKept } from './documents-kept.js';
import { WishBook } from './documents-wishes.js';
import type { Host } from './host.js';
import { Thumbnails } from './thumbnails.js';

type Ask = <T>(question: (host: Remote<Host>) => Promise<Result<T>>) => Promise<Result<T>>;

/** What the session gives. */
interface Surroundings {
	ask: Ask;
	register: () => Register | null;
	device: () => string;
	drafts: () => readonly Draft[];
}

/** What carries documents to other devices. */
type Carrier = 'near' | 'mailbox';

/** How a page stands on this device: whole, its cover only (with the small picture), or not at all. */
type PageHere = 'whole' | 'cover' | 'no';

const QUIET: Readonly<Record<Carrier, ExchangeState | null>> = { near: null, mailbox: null };

/** Room that documents leave to the register, in bytes: what is typed must always find some. */
const RESERVE = 48 * 1024 * 1024;

/**
 * Copies of documents as the screens see them: sealed by the vault's worker,
 * kept the same between devices by lines and the mailbox. What was disposed of
 * is removed here as soon as the register says so.
 */
export class DocumentDesk {
	/** Raised with each change of what is here or elsewhere. */
	#version = $state(0);
	/** This device keeps every document; else only those that were asked for. */
	all = $state(true);
	asked = $state.raw<readonly string[]>([]);
	/** Exchanges under way, by carrier. */
	exchanges = $state.raw(QUIET);
	/** True once it is known what is here. */
	ready = $state(false);

	readonly #around: Surroundings;
	#remote: Promise<Remote<Copies>> | null = null;
	#stock: Stock;
	#line: DocumentLine | null = null;
	#mailbox: MailboxDocuments | null = null;
	/** Counts openings of the vault. */
	#opening = 0;
	#wishBook = new WishBook();
	readonly #thumbnails = new Thumbnails();

	constructor(around: Surroundings) {
		this.#around = around;
		this.#stock = this.#newStock();
	}

	/** After the vault has opened and every year is read. `whole`: nothing of the register is missing. */
	async begin(whole: boolean): Promise<void> {
		const opening = this.#opening;
		const kept = await readDocumentsKept(this.#around.ask);
		if (opening !== this.#opening) return;
		// A phone has little room and is lost more easily: there documents come when they are asked for.
		this.all = kept?.all ?? !(typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches);
		this.asked = kept?.asked ?? [];
		if (!(await this.#stock.load())) return;
		if (whole) {
			const needed = this.#wishBook.needed(this.#around.register(), this.#around.drafts());
			const swept = await this.#call((copies) => copies.sweep(needed));
			if (swept.ok && swept.value.pages + swept.value.pieces > 0) await this.#stock.load();
		}
		if (opening !== this.#opening) return;
		this.ready = true;
		await this.follow();
	}

	/** The register changed: what was disposed of goes, what is new is told and fetched. */
	async follow(): Promise<void> {
		if (!this.ready) return;
		if (!this.#wishBook.turned(this.#around.register())) return;
		await this.#stock.dispose();
		this.#changed();
	}

	/**
	 * Seals a page on this device, loose until its record is written (`settle`).
	 * Where it would not fit, nothing is written: `storage-full`. `tell` hears the
	 * share that is done.
	 */
	async add(page: PageIn, tell: (share: number) => void = () => undefined): Promise<Result<{ blob: string }>> {
		const room = await roomLeft();
		if (room !== null && page.bytes.length > room) return { ok: false, error: { kind: 'storage-full' } };
		const added = await this.#call((copies) => copies.add(page, proxy(tell)));
		if (added.ok) await this.#stock.load();
		return added;
	}
	/** The record that names these pages is durable. */
	async settle(blobs: readonly string[]): Promise<void> {
		await this.#call((copies) => copies.settle([...blobs]));
	}
	/** Pages of a form that was discarded, or that were replaced before they were saved. */
	async discard(blobs: readonly string[]): Promise<void> {
		const { named } = this.#wishes();
		const loose = blobs.filter((blob) => !named.has(blob));
		if (loose.length === 0) return;
		await this.#call((copies) => copies.remove(loose));
		await this.#stock.load();
	}

	/** A page in clear: it lives in memory only. */
	open(blob: string): Promise<Result<{ type: PageType; bytes: Bytes }>> {
		return this.#call((copies) => copies.open(blob));
	}

	/** The small picture of a page as a `data:` address; null where there is none here. */
	thumbnail(blob: string): Promise<string | null> {
		return this.#thumbnails.of(blob, async () => {
			const looked = await this.#call((copies) => copies.look([blob]));
			return (looked.ok ? looked.value[0] : undefined) ?? null;
		});
	}

	/** How a page stands on this device. */
	here(blob: string): PageHere {
		this.#followVersion();
		return this.#stock.isWhole(blob) ? 'whole' : this.#stock.hasCover(blob) ? 'cover' : 'no';
	}
	/** Ids of other devices in use that hold a page whole, by what they said last. */
	elsewhere(blob: string): string[] {
		this.#followVersion();
		return this.#others().flatMap(({ device, holdings }) => (holdings.whole.includes(blob) ? device : []));
	}
	/** Pages that this device wants and does not have. */
	get lacking(): number {
		this.#followVersion();
		return this.#stock.lackedCovers().length + this.#stock.lackedPages().length;
	}

	/** Asks other devices for pages; they come as soon as one that has them is there. */
	async ask(blobs: readonly string[]): Promise<Result<null>> {
		this.asked = [...this.asked.filter((blob) => !blobs.includes(blob)), ...blobs];
		this.#changed();
		return this.#keep();
	}
	/** Whether this device keeps every document. */
	async keepAll(all: boolean): Promise<Result<null>> {
		this.all = all;
		this.#changed();
		return this.#keep();
	}
	/** Pages whose bytes may leave this device, since another one holds them. */
	spare(): string[] {
		this.#followVersion();
		const named = [...this.#wishes().named].filter((blob) => this.#stock.isWhole(blob));
		return named.filter((blob) => this.elsewhere(blob).length > 0);
	}
	/** Makes room: pages that another device holds leave this one, which from now on keeps only what is asked for. */
	async makeRoom(): Promise<Result<number>> {
		const spare = this.spare();
		this.all = false;
		this.asked = this.asked.filter((blob) => !spare.includes(blob));
		const kept = await this.#keep();
		if (!kept.ok) return kept;
		const done = await this.#call((copies) => copies.lighten(spare));
		if (!done.ok) return done;
		await this.#stock.load();
		this.retry();
		return { ok: true, value: spare.length };
	}

	/** Room was made: what stopped goes on. */
	retry(): void {
		this.#line?.retry();
		this.#mailbox?.retry();
	}

	/** A line to another device is open. */
	lineOpened(send: (message: Bytes) => Promise<boolean>): void {
		if (this.#line) return;
		this.#line = new DocumentLine(this.#stock, send, (state) => this.#note('near', state));
		void this.#line.changed();
	}
	hear(message: Bytes): Promise<void> {
		return this.#line?.hear(message) ?? Promise.resolve();
	}
	lineEnded(): void {
		this.#line?.end();
		this.#line = null;
		this.#note('near', null);
	}

	/** The mailbox of this device is known. */
	async openMailbox({ place, seat }: { place: MailboxPlace; seat: Seat }): Promise<void> {
		const opening = this.#opening;
		await this.closeMailbox();
		const { MailboxDocuments } = await import('#lib/sync/transports/mailbox/documents.js');
		if (opening !== this.#opening) return;
		const tell = (state: ExchangeState) => this.#note('mailbox', state);
		const mailbox = new MailboxDocuments({ place, seat, stock: this.#stock, device: this.#around.device(), tell });
		this.#mailbox = mailbox;
		void mailbox.run();
	}
	async closeMailbox(): Promise<void> {
		const mailbox = this.#mailbox;
		this.#mailbox = null;
		this.#note('mailbox', null);
		await mailbox?.close();
	}
	tryNow(): void {
		this.#mailbox?.tryNow();
	}

	/** The vault locks. */
	forget(): void {
		this.#opening += 1;
		void this.closeMailbox();
		this.lineEnded();
		this.#remote = null;
		this.#thumbnails.clear();
		this.#wishBook = new WishBook();
		this.#stock = this.#newStock();
		this.ready = false;
		this.#version += 1;
	}

	#newStock(): Stock {
		const stock = new Stock(this.#calls(), () => this.#wishes());
		stock.changed = () => this.#changed();
		return stock;
	}

	/** A screen that asks is asked again after each change. */
	#followVersion(): number {
		return this.#version;
	}

	#changed(): void {
		this.#version += 1;
		void this.#line?.changed();
		this.#mailbox?.changed();
	}

	#others(): { device: string; holdings: Holdings }[] {
		return this.#stock.others();
	}

	#note(carrier: Carrier, state: ExchangeState | null): void {
		this.exchanges = { ...this.exchanges, [carrier]: state };
	}

	#keep(): Promise<Result<null>> {
		return keepDocumentsKept(this.#around.ask, { all: this.all, asked: [...this.asked] });
	}

	#wishes(): Wishes {
		const { all, asked } = this;
		return this.#wishBook.of(this.#around.register(), { all, asked, device: this.#around.device() });
	}

	async #call<T>(question: (copies: Remote<Copies>) => Promise<Result<T>>): Promise<Result<T>> {
		return this.#around.ask(async (host) => {
			this.#remote ??= host.copies();
			return question(await this.#remote);
		});
	}

	#calls(): CopyCalls {
		return {
			held: () => this.#call((copies) => copies.held()),
			coverOf: (blob) => this.#call((copies) => copies.coverOf(blob)),
			pieceOf: (name) => this.#call((copies) => copies.pieceOf(name)),
			takeCover: (blob, sealed) => this.#call((copies) => copies.takeCover(blob, sealed)),
			takePiece: (blob, name, sealed) => this.#call((copies) => copies.takePiece(blob, name, sealed)),
			sayHoldings: (holdings) => this.#call((copies) => copies.sayHoldings(holdings)),
			hearHoldings: (sealed) => this.#call((copies) => copies.hearHoldings(sealed)),
			others: () => this.#call((copies) => copies.others()),
			remove: (blobs) => this.#call((copies) => copies.remove([...blobs]))
		};
	}
}

/** Bytes that documents may still take here; null where the browser does not tell. */
async function roomLeft(): Promise<number | null> {
	try {
		const { quota, usage } = await navigator.storage.estimate();
		return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage - RESERVE);
	} catch {
		return null;
	}
}
