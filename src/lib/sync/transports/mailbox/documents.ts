import type { ExchangeState } from '../../documents/line.js';
import { DocumentShelf } from '../../documents/shelf.js';
import type { Stock } from '../../documents/stock.js';
import type { TransportError } from '../port.js';
import { Pause, USUAL_BACKOFF, waitBefore, type Backoff } from './backoff.js';
import { connectToBlobs, type Reaching } from './connect.js';
import type { NatsBlobs } from './nats-blobs.js';

interface MailboxDocumentsParts extends Reaching {
	stock: Stock;
	/** Id of this device, by which others know what it said. */
	device: string;
	tell: (state: ExchangeState) => void;
	backoff?: Backoff;
}

/**
 * Documents through the mailbox, over a connection of their own: large pieces
 * hold no record up. One that breaks is made again, ever more slowly, until
 * `close`; each then begins from what lies there.
 */
export class MailboxDocuments {
	readonly #parts: MailboxDocumentsParts;
	#session: NatsBlobs | null = null;
	#shelf: DocumentShelf | null = null;
	#ended = false;
	readonly #pause = new Pause();

	constructor(parts: MailboxDocumentsParts) {
		this.#parts = parts;
	}

	/** Connects and exchanges until `close`; resolves then, or when the mailbox refuses for good. */
	async run(): Promise<void> {
		for (let failures = 0; !this.#ended;) {
			const session = await connectToBlobs(this.#parts);
			const error = session.ok ? await this.#use(session.value) : session.error;
			failures = session.ok ? 1 : failures + 1;
			if (error.kind === 'refused' || error.kind === 'wrong-origin') return;
			await this.#pause.wait(waitBefore(failures, this.#parts.backoff ?? USUAL_BACKOFF, Math.random()));
		}
	}

	/** What is here or wanted changed. */
	changed(): void {
		void this.#shelf?.changed();
	}
	/** Room was made here: fetches on. */
	retry(): void {
		this.#shelf?.retry();
	}
	tryNow(): void {
		this.#pause.wake();
	}

	async close(): Promise<void> {
		this.#ended = true;
		this.#pause.end();
		this.#shelf?.end();
		await this.#session?.close();
	}

	async #use(session: NatsBlobs): Promise<TransportError> {
		const { stock, device, tell } = this.#parts;
		let broken: () => void = () => undefined;
		const broke = new Promise<TransportError>((resolve) => {
			broken = () => {
				resolve({ kind: 'unreachable' });
			};
		});
		const shelf = new DocumentShelf(stock, session, device, tell, broken);
		this.#session = session;
		let caughtUp = false;
		const begin = (): void => {
			caughtUp = true;
			this.#shelf = shelf;
			void shelf.changed();
		};
		const error = await Promise.race([
			session.ended(),
			broke,
			session.watch((name) => {
				if (caughtUp) shelf.arrived(name);
			}, begin)
		]);
		shelf.end();
		this.#shelf = null;
		this.#session = null;
		await session.close();
		return error;
	}
}
