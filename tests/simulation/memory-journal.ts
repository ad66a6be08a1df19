import {
	JOURNAL_LAYOUT,
	type AsideRun,
	type Intake,
	type Journal,
	type JournalError,
	type JournalResult,
	type LogWrite,
	type StoredHead,
	type StoredRun,
	type StoredVault
} from '#lib/vault/journal/port.js';
import {
	areWithin,
	done,
	follows,
	isIntake,
	isStretch,
	newVaultRefusal,
	ownAside,
	ownBytes,
	ownHead,
	ownRun,
	ownVault,
	ownWrite,
	refused,
	sameVault,
	stands,
	vaultRefusal,
	withKeys,
	withPasskey
} from '#lib/vault/journal/rules.js';
import { equalBytes, type Bytes } from '#lib/vault/bytes.js';

/**
 * What a disk does instead of its work. `full`, `refused` (the browser gives no
 * storage), `broken` (an error nobody knows) and `answer-lost` (written, and
 * the answer is that the store closed) last until told otherwise. A crash
 * happens once, at a write: before it is there or after it, never answered
 * well, and every connection is dead afterwards.
 */
export type DiskFault = 'full' | 'refused' | 'broken' | 'answer-lost' | 'crash-before' | 'crash-after';

interface Content {
	layout: number;
	vault: StoredVault | undefined;
	/** Of each device, in log order. */
	runs: Map<string, StoredRun[]>;
	heads: Map<string, StoredHead>;
	aside: Map<string, AsideRun>;
	snapshots: Map<string, Bytes>;
	drafts: Map<string, Bytes>;
}

const emptyContent = (): Content => ({
	layout: JOURNAL_LAYOUT,
	vault: undefined,
	runs: new Map(),
	heads: new Map(),
	aside: new Map(),
	snapshots: new Map(),
	drafts: new Map()
});

/** What is stored is never altered in place, so that a copy of the maps is a copy of the disk. */
const copyOf = (content: Content): Content => ({
	...content,
	runs: new Map([...content.runs].map(([device, runs]) => [device, [...runs]])),
	heads: new Map(content.heads),
	aside: new Map(content.aside),
	snapshots: new Map(content.snapshots),
	drafts: new Map(content.drafts)
});

/** The disk of a simulated device: what a journal keeps, and all that can happen to it. */
export class Disk {
	content = emptyContent();
	/** How often the device has crashed. */
	crashes = 0;
	#fault: DiskFault | null = null;
	#writesBefore = 0;
	readonly #connections = new Set<MemoryJournal>();

	/** Opens the journal on this disk; any number of connections may be open (tabs). */
	open(): Promise<JournalResult<Journal>> {
		const journal = new MemoryJournal(this);
		const refusal = this.refusal('open');
		if (refusal) return Promise.resolve(refused(refusal));
		this.#connections.add(journal);
		return Promise.resolve({ ok: true, value: journal });
	}

	/** From now on, or after `writes` more writes, this happens; null: the disk works. */
	fail(how: DiskFault | null, writes = 0): void {
		this.#fault = how;
		this.#writesBefore = writes;
	}

	/** Another disk with the same content: a cloned browser profile, or a backup of it. */
	clone(): Disk {
		const other = new Disk();
		other.content = copyOf(this.content);
		return other;
	}

	/** The disk holds what the backup holds, and nothing newer. Whatever had it open is dead. */
	restore(backup: Disk): void {
		this.#kill();
		this.content = copyOf(backup.content);
	}

	/** The browser closes every connection; the next call of each opens it anew. */
	drop(): void {
		for (const journal of this.#connections) journal.lost('closed');
	}

	/** How many bytes each stored run, or snapshot, has: in the order in which `damage` counts them. */
	sizes(what: 'run' | 'snapshot'): number[] {
		return this.#stored(what).map(({ length }) => length);
	}

	/** Flips a bit of one byte of one stored run or snapshot. */
	damage(what: 'run' | 'snapshot', which: number, at: number): void {
		const bytes = this.#stored(what)[which];
		const byte = bytes?.[at];
		if (!bytes || byte === undefined) throw new Error('There is no such byte.');
		const altered = ownBytes(bytes);
		altered[at] = byte ^ 1;
		const swap = (stored: Bytes): Bytes => (stored === bytes ? altered : stored);
		const { runs, snapshots } = this.content;
		for (const [device, list] of runs)
			runs.set(
				device,
				list.map((run) => ({ ...run, bytes: swap(run.bytes) }))
			);
		for (const [document, snapshot] of snapshots) snapshots.set(document, swap(snapshot));
	}

	#stored(what: 'run' | 'snapshot'): Bytes[] {
		const { runs, snapshots } = this.content;
		return what === 'run' ? [...runs.values()].flat().map(({ bytes }) => bytes) : [...snapshots.values()];
	}

	/** The user clears the site's data. */
	clear(): void {
		this.content = emptyContent();
		this.drop();
	}

	/** A newer app in another tab takes the store. */
	upgrade(): void {
		this.content.layout = JOURNAL_LAYOUT + 1;
		for (const journal of this.#connections) journal.lost('upgraded');
	}

	/** The fault that meets a write now. */
	faultOfWrite(): DiskFault | null {
		if (this.#fault === null) return null;
		if (this.#writesBefore === 0) return this.#fault;
		this.#writesBefore -= 1;
		return null;
	}

	/** What the disk answers to a call at all, whatever it asks. */
	refusal(place: string): JournalError | null {
		if (this.#fault === 'refused' && this.#writesBefore === 0) return { kind: 'storage-closed' };
		if (this.#fault === 'broken' && this.#writesBefore === 0) return { kind: 'unexpected', where: `journal.${place}` };
		const layout = Math.max(this.content.layout, this.content.vault?.layout ?? 0);
		return layout > JOURNAL_LAYOUT ? { kind: 'newer-vault', version: layout } : null;
	}

	crash(): void {
		this.crashes += 1;
		this.#fault = null;
		this.#kill();
	}

	#kill(): void {
		for (const journal of this.#connections) journal.close();
		this.#connections.clear();
	}
}

/** The journal on such a disk. Decides by the same rules as the one in the browser, at the moment of the call. */
class MemoryJournal implements Journal {
	readonly #disk: Disk;
	readonly #listeners: ((why: 'closed' | 'upgraded') => void)[] = [];
	#vault: Bytes | null;
	#told = false;
	#closed = false;

	constructor(disk: Disk) {
		this.#disk = disk;
		this.#vault = disk.content.vault?.vault ?? null;
	}

	describe = () =>
		this.#read('describe', ({ vault }) => {
			this.#vault = vault?.vault ?? null;
			return vault ? ownVault(vault) : null;
		});
	runsOf = (document: string, held: { [device: string]: number } = {}) =>
		this.#read('runsOf', ({ runs }) =>
			sorted(runs.keys())
				.flatMap((device) => runs.get(device) ?? [])
				.filter(({ documents, device, to }) => documents.includes(document) && to > (held[device] ?? 0))
				.map(ownRun)
		);
	runsFrom = (device: string, from: number, most?: number) =>
		this.#read('runsFrom', ({ runs }) =>
			(runs.get(device) ?? [])
				.filter(({ to }) => to >= from)
				.slice(0, most)
				.map(ownRun)
		);
	aside = () => this.#read('aside', ({ aside }) => entries(aside).map(([, run]) => ownAside(run)));
	heads = () => this.#read('heads', ({ heads }) => entries(heads).map(([, head]) => ownHead(head)));
	snapshot = (document: string) =>
		this.#read('snapshot', ({ snapshots }) => {
			const bytes = snapshots.get(document);
			return bytes ? ownBytes(bytes) : null;
		});
	drafts = () =>
		this.#read('drafts', ({ drafts }) => entries(drafts).map(([id, bytes]) => ({ id, bytes: ownBytes(bytes) })));

	async create(
		vault: StoredVault,
		first: LogWrite,
		others: readonly LogWrite[] = [],
		aside: readonly AsideRun[] = []
	): Promise<JournalResult<null>> {
		const writes = [first, ...others];
		const refusal = newVaultRefusal(vault, writes, aside);
		if (refusal) return refused(refusal);
		return this.#commit('create', (content) => {
			const same =
				content.vault && sameVault(content.vault, vault) && writes.every((write) => alreadyStands(content, write));
			if (content.vault && !same) return { kind: 'vault-exists' };
			if (!content.vault) {
				content.vault = ownVault(vault);
				for (const write of writes) put(content, write);
				for (const run of aside) content.aside.set(run.id, ownAside(run));
			}
			this.#vault = ownBytes(vault.vault);
			return null;
		});
	}

	async append(write: LogWrite): Promise<JournalResult<null>> {
		if (!isStretch(write)) return refused({ kind: 'unexpected', where: 'journal.append' });
		return this.#write('append', (content, stored) => {
			const { after, head, keys } = write;
			if (!follows(after, content.heads.get(head.device)))
				return alreadyStands(content, write) ? null : { kind: 'taken-over' };
			const vault = keys ? withKeys(stored, keys) : stored;
			if (!vault) return { kind: 'taken-over' };
			content.vault = ownVault(vault);
			put(content, write);
			return null;
		});
	}

	async take(intake: Intake): Promise<JournalResult<null>> {
		if (!isIntake(intake)) return refused({ kind: 'unexpected', where: 'journal.take' });
		return this.#write('take', (content, stored) => {
			const { logs, aside, forget, keys } = intake;
			const late = logs.filter(({ after, head }) => !follows(after, content.heads.get(head.device)));
			const stand = late.length === logs.length && late.every((log) => alreadyStands(content, log));
			const vault = keys ? withKeys(stored, keys) : stored;
			if (!vault || (late.length > 0 && !stand)) return { kind: 'taken-over' };
			content.vault = ownVault(vault);
			if (late.length === 0) for (const log of logs) put(content, log);
			for (const run of aside) content.aside.set(run.id, ownAside(run));
			for (const id of forget) content.aside.delete(id);
			return null;
		});
	}

	async restore(standing: StoredHead, runs: StoredRun[]): Promise<JournalResult<null>> {
		if (!areWithin(standing, runs)) return refused({ kind: 'unexpected', where: 'journal.restore' });
		return this.#write('restore', (content) => {
			if (!follows(standing, content.heads.get(standing.device))) return { kind: 'taken-over' };
			overwrite(content, runs);
			return null;
		});
	}

	replaceKeyring = (before: Bytes, after: Bytes) =>
		this.#write('replaceKeyring', (content, stored) => {
			if (equalBytes(stored.keyring, after)) return null;
			if (!equalBytes(stored.keyring, before)) return { kind: 'taken-over' };
			content.vault = { ...stored, keyring: ownBytes(after) };
			return null;
		});

	putPasskey = (bytes: Bytes | null) =>
		this.#write('putPasskey', (content, stored) => {
			content.vault = withPasskey(stored, bytes && ownBytes(bytes));
			return null;
		});

	putSnapshot = (document: string, bytes: Bytes) =>
		this.#change('putSnapshot', ({ snapshots }) => snapshots.set(document, ownBytes(bytes)));
	dropSnapshot = (document: string) => this.#change('dropSnapshot', ({ snapshots }) => snapshots.delete(document));
	putDraft = (id: string, bytes: Bytes) => this.#change('putDraft', ({ drafts }) => drafts.set(id, ownBytes(bytes)));
	dropDraft = (id: string) => this.#change('dropDraft', ({ drafts }) => drafts.delete(id));

	onClosed(tell: (why: 'closed' | 'upgraded') => void): void {
		this.#listeners.push(tell);
	}

	close(): void {
		this.#closed = true;
	}

	/** The browser took the connection away; the listeners hear of it once. */
	lost(why: 'closed' | 'upgraded'): void {
		if (this.#told || this.#closed) return;
		this.#told = true;
		for (const tell of this.#listeners) tell(why);
	}

	#change(place: string, change: (content: Content) => unknown): Promise<JournalResult<null>> {
		return this.#write(place, (content) => {
			change(content);
			return null;
		});
	}

	#write(
		place: string,
		act: (content: Content, stored: StoredVault) => JournalError | null
	): Promise<JournalResult<null>> {
		return this.#commit(place, (content) => {
			const refusal = vaultRefusal(content.vault, this.#vault);
			return refusal || !content.vault ? (refusal ?? { kind: 'no-vault' }) : act(content, content.vault);
		});
	}

	/** `act` decides first and alters last, so that it has done all or nothing. */
	#commit(place: string, act: (content: Content) => JournalError | null): Promise<JournalResult<null>> {
		const fault = this.#disk.faultOfWrite();
		const error = this.#refusal(place) ?? this.#failOr(fault, () => act(this.#disk.content));
		return Promise.resolve(error ? refused(error) : done);
	}

	#failOr(fault: DiskFault | null, act: () => JournalError | null): JournalError | null {
		if (fault === 'full') return { kind: 'storage-full' };
		const error = fault === 'crash-before' ? null : act();
		if (fault === 'crash-before' || fault === 'crash-after') this.#disk.crash();
		return fault === null ? error : { kind: 'storage-closed' };
	}

	#read<T>(place: string, look: (content: Content) => T): Promise<JournalResult<T>> {
		const refusal = this.#refusal(place);
		return Promise.resolve(refusal ? refused(refusal) : { ok: true, value: look(this.#disk.content) });
	}

	#refusal(place: string): JournalError | null {
		return this.#closed ? { kind: 'storage-closed' } : this.#disk.refusal(place);
	}
}

/** Keys in the order in which IndexedDB gives them: by UTF-16 unit. */
const sorted = (keys: Iterable<string>): string[] => [...keys].toSorted((a, b) => (a < b ? -1 : 1));
const entries = <T>(map: Map<string, T>): [string, T][] => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));

function put(content: Content, write: LogWrite): void {
	const { runs, head, dropDraft } = ownWrite(write);
	content.runs.set(head.device, [...(content.runs.get(head.device) ?? []), ...runs]);
	content.heads.set(head.device, head);
	if (dropDraft !== undefined) content.drafts.delete(dropDraft);
}

/** Runs take the places of those that end where they end; a missing one is put back where it belongs. */
function overwrite(content: Content, runs: readonly StoredRun[]): void {
	for (const run of runs.map(ownRun)) {
		const others = (content.runs.get(run.device) ?? []).filter(({ to }) => to !== run.to);
		content.runs.set(
			run.device,
			[...others, run].toSorted((a, b) => a.to - b.to)
		);
	}
}

function alreadyStands(content: Content, write: LogWrite): boolean {
	const held = content.runs.get(write.head.device) ?? [];
	const stored = write.runs.map(({ to }) => held.find((run) => run.to === to));
	return stands(write, content.heads.get(write.head.device), stored);
}
