import { equalBytes, type Bytes } from '../bytes.js';
import { Connection, VAULT_KEY, type Reading, type Store, type Writing } from './connection.js';
import type { AsideRun, Intake, Journal, JournalResult, LogWrite, StoredHead, StoredRun, StoredVault } from './port.js';
import {
	areWithin,
	done,
	follows,
	isIntake,
	isStretch,
	newVaultRefusal,
	ownBytes,
	ownHead,
	ownIntake,
	ownRun,
	ownVault,
	ownAside,
	ownWrite,
	refused,
	sameVault,
	stands,
	vaultRefusal,
	withKeys,
	withPasskey
} from './rules.js';

/**
 * Opens the journal in this browser's IndexedDB, or says why it cannot be had
 * (`newer-vault`, `storage-closed`, `storage-full`). Only one tab may write;
 * that is the caller's lock, the journal only stops a second one (`taken-over`).
 */
export async function openJournal(name = 'tizilim'): Promise<JournalResult<Journal>> {
	const journal = new IdbJournal(name);
	const described = await journal.describe();
	if (described.ok) return { ok: true, value: journal };
	journal.close();
	return described;
}

class IdbJournal implements Journal {
	readonly #connection: Connection;
	/** Id of the vault that this connection described or made. */
	#vault: Bytes | null = null;

	constructor(name: string) {
		this.#connection = new Connection(name);
	}

	describe(): Promise<JournalResult<StoredVault | null>> {
		return this.#read('describe', [], async (tx) => {
			const stored = await tx.objectStore('vault').get(VAULT_KEY);
			this.#vault = stored?.vault ?? null;
			return { ok: true, value: stored ?? null };
		});
	}

	async create(
		vault: StoredVault,
		first: LogWrite,
		others: readonly LogWrite[] = [],
		aside: readonly AsideRun[] = []
	): Promise<JournalResult<null>> {
		const refusal = newVaultRefusal(vault, [first, ...others], aside);
		if (refusal) return refused(refusal);
		const laid = ownVault(vault);
		const writes = [first, ...others].map(ownWrite);
		const beside = aside.map(ownAside);
		const made = await this.#connection.write('create', ['vault', ...LOG_STORES, 'aside'], async (tx) => {
			const stored = await tx.objectStore('vault').get(VAULT_KEY);
			if (stored && !sameVault(stored, laid)) return refused(vaultRefusal(stored, null) ?? { kind: 'vault-exists' });
			const standing = stored && (await Promise.all(writes.map((write) => alreadyStands(tx, write))));
			if (standing?.includes(false)) return refused({ kind: 'vault-exists' });
			if (!stored)
				await Promise.all([
					tx.objectStore('vault').add(laid, VAULT_KEY),
					...writes.map((write) => put(tx, write)),
					...beside.map(async (run) => tx.objectStore('aside').put(run))
				]);
			return done;
		});
		if (made.ok) this.#vault = laid.vault;
		return made;
	}

	append(write: LogWrite): Promise<JournalResult<null>> {
		if (!isStretch(write)) return Promise.resolve(refused({ kind: 'unexpected', where: 'journal.append' }));
		const laid = ownWrite(write);
		return this.#write('append', LOG_STORES, async (tx, stored) => {
			const standing = await tx.objectStore('heads').get(laid.head.device);
			if (!follows(laid.after, standing))
				return (await alreadyStands(tx, laid)) ? done : refused({ kind: 'taken-over' });
			const vault = laid.keys ? withKeys(stored, laid.keys) : stored;
			if (!vault) return refused({ kind: 'taken-over' });
			if (vault !== stored) await tx.objectStore('vault').put(vault, VAULT_KEY);
			await put(tx, laid);
			return done;
		});
	}

	take(intake: Intake): Promise<JournalResult<null>> {
		if (!isIntake(intake)) return Promise.resolve(refused({ kind: 'unexpected', where: 'journal.take' }));
		const { logs, aside, forget, keys } = ownIntake(intake);
		return this.#write('take', [...LOG_STORES, 'aside'], async (tx, stored) => {
			const follow = await Promise.all(
				logs.map(async ({ after, head }) => follows(after, await tx.objectStore('heads').get(head.device)))
			);
			const late = logs.filter((_, at) => !follow[at]);
			const stand = await Promise.all(late.map((log) => alreadyStands(tx, log)));
			const vault = keys ? withKeys(stored, keys) : stored;
			if (!vault || (late.length > 0 && (late.length < logs.length || stand.includes(false))))
				return refused({ kind: 'taken-over' });
			if (vault !== stored) await tx.objectStore('vault').put(vault, VAULT_KEY);
			await Promise.all([
				...logs.filter((_, at) => follow[at]).map((log) => put(tx, log)),
				...aside.map(async (run) => tx.objectStore('aside').put(run)),
				...forget.map(async (id) => tx.objectStore('aside').delete(id))
			]);
			return done;
		});
	}

	restore(standing: StoredHead, runs: StoredRun[]): Promise<JournalResult<null>> {
		if (!areWithin(standing, runs)) return Promise.resolve(refused({ kind: 'unexpected', where: 'journal.restore' }));
		const [expected, laid] = [ownHead(standing), runs.map(ownRun)];
		return this.#write('restore', LOG_STORES, async (tx) => {
			if (!follows(expected, await tx.objectStore('heads').get(expected.device)))
				return refused({ kind: 'taken-over' });
			await Promise.all(laid.map(async (run) => tx.objectStore('runs').put(run)));
			return done;
		});
	}

	runsOf(document: string, held: { [device: string]: number } = {}): Promise<JournalResult<StoredRun[]>> {
		return this.#read('runsOf', ['runs'], async (tx) => {
			const store = tx.objectStore('runs');
			const index = store.index('documents');
			// Equal entries of an index come in the order of their keys: by device, then in log order.
			if (Object.keys(held).length === 0) return found(index.getAll(document));
			// Behind a snapshot there are few: the keys tell which, and the others are never read.
			const keys = await index.getAllKeys(document);
			const beyond = keys.filter(([device, to]) => to > (held[device] ?? 0));
			const runs = await Promise.all(beyond.map(async (key) => store.get(key)));
			return { ok: true, value: runs.flatMap((run) => run ?? []) };
		});
	}

	runsFrom(device: string, from: number, most?: number): Promise<JournalResult<StoredRun[]>> {
		return this.#read('runsFrom', ['runs'], async (tx) =>
			found(tx.objectStore('runs').getAll(IDBKeyRange.bound([device, from], [device, Infinity]), most))
		);
	}

	aside(): Promise<JournalResult<AsideRun[]>> {
		return this.#read('aside', ['aside'], async (tx) => found(tx.objectStore('aside').getAll()));
	}

	heads(): Promise<JournalResult<StoredHead[]>> {
		return this.#read('heads', ['heads'], async (tx) => found(tx.objectStore('heads').getAll()));
	}

	replaceKeyring(before: Bytes, after: Bytes): Promise<JournalResult<null>> {
		const [expected, keyring] = [ownBytes(before), ownBytes(after)];
		return this.#write('replaceKeyring', [], async (tx, stored) => {
			if (equalBytes(stored.keyring, keyring)) return done;
			if (!equalBytes(stored.keyring, expected)) return refused({ kind: 'taken-over' });
			await tx.objectStore('vault').put({ ...stored, keyring }, VAULT_KEY);
			return done;
		});
	}

	putPasskey(bytes: Bytes | null): Promise<JournalResult<null>> {
		const passkey = bytes && ownBytes(bytes);
		return this.#write('putPasskey', [], async (tx, stored) => {
			await tx.objectStore('vault').put(withPasskey(stored, passkey), VAULT_KEY);
			return done;
		});
	}

	putSnapshot = (document: string, bytes: Bytes) => this.#put('putSnapshot', 'snapshots', document, bytes);
	putDraft = (id: string, bytes: Bytes) => this.#put('putDraft', 'drafts', id, bytes);
	dropSnapshot = (document: string) => this.#drop('dropSnapshot', 'snapshots', document);
	dropDraft = (id: string) => this.#drop('dropDraft', 'drafts', id);

	snapshot(document: string): Promise<JournalResult<Bytes | null>> {
		return this.#read('snapshot', ['snapshots'], async (tx) => {
			const bytes = await tx.objectStore('snapshots').get(document);
			return { ok: true, value: bytes ?? null };
		});
	}

	drafts(): Promise<JournalResult<{ id: string; bytes: Bytes }[]>> {
		return this.#read('drafts', ['drafts'], async (tx) => {
			const store = tx.objectStore('drafts');
			const [ids, all] = await Promise.all([store.getAllKeys(), store.getAll()]);
			return { ok: true, value: all.map((bytes, at) => ({ id: ids[at] ?? '', bytes })) };
		});
	}

	onClosed(tell: (why: 'closed' | 'upgraded') => void): void {
		this.#connection.onClosed(tell);
	}

	close(): void {
		this.#connection.close();
	}

	#put(place: string, store: 'snapshots' | 'drafts', key: string, bytes: Bytes): Promise<JournalResult<null>> {
		const laid = ownBytes(bytes);
		return this.#write(place, [store], async (tx) => {
			await tx.objectStore(store).put(laid, key);
			return done;
		});
	}

	#drop(place: string, store: 'snapshots' | 'drafts', key: string): Promise<JournalResult<null>> {
		return this.#write(place, [store], async (tx) => {
			await tx.objectStore(store).delete(key);
			return done;
		});
	}

	#read<T>(place: string, stores: Store[], act: (tx: Reading) => Promise<JournalResult<T>>): Promise<JournalResult<T>> {
		return this.#connection.read(place, ['vault', ...stores], async (tx) => {
			const stored = await tx.objectStore('vault').get(VAULT_KEY);
			const refusal = stored && vaultRefusal(stored, null);
			return refusal ? refused(refusal) : act(tx);
		});
	}

	/** Each write holds the store of the vault too: it looks whose vault lies there, and writes take turns in the order of their calls. */
	#write<T>(
		place: string,
		stores: Store[],
		act: (tx: Writing, stored: StoredVault) => Promise<JournalResult<T>>
	): Promise<JournalResult<T>> {
		return this.#connection.write(place, ['vault', ...stores], async (tx) => {
			const stored = await tx.objectStore('vault').get(VAULT_KEY);
			const refusal = vaultRefusal(stored, this.#vault);
			return refusal || !stored ? refused(refusal ?? { kind: 'no-vault' }) : act(tx, stored);
		});
	}
}

const LOG_STORES: Store[] = ['runs', 'heads', 'drafts'];

/** Runs, head and the draft they came from. `add` fails where a run stands already: none is ever overwritten. */
async function put(tx: Writing, { runs, head, dropDraft }: LogWrite): Promise<void> {
	await Promise.all([
		...runs.map(async (run) => tx.objectStore('runs').add(run)),
		(async () => tx.objectStore('heads').put(head))(),
		(async () => (dropDraft === undefined ? undefined : tx.objectStore('drafts').delete(dropDraft)))()
	]);
}

async function alreadyStands(tx: Writing, write: LogWrite): Promise<boolean> {
	const standing = await tx.objectStore('heads').get(write.head.device);
	const stored = await Promise.all(write.runs.map(({ device, to }) => tx.objectStore('runs').get([device, to])));
	return stands(write, standing, stored);
}

const found = async <T>(request: Promise<T>): Promise<JournalResult<T>> => ({ ok: true, value: await request });
