import { changeHash } from '#lib/vault/change.js';
import { openRun, type Bytes, type StoredRun, type VaultParts } from '#lib/vault/index.js';
import type { LogEntry } from './state.js';

/** How many runs are read from the disk at once; a device's own are of one record each. */
const WINDOW = 200;

/**
 * Reads changes back from where the journal keeps them, for runs to be sent.
 * Asked for one after another along a log, it reads the disk once for many.
 */
export class StoredChanges {
	readonly #parts: VaultParts;
	/** By device, number and hash: of the stretch that was read last. */
	#near = new Map<string, Bytes>();

	constructor(parts: VaultParts) {
		this.#parts = parts;
	}

	/** The change of a record; null where the disk has lost it. */
	readonly read = async (entry: LogEntry): Promise<Bytes | null> => {
		const near = this.#near.get(nameOf(entry));
		if (near) return near;
		const { journal } = this.#parts.platform;
		const [runs, aside] = [await journal.runsFrom(entry.device, entry.n, WINDOW), await journal.aside()];
		if (!runs.ok || !aside.ok) return null;
		this.#near = new Map();
		// All at once: each of them waits for WebCrypto, which works beside us.
		const own = aside.value.filter(({ device }) => device === entry.device);
		await Promise.all([...runs.value, ...own].map((run) => this.#take(run)));
		return this.#near.get(nameOf(entry)) ?? null;
	};

	async #take({ device, from, bytes }: StoredRun): Promise<void> {
		const opened = await openRun(bytes, this.#parts.vault, this.#parts.keys);
		if (!opened.ok) return;
		opened.value.content.changes.forEach(({ document, change }, at) => {
			this.#near.set(nameOf({ device, n: from + at, document, hash: changeHash(change) }), change);
		});
	}
}

const nameOf = ({ device, n, document, hash }: Pick<LogEntry, 'device' | 'n' | 'document' | 'hash'>): string =>
	`${device}.${String(n)} ${document} ${hash}`;
