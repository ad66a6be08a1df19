import { readFileSync } from 'node:fs';
import { fold, type RecordBodies, type Register } from '#lib/register/index.js';
import { sha256, utf8 } from '#lib/vault/bytes.js';
import {
	admissionOf,
	createVault,
	handKeys,
	initialise,
	joinVault,
	newcomer,
	revocation,
	unlockVault,
	type Bytes,
	type Kdf,
	type NewRecord,
	type Opened,
	type Platform,
	type Vault,
	type VaultResult
} from '#lib/vault/index.js';
import { Disk } from '../simulation/memory-journal.js';
import { VaultSync, type Received } from '#lib/sync/index.js';

export const setUpAutomerge = () => initialise(readFileSync('node_modules/@automerge/automerge/dist/automerge.wasm'));

/** Stands in for Argon2id, which has its own tests. */
const quickKdf: Kdf = (passphrase, salt) => Promise.resolve(sha256(utf8(passphrase + String(salt))));
export const PASSPHRASE = 'қорғаныс туралы заң';
const COST = { memory: 19 * 1024, passes: 2, lanes: 1 };

export function unwrap<T>(result: VaultResult<T>): T {
	if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
	return result.value;
}

export const row = (number: string, volume = 2026, fields: RecordBodies['entered']['fields'] = {}): NewRecord => ({
	volume,
	kind: 'entered',
	base: [],
	body: {
		salt: '00'.repeat(16),
		volume,
		fields: { number, applicationDate: `${String(volume)}-10-14`, essence: 'Алимент өндіру', ...fields }
	}
});

/** One device on its disk, with the vault open and sync begun: what the worker and the page hold together. */
export class Desk {
	texts = new Set<string>();
	distrusted = new Set<string>();
	vault!: Vault;
	sync!: VaultSync;
	/** Another device said that this one is cut off. */
	cutOff = false;
	/** Moment of its clock, ms UTC. */
	moment = Date.UTC(2026, 9, 14, 6);

	constructor(readonly disk: Disk) {}

	async platform(): Promise<Platform> {
		return { journal: unwrap(await this.disk.open()), kdf: quickKdf, clock: () => this.#tick() };
	}

	#tick(): { moment: number; offset: number } {
		this.moment += 1000;
		return { moment: this.moment, offset: 300 };
	}

	static async create(): Promise<Desk> {
		const desk = new Desk(new Disk());
		const plan = {
			passphrase: PASSPHRASE,
			deviceName: 'ноутбук',
			profile: { occupation: 'advocate' as const, name: 'Адвокат А.', association: 'Алматы', licence: '1' },
			settings: { registerLanguage: 'both' as const, numbering: 'yearly' as const, subNumbers: false, lockAfter: 15 },
			cost: COST
		};
		await desk.#take(unwrap(await createVault(await desk.platform(), plan)));
		return desk;
	}

	/** A further device, admitted by this one. */
	async admit(name = 'телефон'): Promise<Desk> {
		const other = new Desk(new Disk());
		const keys = await newcomer();
		const admission = await admissionOf(await this.vault.parts(), name, keys);
		await this.write({ volume: null, kind: 'device-added', base: [], body: admission });
		const handed = unwrap(await handKeys(await this.vault.parts(), admission));
		const plan = { passphrase: PASSPHRASE, cost: COST };
		await other.#take(unwrap(await joinVault(await other.platform(), keys, handed, plan)));
		return other;
	}

	/** Reads everything anew from the disk, as the next unlock does. */
	async reload(): Promise<Desk> {
		await this.vault.lock();
		return this.reopened();
	}

	/** The same, without a word to what was open before. */
	async reopened(): Promise<Desk> {
		const desk = new Desk(this.disk);
		desk.moment = this.moment;
		await desk.#take(unwrap(await unlockVault(await desk.platform(), PASSPHRASE)));
		return desk;
	}

	async #take(opened: Opened): Promise<void> {
		this.vault = opened.vault;
		for (const text of opened.texts) this.texts.add(text);
		for (const year of this.vault.years)
			for (const text of unwrap(await this.vault.openVolume(year)).texts) this.texts.add(text);
		const begun = unwrap(await VaultSync.begin(this.vault));
		this.sync = begun.sync;
		this.#hear(begun.received);
	}

	#hear(received: Received): Received {
		for (const id of [...this.vault.distrusted, ...received.distrusted]) this.distrusted.add(id);
		for (const text of received.texts) this.texts.add(text);
		this.cutOff ||= received.cutOff;
		return received;
	}

	async write(...records: NewRecord[]): Promise<void> {
		for (const text of unwrap(await this.vault.append(records)).texts) this.texts.add(text);
	}

	async receive(parcel: Bytes, carrier = 'line'): Promise<Received> {
		const received = this.#hear(unwrap(await this.sync.receive(parcel, carrier)));
		await this.settle();
		return received;
	}

	/** The fold's word on devices and epochs goes to sync, as the session does after each change. */
	async settle(): Promise<void> {
		for (const text of unwrap(await this.sync.settle(this.register)).texts) this.texts.add(text);
	}

	/** Cuts a device off. */
	async revoke(device: string): Promise<void> {
		const rest = this.register.devices.filter((one) => one.revoked === null && one.device !== device);
		for (const text of unwrap(await this.vault.act((parts) => revocation(parts, device, rest))).texts)
			this.texts.add(text);
		await this.settle();
	}

	async decide(take: boolean): Promise<void> {
		const items = this.register.undecided.map(({ record, hash }) => ({ record, hash, take }));
		const base = this.register.heads.decision ?? [];
		await this.write({ volume: null, kind: 'decision', base, body: { items } });
	}

	get register(): Register {
		return fold(this.texts, { distrusted: this.distrusted });
	}
	get numbers(): (string | null)[] {
		return this.register.rows.map(({ values }) => values.number);
	}
	async digest(): Promise<string> {
		return unwrap(await this.sync.digest()).digest;
	}
}

/** Everything that goes over a line between two devices until both are silent; returns the parcels. */
export async function converse(one: Desk, other: Desk, name = 'line'): Promise<Bytes[]> {
	for (const { sync } of [one, other]) sync.open(name, 'line');
	const sent: Bytes[] = [];
	for (let silent = 0; silent < 2;) {
		silent = 0;
		for (const [from, to] of [
			[one, other],
			[other, one]
		] as const) {
			const next = unwrap(await from.sync.next(name));
			if (!next) {
				silent += 1;
				continue;
			}
			sent.push(next.parcel);
			await to.receive(next.parcel, name);
			unwrap(await from.sync.sent(name));
		}
		if (sent.length > 200) throw new Error('They never come to an end.');
	}
	return sent;
}
