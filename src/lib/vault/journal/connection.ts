import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Bytes } from '../bytes.js';
import {
	JOURNAL_LAYOUT,
	type AsideRun,
	type JournalError,
	type JournalResult,
	type StoredHead,
	type StoredRun,
	type StoredVault
} from './port.js';
import { refused } from './rules.js';

/** What lies in IndexedDB. Changing it means a higher `JOURNAL_LAYOUT` and a step in `layOut`. */
export interface Layout extends DBSchema {
	/** One row, under `VAULT_KEY`. */
	vault: { key: string; value: StoredVault };
	/** By device and the last record of the run: a log's runs each reach further, so this is the order of the log. */
	runs: { key: [string, number]; value: StoredRun; indexes: { documents: string } };
	heads: { key: string; value: StoredHead };
	/** By id. Since layout 2. */
	aside: { key: string; value: AsideRun };
	/** By document. */
	snapshots: { key: string; value: Bytes };
	drafts: { key: string; value: Bytes };
}

export type Store = 'vault' | 'runs' | 'heads' | 'aside' | 'snapshots' | 'drafts';
export type Reading = IDBPTransaction<Layout, Store[]>;
export type Writing = IDBPTransaction<Layout, Store[], 'readwrite'>;
type Database = IDBPDatabase<Layout>;
type Why = 'closed' | 'upgraded';

export const VAULT_KEY = 'vault';

/** Makes what the layouts since `old` added; what lies there already stays as it is. */
async function layOut(db: Database, old: number, tx: Upgrading): Promise<void> {
	if (old < 1) layOutFirst(db);
	if (old < 2) db.createObjectStore('aside', { keyPath: 'id' });
	const stored = await tx.objectStore('vault').get(VAULT_KEY);
	if (stored) await tx.objectStore('vault').put({ ...stored, layout: JOURNAL_LAYOUT }, VAULT_KEY);
}

type Upgrading = IDBPTransaction<Layout, Store[], 'versionchange'>;

function layOutFirst(db: Database): void {
	db.createObjectStore('vault');
	db.createObjectStore('runs', { keyPath: ['device', 'to'] }).createIndex('documents', 'documents', {
		multiEntry: true
	});
	db.createObjectStore('heads', { keyPath: 'device' });
	db.createObjectStore('snapshots');
	db.createObjectStore('drafts');
}

/**
 * One connection to the store, opened at the first use. Whatever the browser
 * does to it comes back as a value; a connection that is gone (iOS drops it in
 * the background) is opened anew once for the call that met it.
 */
export class Connection {
	readonly #name: string;
	readonly #listeners: ((why: Why) => void)[] = [];
	#opening: Promise<Database> | null = null;
	/** Settles when every write that was asked for has been answered. */
	#writes: Promise<unknown> = Promise.resolve();
	#told = false;
	#closed = false;

	constructor(name: string) {
		this.#name = name;
	}

	/** `place` names the call for an `unexpected`. `act` may wait for nothing but requests of its transaction. */
	read<T>(place: string, stores: Store[], act: (tx: Reading) => Promise<JournalResult<T>>): Promise<JournalResult<T>> {
		return this.#closed ? CLOSED : this.#twice(place, (db) => answerOf(db.transaction(stores), act));
	}

	/**
	 * Resolves after the transaction's `complete`; a refusal by `act` aborts it.
	 * One write after another, so that their order holds when one is tried again.
	 */
	write<T>(place: string, stores: Store[], act: (tx: Writing) => Promise<JournalResult<T>>): Promise<JournalResult<T>> {
		if (this.#closed) return CLOSED;
		const work = (db: Database) => answerOf(db.transaction(stores, 'readwrite', { durability: 'strict' }), act);
		const turn = this.#writes.then(() => this.#twice(place, work));
		this.#writes = turn;
		return turn;
	}

	/** Every write is safe to make again (see `stands`), so it may be tried a second time without knowing how the first ended. */
	async #twice<T>(place: string, work: Work<T>): Promise<JournalResult<T>> {
		const first = await this.#once(place, work);
		const again = !first.ok && first.error.kind === 'storage-closed' && !this.#closed;
		return again ? this.#once(place, work) : first;
	}

	async #once<T>(place: string, work: Work<T>): Promise<JournalResult<T>> {
		const opening = this.#open();
		try {
			return await work(await opening);
		} catch (error) {
			const failure = await failureOf(error, place, this.#name);
			if (failure.kind === 'storage-closed' || failure.kind === 'newer-vault') this.#forget(opening);
			return refused(failure);
		}
	}

	#open(): Promise<Database> {
		if (this.#opening) return this.#opening;
		const opening: Promise<Database> = connect(this.#name, (why) => {
			this.#forget(opening);
			this.#tell(why);
		});
		this.#opening = opening;
		return opening;
	}

	#forget(opening: Promise<Database>): void {
		if (this.#opening === opening) this.#opening = null;
		// What is in flight on it still ends. One that never opened has nothing to close.
		void opening.then((db) => db.close()).catch(() => null);
	}

	#tell(why: Why): void {
		if (this.#told || this.#closed) return;
		this.#told = true;
		for (const tell of this.#listeners) tell(why);
	}

	onClosed(tell: (why: Why) => void): void {
		this.#listeners.push(tell);
	}

	close(): void {
		this.#closed = true;
		void this.#writes.then(() => this.#opening && this.#forget(this.#opening));
	}
}

const CLOSED = Promise.resolve(refused({ kind: 'storage-closed' }));

type Work<T> = (db: Database) => Promise<JournalResult<T>>;

async function connect(name: string, lost: (why: Why) => void): Promise<Database> {
	if (typeof indexedDB === 'undefined') throw new DOMException('', 'InvalidStateError');
	return openDB<Layout>(name, JOURNAL_LAYOUT, {
		upgrade: (db, old, _, tx) => {
			// A request that fails aborts the upgrade, and opening answers with that.
			layOut(db, old, tx).catch(() => undefined);
		},
		// Without a version to come it is being deleted.
		blocking: (_, version) => lost(version === null ? 'closed' : 'upgraded'),
		terminated: () => lost('closed')
	});
}

/** The answer of `act`, once its transaction has completed; throws what made it fail. */
async function answerOf<Tx extends Reading | Writing, T>(
	tx: Tx,
	act: (tx: Tx) => Promise<JournalResult<T>>
): Promise<JournalResult<T>> {
	const ended = tx.done.then(
		() => null,
		(error: unknown) => ({ error })
	);
	const answer = await act(tx).catch((error: unknown) => ({ error, ok: null }));
	if (answer.ok !== true) abort(tx);
	const failed = await ended;
	// The request's own error says more than that of the transaction that it aborted.
	if (answer.ok === null) throw answer.error;
	if (failed && answer.ok) throw failed.error;
	return answer;
}

function abort(tx: Reading | Writing): void {
	try {
		tx.abort();
	} catch {
		// It has ended by itself already, because of the same error.
	}
}

/** What the browser's refusal means. Only its name is looked at: a message may carry content. */
async function failureOf(error: unknown, place: string, name: string): Promise<JournalError> {
	switch (error instanceof Error ? error.name : '') {
		case 'QuotaExceededError':
			return { kind: 'storage-full' };
		case 'VersionError':
			return { kind: 'newer-vault', version: await versionOf(name) };
		case 'InvalidStateError':
		case 'AbortError':
		case 'UnknownError':
		case 'SecurityError':
			return { kind: 'storage-closed' };
		default:
			return { kind: 'unexpected', where: `journal.${place}` };
	}
}

/** The version of a store that is newer than this code; where the browser cannot tell, the next one. */
async function versionOf(name: string): Promise<number> {
	try {
		const found = (await indexedDB.databases()).find((database) => database.name === name);
		return found?.version ?? JOURNAL_LAYOUT + 1;
	} catch {
		return JOURNAL_LAYOUT + 1;
	}
}
