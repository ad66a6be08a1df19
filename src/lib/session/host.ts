import { proxy, type ProxyMarked } from 'comlink';
import type { CarrierReader, DevicesStanding, DeviceState, Received, ToSend } from '#lib/sync/index.js';
import type { NewRecord, Opened, Platform, VaultPlan, VaultResult } from '#lib/vault/index.js';
import type { Copies } from '#lib/vault/documents/index.js';
import type { RecordId } from '#lib/register/index.js';
import type { MadeOpenFile } from '#lib/vault/open-file/index.js';
import type { BackedUp, BackupSecret, BackupSource, BackupSummary, RestorePlan } from './backup.js';
import type { BackupState } from './backup-due.js';
import { noteBackup, readBackupState } from './backup-state.js';
import type { DeviceNamed, HoldPlan, Pairing, PairingPlan, PairingStep } from './pairing.js';
import { HostSync } from './host-sync.js';
import {
	createVault,
	readPasskey,
	unlockVault,
	unlockWithPasskey,
	type Appended,
	type Bytes,
	type Journal,
	type Kdf,
	type LendWorker,
	type PasskeyRequest,
	type SealedTo,
	type Vault,
	type VaultError
} from '#lib/vault/index.js';

/** What an opened vault hands to the screens' side: texts only, no key. */
export interface HandedOver {
	texts: string[];
	/** The id of this device. */
	device: string;
	distrusted: string[];
	years: number[];
	recoveryChecked: boolean;
	rebuilt: number;
	lost: number;
}

export interface HostParts {
	openJournal: () => Promise<VaultResult<Journal>>;
	/** Derives keys in a worker of the page, telling the share of the wait that has probably passed. */
	kdf: (progress: (share: number) => void, lend: LendWorker) => Kdf;
	clock: Platform['clock'];
}

/** How often progress crosses to the page. */
const STEP = 0.01;
const LOCK_NAME = 'tizilim-vault';

/**
 * The side of the session that holds the open vault, in a worker: keys,
 * documents and the journal never reach the page. Holds the Web Lock that makes
 * this tab the one that writes; the journal checks the log's head besides.
 */
export class Host {
	readonly #parts: HostParts;
	#vault: Vault | null = null;
	#journal: Journal | null = null;
	#release: (() => void) | null = null;
	#sync: HostSync | null = null;
	/** Counts exports, so that one that was given up ends. */
	#exporting = 0;
	#tell: (error: VaultError) => void = () => undefined;
	#lend: LendWorker = () => Promise.resolve();
	#copies: Copies | null = null;
	#pairing: Pairing | null = null;
	/** Wrong digits since the vault was opened: locking ends the worker, and this with it. */
	readonly #pairingTries = { wrong: 0 };

	constructor(parts: HostParts) {
		this.#parts = parts;
	}

	/** Whom to tell when this tab must stop. */
	onStopped(tell: (error: VaultError) => void): void {
		this.#tell = tell;
	}

	/** Who lends the worker in which a key is derived. */
	useWorkers(lend: LendWorker): void {
		this.#lend = lend;
	}

	/** Whether a vault lies on this device, and whether another tab has it open. */
	async describe(): Promise<VaultResult<{ present: boolean; heldElsewhere: boolean }>> {
		const journal = await this.#openJournal();
		if (!journal.ok) return journal;
		const stored = await journal.value.describe();
		if (!stored.ok) return stored;
		const { held } = await navigator.locks.query();
		const heldElsewhere = this.#release === null && (held ?? []).some(({ name }) => name === LOCK_NAME);
		return { ok: true, value: { present: stored.value !== null, heldElsewhere } };
	}

	/** Makes this tab the one that writes. `steal`: the lawyer chose "use it here"; the other tab stops. */
	async acquire(steal: boolean): Promise<boolean> {
		if (this.#release) return true;
		return new Promise((answer) => {
			const hold = (lock: Lock | null): Promise<void> | undefined => {
				answer(lock !== null);
				return lock ? new Promise((release) => (this.#release = release)) : undefined;
			};
			navigator.locks.request(LOCK_NAME, steal ? { steal } : { ifAvailable: true }, hold).catch(() => {
				this.#release = null;
				this.#stop({ kind: 'taken-over' });
			});
		});
	}

	async create(plan: VaultPlan, progress: Progress): Promise<VaultResult<HandedOver & { words: string[] }>> {
		const platform = await this.#platform(progress);
		if (!platform.ok) return platform;
		const made = await createVault(platform.value, plan);
		return made.ok ? { ok: true, value: { ...this.#opened(made.value), words: made.value.words } } : made;
	}

	async unlock(passphrase: string, progress: Progress): Promise<VaultResult<HandedOver>> {
		const platform = await this.#platform(progress);
		if (!platform.ok) return platform;
		const opened = await unlockVault(platform.value, passphrase);
		return opened.ok ? { ok: true, value: this.#opened(opened.value) } : opened;
	}

	/** What to ask this device's authenticator for; null where no passkey was set up, or the passphrase changed since. */
	async passkey(): Promise<VaultResult<PasskeyRequest | null>> {
		const journal = await this.#openJournal();
		if (!journal.ok) return journal;
		const stored = await journal.value.describe();
		if (!stored.ok) return stored;
		const request = stored.value && readPasskey(stored.value.passkey, stored.value.keyring);
		return { ok: true, value: request && { credential: request.credential, salt: request.salt } };
	}
	async unlockWithPasskey(output: Bytes, progress: Progress): Promise<VaultResult<HandedOver>> {
		const platform = await this.#platform(progress);
		if (!platform.ok) return platform;
		const opened = await unlockWithPasskey(platform.value, output);
		return opened.ok ? { ok: true, value: this.#opened(opened.value) } : opened;
	}
	addPasskey(passphrase: string, request: PasskeyRequest, output: Bytes): Promise<VaultResult<null>> {
		return this.#with((vault) => vault.addPasskey(passphrase, request, output));
	}
	dropPasskey(): Promise<VaultResult<null>> {
		return this.#with((vault) => vault.dropPasskey());
	}

	openVolume(year: number): Promise<VaultResult<{ texts: string[]; rebuilt: number; lost: number }>> {
		return this.#with((vault) => vault.openVolume(year));
	}
	append(records: NewRecord[], options: { dropDraft?: string }): Promise<VaultResult<Appended>> {
		return this.#with((vault) => vault.append(records, options));
	}
	verify(): Promise<VaultResult<{ runs: number; restored: number; lost: number }>> {
		return this.#with((vault) => vault.verify());
	}
	writeSnapshots(): Promise<VaultResult<{ written: number }>> {
		return this.#with((vault) => vault.writeSnapshots());
	}
	saveDraft(id: string, plain: Uint8Array<ArrayBuffer>): Promise<VaultResult<null>> {
		return this.#with((vault) => vault.saveDraft(id, plain));
	}
	dropDraft(id: string): Promise<VaultResult<null>> {
		return this.#with((vault) => vault.dropDraft(id));
	}
	drafts(): Promise<VaultResult<{ drafts: { id: string; plain: Uint8Array<ArrayBuffer> }[]; damaged: number }>> {
		return this.#with((vault) => vault.drafts());
	}
	changePassphrase(before: string, after: string): Promise<VaultResult<null>> {
		return this.#with((vault) => vault.changePassphrase(before, after));
	}
	recoveryWords(passphrase: string): Promise<VaultResult<string[]>> {
		return this.#with((vault) => vault.recoveryWords(passphrase));
	}
	checkWords(words: string[]): Promise<VaultResult<null>> {
		return this.#with((vault) => vault.checkWords(words));
	}

	/** A backup of all that lies here, read back already. See `backup.ts`; it is loaded when it is first needed. */
	makeBackup(): Promise<VaultResult<BackedUp>> {
		return this.#with(async (vault) => (await import('./backup.js')).backUp(vault));
	}
	noteBackup(at: number, counts: BackedUp['counts']): Promise<VaultResult<null>> {
		return this.#with((vault) => noteBackup(vault, at, counts));
	}
	backupState(): Promise<VaultResult<BackupState>> {
		return this.#with((vault) => readBackupState(vault));
	}
	async checkBackup(file: BackupSource, secret: BackupSecret, progress: Progress): Promise<VaultResult<BackupSummary>> {
		const platform = await this.#platform(progress);
		if (!platform.ok) return platform;
		return (await import('./backup.js')).lookIntoBackup(file, secret, platform.value, this.#vault);
	}
	async restore(
		file: BackupSource,
		secret: BackupSecret,
		plan: RestorePlan,
		progress: Progress
	): Promise<VaultResult<HandedOver>> {
		const platform = await this.#platform(progress);
		if (!platform.ok) return platform;
		const opened = await (await import('./backup.js')).restore(file, secret, plan, platform.value);
		return opened.ok ? { ok: true, value: this.#opened(opened.value) } : opened;
	}

	/** The sealed documents on this device; asked through a proxy of their own. */
	async copies(): Promise<Copies & ProxyMarked> {
		const { Copies, IdbCopyStore } = await import('#lib/vault/documents/index.js');
		this.#copies ??= new Copies(new IdbCopyStore(), async () => {
			const parts = await this.#vault?.parts();
			return parts ? { device: parts.device, epoch: parts.epoch, keys: parts.keys } : null;
		});
		return proxy(this.#copies);
	}

	/** Begins to take another device in; the passphrase is asked again. */
	pairHold(passphrase: string, plan: HoldPlan): Promise<VaultResult<PairingStep>> {
		return this.#with(async (vault) => {
			const { hold } = await import('./pairing.js');
			const begun = await hold(vault, passphrase, plan, this.#pairingTries);
			this.#pairing = begun.ok ? begun.value.pairing : null;
			return begun.ok ? { ok: true, value: begun.value.step } : begun;
		});
	}
	/** Begins to be taken in by a device that has the register. */
	async pairJoin(plan: PairingPlan): Promise<VaultResult<PairingStep>> {
		const { join } = await import('./pairing.js');
		const { pairing, step } = await join(plan);
		this.#pairing = pairing;
		return { ok: true, value: step };
	}
	pairTake(message: Bytes): Promise<VaultResult<PairingStep>> {
		return this.#paired(async (pairing) => ({ ok: true, value: await pairing.take(message) }));
	}
	pairLook(): Promise<VaultResult<PairingStep>> {
		return this.#paired(async (pairing) => ({ ok: true, value: await pairing.look() }));
	}
	pairAccept(): Promise<VaultResult<PairingStep>> {
		return this.#paired(async (pairing) => ({ ok: true, value: await pairing.accept() }));
	}
	pairType(digits: string): Promise<VaultResult<PairingStep | null>> {
		return this.#paired((pairing) => pairing.type(digits));
	}
	/** Another name for a device, from now on. */
	renameDevice(device: DeviceNamed, base: RecordId[]): Promise<VaultResult<Appended>> {
		return this.#with(async (vault) => (await import('./pairing.js')).renameDevice(vault, device, base));
	}
	pairEnd(): Promise<VaultResult<null>> {
		this.#pairing?.cancel();
		this.#pairing = null;
		return Promise.resolve({ ok: true, value: null });
	}
	/** Lays down and opens what the other device handed over. */
	async pairLayDown(passphrase: string, progress: Progress): Promise<VaultResult<HandedOver>> {
		const platform = await this.#platform(progress);
		if (!platform.ok) return platform;
		const opened = await this.#paired((pairing) => pairing.layDown(platform.value, passphrase));
		return opened.ok ? { ok: true, value: this.#opened(opened.value) } : opened;
	}

	/** Reads all logs for sync; answers with what was found in them, the first time. See `HostSync` for these. */
	beginSync(progress: Progress): Promise<VaultResult<Received | null>> {
		return this.#withSync((sync) => sync.begin(progress));
	}
	receiveParcel(parcel: Bytes, carrier: string): Promise<VaultResult<Received>> {
		return this.#withSync((sync) => sync.receive(parcel, carrier));
	}
	openCarrier(carrier: string, reader: CarrierReader): Promise<VaultResult<null>> {
		return this.#withSync((sync) => sync.open(carrier, reader));
	}
	closeCarrier(carrier: string): Promise<VaultResult<null>> {
		return this.#withSync((sync) => sync.close(carrier));
	}
	carrierForgot(carrier: string | null): Promise<VaultResult<null>> {
		return this.#withSync((sync) => sync.forgot(carrier));
	}
	nextParcel(carrier: string): Promise<VaultResult<ToSend | null>> {
		return this.#withSync((sync) => sync.next(carrier));
	}
	parcelSent(carrier: string): Promise<VaultResult<null>> {
		return this.#withSync((sync) => sync.sent(carrier));
	}
	parcelByHand(): Promise<VaultResult<ToSend>> {
		return this.#withSync((sync) => sync.byHand());
	}
	settleDevices(standing: DevicesStanding): Promise<VaultResult<{ texts: string[] }>> {
		return this.#withSync((sync) => sync.settle(standing));
	}
	syncDevices(): Promise<VaultResult<DeviceState[]>> {
		return this.#withSync((sync) => sync.devices());
	}
	digest(): Promise<VaultResult<{ digest: string; records: number }>> {
		return this.#withSync((sync) => sync.digest());
	}
	revokeDevice(device: string, rest: readonly SealedTo[]): Promise<VaultResult<{ texts: string[] }>> {
		return this.#withSync((sync) => sync.revoke(device, rest));
	}

	#withSync<T>(work: (sync: HostSync) => Promise<VaultResult<T>>): Promise<VaultResult<T>> {
		return this.#with((vault) => work((this.#sync ??= new HostSync(vault))));
	}

	/** All records in one open file, in clear; null where `stopExport` ended it. Tells the share that is done. */
	async makeOpenFile(progress: Progress): Promise<VaultResult<MadeOpenFile | null>> {
		this.#exporting += 1;
		const mine = this.#exporting;
		let told = 0;
		return this.#with(async (vault) =>
			(await import('#lib/vault/open-file/index.js')).makeOpenFile(await vault.parts(), (done) => {
				if (done - told >= STEP) {
					told = done;
					void progress(done);
				}
				return this.#exporting === mine;
			})
		);
	}
	/** Ends the making of an open file. */
	stopExport(): void {
		this.#exporting += 1;
	}

	/** Lets another tab in. */
	release(): void {
		this.#release?.();
		this.#release = null;
	}

	/** Finishes what is being written, forgets the keys and lets another tab in. The worker is ended afterwards. */
	async lock(): Promise<void> {
		await this.#vault?.lock();
		this.#vault = null;
		this.#sync = null;
		this.#journal = null;
		this.#copies?.close();
		this.#copies = null;
		this.release();
	}

	#opened(opened: Opened): HandedOver {
		const { vault, texts, rebuilt, lost } = opened;
		this.#vault = vault;
		this.#sync = null;
		return {
			texts,
			rebuilt,
			lost,
			device: vault.device,
			distrusted: [...vault.distrusted],
			years: vault.years,
			recoveryChecked: vault.recoveryChecked
		};
	}

	#with<T>(work: (vault: Vault) => Promise<VaultResult<T>>): Promise<VaultResult<T>> {
		return this.#vault ? work(this.#vault) : Promise.resolve({ ok: false, error: { kind: 'not-open' } });
	}

	#paired<T>(work: (pairing: Pairing) => Promise<VaultResult<T>>): Promise<VaultResult<T>> {
		return this.#pairing ? work(this.#pairing) : Promise.resolve({ ok: false, error: { kind: 'not-open' } });
	}

	#stop(error: VaultError): void {
		this.#vault?.stop(error);
		this.#tell(error);
	}

	async #openJournal(): Promise<VaultResult<Journal>> {
		if (this.#journal) return { ok: true, value: this.#journal };
		const opened = await this.#parts.openJournal();
		if (!opened.ok) return opened;
		this.#journal = opened.value;
		opened.value.onClosed((why) => this.#stop({ kind: why === 'upgraded' ? 'taken-over' : 'storage-closed' }));
		return opened;
	}

	async #platform(progress: Progress): Promise<VaultResult<Platform>> {
		const journal = await this.#openJournal();
		if (!journal.ok) return journal;
		// Progress crosses to the page, which may be gone: its answer is not waited for.
		const kdf = this.#parts.kdf((share) => void progress(share), this.#lend);
		return { ok: true, value: { journal: journal.value, kdf, clock: this.#parts.clock } };
	}
}

/** Told while a key is derived: the share of the wait that has probably passed, 0 to 1. */
type Progress = (share: number) => unknown;
