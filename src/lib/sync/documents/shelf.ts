import type { Bytes } from '#lib/vault/bytes.js';
import type { TransportResult } from '../transports/port.js';
import { NO_EXCHANGE, type ExchangeState } from './line.js';
import type { Stock, Taking } from './stock.js';

/** A place outside where sealed things lie under their names, for whoever comes: the mailbox's second stream. */
export interface Shelf {
	/** Names of what lies there, as far as it was told. */
	readonly there: ReadonlySet<string>;
	/** True while there is room for more documents; what devices say is small and may always be put. */
	hasRoom(bytes: number): Promise<boolean>;
	/** Looks anew at what lies there: what others removed is not told. */
	refresh(): Promise<void>;
	put(name: string, bytes: Bytes): Promise<TransportResult<null>>;
	/** Null where nothing lies there (any longer). */
	get(name: string): Promise<TransportResult<Bytes | null>>;
	/** Removes it for good, its bytes overwritten. */
	remove(name: string): Promise<TransportResult<null>>;
}

const coverName = (blob: string): string => `c.${blob}`;
const pieceName = (blob: string, piece: string): string => `p.${blob}.${piece}`;
const saidBy = (device: string): string => `h.${device}`;
/** The page that a name belongs to; null for what devices say. */
const blobOf = (name: string): string | null => (/^[cp]\.([0-9a-f]{64})/.exec(name) ?? [])[1] ?? null;

/**
 * Documents over a mailbox. Each device says there what it holds. Who holds a
 * page that another one lacks and wants puts it there; who lacks it fetches it;
 * when nobody wants it any more it is removed: a place of passage, so that far
 * more goes through it than it holds. What was disposed of is removed on sight.
 */
export class DocumentShelf {
	readonly #stock: Stock;
	readonly #shelf: Shelf;
	readonly #device: string;
	readonly #tell: (state: ExchangeState) => void;
	readonly #broken: () => void;
	#state = NO_EXCHANGE;
	#said = '';
	#working = false;
	#again = false;
	#ended = false;
	/** What lies there and was heard already: names of devices whose word is known. */
	readonly #heard = new Set<string>();
	/** Parts that turned out to be worthless: not fetched again over this connection. */
	readonly #worthless = new Set<string>();

	/** @param broken called when the place did not answer: nothing more is tried over this connection */
	constructor(
		stock: Stock,
		shelf: Shelf,
		device: string,
		tell: (state: ExchangeState) => void,
		broken: () => void = () => undefined
	) {
		this.#stock = stock;
		this.#shelf = shelf;
		this.#device = device;
		this.#tell = tell;
		this.#broken = broken;
	}

	/** Something came to lie there: what a device says is looked at anew. */
	arrived(name: string): void {
		if (name.startsWith('h.')) this.#heard.delete(name);
		void this.changed();
	}

	/** Something changed, here or there. Resolves when all that can be done is done. */
	async changed(): Promise<void> {
		this.#again = true;
		if (this.#working) return;
		this.#working = true;
		while (this.#again && !this.#ended) {
			this.#again = false;
			await this.#round();
		}
		this.#working = false;
	}

	retry(): void {
		this.#update({ full: null });
		void this.changed();
	}

	end(): void {
		this.#ended = true;
	}

	async #round(): Promise<void> {
		await this.#clear((blob) => this.#stock.wishes.gone.has(blob));
		await this.#listen();
		await this.#fetch();
		await this.#say();
		await this.#bring();
		await this.#clear((blob) => this.#stock.wishes.named.has(blob) && !this.#isWanted(blob));
	}

	/** Removes what `is` says. */
	async #clear(is: (blob: string) => boolean): Promise<void> {
		for (const name of [...this.#shelf.there]) {
			const blob = blobOf(name);
			if (this.#ended) return;
			if (blob !== null && is(blob)) await this.#shelf.remove(name);
		}
	}

	async #listen(): Promise<void> {
		let news = false;
		for (const name of [...this.#shelf.there]) {
			if (!name.startsWith('h.') || name === saidBy(this.#device) || this.#heard.has(name)) continue;
			const said = await this.#shelf.get(name);
			if (!said.ok) {
				this.#breakOff();
				return;
			}
			this.#heard.add(name);
			if (said.value && (await this.#stock.hear(said.value))) news = true;
		}
		if (news) await this.#shelf.refresh();
	}

	async #fetch(): Promise<void> {
		for (const blob of this.#stock.lackedCovers())
			if (!(await this.#fetchPart(coverName(blob), (bytes) => this.#stock.takeCover(blob, bytes)))) return;
		const lacking = this.#stock
			.lackedPages()
			.flatMap((blob) => this.#stock.lacks(blob).map((piece) => ({ blob, piece, name: pieceName(blob, piece) })))
			.filter(({ name }) => this.#shelf.there.has(name) && !this.#worthless.has(name));
		for (const [at, { blob, piece, name }] of lacking.entries()) {
			this.#update({ toCome: lacking.length - at });
			if (!(await this.#fetchPart(name, (bytes) => this.#stock.takePiece(blob, piece, bytes)))) return;
			// Where nobody else waits for a page it goes at once: it makes room for the next.
			if (this.#stock.isWhole(blob) && !this.#isWanted(blob)) await this.#clear((one) => one === blob);
		}
		this.#update({ toCome: 0 });
	}

	/** False where there is no use in going on now. */
	async #fetchPart(name: string, take: (bytes: Bytes) => Promise<Taking>): Promise<boolean> {
		if (this.#ended || this.#state.full === 'here') return false;
		if (!this.#shelf.there.has(name) || this.#worthless.has(name)) return true;
		const got = await this.#shelf.get(name);
		if (!got.ok) {
			this.#breakOff();
			return false;
		}
		if (!got.value) return true;
		const taking = await take(got.value);
		if (taking === 'taken') this.#update({ came: this.#state.came + 1 });
		else if (taking === 'worthless') this.#worthless.add(name);
		else {
			if (taking === 'full') this.#update({ full: 'here' });
			return false;
		}
		return true;
	}

	async #say(): Promise<void> {
		const { at: _, ...holds } = this.#stock.holdings();
		const now = JSON.stringify(holds);
		if (now === this.#said && this.#shelf.there.has(saidBy(this.#device))) return;
		const sealed = await this.#stock.say();
		if (sealed && (await this.#shelf.put(saidBy(this.#device), sealed)).ok) this.#said = now;
	}

	/** Whether a device that comes here lacks a page that is to be on it; this one among them. */
	#isWanted(blob: string): boolean {
		const { named, all, asked } = this.#stock.wishes;
		if (named.has(blob) && (!this.#stock.hasCover(blob) || ((all || asked.has(blob)) && !this.#stock.isWhole(blob))))
			return true;
		return this.#readers().some(
			(one) => !one.whole.includes(blob) && (one.all || one.asked.includes(blob) || !one.covers.includes(blob))
		);
	}

	/** What the devices that come here hold, by what they said here. */
	#readers() {
		return this.#stock.others().flatMap(({ device, holdings }) => (this.#heard.has(saidBy(device)) ? holdings : []));
	}

	/** Brings what others lack and want, covers first, until there is no room. */
	async #bring(): Promise<void> {
		const readers = this.#readers();
		const { named } = this.#stock.wishes;
		const parts: { name: string; read: () => Promise<Bytes | null> }[] = [];
		const pages = [...named].filter(this.#stock.hasCover);
		for (const blob of pages) {
			const lackCover = readers.some(({ whole, covers }) => !whole.includes(blob) && !covers.includes(blob));
			if (lackCover) parts.push({ name: coverName(blob), read: () => this.#stock.cover(blob) });
		}
		for (const blob of pages) {
			const lackPage = readers.some(({ whole, all, asked }) => !whole.includes(blob) && (all || asked.includes(blob)));
			if (!lackPage || !this.#stock.isWhole(blob)) continue;
			for (const piece of this.#stock.piecesOf(blob))
				parts.push({ name: pieceName(blob, piece), read: () => this.#stock.piece(blob, piece) });
		}
		const lacking = parts.filter(({ name }) => !this.#shelf.there.has(name));
		let full = false;
		for (const [at, { name, read }] of lacking.entries()) {
			this.#update({ toGo: lacking.length - at });
			// What lies here was asked for meanwhile, or the vault closed.
			if (this.#ended) return;
			const bytes = await read();
			if (!bytes) continue;
			const put = (await this.#shelf.hasRoom(bytes.length)) ? await this.#shelf.put(name, bytes) : null;
			full = put === null || (!put.ok && put.error.kind === 'full');
			if (put && !put.ok && !full) this.#breakOff();
			if (!put?.ok) break;
			this.#update({ went: this.#state.went + 1, toGo: lacking.length - at - 1 });
			// Somebody else may have taken what lies there, or disposed of what is being brought.
			if (this.#again) return;
		}
		if (lacking.length === 0) this.#update({ toGo: 0 });
		if (full !== (this.#state.full === 'there')) this.#update({ full: full ? 'there' : null });
	}

	/** A new connection begins from what lies there; waiting on this one might be for good. */
	#breakOff(): void {
		if (this.#ended) return;
		this.end();
		this.#broken();
	}

	#update(change: Partial<ExchangeState>): void {
		this.#state = { ...this.#state, ...change };
		if (!this.#ended) this.#tell(this.#state);
	}
}
