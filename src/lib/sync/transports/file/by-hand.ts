import type { Bytes } from '#lib/vault/bytes.js';
import { done, failed } from '../outcome.js';
import type { Transport, TransportEvents, TransportResult } from '../port.js';
import { Telling } from '../telling.js';
import type { Hands } from './hands.js';
import { fromAnyForm } from './text-form.js';

/** The largest file that is read into memory, in bytes. */
export const MOST_IN_FILE = 64 * 1024 * 1024;

/**
 * Files that the lawyer carries: `send` hands one out (share sheet or
 * download), `take` reads one that was chosen, dropped or opened with the app.
 */
export class ByHand implements Transport {
	readonly kind = 'file';
	readonly #telling = new Telling();
	readonly #hands: Hands;

	constructor(hands: Hands) {
		this.#hands = hands;
	}

	open(events: TransportEvents): Promise<TransportResult<null>> {
		this.#telling.begin(events);
		this.#telling.state({ kind: 'opening' });
		this.#telling.state({ kind: 'open' });
		return Promise.resolve(done);
	}

	async send(parcel: Bytes): Promise<TransportResult<null>> {
		return this.#telling.hasEnded() ? failed({ kind: 'gone' }) : this.#hands(parcel);
	}

	/** Reads a file that another device handed out, in either form, and tells what is in it. Ok when that was taken. */
	async take(file: Blob): Promise<TransportResult<null>> {
		if (file.size > MOST_IN_FILE) return failed({ kind: 'too-large', most: MOST_IN_FILE });
		let content: Bytes;
		try {
			content = new Uint8Array(await file.arrayBuffer());
		} catch {
			// The browser no longer finds the file, or may not read it.
			return failed({ kind: 'gone' });
		}
		return (await this.#telling.parcel(fromAnyForm(content))) ? done : failed({ kind: 'gone' });
	}

	close(): Promise<void> {
		this.#telling.state({ kind: 'closed' });
		this.#telling.end();
		return Promise.resolve();
	}
}
