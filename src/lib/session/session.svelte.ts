import { proxy, type Remote } from 'comlink';
import { createFold, kazakhstanDay, type RecordId, type Register } from '#lib/register/index.js';
import type { NewRecord, VaultError } from '#lib/vault/index.js';
import type { BackupSecret, BackupSource, RestorePlan } from './backup.js';
import { BackupDesk } from './backup-desk.svelte.js';
import type { Command } from './commands.js';
import type { Draft, NewVault, Result, Saving, SessionContract, SessionState, WriteOptions } from './contract.js';
import { DocumentDesk } from './documents-desk.svelte.js';
import { readDraft, writeDraft } from './drafts.js';
import { readEnvironment } from './environment.js';
import type { HandedOver, Host } from './host.js';
import { FolderDesk } from './folder-desk.svelte.js';
import { HostLink } from './host-link.js';
import { IdleLock } from './idle-lock.js';
import { MailboxDesk } from './mailbox-desk.svelte.js';
import { NearDesk } from './near-desk.svelte.js';
import type { PasskeyError } from './passkey.js';
import { PairingDesk } from './pairing-desk.svelte.js';
import { PasskeyDesk } from './passkey-desk.svelte.js';
import { RowCommands } from './row-commands.js';
import { storage } from './storage.svelte.js';
import { SyncDesk } from './sync-desk.svelte.js';

/** What opens a vault in the worker. @param tell hears the share that is done */
type Opening<T> = (host: Remote<Host>, tell: (share: number) => void) => Promise<Result<T>>;

const LOCKED: SessionState = { kind: 'locked', why: 'start' };
/** After these it is not known what stands on the disk: the vault is read anew before anything more is written. */
const STOPPING = new Set<VaultError['kind']>(['taken-over', 'storage-closed', 'unexpected', 'no-vault', 'newer-vault']);

const withoutValue = (done: Result<unknown>): Result<null> => (done.ok ? { ok: true, value: null } : done);

/**
 * The one place that holds the open vault for the screens. Keys and the journal
 * live in a worker; here are the register as it stands and the commands, which
 * answer when what they wrote is durable. Locking ends the worker.
 */
class Session extends RowCommands implements SessionContract {
	state = $state.raw<SessionState>({ kind: 'starting' });
	register = $state.raw<Register | null>(null);
	saving = $state.raw<Saving>({ kind: 'saved', at: null });
	/** The state of saving that a draft's failure made: the next draft that is sealed ends it. */
	#draftFailure: Saving | null = null;
	today = $state(kazakhstanDay(Date.now()));
	recoveryChecked = $state(true);
	/** The id of this device; empty unless a vault is open. */
	device = $state('');
	drafts = $state.raw<Draft[]>([]);
	repair = $state.raw<{ rebuilt: number; lost: number } | null>(null);
	replaced = $state.raw<readonly string[]>([]);

	readonly #link = new HostLink({
		stopped: (error) => void this.#stopped(error),
		died: (error) => {
			this.#forget();
			this.state = { kind: 'stopped', error };
		}
	});
	readonly passkey = new PasskeyDesk(this.#link.ask);
	readonly backup = new BackupDesk(this.#link.ask);
	readonly pairing = new PairingDesk(this.#link.ask, (texts) => {
		this.register = this.#fold?.add(texts) ?? null;
		this.sync.wrote();
		void this.sync.beginIfShared();
	});
	readonly sync = new SyncDesk({
		ask: this.#link.ask,
		take: (texts, distrusted) => {
			for (const id of distrusted) this.#distrusted.add(id);
			this.register = this.#fold?.add(texts) ?? null;
			void this.documents.follow();
		},
		register: () => this.register,
		renamed: (device) => (this.device = device)
	});
	readonly documents = new DocumentDesk({
		ask: this.#link.ask,
		register: () => this.register,
		device: () => this.device,
		drafts: () => this.drafts
	});
	readonly mailbox = new MailboxDesk(this.#link.ask, this.sync, this.documents);
	readonly near = new NearDesk(this.sync, this.documents);
	readonly folder = new FolderDesk(this.sync);
	/** Membership records that the fold must not apply. */
	#distrusted = new Set<string>();
	#leaving = false;
	#fold: ReturnType<typeof createFold> | null = null;
	/** Settles when every year is in the register. */
	#allYears: Promise<unknown> = Promise.resolve();
	#queue: Promise<unknown> = Promise.resolve();
	readonly #idle = new IdleLock({
		limit: () => this.register?.settings.lockAfter ?? 15,
		isOpen: () => this.state.kind === 'open',
		lock: () => void this.lock('time-out')
	});
	readonly #beforeLock = new Set<() => Promise<unknown>>();

	async start(): Promise<void> {
		setInterval(() => this.#tick(), 10_000);
		// Timers rest while the device sleeps or the page is hidden.
		document.addEventListener('visibilitychange', () => this.#tick());
		void storage.start();
		const { usable, missing } = await readEnvironment();
		if (!usable) this.state = { kind: 'unsupported', missing };
		else await this.#lookAround('start');
	}

	async #lookAround(why: 'start' | 'by-hand' | 'time-out'): Promise<void> {
		this.#link.start();
		const found = await this.#link.ask((host) => host.describe());
		if (!found.ok) this.state = { kind: 'stopped', error: found.error };
		else if (!found.value.present) this.state = { kind: 'none' };
		else {
			await this.passkey.look();
			this.state = found.value.heldElsewhere ? { kind: 'elsewhere' } : { kind: 'locked', why };
		}
	}

	async create(vault: NewVault): Promise<Result<{ words: string[] }>> {
		const made = await this.#opening((host, tell) => host.create(vault, tell), { kind: 'none' });
		return made.ok ? { ok: true, value: { words: made.value.words } } : made;
	}

	async unlock(passphrase: string): Promise<Result<null>> {
		return withoutValue(await this.#opening((host, tell) => host.unlock(passphrase, tell), LOCKED));
	}

	/** Lays a backup down on a device without a vault, as a new device, and opens it; all of it or nothing. */
	restore(file: BackupSource, secret: BackupSecret, plan: RestorePlan): Promise<Result<null>> {
		return this.#layDown((host, tell) => host.restore(file, secret, plan, tell));
	}

	/** Lays down what the other device handed over, under a passphrase of this device, and opens it; all of it or nothing. */
	join(passphrase: string): Promise<Result<null>> {
		return this.#layDown((host, tell) => host.pairLayDown(passphrase, tell));
	}

	/** Opens with the device's own lock; a dialog that is closed leaves everything as it was. */
	async unlockWithPasskey(): Promise<Result<null, VaultError | PasskeyError>> {
		const given = await this.passkey.output();
		if (!given.ok) return given;
		return withoutValue(await this.#opening((host, tell) => host.unlockWithPasskey(given.value, tell), LOCKED));
	}

	async #layDown(open: Opening<HandedOver>): Promise<Result<null>> {
		const opened = await this.#opening(open, { kind: 'none' });
		// What failed may be the opening of a vault that lies there whole.
		if (!opened.ok && this.state.kind === 'none') await this.#lookAround('start');
		return withoutValue(opened);
	}

	async #opening<T extends HandedOver>(open: Opening<T>, otherwise: SessionState): Promise<Result<T>> {
		const host = this.#link.start();
		if (!(await host.acquire(false))) {
			this.state = { kind: 'elsewhere' };
			return { ok: false, error: { kind: 'taken-over' } };
		}
		this.state = { kind: 'opening', step: 'key', done: 0 };
		const tell = proxy((done: number) => {
			if (this.state.kind === 'opening') this.state = { kind: 'opening', step: 'key', done };
		});
		const opened = await this.#link.ask(() => open(host, tell));
		if (!opened.ok) {
			// Stopped meanwhile, it stays so; and a tab that did not open keeps no other one out.
			if ((this.state as SessionState).kind === 'opening') this.state = otherwise;
			await this.#link.release();
			return opened;
		}
		const shown = await this.#show(opened.value);
		if (!shown.ok) await this.#stopped(shown.error);
		return shown.ok ? opened : shown;
	}

	/** Shows the newest year at once and the others as they are read. */
	async #show(handed: HandedOver): Promise<Result<null>> {
		this.state = { kind: 'opening', step: 'read', done: 0 };
		this.device = handed.device;
		this.#distrusted = new Set(handed.distrusted);
		this.#fold = createFold({ distrusted: this.#distrusted });
		this.#fold.add(handed.texts);
		this.repair = null;
		this.#found(handed);
		this.recoveryChecked = handed.recoveryChecked;
		const [newest, ...older] = handed.years;
		const read = newest === undefined ? null : await this.#readYear(newest);
		if (read && !read.ok) return read;
		this.register = this.#fold.add([]);
		const drafts = await this.#link.ask((host) => host.drafts());
		if (!drafts.ok) return drafts;
		this.drafts = drafts.value.drafts.flatMap(readDraft).toSorted((a, b) => b.at - a.at);
		this.#found({ rebuilt: 0, lost: drafts.value.damaged });
		this.#idle.begin();
		this.saving = { kind: 'saved', at: null };
		this.state = { kind: 'open' };
		this.#allYears = this.#readOlder(older);
		void this.#keepHouse();
		return { ok: true, value: null };
	}

	async #readOlder(years: number[]): Promise<void> {
		for (const year of years) {
			const read = await this.#readYear(year);
			if (!read.ok) {
				this.#noteFailure(read.error);
				return;
			}
			this.register = this.#fold?.add([]) ?? null;
		}
	}

	/** In idle time, when every year is read: new snapshots, and a look whether the whole journal is sound. */
	async #keepHouse(): Promise<void> {
		await this.#allYears;
		const kept = await this.#link.ask((host) => host.writeSnapshots());
		if (!kept.ok) this.#noteFailure(kept.error);
		const verified = await this.#link.ask((host) => host.verify());
		if (verified.ok) this.#found({ rebuilt: verified.value.restored, lost: 0 });
		await this.sync.beginIfShared();
		await this.documents.begin((this.repair?.lost ?? 0) === 0);
		await Promise.all([this.mailbox.begin(), this.folder.begin()]);
	}

	async #readYear(year: number): Promise<Result<null>> {
		const read = await this.#link.ask((host) => host.openVolume(year));
		if (!read.ok) return read;
		this.#fold?.add(read.value.texts);
		this.#found(read.value);
		return { ok: true, value: null };
	}

	#found({ rebuilt, lost }: { rebuilt: number; lost: number }): void {
		if (rebuilt === 0 && lost === 0) return;
		this.repair = { rebuilt: (this.repair?.rebuilt ?? 0) + rebuilt, lost: (this.repair?.lost ?? 0) + lost };
	}

	async useHere(): Promise<void> {
		this.#endWorker();
		await this.#link.start().acquire(true);
		await this.#lookAround('start');
	}

	async lock(why: 'by-hand' | 'time-out' = 'by-hand'): Promise<void> {
		if (this.state.kind !== 'open' || this.#leaving) return;
		this.#leaving = true;
		await this.#keepTyped();
		await this.#queue;
		await this.#link.ask((host) => host.lock().then(() => ({ ok: true, value: null })));
		this.#leaving = false;
		this.#endWorker();
		await this.#lookAround(why);
	}

	/** Registers what must be kept before the vault locks (a form's draft); returns how to take it back. */
	beforeLock(save: () => Promise<unknown>): () => void {
		this.#beforeLock.add(save);
		return () => this.#beforeLock.delete(save);
	}

	touch(): void {
		this.#idle.touch();
	}

	async changePassphrase(before: string, after: string): Promise<Result<null>> {
		const changed = await this.#link.ask((host) => host.changePassphrase(before, after));
		// What the device's own lock opened is another key now.
		if (changed.ok) this.passkey.request = null;
		return changed;
	}
	recoveryWords(passphrase: string): Promise<Result<string[]>> {
		return this.#link.ask((host) => host.recoveryWords(passphrase));
	}
	async checkWords(words: string[]): Promise<Result<null>> {
		const checked = await this.#link.ask((host) => host.checkWords(words));
		if (checked.ok) this.recoveryChecked = true;
		return checked;
	}

	/** One command after another: each sees the register that the one before made. */
	protected command(make: (register: Register) => Command, options: WriteOptions = {}): Promise<Result<RecordId>> {
		const next = this.#queue.then(async (): Promise<Result<RecordId>> => {
			// A number is free, and a row is known, only when every year has been read.
			await this.#allYears;
			if (!this.register) return { ok: false, error: { kind: 'not-open' } };
			const command = make(this.register);
			if (!command.ok) return command;
			if (command.already !== undefined) return { ok: true, value: command.already };
			const done = await this.#write(command.value, options);
			if (!done.ok) return done;
			const id = done.value.at(-1);
			return id === undefined
				? { ok: false, error: { kind: 'unexpected', where: 'command' } }
				: { ok: true, value: id };
		});
		this.#queue = next.catch(() => null);
		return next;
	}

	/** Writes records; the register shows them only after the commit. */
	async #write(records: NewRecord[], options: WriteOptions): Promise<Result<RecordId[]>> {
		this.saving = { kind: 'saving' };
		const done = await this.#link.ask((host) => host.append(records, options));
		if (!done.ok) {
			this.#noteFailure(done.error);
			return done;
		}
		this.register = this.#fold?.add(done.value.texts) ?? null;
		if (done.value.replaced.length > 0) this.replaced = done.value.replaced;
		if (options.dropDraft !== undefined) this.drafts = this.drafts.filter(({ id }) => id !== options.dropDraft);
		this.saving = { kind: 'saved', at: Date.now() };
		this.sync.wrote();
		void this.documents.follow();
		return { ok: true, value: done.value.ids };
	}

	#noteFailure(error: VaultError): void {
		// The worker was ended meanwhile: the screen says already why.
		if (error.kind === 'not-open') return;
		if (STOPPING.has(error.kind)) void this.#stopped(error);
		else this.saving = { kind: 'failed', error };
	}

	async saveDraft(draft: Omit<Draft, 'at'>): Promise<Result<null>> {
		const kept: Draft = { ...draft, at: Date.now() };
		const done = await this.#link.ask((host) => host.saveDraft(draft.id, writeDraft(kept)));
		if (done.ok) {
			this.drafts = [kept, ...this.drafts.filter(({ id }) => id !== draft.id)];
			if (this.saving === this.#draftFailure) this.saving = { kind: 'saved', at: kept.at };
		} else {
			this.#noteFailure(done.error);
			this.#draftFailure = this.saving;
		}
		return done;
	}
	async dropDraft(id: string): Promise<Result<null>> {
		const done = await this.#link.ask((host) => host.dropDraft(id));
		if (done.ok) this.drafts = this.drafts.filter((draft) => draft.id !== id);
		return done;
	}

	#tick(): void {
		const today = kazakhstanDay(Date.now());
		if (today !== this.today) this.today = today;
		this.#idle.look();
	}

	async #keepTyped(): Promise<void> {
		await Promise.all([...this.#beforeLock].map((save) => save()));
	}

	/** Ends the work here for a reason that no command can mend; what is being typed is still sealed where it can be. */
	async #stopped(error: VaultError): Promise<void> {
		if (this.#leaving || this.state.kind === 'stopped') return;
		this.#leaving = true;
		await this.#keepTyped();
		this.#leaving = false;
		this.state = { kind: 'stopped', error };
		this.#endWorker();
	}

	/** Ends the worker: every key is gone with it, and so is what the screens showed. */
	#endWorker(): void {
		this.#link.end();
		this.#forget();
	}

	#forget(): void {
		this.#fold = null;
		this.register = null;
		this.drafts = [];
		this.replaced = [];
		const { backup, pairing, sync, mailbox, near, folder, documents } = this;
		for (const desk of [backup, pairing, sync, mailbox, near, folder, documents]) desk.forget();
	}
}

export const session = new Session();
