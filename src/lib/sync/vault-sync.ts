import {
	currentEpoch,
	moreSeals,
	newEpoch,
	openAcknowledgement,
	tellable,
	type Bytes,
	type Vault,
	type VaultError,
	type VaultParts,
	type VaultResult
} from '#lib/vault/index.js';
import type { AppliedChange } from './attempt.js';
import {
	alter,
	deviceStates,
	hasBy,
	newCarrier,
	readersOf,
	type Carrier,
	type CarrierReader,
	type DeviceState,
	type ToSend
} from './carrier.js';
import { NOTHING_CARRIED } from './carried.js';
import { EpochBook, epochOf, type Standing } from './epoch-book.js';
import { mustStartAnew } from './own.js';
import { lackedBy, nextParcel, type PackTools } from './packing.js';
import { packTools } from './pack-tools.js';
import { readParcel } from './parcel.js';
import { countAccepted, nothingReceived, type Received } from './received.js';
import { isNewer, recall, remember, type Remembered } from './remembered.js';
import { Replica, type Accepted, type ReplicaWrite } from './replica.js';
import { SendingAgain } from './sending-again.js';
import { counted, storedRuns } from './stored-runs.js';
import { headsIn, type Vector } from './vector.js';

/** Bytes of a parcel that is carried by hand: one file, of a size that messengers take. */
const BY_HAND_BYTES = 32 * 1024 * 1024;
/** So many acknowledgements of unknown devices wait at most. */
const MOST_UNHEARD = 16;

/**
 * Sync for one open vault: takes parcels from other devices into it, and makes
 * those that they lack. One call after another. Holds what is known of all logs
 * (`Replica`), read from the disk at `begin`.
 */
export class VaultSync {
	readonly #vault: Vault;
	readonly #replica: Replica;
	#parts: VaultParts;
	#remembered: Remembered;
	readonly #carriers = new Map<string, Carrier>();
	/** Runs that this device wrote and that the replica has not taken yet. */
	readonly #written: Bytes[] = [];
	readonly #book = new EpochBook();
	/** Devices that are cut off, by the fold's last word, and the others besides this one. */
	#cutOff: ReadonlySet<string> = new Set();
	#others: readonly string[] = [];
	/** Why the last commit failed. */
	#failure: VaultError = { kind: 'unexpected', where: 'sync.commit' };
	readonly #sendingAgain = new SendingAgain();
	/** Acknowledgements by devices that are not known yet. */
	readonly #unheard: { bytes: Bytes; carrier: string }[] = [];
	#queue: Promise<unknown> = Promise.resolve();

	private constructor(vault: Vault, parts: VaultParts, remembered: Remembered) {
		this.#vault = vault;
		this.#parts = parts;
		this.#remembered = remembered;
		this.#replica = new Replica({ vault: parts.vault, keys: parts.keys, members: parts.members });
		vault.onWritten((runs) => this.#written.push(...runs));
	}

	/**
	 * Reads all logs from the disk: takes a while on a large one, so call it in
	 * idle time or when sync is first needed. `tell` hears the share that is read.
	 * What `received` holds was applied now: runs that lay aside at the unlock.
	 */
	static async begin(
		vault: Vault,
		tell: (share: number) => void = () => undefined
	): Promise<VaultResult<{ sync: VaultSync; received: Received }>> {
		const parts = await vault.parts();
		const remembered = await recall(vault);
		if (!remembered.ok) return remembered;
		const sync = new VaultSync(vault, parts, remembered.value);
		const received = await sync.#inTurn(() => sync.#restore(tell));
		return received.ok ? { ok: true, value: { sync, received: received.value } } : received;
	}

	async #restore(tell: (share: number) => void): Promise<VaultResult<Received>> {
		const stored = await storedRuns(this.#parts);
		if (!stored.ok) return stored;
		const { all, aside } = stored.value;
		const { applied } = await this.#replica.restore(counted(all, tell));
		this.#book.note(applied);
		// What no document was read from is new to the screens now: what lay aside and was not
		// applied yet, and whole documents where the record that names one as a volume was not.
		const { tools, volumes } = this.#parts;
		const named = new Set([tools.vaultDocument, ...[...volumes.values()].flat()]);
		const isRead = ({ link, n }: AppliedChange) =>
			n <= (aside.get(this.#replica.state.entries.get(link)?.run ?? '') ?? Number.POSITIVE_INFINITY);
		const fresh = applied.filter((change) => !named.has(change.document) || !isRead(change));
		await this.#vault.applyOutside(fresh);
		const received = nothingReceived();
		countAccepted(received, { outcomes: [], released: [], applied: fresh, forks: [], stops: [] });
		received.texts.push(...fresh.map(({ text }) => text));
		const anew = await this.#beginAnewIfNeeded([], received);
		return anew.ok ? { ok: true, value: this.#told(received) } : anew;
	}

	/**
	 * Takes one parcel, whatever it is: written strictly first, then applied.
	 * A refusal (`storage-full` …) means that nothing of it was taken: it has to
	 * come again.
	 * @param carrier the name of the carrier that it came by
	 */
	receive(parcel: Bytes, carrier: string): Promise<VaultResult<Received>> {
		return this.#inTurn(async () => {
			await this.#takeOwn();
			const read = readParcel(parcel, this.#parts.vault);
			if (!read.ok) return { ok: true, value: this.#told(nothingReceived(read.error)) };
			const received = nothingReceived();
			await this.#book.offer(this.#parts, read.value.seals);
			const accepted = await this.#accept(() => this.#replica.accept(read.value.runs, this.#commit), received);
			if (!accepted.ok) return accepted;
			this.#noteCarried(carrier, accepted.value);
			const learned = await this.#learnEpochs(received);
			if (!learned.ok) return learned;
			await this.#hearAll(read.value.acknowledgements, carrier, received);
			const anew = await this.#beginAnewIfNeeded(this.#vectors(), received);
			if (!anew.ok) return anew;
			await this.#remember();
			return { ok: true, value: this.#told(received) };
		});
	}

	/** Opens a carrier by its name. One that keeps what it gets is remembered; a line begins anew each time. */
	open(name: string, reader: CarrierReader): void {
		const known = reader === 'anybody' ? this.#remembered.carriers[name] : undefined;
		this.#carriers.set(name, newCarrier(reader, known));
	}

	close(name: string): void {
		this.#carriers.delete(name);
	}

	/** The carrier lost what it had, or was wiped: all of it is sent again. Null stands for all carriers, also those that are not open. */
	forgot(name: string | null): Promise<VaultResult<null>> {
		return this.#inTurn(async () => {
			if (name === null) this.#remembered.carriers = {};
			for (const [known, carrier] of this.#carriers)
				if (name === null || known === name)
					Object.assign(carrier, { carried: NOTHING_CARRIED, greeted: null, pending: null });
			await this.#remember();
			return { ok: true, value: null };
		});
	}

	/**
	 * The next parcel for a carrier; null when it lacks nothing that is held here.
	 * Over a line the devices first tell each other what they hold. `sent` tells
	 * what became of it; until then the same is handed out again.
	 */
	next(name: string): Promise<VaultResult<ToSend | null>> {
		return this.#inTurn(async () => {
			await this.#takeOwn();
			const carrier = this.#carriers.get(name);
			if (!carrier) return { ok: true, value: null };
			const { epoch } = (this.#parts = await this.#vault.parts());
			const [replica, others, remembered, carriers] = [this.#replica, this.#others, this.#remembered, this.#carriers];
			this.#sendingAgain.prepare({ replica, epoch, others, remembered, carriers });
			const packed = await nextParcel(
				this.#replica,
				carrier.carried,
				readersOf(carrier, this.#cutOff),
				await this.#tools(carrier)
			);
			carrier.pending = packed?.carried ?? null;
			return { ok: true, value: packed && { parcel: packed.parcel, records: packed.records, left: packed.left } };
		});
	}

	/**
	 * One parcel for all other devices, to be carried by hand: what any of them has
	 * not acknowledged, and what is held here. Nothing of it is remembered, since
	 * nobody knows whether it arrives: until they answer, the next one has it again.
	 */
	byHand(): Promise<VaultResult<ToSend>> {
		return this.#inTurn(async () => {
			await this.#takeOwn();
			const heard = (device: string) => this.#remembered.heard[device];
			const readers = this.#others.map((device) => heard(device)?.vector).map((vector) => (vector ? [vector] : []));
			const tools = { ...(await this.#tools(newCarrier('anybody'))), parcelBytes: BY_HAND_BYTES };
			const packed = await nextParcel(this.#replica, NOTHING_CARRIED, readers, tools);
			// Something is always held here, this device's own admission, and so there is always something to say.
			return packed ? { ok: true, value: packed } : { ok: false, error: { kind: 'unexpected', where: 'sync.by-hand' } };
		});
	}

	/** The carrier took the parcel that `next` handed out last. */
	sent(name: string): Promise<VaultResult<null>> {
		return this.#inTurn(async () => {
			const carrier = this.#carriers.get(name);
			if (carrier?.pending) {
				carrier.carried = carrier.pending;
				carrier.pending = null;
				await this.#remember();
			}
			return { ok: true, value: null };
		});
	}

	/** How many records a carrier lacks of what is held here. */
	left(name: string): number {
		const carrier = this.#carriers.get(name);
		return carrier ? lackedBy(this.#replica, carrier.carried, readersOf(carrier, this.#cutOff)) : 0;
	}

	/** How other devices stand, by what they acknowledged. What they name counts only where it lies in our logs too. */
	devices(): Promise<VaultResult<DeviceState[]>> {
		return this.#inTurn(async () => {
			await this.#takeOwn();
			return { ok: true, value: deviceStates(this.#replica, this.#remembered.heard) };
		});
	}

	/** SHA-256 over the ids and links of all records held, hex, and how many they are: equal on devices that hold the same. */
	digest(): Promise<VaultResult<{ digest: string; records: number }>> {
		return this.#inTurn(async () => {
			await this.#takeOwn();
			return { ok: true, value: { digest: this.#replica.digest(), records: this.#replica.entries().length } };
		});
	}

	/** On the disk first; then the documents and whoever is told of it. */
	async #accept(take: () => Promise<Accepted>, received: Received): Promise<VaultResult<Accepted>> {
		const accepted = await take();
		if (!accepted.kept) return { ok: false, error: this.#failure };
		await this.#vault.applyOutside(accepted.applied);
		countAccepted(received, accepted);
		received.texts.push(...accepted.applied.map(({ text }) => text));
		this.#book.note(accepted.applied);
		return { ok: true, value: accepted };
	}

	readonly #commit = async (write: ReplicaWrite): Promise<boolean> => {
		const epochs = new Set(write.store.flatMap(({ bytes }) => epochOf(bytes)));
		const learned = this.#book.needed(epochs);
		const done = await this.#vault.writeOutside(write, learned.keys.length > 0 ? learned : null);
		if (!done.ok) this.#failure = done.error;
		return done.ok;
	};

	/** Keys that new records bring for this device go into its keyring; what waited for them is looked at again. */
	async #learnEpochs(received: Received): Promise<VaultResult<null>> {
		this.#parts = await this.#vault.parts();
		const learned = await this.#book.fromRecords(this.#parts);
		if (learned.keys.length > 0) {
			const done = await this.#vault.writeOutside({ store: [], forget: [], standing: this.#standing }, learned);
			if (!done.ok) return done;
		}
		this.#parts = await this.#vault.parts();
		const again = await this.#accept(() => this.#replica.reconsider(this.#commit), received);
		return again.ok ? { ok: true, value: null } : again;
	}

	readonly #standing = (link: string) => this.#replica.state.standings.get(link);

	/**
	 * What the fold says of devices and epochs, after each change of either: from
	 * now on the right epoch seals what is new, and who must not read it gets no
	 * key. Returns the texts of what had to be written for that.
	 */
	settle(standing: Standing): Promise<VaultResult<{ texts: string[] }>> {
		return this.#inTurn(async () => {
			await this.#takeOwn();
			const { device } = this.#vault;
			this.#cutOff = new Set(standing.devices.flatMap((one) => (one.revoked ? one.device : [])));
			const self = standing.devices.find((one) => one.device === device);
			this.#others = standing.devices.flatMap((one) => (one.revoked || one.device === device ? [] : one.device));
			const current = standing.epochs.at(-1)?.epoch ?? this.#book.first(await this.#vault.parts());
			if (!self || self.revoked) return { ok: true, value: { texts: [] } };
			const texts: string[] = [];
			if (current !== null) {
				const used = await this.#vault.act((parts) =>
					Promise.resolve({ ok: true, value: currentEpoch(parts, current) ?? { records: [] } })
				);
				if (!used.ok) return used;
			}
			const duty = this.#book.duty(standing, await this.#vault.parts(), this.#until);
			if (duty) {
				const done = await this.#vault.act((parts) =>
					duty.kind === 'open' ? newEpoch(parts, duty.rest, duty.again) : moreSeals(parts, duty.devices)
				);
				if (!done.ok) return done;
				texts.push(...done.value.texts);
			}
			await this.#takeOwn();
			return { ok: true, value: { texts } };
		});
	}

	readonly #until = (link: string) => this.#replica.state.branch(link, () => false).map((entry) => entry.link);

	/** What this device wrote stands on the disk and in its documents already. */
	async #takeOwn(): Promise<void> {
		const runs = this.#written.splice(0);
		if (runs.length === 0) return;
		const { applied } = await this.#replica.accept(runs, () => Promise.resolve(true));
		this.#book.note(applied);
	}

	/** What came by a carrier that keeps its parcels lies there for everybody. */
	#noteCarried(name: string, accepted: Accepted): void {
		const carrier = this.#carriers.get(name);
		if (carrier?.reader !== 'anybody') return;
		alter(carrier, (carried) => ({ ...carried, has: hasBy(this.#replica, carried.has, accepted) }));
	}

	/** Those of whom nothing is known yet are tried again when more has come: a new device is greeted before it has any log. */
	async #hearAll(acknowledgements: readonly Bytes[], carrier: string, received: Received): Promise<void> {
		const all = [...this.#unheard.splice(0), ...acknowledgements.map((bytes) => ({ bytes, carrier }))];
		for (const { bytes, carrier: name } of all)
			if (await this.#hear(bytes, name, received)) this.#unheard.push({ bytes, carrier: name });
		this.#unheard.splice(0, Math.max(0, this.#unheard.length - MOST_UNHEARD));
	}

	/** True for one that may say something later. */
	async #hear(bytes: Bytes, carrier: string, received: Received): Promise<boolean> {
		const { vault, keys, members, platform } = this.#parts;
		const opened = await openAcknowledgement(bytes, vault, keys, members.keyOf);
		if (!opened.ok) {
			if (opened.error === 'newer') received.runs.newer += 1;
			return opened.error === 'unknown-device' || opened.error === 'unknown-epoch';
		}
		const { device, at, vector, epoch, cutOff = [], unopened = 0 } = opened.value;
		if (device === this.#vault.device) return false;
		const line = this.#carriers.get(carrier);
		if (line?.reader === 'line') {
			line.greeted = { device, vector, epoch };
			// Said once more under an epoch that the other one has: it may know no other.
			if (!line.saidUnder.has(epoch)) alter(line, (carried) => ({ ...carried, said: {} }));
		}
		if (cutOff.includes(this.#vault.device)) this.#remembered.cutOff = this.#vault.device;
		const covers = (one: Vector, other: Vector) =>
			Object.keys(other).every((log) =>
				headsIn(other, log).every((head) => this.#replica.acknowledged(one, log, head))
			);
		if (!isNewer(this.#remembered.heard[device], { at, vector }, covers)) return false;
		this.#remembered.heard[device] = { at, heard: platform.clock().moment, vector, epoch, unopened };
		received.acknowledged.push(device);
		return false;
	}

	#vectors(): Vector[] {
		return Object.values(this.#remembered.heard).map(({ vector }) => vector);
	}

	async #beginAnewIfNeeded(theirs: readonly Vector[], received: Received): Promise<VaultResult<null>> {
		if (!mustStartAnew(this.#replica, this.#vault.device, this.#vault.written, theirs))
			return { ok: true, value: null };
		const begun = await this.#vault.beginAnew();
		if (!begun.ok) return begun;
		this.#parts = await this.#vault.parts();
		Object.assign(this.#replica.parts, { keys: this.#parts.keys, members: this.#parts.members });
		received.texts.push(...begun.value.texts);
		received.becameNew = true;
		await this.#takeOwn();
		return { ok: true, value: null };
	}

	#told(received: Received): Received {
		received.texts = tellable(this.#parts, received.texts);
		received.distrusted.push(...this.#vault.distrusted);
		received.device = this.#vault.device;
		received.cutOff = this.#remembered.cutOff === received.device;
		return received;
	}

	async #tools(carrier: Carrier): Promise<PackTools> {
		this.#parts = await this.#vault.parts();
		return packTools({ parts: this.#parts, book: this.#book, cutOff: this.#cutOff }, carrier);
	}

	/** Kept for the next unlock; where there is no room, it is sent again then. */
	async #remember(): Promise<void> {
		const carriers = { ...this.#remembered.carriers };
		for (const [name, { reader, carried }] of this.#carriers) if (reader === 'anybody') carriers[name] = carried;
		this.#remembered = { ...this.#remembered, carriers };
		await remember(this.#vault, this.#remembered);
	}

	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const next = this.#queue.then(work);
		this.#queue = next.catch(() => null);
		return next;
	}
}
