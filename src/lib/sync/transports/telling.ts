import type { Bytes } from '#lib/vault/bytes.js';
import type { TransportEvents, TransportState } from './port.js';

/**
 * Between a carrier and whom it tells: parcels one after another, in the order
 * in which they were handed in, and nothing at all once it has ended.
 */
export class Telling {
	#events: TransportEvents | null = null;
	#ended = false;
	#last: Promise<unknown> = Promise.resolve();

	begin(events: TransportEvents): void {
		this.#events = events;
	}
	/** A question and not a field: it may change while one waits. */
	hasEnded(): boolean {
		return this.#ended;
	}
	end(): void {
		this.#ended = true;
	}

	state(state: TransportState): void {
		if (!this.#ended) this.#events?.state(state);
	}
	forgot(): void {
		if (!this.#ended) this.#events?.forgot();
	}
	/** Resolves when the parcel is taken: true; or false where it ended before, so that nobody has it. */
	parcel(bytes: Bytes): Promise<boolean> {
		const told = this.#last.then(async () => {
			if (this.#ended || !this.#events) return false;
			await this.#events.parcel(bytes);
			return true;
		});
		// A parcel that was not taken does not stand in the way of the next; its own caller is told.
		this.#last = told.catch(() => undefined);
		return told;
	}
}
