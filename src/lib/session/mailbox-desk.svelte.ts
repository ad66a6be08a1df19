import type { Remote } from 'comlink';
import type { TransportError, TransportResult } from '#lib/sync/transports/port.js';
import type { MailboxFile, MailboxFileError, MailboxPlace, Seat } from '#lib/sync/transports/mailbox/seat.js';
import type { Bytes } from '#lib/vault/bytes.js';
import type { PairingChannel } from '#lib/sync/pairing/index.js';
import type { Result } from './contract.js';
import type { Host } from './host.js';
import { dropMailbox, keepMailbox, mailboxMemory, readKeptMailbox, type KeptMailbox } from './mailbox-kept.js';
import type { DocumentDesk } from './documents-desk.svelte.js';
import type { SyncDesk } from './sync-desk.svelte.js';

type Ask = <T>(question: (host: Remote<Host>) => Promise<Result<T>>) => Promise<Result<T>>;

/** The name of its carrier, and of the mailbox among the transports. */
const NAME = 'mailbox';
const transports = () => import('#lib/sync/transports/index.js');

/**
 * The mailbox of this device: which it is, and its carrier while the vault is
 * open. The client is loaded only where there is one.
 */
export class MailboxDesk {
	/** Without the secret; null where this device has no mailbox, or none is known yet. */
	kept = $state.raw<{ place: MailboxPlace; n: number } | null>(null);

	/** Why a pairing over the mailbox does not reach it; null where it does, or none is under way. */
	away = $state.raw<TransportError | null>(null);

	readonly #ask: Ask;
	readonly #sync: SyncDesk;
	readonly #documents: DocumentDesk;
	#tryNow: (() => void) | null = null;
	/** Counts openings of the vault: what was begun before it locked ends there. */
	#opening = 0;

	constructor(ask: Ask, sync: SyncDesk, documents: DocumentDesk) {
		this.#ask = ask;
		this.#sync = sync;
		this.#documents = documents;
		if (typeof window !== 'undefined') window.addEventListener('online', () => this.tryNow());
	}

	/** After the vault has opened: takes up the mailbox that is kept, if any. */
	async begin(): Promise<void> {
		const opening = this.#opening;
		const read = await readKeptMailbox(this.#ask);
		if (read.ok && read.value && opening === this.#opening) await this.#connect(read.value);
	}

	/** What a mailbox file says. Total over any text. */
	async read(text: string): Promise<{ ok: true; value: MailboxFile } | { ok: false; error: MailboxFileError }> {
		return (await transports()).readMailboxFile(text);
	}

	/** Whether the mailbox takes this seat now: null when it does, otherwise why not. Nothing is kept. */
	async check(place: MailboxPlace, seat: Seat): Promise<TransportError | null> {
		const tried = await (await transports()).trySeat({ place, seat });
		return tried.ok ? null : tried.error;
	}

	/**
	 * All that lies in a mailbox, for a device that has nothing but the recovery words. Nothing is kept.
	 * @param tell how many messages are left to be fetched
	 */
	async gather({ place, seat }: KeptMailbox, tell: (left: number) => void): Promise<TransportResult<Bytes[]>> {
		return (await transports()).gatherMailbox({ place, seat }, tell);
	}

	/**
	 * The mailbox as the channel of a pairing. Null where this device has none.
	 * @param code the sixteen characters
	 * @param mailbox of a device that has no register yet; otherwise the one that is kept here
	 */
	async meeting(code: string, mailbox: KeptMailbox | null): Promise<PairingChannel | null> {
		const read = mailbox === null ? await readKeptMailbox(this.#ask) : null;
		const kept = mailbox ?? (read?.ok ? read.value : null);
		const { MailboxMeeting } = await transports();
		this.away = null;
		return kept && new MailboxMeeting({ ...kept, code, state: (error) => (this.away = error) });
	}

	/** The public half of a seat's key, by which the mailbox's host removes it; null where it cannot be told now. */
	async nameOf(seat: Seat): Promise<string | null> {
		return (await transports()).nameOfSeat(seat);
	}

	/** Keeps address and seat on this device, sealed, and connects. */
	async keep(kept: KeptMailbox): Promise<Result<null>> {
		await this.#end();
		const done = await keepMailbox(this.#ask, kept);
		if (done.ok) void this.#connect(kept);
		return done;
	}

	/** Forgets the mailbox. What lies in it stays there for the other devices. */
	async remove(): Promise<Result<null>> {
		await this.#end();
		return dropMailbox(this.#ask);
	}

	/** Tries at once instead of waiting for the next try; after a refusal, anew. */
	tryNow(): void {
		const state = this.#sync.carriers.find(({ name }) => name === NAME)?.state;
		if (state?.kind === 'failed') void this.begin();
		else this.#tryNow?.();
		this.#documents.tryNow();
	}

	/** The vault locks; the desk of sync ends the carrier. */
	forget(): void {
		this.#opening += 1;
		this.#tryNow = null;
		this.kept = null;
		this.away = null;
	}

	async #connect({ place, seat }: KeptMailbox): Promise<void> {
		const opening = this.#opening;
		this.kept = { place, n: seat.n };
		const { Mailbox } = await transports();
		if (opening !== this.#opening) return;
		const mailbox = new Mailbox({ place, seat, memory: mailboxMemory(this.#ask) });
		this.#tryNow = () => mailbox.tryNow();
		await this.#sync.add(NAME, mailbox, 'anybody');
		if (opening === this.#opening) await this.#documents.openMailbox({ place, seat });
	}

	async #end(): Promise<void> {
		this.#tryNow = null;
		this.kept = null;
		await this.#documents.closeMailbox();
		await this.#sync.remove(NAME);
	}
}
