import {
	bodySchemas,
	isoWithOffset,
	kazakhstanDay,
	recordText,
	wellFormed,
	type RecordId
} from '#lib/register/index.js';
import * as v from 'valibot';
import type { Act } from './acts.js';
import { beginAnew } from './anew.js';
import { randomBytes, toHex, type Bytes } from './bytes.js';
import { appendRecord, saveDocument } from './document.js';
import { readDrafts, saveDraft } from './drafts.js';
import type { VaultError } from './errors.js';
import { headOf } from './head.js';
import { writeOutside, type LearnedKeys, type OutsideWrite } from './intake.js';
import type { KeyChange, StoredHead, StoredRun } from './journal/port.js';
import type { OpenKeyring } from './keyring.js';
import { keyChange, takeKeyring } from './keyring-change.js';
import { nextLink } from './log.js';
import { applyOutside, learnVolume, type OutsideChange } from './outside.js';
import type { PasskeyRequest } from './passkey.js';
import { sealChange, type NewRecord, type VaultParts, type VaultResult } from './parts.js';
import { sealSnapshot } from './snapshot.js';
import { restoreDamage, verifyJournal } from './verifying.js';
import { emptyVolume, loaded, readDocument, readsBack, type OpenDocument, type StandingDocument } from './volume.js';
import { addPasskey, changePassphrase, checkWords, recoveryWords } from './ways-in.js';

/** What `append` wrote: `ids` of the records that were asked for, in their order. */
export interface Appended {
	texts: string[];
	ids: RecordId[];
	replaced: string[];
}

/** How many records a document takes since its last snapshot before it is worth a new one. */
const SNAPSHOT_AFTER = 10;

/**
 * An open vault: the one writer of this device's log. Writes one after another;
 * each is sealed, signed, committed strictly, and only then seen in memory.
 * All methods answer with values; after `taken-over` every write is refused.
 */
export class Vault {
	#parts: VaultParts;
	#queue: Promise<unknown> = Promise.resolve();
	#stopped: VaultError | null = null;
	#tellWritten: (runs: readonly Bytes[]) => void = () => undefined;

	constructor(parts: VaultParts) {
		this.#parts = parts;
	}

	get device(): string {
		return this.#parts.device;
	}
	/** False while the root key waits in this device's keyring for the recovery sheet to be checked. */
	get recoveryChecked(): boolean {
		return this.#parts.keyring.keyring.rootSeed === null;
	}
	/** Records of membership whose signature does not hold; the fold must not apply them. Those whose signer may still come are withheld. */
	get distrusted(): ReadonlySet<RecordId> {
		return this.#parts.members.refused;
	}
	/** Years that have a volume, the newest first. */
	get years(): number[] {
		return [...this.#parts.volumes.keys()].toSorted((a, b) => b - a);
	}

	/** Reads a year's records, from its snapshot and the runs behind it. */
	async openVolume(year: number): Promise<VaultResult<{ texts: string[]; rebuilt: number; lost: number }>> {
		return this.#inTurn(async () => {
			const sum = { texts: [] as string[], rebuilt: 0, lost: 0 };
			for (const id of this.#parts.volumes.get(year) ?? []) {
				const read = await (this.#parts.ahead.get(id) ?? readDocument(id, this.#parts.tools));
				this.#parts.ahead.delete(id);
				if (!read.ok) return read;
				this.#parts.documents.set(id, read.value.open);
				sum.texts.push(...read.value.texts);
				sum.rebuilt += read.value.rebuilt ? 1 : 0;
				sum.lost += read.value.lost;
			}
			return { ok: true, value: sum };
		});
	}

	/**
	 * Writes records, all or none, in one durable transaction; a draft that they
	 * came from goes in the same one. Returns their canonical texts, also of a
	 * record that opens a new year's volume; `replaced` names the keys in which
	 * half characters were replaced, so that the lawyer is told.
	 */
	async append(records: readonly NewRecord[], options: { dropDraft?: string } = {}): Promise<VaultResult<Appended>> {
		return this.#inTurn(async () => {
			if (this.#stopped) return { ok: false, error: this.#stopped };
			const formed = wellFormed(records);
			const malformed = formed.value.map(problemOf).find((problem) => problem !== null);
			if (malformed) return { ok: false, error: malformed };
			const done = await this.#write(this.#withVolumes(formed.value), records.length, options);
			return done.ok ? { ok: true, value: { ...done.value, replaced: formed.replaced } } : done;
		});
	}

	/** Writes what `make` makes of the vault as it stands in this turn, with the keys that go with it, in one durable transaction. */
	async act(make: (parts: VaultParts) => Promise<VaultResult<Act>>): Promise<VaultResult<{ texts: string[] }>> {
		return this.#inTurn(async () => {
			if (this.#stopped) return { ok: false, error: this.#stopped };
			const made = await make(this.#parts);
			if (!made.ok) return made;
			const { records, keyring, seals = [] } = made.value;
			const keys = keyring && { keyring, change: await keyChange(this.#parts, keyring, seals) };
			if (records.length === 0) return keys ? this.#store(keys) : { ok: true, value: { texts: [] } };
			return this.#write(this.#withVolumes(records), records.length, keys ? { keys } : {});
		});
	}

	/** Keeps another keyring, without a record. */
	async #store({
		keyring,
		change
	}: {
		keyring: OpenKeyring;
		change: KeyChange;
	}): Promise<VaultResult<{ texts: string[] }>> {
		const done = await this.#parts.platform.journal.take({ logs: [], aside: [], forget: [], keys: change });
		if (done.ok) takeKeyring(this.#parts, keyring, change.after);
		return done.ok ? { ok: true, value: { texts: [] } } : done;
	}

	/** Puts a record that opens the volume before the first row of a year that has none. */
	#withVolumes(records: readonly NewRecord[]): { record: NewRecord; document: string }[] {
		const opened = new Map<number, string>();
		const placed: { record: NewRecord; document: string }[] = [];
		for (const record of records) {
			if (record.volume === null) {
				placed.push({ record, document: this.#parts.tools.vaultDocument });
				continue;
			}
			const known = this.#parts.volumes.get(record.volume)?.[0] ?? opened.get(record.volume);
			const document = known ?? toHex(randomBytes(16));
			if (!known) {
				opened.set(record.volume, document);
				const opening: NewRecord = {
					volume: null,
					kind: 'volume-opened',
					base: [],
					body: { year: record.volume, document }
				};
				placed.push({ record: opening, document: this.#parts.tools.vaultDocument });
			}
			placed.push({ record, document });
		}
		return placed;
	}

	async #write(
		placed: { record: NewRecord; document: string }[],
		asked: number,
		options: { dropDraft?: string; keys?: { keyring: OpenKeyring; change: KeyChange } }
	): Promise<VaultResult<Omit<Appended, 'replaced'>>> {
		const { device, headSecret } = this.#parts;
		const { moment, offset } = this.#parts.platform.clock();
		const stamp = { v: 0, device, at: isoWithOffset(moment, offset), day: kazakhstanDay(moment) };
		// What was read before this write would lack it.
		this.#parts.ahead.clear();
		const touched = new Map<string, OpenDocument>();
		const runs: StoredRun[] = [];
		const written: { text: string; id: RecordId }[] = [];
		// What Automerge was given and is not on disk: those documents are read anew before the next write.
		const forget = () => {
			for (const id of touched.keys()) this.#parts.documents.delete(id);
		};
		let { n, link } = this.#parts.head;
		for (const { record, document } of placed) {
			const open = touched.get(document) ?? (await this.#documentFor(document));
			if (!open) {
				forget();
				return { ok: false, error: { kind: 'storage-closed' } };
			}
			n += 1;
			const { volume: _, ...content } = record;
			const text = recordText({ ...content, ...stamp, n });
			const step = appendRecord(open.document, text);
			const previous = link;
			link = nextLink(previous, n, document, step.hash);
			const vector = { ...open.vector, [device]: { n, link: toHex(link) } };
			touched.set(document, { ...open, document: step.document, vector, sinceSnapshot: open.sinceSnapshot + 1 });
			runs.push(await sealChange(this.#parts, { n, previous, link, document, change: step.change }));
			written.push({ text, id: `${device}.${String(n)}` });
		}
		const after = this.#storedHead();
		const head = headOf(headSecret, device, n, link);
		const done = await this.#parts.commit({
			after,
			runs,
			head,
			...(options.dropDraft === undefined ? {} : { dropDraft: options.dropDraft }),
			...(options.keys === undefined ? {} : { keys: options.keys.change })
		});
		if (!done.ok) {
			// With the disk full nothing was written; else it is not known, and the log must be read anew before it goes on.
			if (done.error.kind !== 'storage-full') this.#stopped = done.error;
			forget();
			return done;
		}
		this.#parts.head = { n, link };
		if (options.keys) takeKeyring(this.#parts, options.keys.keyring, options.keys.change.after);
		this.#tellWritten(runs.map(({ bytes }) => bytes));
		for (const [id, open] of touched) this.#parts.documents.set(id, open);
		for (const { record } of placed) if (record.kind === 'volume-opened') learnVolume(this.#parts, record.body);
		return {
			ok: true,
			value: { texts: written.map(({ text }) => text), ids: written.slice(-asked).map(({ id }) => id) }
		};
	}

	/** A document in memory, read from the journal where it is not, new where no run has it. */
	async #documentFor(id: string): Promise<OpenDocument | null> {
		const standing = this.#parts.documents.get(id);
		if (standing) return this.#loaded(standing);
		const known =
			id === this.#parts.tools.vaultDocument || [...this.#parts.volumes.values()].some((ids) => ids.includes(id));
		if (!known) return emptyVolume(id, this.#parts.tools.actor);
		const read = await readDocument(id, this.#parts.tools);
		return read.ok ? this.#loaded(read.value.open) : null;
	}

	/** The document itself. Where its snapshot turns out to be off, all of it is read anew from the journal. */
	async #loaded(standing: StandingDocument): Promise<OpenDocument | null> {
		const { documents, tools } = this.#parts;
		let open = loaded(standing);
		if (!open) {
			const anew = await readDocument(standing.id, tools, true);
			open = anew.ok ? loaded(anew.value.open) : null;
		}
		if (open) documents.set(open.id, open);
		return open;
	}

	#storedHead(): StoredHead | null {
		const { head, headSecret, device } = this.#parts;
		return head.n === 0 ? null : headOf(headSecret, device, head.n, head.link);
	}

	/**
	 * Writes snapshots of documents that have grown; call in idle time. Each is
	 * read back and compared before it is kept, since a wrong one would be believed.
	 */
	async writeSnapshots(least = SNAPSHOT_AFTER): Promise<VaultResult<{ written: number }>> {
		let written = 0;
		for (const id of [...this.#parts.documents.keys()]) {
			const done = await this.#inTurn(() => this.#writeSnapshot(id, least));
			if (!done.ok) return done;
			written += done.value ? 1 : 0;
		}
		await this.#inTurn(() => this.#makeReady());
		return { ok: true, value: { written } };
	}

	/** Makes the newest year's document, so that the first new row does not wait for that. */
	async #makeReady(): Promise<void> {
		const [newest] = this.years;
		const ids = (newest === undefined ? null : this.#parts.volumes.get(newest)) ?? [];
		for (const id of ids) if (!this.#stopped && this.#parts.documents.has(id)) await this.#documentFor(id);
	}

	async #writeSnapshot(id: string, least: number): Promise<VaultResult<boolean>> {
		const { vault, epoch, device, keys, signer, platform, documents } = this.#parts;
		const standing = documents.get(id);
		const key = await keys.key('snapshot', epoch, device);
		if (!standing || !key || standing.sinceSnapshot < least || this.#stopped) return { ok: true, value: false };
		const open = await this.#loaded(standing);
		if (!open?.whole) return { ok: true, value: false };
		const snapshot = { document: id, vector: open.vector, saved: saveDocument(open.document) };
		const bytes = await sealSnapshot({ vault, epoch, document: id, maker: device }, snapshot, signer, key);
		if (!(await readsBack(bytes, open, this.#parts.tools)))
			return { ok: false, error: { kind: 'unexpected', where: 'snapshot-read-back' } };
		const done = await platform.journal.putSnapshot(id, bytes);
		if (!done.ok) return done;
		documents.set(id, { ...open, sinceSnapshot: 0 });
		return { ok: true, value: true };
	}

	/** The last record of this device's own log; null before the first. */
	get written(): { n: number; link: string } | null {
		const { n, link } = this.#parts.head;
		return n === 0 ? null : { n, link: toHex(link) };
	}
	/** Tells one listener of the runs that this device writes, once they are durable. */
	onWritten(tell: (runs: readonly Bytes[]) => void): void {
		this.#tellWritten = tell;
	}

	/** Writes what was accepted from other devices, see `intake.ts`; `applyOutside` follows. */
	async writeOutside(write: OutsideWrite, learned: LearnedKeys | null = null): Promise<VaultResult<null>> {
		return this.#inTurn(async () => {
			if (this.#stopped) return { ok: false, error: this.#stopped };
			const done = await writeOutside(this.#parts, write, learned);
			if (!done.ok && done.error.kind !== 'storage-full') this.#stopped = done.error;
			return done;
		});
	}
	/** Puts what is on the disk by then into the documents in memory, in this order. */
	applyOutside(changes: readonly OutsideChange[]): Promise<void> {
		return this.#inTurn(() => Promise.resolve(applyOutside(this.#parts, changes)));
	}

	/**
	 * This device becomes a new one, since its log is held elsewhere as it is not
	 * here: it must not be continued. Returns the texts that it wrote first.
	 */
	async beginAnew(): Promise<VaultResult<{ texts: string[] }>> {
		return this.#inTurn(async () => {
			if (this.#stopped) return { ok: false, error: this.#stopped };
			const begun = await beginAnew(this.#parts);
			if (!begun.ok) return begun;
			this.#parts = { ...begun.value.parts, withheld: this.#parts.withheld };
			const { records } = begun.value;
			return this.#write(this.#withVolumes(records), records.length, {});
		});
	}

	/**
	 * Checks every run on the disk, also those that snapshots spared an unlock
	 * from reading, and restores damaged ones of this device's log from the
	 * documents in memory. Call in idle time, when all volumes are open.
	 */
	async verify(): Promise<VaultResult<{ runs: number; restored: number; lost: number }>> {
		// Reading takes its time and hinders no write; only restoring waits for its turn.
		const verified = await verifyJournal(this.#parts.tools);
		if (!verified.ok) return verified;
		const { runs, ...found } = verified.value;
		const restored = await this.#inTurn(() => restoreDamage(this.#parts, found));
		return restored.ok ? { ok: true, value: { runs, ...restored.value } } : restored;
	}

	/** The parts as they stand between two writes, for acts that live in files of their own (backup). */
	parts(): Promise<VaultParts> {
		return this.#inTurn(() => Promise.resolve({ ...this.#parts }));
	}

	saveDraft(id: string, plain: Bytes): Promise<VaultResult<null>> {
		return saveDraft(this.#parts, id, plain);
	}
	dropDraft(id: string): Promise<VaultResult<null>> {
		return this.#parts.platform.journal.dropDraft(id);
	}
	/** Drafts that open; `damaged` counts those that do not. */
	drafts(): Promise<VaultResult<{ drafts: { id: string; plain: Bytes }[]; damaged: number }>> {
		return readDrafts(this.#parts);
	}

	/** Wraps the keyring under another passphrase, on this device only; old backups still open with the old one. */
	changePassphrase(before: string, after: string): Promise<VaultResult<null>> {
		return changePassphrase(this.#parts, before, after);
	}
	/** See `ways-in.ts`. */
	addPasskey(passphrase: string, request: PasskeyRequest, output: Bytes): Promise<VaultResult<null>> {
		return addPasskey(this.#parts, passphrase, request, output);
	}
	/** Only the passphrase opens the vault again. */
	dropPasskey(): Promise<VaultResult<null>> {
		return this.#parts.platform.journal.putPasskey(null);
	}
	/** The 24 words, while the root key is still here; asks for the passphrase again. */
	recoveryWords(passphrase: string): Promise<VaultResult<string[]>> {
		return recoveryWords(this.#parts, passphrase);
	}
	/** Compares the words typed back with the root key; when they are right, the root key leaves this device for good. */
	checkWords(typed: readonly string[]): Promise<VaultResult<null>> {
		return checkWords(this.#parts, typed);
	}

	/** Forgets every key and closes the store; nothing is pending afterwards. */
	async lock(): Promise<void> {
		await this.#queue;
		this.#stopped = { kind: 'not-open' };
		this.#parts.keys.clear();
		this.#parts.documents.clear();
		this.#parts.platform.journal.close();
	}

	/** Another tab took the vault over: nothing more is written from here. */
	stop(error: VaultError): void {
		this.#stopped = error;
	}

	/** One write after another: each needs the link of the one before. */
	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const next = this.#queue.then(work);
		this.#queue = next.catch(() => null);
		return next;
	}
}

function problemOf({ kind, body }: NewRecord): VaultError | null {
	const parsed = v.safeParse(bodySchemas[kind], body);
	return parsed.success ? null : { kind: 'malformed', path: v.getDotPath(parsed.issues[0]) ?? '' };
}
