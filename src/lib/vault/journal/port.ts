import type { Bytes } from '../bytes.js';
import type { VaultError } from '../errors.js';

/**
 * Where a vault lies on one device. Holds sealed bytes only and knows no key.
 * Every write is one transaction that is durable (strict) before it resolves,
 * or nothing of it happened. Every adapter passes the suite in `contract.ts`.
 */
export interface Journal {
	/** What lies here, or null where no vault was made yet. */
	describe(): Promise<JournalResult<StoredVault | null>>;
	/** Lays a new vault down whole; refuses where there is one. */
	create(vault: StoredVault, first: LogWrite): Promise<JournalResult<null>>;
	/**
	 * Appends to one device's log. Reads the log's head first: unless it is
	 * `write.after`, nothing is written and the answer is `taken-over`.
	 */
	append(write: LogWrite): Promise<JournalResult<null>>;
	/** Runs of which at least one change is in this document, in log order of each device. */
	runsOf(document: string): Promise<JournalResult<StoredRun[]>>;
	/** All runs of a device from its record `from` on, in order. */
	runsFrom(device: string, from: number): Promise<JournalResult<StoredRun[]>>;
	heads(): Promise<JournalResult<StoredHead[]>>;
	replaceKeyring(keyring: Bytes): Promise<JournalResult<null>>;
	/** Replaces the snapshot of a document; the old one goes only with the new one's commit. */
	putSnapshot(document: string, bytes: Bytes): Promise<JournalResult<null>>;
	snapshot(document: string): Promise<JournalResult<Bytes | null>>;
	dropSnapshot(document: string): Promise<JournalResult<null>>;
	putDraft(id: string, bytes: Bytes): Promise<JournalResult<null>>;
	dropDraft(id: string): Promise<JournalResult<null>>;
	drafts(): Promise<JournalResult<{ id: string; bytes: Bytes }[]>>;
	/** Calls back once if the browser closes the store under us. */
	onClosed(tell: () => void): void;
	close(): void;
}

export type JournalError = Extract<
	VaultError,
	{ kind: 'storage-full' | 'storage-closed' | 'taken-over' | 'vault-exists' | 'newer-vault' | 'unexpected' }
>;
export type JournalResult<T> = { ok: true; value: T } | { ok: false; error: JournalError };

/** The parts of a vault that are not its logs. */
export interface StoredVault {
	/** Version of the layout of this store. */
	layout: number;
	/** Vault id, 32 bytes. */
	vault: Bytes;
	keyring: Bytes;
	/** Epoch keys sealed to the root and to devices. */
	epochs: Bytes[];
}

/** A sealed run with what must be in clear to find it: random ids and counts. */
export interface StoredRun {
	device: string;
	from: number;
	to: number;
	/** Ids of the documents that the run's changes are in. */
	documents: string[];
	bytes: Bytes;
}

/** How far a log is held; `tag` is keyed, so that it tells nothing of the records. */
export interface StoredHead {
	device: string;
	n: number;
	tag: Bytes;
}

export interface LogWrite {
	/** The head that must stand, or null for a log that must not have one yet. */
	after: StoredHead | null;
	runs: StoredRun[];
	/** The head after the last run. */
	head: StoredHead;
	/** A draft that became these records: goes in the same transaction. */
	dropDraft?: string;
}
