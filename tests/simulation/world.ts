import { parseRecord, type RecordOf } from '#lib/register/index.js';
import { signAdded, signRevoked, toHex, type Bytes, type Signer } from '#lib/vault/index.js';
import { headsIn, type Vector } from '#lib/sync/index.js';
import { identityAt, root, vault, vaultDocument, type Identity } from './identities.js';
import { Machine, type Signed, type Told } from './machine.js';
import type { Plan } from './plan.js';
import { ReplicaDisk } from './replica-disk.js';

/** What the simulator knows of a record because it watched it being signed. */
export interface Truth extends Signed {
	/** `unsound`: no device may write this; `blocked`: it builds on what nobody has. */
	is: 'sound' | 'unsound' | 'blocked';
	/** False for an admission or revocation whose signature is not its voucher's. */
	vouched: boolean;
}

interface Backup {
	disk: ReplicaDisk;
	identity: Identity;
	told: Told;
}

const MOST_MACHINES = 6;
const START = Date.parse('2026-03-10T05:00:00Z');

/** All machines of one vault, the network between them, and what is true. */
export class World {
	readonly machines: Machine[] = [];
	network: { to: Machine; run: Bytes }[] = [];
	readonly truth = new Map<string, Truth>();
	readonly backups = new Map<Machine, Backup>();
	/** Vectors that machines once sent, for those who answer late. */
	readonly vectors = new Map<Machine, Vector>();
	/** What was done to them, by kind. */
	readonly faults: Map<string, number>;
	/** What makes a machine; a test puts in one with a broken engine. */
	readonly make: typeof Machine;
	#identities = 0;
	#moment = START;
	#unique = 0;

	constructor(faults: Map<string, number>, make: typeof Machine = Machine) {
		this.faults = faults;
		this.make = make;
	}

	count(fault: string, times = 1): void {
		this.faults.set(fault, (this.faults.get(fault) ?? 0) + times);
	}

	tick(): void {
		this.#moment += 60_000;
	}
	readonly time = (): number => this.#moment;
	unique(): string {
		this.#unique += 1;
		return `unique ${this.#unique}`;
	}

	/** The machine that a number chooses. A dead one is started first, and must still have all that it told of. */
	async at(number: number): Promise<Machine> {
		const machine = this.machines[number % this.machines.length];
		if (!machine) throw new Error('No machine.');
		await this.awake(machine);
		return machine;
	}

	async awake(machine: Machine): Promise<void> {
		if (machine.alive && !machine.stopped) return;
		await machine.boot();
		const lost = [...machine.told].filter((link) => !machine.links.has(link));
		if (lost.length > 0) throw new Error(`${machine.toString()} lost ${lost.length} records that it had acknowledged.`);
	}

	identity(): Promise<Identity> {
		this.#identities += 1;
		return identityAt(this.#identities - 1);
	}

	get full(): boolean {
		return this.machines.length >= MOST_MACHINES;
	}

	/** A machine on this disk, under this identity. */
	async add(identity: Identity, disk: ReplicaDisk, epochs: readonly number[]): Promise<Machine> {
		const machine = new this.make(this.machines.length, identity, disk, this.time, epochs);
		this.machines.push(machine);
		await machine.boot();
		return machine;
	}

	/** The first device lays down the vault. */
	async found(): Promise<Machine> {
		const identity = await this.identity();
		const machine = await this.add(identity, new ReplicaDisk(), [0]);
		const rootKey = toHex(root.publicKey);
		await this.write(machine, [{ document: vaultDocument, kind: 'vault-created', base: [], body: { rootKey } }]);
		await this.write(machine, [await this.admission(identity, 'root', root)]);
		return machine;
	}

	/** A machine joins, admitted by a device in that one's log, or by the root in its own. */
	async join(by: Machine, how: 'device' | 'root', synced: boolean): Promise<void> {
		const identity = await this.identity();
		if (how === 'device') {
			const plan = await this.admission(identity, by.device, by.identity.signer);
			if ((await this.write(by, [plan])) !== 'written') return;
		}
		const disk = new ReplicaDisk();
		if (how === 'root') disk.admission = await this.admission(identity, 'root', root);
		const machine = await this.add(identity, disk, by.epochs);
		if (how === 'root') await this.write(machine, []);
		// Who is admitted by a device gets that device's log at once: were it lost there, nobody could know the new one.
		for (let round = 0; (synced || how === 'device') && round < 4; round += 1)
			await machine.receive(await by.runsFor([machine.vector]));
	}

	/** The machine goes on as another device, with an admission by its old self or by the root. */
	async anew(machine: Machine, how: 'device' | 'root'): Promise<void> {
		const before = machine.identity;
		const identity = await this.identity();
		const plan =
			how === 'root'
				? await this.admission(identity, 'root', root)
				: await this.admission(identity, before.device, before.signer);
		await machine.becomeAnew(identity, plan);
		await this.write(machine, []);
	}

	async admission({ device, signer }: Identity, by: string, voucher: Signer): Promise<Plan> {
		const keys = { signKey: toHex(signer.publicKey), agreeKey: '00'.repeat(32) };
		const body = await signAdded(vault, { device, name: 'device', ...keys, by }, voucher);
		return { document: vaultDocument, kind: 'device-added', base: [], body };
	}

	/** A revocation at what the machine knows of the other's log, less `back` records. */
	async revocation(knows: Machine, device: string, by: string, voucher: Signer, back: number): Promise<Plan> {
		const known = headsIn(knows.vector, device)[0]?.n ?? 0;
		const last = { n: Math.max(0, known - back), link: '00'.repeat(32) };
		const body = await signRevoked(vault, { device, last, by }, voucher);
		return { document: vaultDocument, kind: 'device-revoked', base: [], body };
	}

	/** An honest machine writes; it becomes a new device first where it must. */
	async write(machine: Machine, plans: readonly Plan[]): Promise<'written' | 'refused' | 'crashed'> {
		const { result, records } = await machine.write(plans);
		for (const record of records) this.witness(record, 'sound');
		return result;
	}

	witness(record: Signed, is: Truth['is'], vouched = true): void {
		this.truth.set(record.link, { ...record, is, vouched });
	}
}

/** The membership record of a truth, if it is one. */
export function membershipOf({ text }: Truth): RecordOf<'device-added'> | RecordOf<'device-revoked'> | null {
	const parsed = parseRecord(text);
	if (!parsed.ok) return null;
	const { record } = parsed;
	return record.kind === 'device-added' || record.kind === 'device-revoked' ? record : null;
}
