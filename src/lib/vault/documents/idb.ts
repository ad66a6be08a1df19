import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Bytes } from '../bytes.js';
import type { CopyStore, StoredCover, StoreError, StoreResult } from './port.js';

interface Layout extends DBSchema {
	covers: { key: string; value: StoredCover };
	pieces: { key: string; value: Bytes };
	holdings: { key: string; value: Bytes };
}
type Database = IDBPDatabase<Layout>;
type Store = 'covers' | 'pieces' | 'holdings';

/** The layout of the database; a higher one is of a newer app, and is not opened. */
const LAYOUT = 1;

/** The store of documents in this browser's IndexedDB, opened at the first use and again after the browser closed it. */
export class IdbCopyStore implements CopyStore {
	readonly #name: string;
	#opening: Promise<Database> | null = null;

	constructor(name = 'tizilim-documents') {
		this.#name = name;
	}

	covers = () => this.#read('covers', (db) => db.getAll('covers'));
	cover = (blob: string) => this.#read('cover', async (db) => (await db.get('covers', blob)) ?? null);
	piece = (name: string) => this.#read('piece', async (db) => (await db.get('pieces', name)) ?? null);
	pieces = () => this.#read('pieces', (db) => db.getAllKeys('pieces'));

	putCover(cover: StoredCover): Promise<StoreResult<null>> {
		return this.#write('putCover', ['covers'], async (tx) => {
			await tx.objectStore('covers').put(cover);
		});
	}

	settle(blobs: readonly string[]): Promise<StoreResult<null>> {
		return this.#write('settle', ['covers'], async (tx) => {
			const store = tx.objectStore('covers');
			for (const blob of blobs) {
				const cover = await store.get(blob);
				if (cover?.loose === true) await store.put({ ...cover, loose: false });
			}
		});
	}

	putPiece(name: string, sealed: Bytes): Promise<StoreResult<null>> {
		return this.#write('putPiece', ['pieces'], async (tx) => {
			await tx.objectStore('pieces').put(sealed, name);
		});
	}

	remove(blobs: readonly string[], pieces: readonly string[] = []): Promise<StoreResult<null>> {
		return this.#write('remove', ['covers', 'pieces'], async (tx) => {
			const covers = tx.objectStore('covers');
			const gone = new Set(pieces);
			for (const blob of blobs) {
				const cover = await covers.get(blob);
				for (const name of cover?.pieces ?? []) gone.add(name);
				await covers.delete(blob);
			}
			for (const name of gone) await tx.objectStore('pieces').delete(name);
		});
	}

	holdings(): Promise<StoreResult<{ device: string; sealed: Bytes }[]>> {
		return this.#read('holdings', async (db) => {
			const tx = db.transaction('holdings');
			const [devices, all] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
			return all.map((sealed, at) => ({ device: devices[at] ?? '', sealed }));
		});
	}

	putHoldings(device: string, sealed: Bytes): Promise<StoreResult<null>> {
		return this.#write('putHoldings', ['holdings'], async (tx) => {
			await tx.objectStore('holdings').put(sealed, device);
		});
	}

	close(): void {
		const opening = this.#opening;
		this.#opening = null;
		void opening?.then((db) => db.close()).catch(() => undefined);
	}

	#read<T>(place: string, work: (db: Database) => Promise<T>): Promise<StoreResult<T>> {
		return this.#twice(place, work);
	}

	#write(
		place: string,
		stores: Store[],
		work: (tx: ReturnType<typeof writing>) => Promise<void>
	): Promise<StoreResult<null>> {
		return this.#twice(place, async (db) => {
			const tx = writing(db, stores);
			try {
				await work(tx);
			} catch (error) {
				// The transaction ends with the same error; waited for, so that nobody is left with a refusal of its own.
				await tx.done.catch(() => undefined);
				throw error;
			}
			await tx.done;
			return null;
		});
	}

	/** iOS drops a connection in the background: what meets a closed one is done once more over a new one. */
	async #twice<T>(place: string, work: (db: Database) => Promise<T>): Promise<StoreResult<T>> {
		const first = await this.#once(place, work);
		return !first.ok && first.error.kind === 'storage-closed' ? this.#once(place, work) : first;
	}

	async #once<T>(place: string, work: (db: Database) => Promise<T>): Promise<StoreResult<T>> {
		try {
			return { ok: true, value: await work(await this.#open()) };
		} catch (error) {
			const failure = failureOf(error, place);
			if (failure.kind === 'storage-closed') this.close();
			return { ok: false, error: failure };
		}
	}

	#open(): Promise<Database> {
		this.#opening ??= openDB<Layout>(this.#name, LAYOUT, {
			upgrade: (db) => {
				db.createObjectStore('covers', { keyPath: 'blob' });
				db.createObjectStore('pieces');
				db.createObjectStore('holdings');
			},
			blocking: () => this.close(),
			terminated: () => this.close()
		});
		return this.#opening;
	}
}

const writing = (db: Database, stores: Store[]) => db.transaction(stores, 'readwrite', { durability: 'strict' });

/** Only the error's name is looked at: a message may carry content. */
function failureOf(error: unknown, place: string): StoreError {
	switch (error instanceof Error ? error.name : '') {
		case 'QuotaExceededError':
			return { kind: 'storage-full' };
		case 'InvalidStateError':
		case 'AbortError':
		case 'UnknownError':
		case 'SecurityError':
		case 'VersionError': // A newer app laid it out: reloading brings that one.
			return { kind: 'storage-closed' };
		default:
			return { kind: 'unexpected', where: `documents.${place}` };
	}
}
