import {
	admissionOf,
	createVault,
	handKeys,
	joinVault,
	newcomer,
	signerOf,
	type Bytes,
	type Signer
} from '#lib/vault/index.js';
import { openBackup, restoreBackup } from '#lib/vault/backup/index.js';
import { Disk } from '../memory-journal.js';
import { Mailbox, type Mark } from './mailbox.js';
import { seedRandom } from './seeded-random.js';
import { COST, PASSPHRASE, Station } from './station.js';

interface Backup {
	disk: Disk;
	mark: Mark;
	told: Set<string>;
}

const MOST_STATIONS = 6;
const START = Date.parse('2026-03-10T05:00:00Z');

/** All devices of one vault, the mailbox between them and what is under way. */
export class VaultWorld {
	readonly stations: Station[] = [];
	readonly mailbox = new Mailbox();
	/** Parcels on their way by another carrier, each to one device. */
	network: { to: Station; parcel: Bytes }[] = [];
	/** Copies of disks, and backup files as the app makes them. */
	readonly backups = new Map<Station, Backup>();
	readonly files: Bytes[] = [];
	words: string[] = [];
	/** Texts of the decisions that the writer of a decision had seen, by its text. */
	readonly seen = new Map<string, ReadonlySet<string>>();
	/** By the text of a record: who wrote it, and whom its writer knew to be cut off then. */
	readonly kept = new Map<string, { by: string; from: ReadonlySet<string> }>();
	/** The mailbox may have lost what nobody can see that it lost. */
	mailboxLostSilently = false;
	/** What was done to them, by kind. */
	readonly faults: Map<string, number>;
	/** The recovery sheet. */
	root!: Signer;
	#moment = START;
	#unique = 0;

	constructor(faults: Map<string, number>) {
		this.faults = faults;
	}

	count(fault: string, times = 1): void {
		if (times > 0) this.faults.set(fault, (this.faults.get(fault) ?? 0) + times);
	}
	tick(): void {
		this.#moment += 60_000;
	}
	readonly time = (): number => (this.#moment += 1);
	unique(): number {
		this.#unique += 1;
		return this.#unique;
	}
	get full(): boolean {
		return this.stations.length >= MOST_STATIONS;
	}

	/** The station that a number chooses, its vault open. One that died is opened first, and must still have all that it told of. */
	async at(number: number): Promise<Station> {
		const station = this.stations[number % this.stations.length];
		if (!station) throw new Error('No station.');
		if (!station.alive) await station.boot();
		return station;
	}

	add(disk: Disk): Station {
		const station = new Station(this.stations.length, disk, this.time);
		this.stations.push(station);
		return station;
	}

	/** The first device lays down the vault. */
	async found(): Promise<Station> {
		seedRandom(7);
		const station = this.add(new Disk());
		const made = await createVault(await station.platform(), {
			passphrase: PASSPHRASE,
			deviceName: 'laptop',
			profile: { occupation: 'advocate', name: 'Lawyer', association: 'Association', licence: '1' },
			settings: { registerLanguage: 'both', numbering: 'yearly', subNumbers: false, lockAfter: 15 },
			cost: COST
		});
		if (!made.ok || (await station.take(made.value))) throw new Error('No vault could be made.');
		this.words = made.value.words;
		const { rootSeed } = (await station.vault.parts()).keyring.keyring;
		if (!rootSeed) throw new Error('The first device has no root key.');
		this.root = await signerOf(rootSeed);
		return station;
	}

	/** A further device, admitted by this one: as pairing does it, once both agreed. */
	async join(by: Station): Promise<Station | null> {
		const keys = await newcomer();
		const admission = await admissionOf(await by.vault.parts(), `device ${this.stations.length}`, keys);
		if (!(await by.write([{ volume: null, kind: 'device-added', base: [], body: admission }]))) return null;
		const handed = await handKeys(await by.vault.parts(), admission);
		if (!handed.ok) {
			// What follows from the admission met a mishap: the device was admitted, and never got its keys.
			if (handed.error.kind !== 'storage-closed')
				throw new Error(`Keys could not be handed over: ${handed.error.kind}.`);
			by.failed(handed.error);
			return null;
		}
		const station = this.add(new Disk());
		const opened = await joinVault(await station.platform(), keys, handed.value, {
			passphrase: PASSPHRASE,
			cost: COST
		});
		if (!opened.ok || (await station.take(opened.value))) throw new Error('A device that was admitted could not join.');
		return station;
	}

	/** A backup file opens on a device that has nothing: it becomes one of the vault. */
	async restore(file: Bytes, by: 'words' | 'passphrase'): Promise<void> {
		const station = this.add(new Disk());
		const platform = await station.platform();
		const secret =
			by === 'words'
				? { kind: 'words' as const, words: this.words }
				: { kind: 'passphrase' as const, passphrase: PASSPHRASE };
		const backup = await openBackup(file, secret, platform.kdf);
		if (!backup.ok) throw new Error(`A backup does not open: ${backup.error.kind}.`);
		const plan = { passphrase: PASSPHRASE, deviceName: 'restored', cost: COST };
		const opened = await restoreBackup(platform, backup.value, plan);
		if (!opened.ok || (await station.take(opened.value))) throw new Error('A backup could not be restored.');
		const lost = backup.value.logs.texts.filter((text) => !station.texts.has(text));
		if (lost.length > 0) throw new Error(`${lost.length} records of a backup are not there after it was restored.`);
	}
}
