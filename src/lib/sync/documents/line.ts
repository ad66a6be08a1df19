import type { Bytes } from '#lib/vault/bytes.js';
import type { Holdings } from '#lib/vault/documents/index.js';
import { readMessage, writeMessage, type DocumentMessage, type Part } from './messages.js';
import type { Stock } from './stock.js';

/** So many parts are asked for at once: the line stays busy, and neither side drowns. */
const AT_ONCE = 6;

/** How an exchange of documents stands. */
export interface ExchangeState {
	/** Parts (covers and pieces) that are still to come to this device, as far as is known. */
	toCome: number;
	/** Parts that came since it began. */
	came: number;
	/** Parts that went out since it began. */
	went: number;
	/** Parts that another device is still to be sent; 0 on a line, where it asks by itself. */
	toGo: number;
	/** `here`: this device has no room for more; `there`: the carrier has none. */
	full: 'here' | 'there' | null;
}
export const NO_EXCHANGE: ExchangeState = { toCome: 0, came: 0, went: 0, toGo: 0, full: null };

/**
 * Documents over a line between two devices that are both there. Each says
 * what it holds and asks for what it lacks, part by part; what broke off is
 * asked for again the next time, from where it stopped. Only what was asked for
 * is taken, and only if it is what its name says.
 */
export class DocumentLine {
	readonly #stock: Stock;
	readonly #send: (message: Bytes) => Promise<boolean>;
	readonly #tell: (state: ExchangeState) => void;
	#peer: Holdings | null = null;
	readonly #asked = new Set<string>();
	/** What the other side said that it has not. */
	readonly #refused = new Set<string>();
	#state = NO_EXCHANGE;
	#said = '';
	#ended = false;

	constructor(stock: Stock, send: (message: Bytes) => Promise<boolean>, tell: (state: ExchangeState) => void) {
		this.#stock = stock;
		this.#send = send;
		this.#tell = tell;
	}

	/** The line is open, or what is here or wanted changed. */
	async changed(): Promise<void> {
		await this.#sayHoldings();
		this.#askOn();
	}

	/** Room was made: asks on. */
	retry(): void {
		this.#update({ full: null });
		this.#askOn();
	}

	end(): void {
		this.#ended = true;
	}

	async hear(bytes: Bytes): Promise<void> {
		const message = readMessage(bytes);
		if (!message || this.#ended) return;
		if (message.kind === 'holds') {
			const heard = await this.#stock.hear(message.sealed);
			if (!heard) return;
			this.#peer = heard.holdings;
			this.#refused.clear();
			this.#askOn();
			// What is sent is never waited for here: the other side may be waiting in the same way.
		} else if (message.kind === 'want') void this.#answer(message.part);
		else await this.#take(message);
	}

	async #sayHoldings(): Promise<void> {
		const { at: _, ...holds } = this.#stock.holdings();
		const now = JSON.stringify(holds);
		// While parts come, what is here changes all the time: it is said when they have come.
		if (this.#ended || this.#asked.size > 0 || now === this.#said) return;
		this.#said = now;
		const sealed = await this.#stock.say();
		if (sealed) await this.#put({ kind: 'holds', sealed });
	}

	async #answer(part: Part): Promise<void> {
		const bytes =
			part.piece === null ? await this.#stock.cover(part.blob) : await this.#stock.piece(part.blob, part.piece);
		if (!(await this.#put(bytes ? { kind: 'give', part, bytes } : { kind: 'lack', part }))) return;
		if (bytes) this.#update({ went: this.#state.went + 1 });
	}

	async #take(message: DocumentMessage & { kind: 'give' | 'lack' }): Promise<void> {
		const { part } = message;
		const key = keyOf(part);
		if (!this.#asked.has(key)) return;
		if (message.kind === 'lack') this.#refused.add(key);
		else {
			const { bytes } = message;
			const taking =
				part.piece === null
					? await this.#stock.takeCover(part.blob, bytes)
					: await this.#stock.takePiece(part.blob, part.piece, bytes);
			if (taking === 'taken') this.#update({ came: this.#state.came + 1 });
			else if (taking === 'full') this.#update({ full: 'here' });
			else this.#refused.add(key);
		}
		// Only now: while it was being written, it must not be asked for again.
		this.#asked.delete(key);
		this.#askOn();
		if (this.#asked.size === 0) void this.#sayHoldings();
	}

	/** Asks for the next parts that are lacking here and held there. */
	#askOn(): void {
		const lacking = this.#lacking();
		this.#update({ toCome: lacking.length });
		if (this.#ended || this.#state.full !== null) return;
		for (const part of lacking) {
			if (this.#asked.size >= AT_ONCE) return;
			const key = keyOf(part);
			if (this.#asked.has(key)) continue;
			this.#asked.add(key);
			void this.#put({ kind: 'want', part });
		}
	}

	#lacking(): Part[] {
		if (!this.#peer) return [];
		const whole = new Set(this.#peer.whole);
		const covers = new Set(this.#peer.covers);
		const parts: Part[] = this.#stock
			.lackedCovers()
			.filter((blob) => whole.has(blob) || covers.has(blob))
			.map((blob) => ({ blob, piece: null }));
		for (const blob of this.#stock.lackedPages())
			if (whole.has(blob)) for (const piece of this.#stock.lacks(blob)) parts.push({ blob, piece });
		return parts.filter((part) => !this.#refused.has(keyOf(part)));
	}

	async #put(message: DocumentMessage): Promise<boolean> {
		return this.#ended ? false : this.#send(writeMessage(message));
	}

	#update(change: Partial<ExchangeState>): void {
		this.#state = { ...this.#state, ...change };
		if (!this.#ended) this.#tell(this.#state);
	}
}

const keyOf = ({ blob, piece }: Part): string => `${blob} ${piece ?? ''}`;
