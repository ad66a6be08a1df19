import { readFileSync } from 'node:fs';
import '../remembered-crypto.js';
import './seeded-random.js';
import { fold, type Device, type Register } from '#lib/register/index.js';
import { VaultSync, type Received } from '#lib/sync/index.js';
import { makeBackup } from '#lib/vault/backup/index.js';
import { sha256 } from '#lib/vault/bytes.js';
import {
	initialise,
	newEpoch,
	revocation,
	unlockVault,
	type Act,
	utf8,
	type Bytes,
	type Kdf,
	type NewRecord,
	type Opened,
	type Platform,
	type Vault,
	type VaultError,
	type VaultParts,
	type VaultResult
} from '#lib/vault/index.js';
import { Disk } from '../memory-journal.js';
import { NO_MARK, type Mark } from './mailbox.js';

await initialise(readFileSync('node_modules/@automerge/automerge/dist/automerge.wasm'));

/** Stands in for Argon2id, which has its own tests. */
const quickKdf: Kdf = (passphrase, salt) => Promise.resolve(sha256(utf8(passphrase + String(salt))));
export const PASSPHRASE = 'қорғаныс туралы заң';
export const COST = { memory: 19 * 1024, passes: 2, lanes: 1 };
export const MAILBOX = 'mailbox';

/** One device on its disk, the vault open and sync begun: the app's own code, from the commands of a screen down to the journal. */
export class Station {
	vault!: Vault;
	sync!: VaultSync;
	alive = false;
	/** Nobody reaches it, and it reaches nobody. */
	online = true;
	/** How far its clock is off, ms. */
	skew = 0;
	mark: Mark = NO_MARK;
	/** Texts of records that it told to be durable. */
	told = new Set<string>();
	#texts = new Set<string>();
	#distrusted = new Set<string>();
	#folded: Register | null = null;

	constructor(
		readonly name: number,
		public disk: Disk,
		readonly time: () => number
	) {}

	async platform(): Promise<Platform> {
		const opened = await this.disk.open();
		if (!opened.ok) throw new Error(`${this.toString()} has no disk: ${opened.error.kind}.`);
		return { journal: opened.value, kdf: quickKdf, clock: () => ({ moment: this.time() + this.skew, offset: 300 }) };
	}

	get device(): string {
		return this.vault.device;
	}
	/** Texts of all records that this device shows. */
	get texts(): ReadonlySet<string> {
		return this.#texts;
	}
	get distrusted(): ReadonlySet<string> {
		return this.#distrusted;
	}
	get register(): Register {
		this.#folded ??= fold(this.#texts, { distrusted: this.#distrusted });
		return this.#folded;
	}

	/** Opens what lies on the disk. A mishap may meet this too; the next try must do. */
	async boot(): Promise<void> {
		for (let left = 3; ; left -= 1) {
			const problem = await this.#tryToOpen();
			this.disk.fail(null);
			if (problem === null) break;
			if (left === 0) throw new Error(`${this.toString()} cannot be opened: ${JSON.stringify(problem)}.`);
		}
		// A newcomer's revocation by the recovery sheet is kept back until it knows the sheet's key: held, and told later.
		const withheld = new Set((await this.vault.parts()).withheld.values());
		const lost = [...this.told].filter((text) => !this.#texts.has(text) && !withheld.has(text));
		if (lost.length > 0) throw new Error(`${this.toString()} lost ${lost.length} records that it had acknowledged.`);
	}

	async #tryToOpen(): Promise<VaultError | null> {
		const opened = await unlockVault(await this.platform(), PASSPHRASE);
		return opened.ok ? this.take(opened.value) : opened.error;
	}

	/** Goes on with a vault that was opened: all volumes, then sync. */
	async take({ vault, texts }: Opened): Promise<VaultError | null> {
		this.vault = vault;
		this.#texts = new Set(texts);
		this.#distrusted = new Set(vault.distrusted);
		for (const year of vault.years) {
			const volume = await vault.openVolume(year);
			if (!volume.ok) return volume.error;
			for (const text of volume.value.texts) this.#texts.add(text);
		}
		const begun = await VaultSync.begin(vault);
		if (!begun.ok) return begun.error;
		this.sync = begun.value.sync;
		this.sync.open(MAILBOX, 'anybody');
		this.#hear(begun.value.received);
		this.alive = true;
		return this.#settle();
	}

	/** The fold's word on devices and epochs goes to sync, as the session does after each change. */
	async #settle(): Promise<VaultError | null> {
		const settled = await this.sync.settle(this.register);
		if (!settled.ok) return settled.error;
		this.#show(settled.value.texts);
		return null;
	}

	#show(texts: readonly string[]): void {
		for (const text of texts) this.#texts.add(text);
		if (texts.length > 0) this.#folded = null;
	}

	#hear({ texts, distrusted }: Received): void {
		for (const id of [...this.vault.distrusted, ...distrusted]) this.#distrusted.add(id);
		for (const text of texts) this.#texts.add(text);
		this.#folded = null;
	}

	/** What went wrong is over; only a full disk leaves the device running. */
	failed(error: VaultError): false {
		this.disk.fail(null);
		if (error.kind !== 'storage-full') this.alive = false;
		return false;
	}

	#tell(): void {
		for (const text of this.#texts) this.told.add(text);
	}

	/** Writes records, as a screen's command does. True once the lawyer sees "saved". */
	async write(records: readonly NewRecord[]): Promise<boolean> {
		const done = await this.vault.append(records);
		return done.ok ? this.#wrote(done.value.texts) : this.failed(done.error);
	}

	/** Cuts another device off, and a new epoch begins for the rest. */
	async cutOff(device: string): Promise<boolean> {
		return this.#act((parts) => revocation(parts, device, this.#rest(device)));
	}

	/** A new epoch begins, though nobody was cut off. */
	async rotate(): Promise<boolean> {
		return this.#act((parts) => newEpoch(parts, this.#rest(null)));
	}

	#rest(without: string | null): Device[] {
		return this.register.devices.filter(({ device, revoked }) => revoked === null && device !== without);
	}

	async #act(make: (parts: VaultParts) => Promise<VaultResult<Act>>): Promise<boolean> {
		const done = await this.vault.act(make);
		return done.ok ? this.#wrote(done.value.texts) : this.failed(done.error);
	}

	/** The lawyer sees "saved"; then what follows from it is written. */
	async #wrote(texts: readonly string[]): Promise<true> {
		this.#show(texts);
		this.#tell();
		await this.#settleOrFail();
		return true;
	}

	async #settleOrFail(): Promise<void> {
		const problem = await this.#settle();
		if (problem) this.failed(problem);
		else this.#tell();
	}

	/** Takes a parcel; null where nothing of it was taken. */
	async receive(parcel: Bytes, carrier: string): Promise<Received | null> {
		const received = await this.sync.receive(parcel, carrier);
		if (!received.ok) {
			this.failed(received.error);
			return null;
		}
		this.#hear(received.value);
		this.#tell();
		await this.#settleOrFail();
		return received.value;
	}

	/** The next parcel for a carrier. */
	async next(carrier: string): Promise<Bytes | null> {
		const next = await this.sync.next(carrier);
		if (next.ok) return next.value?.parcel ?? null;
		this.failed(next.error);
		return null;
	}

	/** What `next` gave has gone out. */
	async sent(carrier: string): Promise<void> {
		const noted = await this.sync.sent(carrier);
		if (!noted.ok) this.failed(noted.error);
	}

	/** A backup file of all that lies here; null where there is none to be made. */
	async backUp(): Promise<Bytes | null> {
		const parts = await this.vault.parts();
		// A device that joined, and has not heard yet what this vault is, has nothing to keep.
		if (!parts.members.rootKey) return null;
		const made = await makeBackup(parts);
		if (!made.ok) {
			if (made.error.kind !== 'storage-closed') throw new Error(`A backup could not be made: ${made.error.kind}.`);
			this.failed(made.error);
			return null;
		}
		const saved = new Set(made.value.texts);
		const lost = [...this.told].filter((text) => !saved.has(text));
		if (lost.length > 0) throw new Error(`A backup lacks ${lost.length} records that were acknowledged.`);
		return made.value.bytes;
	}

	toString(): string {
		return `station ${this.name}`;
	}
}
