import type { TransportError } from '#lib/sync/transports/port.js';
import type { Offered } from '#lib/sync/transports/rtc/introduce.js';
import type { Bytes } from '#lib/vault/bytes.js';
import type { DocumentDesk } from './documents-desk.svelte.js';
import { withDocuments } from './with-documents.js';
import type { SyncDesk } from './sync-desk.svelte.js';

/** Why the other device's code was not taken. `own`: it is this device's; `wrong-side`: it is of another attempt, or out of turn. */
export type NearProblem = TransportError | { kind: 'not-a-signal' | 'newer' | 'wrong-side' | 'own' };

/** The name of its carrier. */
const NAME = 'near';
const PREFIX = 'tizilim:';

/** A code as text, for pasting where no camera is. */
export const signalText = (signal: Bytes): string => `${PREFIX}${btoa(String.fromCharCode(...signal))}`;

/** The code in a text that was pasted, whatever spaces a messenger put into it; null where there is none. */
export function signalOfText(text: string): Bytes | null {
	const bare = text.replace(/\s+/g, '');
	const at = bare.indexOf(PREFIX);
	const letters = /^[A-Za-z0-9+/]+={0,2}/.exec(bare.slice(at + PREFIX.length))?.[0] ?? '';
	if (at < 0 || letters === '' || letters.length % 4 !== 0) return null;
	return Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
}

/**
 * Two devices beside each other, without a server: one shows a code, the other
 * reads it and shows an answer, and a channel straight between them carries
 * what the one has and the other lacks.
 */
export class NearDesk {
	/** What stands on this device's screen for the other one. */
	shows = $state.raw<{ side: 'offer' | 'answer'; signal: Bytes } | null>(null);
	problem = $state.raw<NearProblem | null>(null);
	/** When this attempt began, ms UTC: who was heard from since is the other device. */
	since = $state(0);
	readonly #sync: SyncDesk;
	readonly #documents: DocumentDesk;
	#offered: Offered | null = null;

	constructor(sync: SyncDesk, documents: DocumentDesk) {
		this.#sync = sync;
		this.#documents = documents;
	}

	/** Begins: this device shows the first code. */
	async offer(): Promise<void> {
		await this.stop();
		const { offerRtc } = await import('#lib/sync/transports/index.js');
		const offered = await offerRtc();
		if (!offered.ok) {
			this.problem = offered.error;
			return;
		}
		this.#offered = offered.value;
		this.since = Date.now();
		this.shows = { side: 'offer', signal: offered.value.offer };
		void this.#sync.add(NAME, withDocuments(offered.value.transport, this.#documents), 'line');
	}

	/** Takes the other device's code: its answer where this one has offered, its offer otherwise. */
	async take(signal: Bytes): Promise<void> {
		this.problem = null;
		if (this.shows !== null && signalText(this.shows.signal) === signalText(signal)) this.problem = { kind: 'own' };
		else if (this.#offered) {
			const taken = await this.#offered.accept(signal);
			if (taken.ok) this.shows = null;
			else this.problem = taken.error;
		} else await this.#answer(signal);
	}

	/** Ends the channel, or the attempt. */
	async stop(): Promise<void> {
		this.forget();
		await this.#sync.remove(NAME);
	}

	/** The vault locks; the desk of sync ends the channel. */
	forget(): void {
		this.#offered = null;
		this.shows = null;
		this.problem = null;
	}

	async #answer(offer: Bytes): Promise<void> {
		const { answerRtc } = await import('#lib/sync/transports/index.js');
		const answered = await answerRtc(offer);
		if (!answered.ok) this.problem = answered.error;
		else if (!answered.value.ok) this.problem = answered.value.error;
		else {
			const { answer, transport } = answered.value.value;
			this.since = Date.now();
			this.shows = { side: 'answer', signal: answer };
			void this.#sync.add(NAME, withDocuments(transport, this.#documents), 'line');
		}
	}
}
