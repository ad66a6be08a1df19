import {
	BRIDGE_VERSION,
	MAX_OFFER,
	OFFER_LIVES,
	PageBridge,
	readPortalRecord,
	writeOfferFile,
	type BridgeListeners,
	type Connection,
	type FromExtension,
	type FromPage,
	type Receipt
} from '#lib/bridge/index.js';
import { toPortalRecord, type RecordBodies, type RecordId, type Register, type Row } from '#lib/register/index.js';
import type { VaultError } from '#lib/vault/index.js';
import type { Draft, Result } from './contract.js';
import { checkForPortal, filledKeys, isReady } from './portal-check.js';
import {
	confirmedIn,
	isNoted,
	keptDraft,
	readKept,
	sentBody,
	waitingIn,
	withGone,
	type Offered,
	type PortalKept,
	type Waiting
} from './portal-kept.js';
import { session } from './session.svelte.js';

/** The part of the session that the desk works with. */
export interface PortalBooks {
	readonly register: Register | null;
	readonly drafts: Draft[];
	saveDraft(draft: Omit<Draft, 'at'>): Promise<Result<null>>;
	markSent(row: RecordId, sent: RecordBodies['sent']): Promise<Result<RecordId>>;
}

/** The page's end of the bridge, as the desk uses it. */
export interface Bridge {
	open(): void;
	hello(): void;
	send(message: FromPage): boolean;
	close(): void;
}

/** A receipt that became a record since the vault was opened. */
export interface Arrived extends Receipt {
	row: RecordId;
	number: string | null;
}

/** A receipt whose handing-over this device does not know: shown until the lawyer puts it away. */
export interface UnknownReceipt extends Receipt {
	way: 'extension' | 'file';
}

export type HandedOver =
	| { ok: true; count: number }
	/** A row changed meanwhile, or a text in it is not confirmed: nothing was handed over. */
	| { ok: false; why: 'not-ready' | 'too-many' | 'nobody' | 'no-answer' }
	/** The extension refused. */
	| { ok: false; why: 'refused'; reason: (FromExtension & { kind: 'refused' })['why'] }
	| { ok: false; why: 'not-kept'; error: VaultError };

/** How long the extension may take to say that it has the rows, ms. */
const TAKE_WAIT = 5000;

/**
 * The screens' side of entering rows into the portal: what is handed over and
 * waits, the extension's receipts, and the records that they become (Rule 7).
 * A receipt is told to be kept only after its record is durable.
 */
export class PortalDesk {
	connection = $state.raw<Connection>({ kind: 'none' });
	/** Newest first. */
	arrived = $state.raw<readonly Arrived[]>([]);
	unknown = $state.raw<readonly UnknownReceipt[]>([]);
	/** Why the last receipt could not become a record; it stays with the extension, or in its file. */
	error = $state.raw<VaultError | null>(null);
	/** The extension said something that is no message of the protocol. */
	misread = $state(false);
	readonly #kept = $derived.by(() => readKept(this.#books.drafts));
	readonly #confirmed = $derived(confirmedIn(this.#kept));

	readonly #books: PortalBooks;
	readonly #open: (listeners: BridgeListeners) => Bridge;
	readonly #takeWait: number;
	#bridge: Bridge | null = null;
	#attached = 0;
	#answer: ((said: FromExtension | null) => void) | null = null;
	/** One after another: what is kept, and what receipts become. */
	#queue: Promise<unknown> = Promise.resolve();

	constructor(books: PortalBooks, open: (listeners: BridgeListeners) => Bridge, takeWait = TAKE_WAIT) {
		this.#books = books;
		this.#open = open;
		this.#takeWait = takeWait;
	}

	/** Keeps the bridge open while somebody is attached: as long as the vault is. @returns how to leave */
	attach = (): (() => void) => {
		this.#attached += 1;
		if (this.#attached === 1) {
			this.#bridge = this.#open({
				state: (connection) => (this.connection = connection),
				message: (message) => void this.#hear(message),
				misread: () => (this.misread = true)
			});
			this.#bridge.open();
		}
		return () => {
			this.#attached -= 1;
			if (this.#attached > 0) return;
			this.#bridge?.close();
			this.#bridge = null;
			this.#answer?.(null);
			this.connection = { kind: 'none' };
			this.arrived = this.unknown = [];
			this.error = null;
			this.misread = false;
		};
	};

	/** Looks for the extension again. */
	look(): void {
		this.misread = false;
		this.#bridge?.hello();
	}

	/** What the lawyer confirmed to the letter (`Doubt.confirms`). */
	get confirmed(): ReadonlySet<string> {
		return this.#confirmed;
	}
	confirm(...confirms: string[]): Promise<Result<null>> {
		return this.#keep((kept) => ({ ...kept, confirmed: [...kept.confirmed, ...confirms] }));
	}
	unconfirm(confirms: string): Promise<Result<null>> {
		return this.#keep((kept) => ({ ...kept, confirmed: kept.confirmed.filter((one) => one !== confirms) }));
	}

	/** What was handed over and waits for its receipt; `stale` when the row would leave otherwise now. */
	waiting(now = Date.now()): Waiting[] {
		return waitingIn(this.#kept, this.#books.register?.rows ?? [], now);
	}

	/** Hands rows over to the extension, together with those that wait there already. Answers when it has them. */
	async handOver(ids: readonly RecordId[]): Promise<HandedOver> {
		if (this.connection.kind !== 'connected') return { ok: false, why: 'nobody' };
		const made = this.#make(ids, 'extension');
		if (!made.ok) return made;
		const stay = this.#staying(ids);
		return this.#offer(made.offered, stay);
	}

	/** The same rows as the text of a file, for an extension without permission on this address. */
	async writeFile(ids: readonly RecordId[]): Promise<{ ok: true; text: string } | (HandedOver & { ok: false })> {
		const made = this.#make(ids, 'file');
		if (!made.ok) return made;
		const kept = await this.#keep((before) => ({ ...before, offered: [...before.offered, ...made.offered] }));
		if (!kept.ok) return { ok: false, why: 'not-kept', error: kept.error };
		const records = made.offered.map(({ record }) => record);
		return { ok: true, text: writeOfferFile(records, made.offered[0]?.expires ?? 0) };
	}

	/** Takes back what waits. What the lawyer enters all the same still finds its row. */
	async withdraw(): Promise<Result<null>> {
		this.#bridge?.send({ kind: 'withdraw', version: BRIDGE_VERSION });
		return this.#keep((kept) => withGone(kept, () => true));
	}

	/** The lawyer entered the row without the extension: all that may leave did. */
	async enteredByHand(row: Row, portalNumber: string): Promise<Result<RecordId>> {
		const record = toPortalRecord(row, row.consent);
		const done = await this.#books.markSent(row.id, sentBody(record, filledKeys(record), portalNumber));
		const waits = this.waiting().some((one) => one.row === row.id && one.way === 'extension');
		if (!done.ok || !waits) return done;
		// It must not be entered a second time from the extension's list.
		const stay = this.#staying([row.id]);
		if (stay.length > 0) await this.#offer([], stay);
		else this.#bridge?.send({ kind: 'withdraw', version: BRIDGE_VERSION });
		await this.#keep((kept) => withGone(kept, (one) => one.row === row.id));
		return done;
	}

	/** Receipts from a file. @returns how many of them are in the register now */
	takeReceipts(receipts: readonly Receipt[]): Promise<number> {
		return this.#inTurn(() => this.#take(receipts, 'file'));
	}

	/** The lawyer has seen a receipt of an unknown handing-over, and puts it away. */
	putAway({ transfer }: UnknownReceipt): void {
		this.unknown = this.unknown.filter((one) => one.transfer !== transfer);
		this.#bridge?.send({ kind: 'receipts-kept', version: BRIDGE_VERSION, transfers: [transfer] });
	}

	/** Records of rows as they leave now, each checked once more; none when one of them may not leave. */
	#make(
		ids: readonly RecordId[],
		way: Offered['way']
	): { ok: true; offered: Offered[] } | (HandedOver & { ok: false }) {
		const { register } = this.#books;
		const rows = (register?.rows ?? []).filter(({ id, voided }) => ids.includes(id) && voided === null);
		if (register === null || rows.length === 0 || rows.length !== ids.length) return { ok: false, why: 'not-ready' };
		if (rows.length > MAX_OFFER) return { ok: false, why: 'too-many' };
		const at = Date.now();
		const offered = rows.flatMap((row): Offered[] => {
			const ready = isReady(checkForPortal(row, register), this.#confirmed);
			const record = ready ? readPortalRecord(toPortalRecord(row, row.consent)) : null;
			return record === null ? [] : [{ row: row.id, record, at, expires: at + OFFER_LIVES, way, state: 'waiting' }];
		});
		return offered.length === rows.length ? { ok: true, offered } : { ok: false, why: 'not-ready' };
	}

	/** What waits at the extension and stays in its list when others are added: an offer takes the place of the one before. */
	#staying(without: readonly RecordId[]): Offered[] {
		return this.waiting().filter(({ way, stale, row }) => way === 'extension' && !stale && !without.includes(row));
	}

	async #offer(added: readonly Offered[], stay: readonly Offered[]): Promise<HandedOver> {
		const all = [...stay, ...added];
		if (all.length > MAX_OFFER) return { ok: false, why: 'too-many' };
		const transfers = added.map(({ record }) => record.transfer);
		// Durable first: whatever the extension has, its receipt finds the row.
		const kept = await this.#keep((before) => ({ ...before, offered: [...before.offered, ...added] }));
		if (!kept.ok) return { ok: false, why: 'not-kept', error: kept.error };
		const failed = async (answer: HandedOver): Promise<HandedOver> => {
			await this.#keep((before) => withGone(before, ({ record }) => transfers.includes(record.transfer)));
			return answer;
		};
		const answered = new Promise<FromExtension | null>((answer) => {
			const timer = setTimeout(() => answer(null), this.#takeWait);
			this.#answer = (said) => {
				clearTimeout(timer);
				answer(said);
			};
		});
		const records = all.map(({ record }) => record);
		const expires = Date.now() + OFFER_LIVES;
		const sent = this.#bridge?.send({ kind: 'offer', version: BRIDGE_VERSION, records, expires }) ?? false;
		if (!sent) return failed({ ok: false, why: 'nobody' });
		const said = await answered;
		this.#answer = null;
		if (said?.kind === 'refused') return failed({ ok: false, why: 'refused', reason: said.why });
		if (said?.kind !== 'taken') {
			// It may have been updated or switched off: whoever is there now says so.
			this.look();
			return failed({ ok: false, why: 'no-answer' });
		}
		const has = ({ record }: Offered) => said.transfers.includes(record.transfer);
		const done = await this.#keep((before) => withGone(before, (one) => one.way === 'extension' && !has(one)));
		if (!done.ok) return { ok: false, why: 'not-kept', error: done.error };
		return { ok: true, count: added.filter(has).length };
	}

	async #hear(message: FromExtension): Promise<void> {
		switch (message.kind) {
			case 'welcome':
				// It holds nothing: the browser was started anew, or the offer ran out while the register was locked.
				if (message.waiting === 0) await this.#lose((one) => one.way === 'extension');
				return;
			case 'taken':
			case 'refused':
				this.#answer?.(message);
				return;
			case 'gone':
				await this.#lose(({ record }) => message.transfers.includes(record.transfer));
				return;
			case 'receipts':
				await this.#inTurn(() => this.#take(message.receipts, 'extension'));
				return;
		}
	}

	async #lose(which: (one: Offered) => boolean): Promise<void> {
		if (this.#kept.offered.some((one) => one.state === 'waiting' && which(one))) {
			await this.#keep((kept) => withGone(kept, which));
		}
	}

	async #take(receipts: readonly Receipt[], way: UnknownReceipt['way']): Promise<number> {
		const durable: string[] = [];
		for (const receipt of receipts) {
			const { register } = this.#books;
			// Locked meanwhile: it waits where it came from.
			if (register === null) break;
			const noted = register.rows.find((row) => isNoted(row, receipt.transfer));
			if (noted !== undefined) {
				durable.push(receipt.transfer);
				continue;
			}
			const offered = this.#kept.offered.find(({ record }) => record.transfer === receipt.transfer);
			const done = offered && (await this.#note(offered, receipt));
			if (done?.ok) durable.push(receipt.transfer);
			else if (done === undefined || done.error.kind === 'row-unknown') this.#wonder({ ...receipt, way });
			// Locked meanwhile: it comes again when the register is opened.
			else if (done.error.kind === 'not-open') break;
			else this.error = done.error;
		}
		if (durable.length > 0) {
			this.#bridge?.send({ kind: 'receipts-kept', version: BRIDGE_VERSION, transfers: durable });
		}
		return durable.length;
	}

	async #note({ row, record }: Offered, receipt: Receipt): Promise<Result<RecordId>> {
		const done = await this.#books.markSent(row, sentBody(record, receipt.keys, receipt.portalNumber));
		if (done.ok && this.#bridge !== null) {
			this.error = null;
			this.arrived = [{ ...receipt, row, number: record.number }, ...this.arrived];
		}
		return done;
	}

	#wonder(receipt: UnknownReceipt): void {
		if (this.unknown.some(({ transfer }) => transfer === receipt.transfer)) return;
		this.unknown = [...this.unknown, receipt];
	}

	/** Changes what is kept, and answers when that is sealed. */
	#keep(change: (kept: PortalKept) => PortalKept): Promise<Result<null>> {
		this.#keeping = this.#keeping.then(() => this.#books.saveDraft(keptDraft(change(this.#kept), Date.now())));
		return this.#keeping;
	}
	#keeping: Promise<Result<null>> = Promise.resolve({ ok: true, value: null });

	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const next = this.#queue.then(work);
		this.#queue = next.catch(() => null);
		return next;
	}
}

export const portalDesk = new PortalDesk(session, (listeners) => new PageBridge(window, listeners));
