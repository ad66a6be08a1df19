import { OFFER_LIVES, type PortalRecord } from '#lib/bridge/index.js';
import type { Area } from '../shared/area.js';
import { KEYS, readQueue, type Ended, type StoredQueue } from '../shared/stored.js';

/** Records that were waiting and are no more, and whom to tell. */
export interface Gone {
	transfers: string[];
	/** The register that offered them; null when they came by file. */
	to: string | null;
}

/**
 * The records that wait to be entered: in memory only, until they run out. The
 * clock is looked at whenever the queue is used, so no alarm has to ring.
 * `now` is in ms UTC.
 */
export class Queue {
	constructor(
		private readonly session: Area,
		private readonly now: () => number
	) {}

	/** Takes the place of whatever was waiting. @returns when the records will be forgotten, ms UTC */
	async take(records: PortalRecord[], expires: number, from: string | null): Promise<number> {
		const until = Math.min(expires, this.now() + OFFER_LIVES);
		await this.session.remove(KEYS.ended);
		await this.keep({ records, expires: until, from });
		return until;
	}

	/** What waits; nothing that ran out is ever returned. */
	async waiting(): Promise<StoredQueue | null> {
		const held = await readQueue(this.session);
		return held === null || held.expires <= this.now() ? null : held;
	}

	/** Forgets one record: it stands in the portal. @returns the record, or null if it does not wait */
	async finish(transfer: string): Promise<PortalRecord | null> {
		const held = await this.waiting();
		const record = held?.records.find((one) => one.transfer === transfer);
		if (!held || !record) return null;
		await this.keep({ ...held, records: held.records.filter((one) => one !== record) });
		return record;
	}

	/** Forgets what ran out. @returns null when nothing did */
	async expire(): Promise<Gone | null> {
		const held = await readQueue(this.session);
		return held === null || held.expires > this.now() ? null : this.end(held, 'expired');
	}

	/** Forgets all of it. @returns null when nothing was waiting */
	async withdraw(): Promise<Gone | null> {
		const held = await readQueue(this.session);
		return held === null ? null : this.end(held, 'withdrawn');
	}

	private async end(held: StoredQueue, why: Ended['why']): Promise<Gone> {
		await this.session.remove(KEYS.queue);
		if (held.records.length > 0) {
			const ended: Ended = { why, count: held.records.length };
			await this.session.set(KEYS.ended, ended);
		}
		return { transfers: held.records.map((one) => one.transfer), to: held.from };
	}

	private keep(queue: StoredQueue): Promise<void> {
		return this.session.set(KEYS.queue, queue);
	}
}
