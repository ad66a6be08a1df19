import type { Bytes } from '../bytes.js';
import type { VaultError } from '../errors.js';

/** The version of the store's layout that this code reads and writes. */
export const JOURNAL_LAYOUT = 2;

/**
 * Where a vault lies on one device. Holds sealed bytes only and knows no key.
 * Every write is one transaction that is durable (strict) before it resolves,
 * or nothing of it happened. Every adapter passes the suite in `contract.ts`.
 *
 * - Bytes are copied at the call, and what is read is the caller's own.
 * - Writes take effect in the order of their calls; several may be in flight.
 *   When one fails, an `append` behind it fails too (`taken-over`, since the
 *   head that it follows never stood): the first failure is the one to report.
 * - `storage-closed` and `unexpected` after a write: nothing was written, or the
 *   browser took the write and lost its answer. The same write again, byte for
 *   byte, is safe: where it stands already it is answered ok, nothing doubled.
 * - Every write but `create` answers `no-vault` where none lies (any longer),
 *   and `taken-over` where another vault lies than this connection described
 *   or made: cleared site data never mixes two vaults.
 * - A store of a newer layout answers `newer-vault` to everything, untouched.
 */
export interface Journal {
	/** What lies here, or null where no vault was made yet. */
	describe(): Promise<JournalResult<StoredVault | null>>;
	/**
	 * Lays a new vault down whole, with its first records, and from a backup
	 * with the logs of its `others` and what lay `aside`: all in one transaction.
	 * Refuses where there is one (`vault-exists`).
	 */
	create(
		vault: StoredVault,
		first: LogWrite,
		others?: readonly LogWrite[],
		aside?: readonly AsideRun[]
	): Promise<JournalResult<null>>;
	/**
	 * Appends to one device's log. Reads the log's head first: unless it is
	 * `write.after`, nothing is written and the answer is `taken-over`. A write
	 * that is no stretch of one log (see `LogWrite`) is `unexpected`, and a run
	 * that stands already where the head says there is none is too: no run is
	 * ever overwritten.
	 */
	append(write: LogWrite): Promise<JournalResult<null>>;
	/**
	 * Takes what came from other devices, all or nothing: stretches of any
	 * number of logs, each behind the head that must stand (else `taken-over`),
	 * runs that lie aside, and the key of another epoch. An intake that is none
	 * (see `Intake`) is `unexpected`.
	 */
	take(intake: Intake): Promise<JournalResult<null>>;
	/**
	 * Puts runs in the place of damaged or missing ones of a log, unless another
	 * head than `standing` is found (`taken-over`) or one lies beyond it
	 * (`unexpected`). The head stays. The one call that overwrites a run.
	 */
	restore(standing: StoredHead, runs: StoredRun[]): Promise<JournalResult<null>>;
	/**
	 * Runs of which at least one change is in this document, in log order of each
	 * device; of the devices in `held` only those that reach beyond its number.
	 */
	runsOf(document: string, held?: { [device: string]: number }): Promise<JournalResult<StoredRun[]>>;
	/** Runs of a device that hold its record `from` or a later one, in log order: all, or the first `most`. */
	runsFrom(device: string, from: number, most?: number): Promise<JournalResult<StoredRun[]>>;
	/** Runs that lie aside, by id. */
	aside(): Promise<JournalResult<AsideRun[]>>;
	/** Of every log, by device id. */
	heads(): Promise<JournalResult<StoredHead[]>>;
	/**
	 * Replaces the keyring, unless another stands than `before`: then somebody
	 * else changed it (`taken-over`), and what it holds exists nowhere else.
	 */
	replaceKeyring(before: Bytes, after: Bytes): Promise<JournalResult<null>>;
	/** Replaces what a passkey of this device opens the vault with; null takes it away. */
	putPasskey(bytes: Bytes | null): Promise<JournalResult<null>>;
	/** Replaces the snapshot of a document; the old one goes only with the new one's commit. */
	putSnapshot(document: string, bytes: Bytes): Promise<JournalResult<null>>;
	snapshot(document: string): Promise<JournalResult<Bytes | null>>;
	dropSnapshot(document: string): Promise<JournalResult<null>>;
	putDraft(id: string, bytes: Bytes): Promise<JournalResult<null>>;
	dropDraft(id: string): Promise<JournalResult<null>>;
	/** By id. */
	drafts(): Promise<JournalResult<{ id: string; bytes: Bytes }[]>>;
	/**
	 * Calls back once, the first time the store is closed under us: `closed` by
	 * the browser (site data cleared, storage lost), `upgraded` because a newer
	 * app in another tab wants it. The next call opens it anew, once.
	 */
	onClosed(tell: (why: 'closed' | 'upgraded') => void): void;
	/** What is in flight still ends; every later call answers `storage-closed`. */
	close(): void;
}

export type JournalError = Extract<
	VaultError,
	{
		kind: 'storage-full' | 'storage-closed' | 'taken-over' | 'no-vault' | 'vault-exists' | 'newer-vault' | 'unexpected';
	}
>;
export type JournalResult<T> = { ok: true; value: T } | { ok: false; error: JournalError };

/** The parts of a vault that are not its logs. */
export interface StoredVault {
	/** Version of the layout of this store, `JOURNAL_LAYOUT` when made. */
	layout: number;
	/** Vault id, 32 bytes. */
	vault: Bytes;
	keyring: Bytes;
	/** Epoch keys sealed to the root and to devices. */
	epochs: Bytes[];
	/** The unlock key under a passkey of this device, see `passkey.ts`; none unless the lawyer set it up. */
	passkey?: Bytes;
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

/** One stretch of one device's log: the runs lead from `after` to `head` without a hole, each reaching further than the one before. */
export interface LogWrite {
	/** The head that must stand, or null for a log that must not have one yet. */
	after: StoredHead | null;
	runs: StoredRun[];
	/** The head after the last run. */
	head: StoredHead;
	/** A draft that became these records: goes in the same transaction. */
	dropDraft?: string;
	/** The key of an epoch that begins with these records. */
	keys?: KeyChange;
}

/** Another keyring in the place of `before` (else `taken-over`), and epoch seals to be kept beside those that are. */
export interface KeyChange {
	before: Bytes;
	after: Bytes;
	epochs: Bytes[];
}

/**
 * A run that is no part of the line of its log that `heads` tell of. `held`: it
 * waits for what it builds on. `log`: it stands in its log, but on another
 * branch, or with records that cannot be applied (yet).
 */
export interface AsideRun extends StoredRun {
	/** SHA-256 of the bytes, hex. */
	id: string;
	place: 'held' | 'log';
	/** The place up to which its records are applied, and so are read into documents; 0 where none is. */
	applied: number;
}

/** What came from outside in one step: at most one stretch of each log, without drafts or keys of their own. */
export interface Intake {
	logs: LogWrite[];
	aside: AsideRun[];
	/** Ids of runs that lie aside no longer. */
	forget: string[];
	keys?: KeyChange;
}
