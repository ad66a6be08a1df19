import { proxy, type Remote } from 'comlink';
import type { Register } from '#lib/register/index.js';
import type { CarrierReader, DeviceState, Received, ToSend } from '#lib/sync/index.js';
import type { Transport, TransportError, TransportKind, TransportState } from '#lib/sync/transports/port.js';
import type { Bytes, VaultError } from '#lib/vault/index.js';
import type { Result } from './contract.js';
import type { Host } from './host.js';
import { noCarriers, type OwnedCarrier } from './owned-carriers.js';

type Ask = <T>(question: (host: Remote<Host>) => Promise<Result<T>>) => Promise<Result<T>>;

/** How one carrier stands, for the screens. */
export interface CarrierStatus {
	name: string;
	kind: TransportKind;
	state: TransportState;
	/** Records that it lacks still, while it is being sent to; null at rest. */
	left: number | null;
	/** Why it did not take what was sent last; null when it did. */
	refused: TransportError | null;
}

/** What came from other devices, without the texts. */
export type Arrival = Omit<Received, 'texts' | 'distrusted'>;

/** What the session gives: its worker, and the one place where the register grows. */
export interface SyncSurroundings {
	ask: Ask;
	/** Hands new records to the fold. */
	take: (texts: readonly string[], distrusted: readonly string[]) => void;
	register: () => Register | null;
	/** The open vault's device became another one. */
	renamed: (device: string) => void;
}

/**
 * The screens' side of sync. Owns the transports that it is given, hands the
 * parcels of each to the vault's worker and those of the worker to each. Only
 * sealed bytes pass here.
 */
export class SyncDesk {
	carriers = $state.raw<readonly CarrierStatus[]>([]);
	/** How the other devices stand, by what they acknowledged. */
	devices = $state.raw<readonly DeviceState[]>([]);
	/** The share of the logs that was read, while sync begins; null otherwise. */
	reading = $state.raw<number | null>(null);
	/** What came last; null until something did. */
	arrival = $state.raw<Arrival | null>(null);
	/** Why what came could not be taken; it waits at its carrier until `retry`. */
	stuck = $state.raw<VaultError | null>(null);
	/** Another device says that this one is cut off. */
	cutOff = $state(false);

	/** Records that no other device in use has, as far as they told; null where none told anything. */
	readonly onlyHere = $derived.by(() => {
		const lacking = this.#inUse().map(({ lacks }) => lacks);
		return lacking.length === 0 ? null : Math.min(...lacking);
	});
	/** The device in use that told last that it has everything. */
	readonly alsoOn = $derived.by(() => {
		const whole = this.#inUse().filter(({ lacks }) => lacks === 0);
		return whole.toSorted((a, b) => b.heard - a.heard)[0] ?? null;
	});

	readonly #around: SyncSurroundings;
	readonly #owned = noCarriers();
	#begun: Promise<Result<null>> | null = null;
	/** Those who wait for `retry`. */
	#waiting: (() => void)[] = [];
	/** Counts locks: what an earlier opening of the vault could not take is no trouble of the next one. */
	#locks = 0;
	/** Devices and epochs that sync was told of last. */
	#settled: readonly unknown[] = [];

	constructor(around: SyncSurroundings) {
		this.#around = around;
	}

	/** Reads all logs, once per unlock, and hands over what lay aside. Call in idle time, or leave it to the first carrier. */
	begin(): Promise<Result<null>> {
		this.#begun ??= this.#begin();
		return this.#begun;
	}

	/** A register on one device only has nothing to keep the same: its logs are not read for that. */
	async beginIfShared(): Promise<void> {
		if ((this.#around.register()?.devices.length ?? 0) > 1) await this.begin();
	}

	async #begin(): Promise<Result<null>> {
		this.reading = 0;
		let read = false;
		const tell = (share: number): void => {
			// A share may be told on its way still when the answer is there already.
			if (!read) this.reading = share;
		};
		const begun = await this.#around.ask((host) => host.beginSync(proxy(tell)));
		read = true;
		this.reading = null;
		if (!begun.ok) {
			this.#begun = null;
			return begun;
		}
		if (begun.value) await this.#arrived(begun.value);
		await this.#refresh();
		return { ok: true, value: null };
	}

	/**
	 * Takes a transport over, opens it and keeps both ends the same through it.
	 * @param name tells carriers apart, also at the next unlock
	 * @param reader `line` to one device that is there now, `anybody` where parcels lie for whoever comes
	 */
	async add(name: string, transport: Transport, reader: CarrierReader): Promise<void> {
		await this.remove(name);
		this.#owned.set(name, { transport, pumping: false, again: false });
		this.#set({ name, kind: transport.kind, state: { kind: 'opening' }, left: null, refused: null });
		const begun = await this.begin();
		const ready = begun.ok && (await this.#around.ask((host) => host.openCarrier(name, reader)));
		if (!ready || !ready.ok) {
			await this.remove(name);
			return;
		}
		const opened = await transport.open({
			parcel: (bytes) => this.#take(bytes, name),
			state: (state) => {
				this.#update(name, { state });
				if (state.kind === 'open') void this.#pump(name);
			},
			forgot: () => void this.#forgot(name)
		});
		// How it stands it has told already: one that failed may be trying again by now.
		if (opened.ok) await this.#pump(name);
	}

	/** Ends a carrier. */
	async remove(name: string): Promise<void> {
		const carrier = this.#owned.get(name);
		if (!carrier) return;
		this.#owned.delete(name);
		this.carriers = this.carriers.filter((one) => one.name !== name);
		await carrier.transport.close();
		await this.#around.ask((host) => host.closeCarrier(name));
	}

	/** Something was written here: every carrier gets it. */
	wrote(): void {
		void this.#wrote();
	}

	async #wrote(): Promise<void> {
		await this.#settle();
		for (const name of this.#owned.keys()) void this.#pump(name);
		if (this.#begun) await this.#refresh();
	}

	/** One parcel for all other devices, to be carried by hand: what they have not acknowledged. */
	async makeParcel(): Promise<Result<ToSend>> {
		const begun = await this.begin();
		return begun.ok ? this.#around.ask((host) => host.parcelByHand()) : begun;
	}

	/** Takes a parcel that the lawyer opened by hand. */
	async receive(parcel: Bytes): Promise<Result<Arrival>> {
		const begun = await this.begin();
		if (!begun.ok) return begun;
		const received = await this.#around.ask((host) => host.receiveParcel(parcel, 'by-hand'));
		if (!received.ok) return received;
		await this.#arrived(received.value);
		return { ok: true, value: received.value };
	}

	/** Tries again what could not be taken, after room was made. */
	retry(): void {
		this.stuck = null;
		for (const wake of this.#waiting.splice(0)) wake();
	}

	/** Cuts a device off: what it writes later waits for the lawyer's decision, what the others write later it cannot read. */
	async revoke(device: string): Promise<Result<null>> {
		const rest = (this.#around.register()?.devices ?? []).filter(
			(one) => one.revoked === null && one.device !== device
		);
		const recipients = rest.map((one) => ({ device: one.device, agreeKey: one.agreeKey }));
		const done = await this.#around.ask((host) => host.revokeDevice(device, recipients));
		if (!done.ok) return done;
		this.#around.take(done.value.texts, []);
		this.wrote();
		return { ok: true, value: null };
	}

	/** A hash over all records held here, for comparing by eye or by a message, and their count. */
	digest(): Promise<Result<{ digest: string; records: number }>> {
		return this.#around.ask((host) => host.digest());
	}

	/**
	 * Looks through the whole journal, builds anew what is damaged, and says on
	 * every carrier again what is here, so that the others send what is lacking;
	 * on one that is not open now, once it is.
	 */
	async repair(): Promise<Result<{ restored: number; lost: number }>> {
		const verified = await this.#around.ask((host) => host.verify());
		if (!verified.ok) return verified;
		const kept = await this.#around.ask((host) => host.writeSnapshots());
		if (!kept.ok) return kept;
		const forgotten = await this.#around.ask((host) => host.carrierForgot(null));
		if (!forgotten.ok) return forgotten;
		for (const name of this.#owned.keys()) void this.#pump(name);
		return verified;
	}

	/** Sends again by a carrier all that is here: it may have lost it. */
	async sendAnew(name: string): Promise<void> {
		if (this.#owned.has(name)) await this.#forgot(name);
	}

	/** The vault locks: every carrier ends. */
	forget(): void {
		for (const { transport } of this.#owned.values()) void transport.close();
		this.#owned.clear();
		this.#begun = null;
		this.#settled = [];
		// What could not be taken is told again by its carrier, once the vault is open anew.
		this.#waiting = [];
		this.#locks += 1;
		Object.assign(this, { carriers: [], devices: [], reading: null, arrival: null, stuck: null, cutOff: false });
	}

	/** Resolves when it is durably taken, or worthless: a carrier counts it as delivered then. Never, where the vault locks before. */
	async #take(bytes: Bytes, name: string): Promise<void> {
		const locks = this.#locks;
		for (;;) {
			const received = await this.#around.ask((host) => host.receiveParcel(bytes, name));
			if (received.ok) {
				await this.#arrived(received.value);
				for (const other of this.#owned.keys()) void this.#pump(other);
				return;
			}
			if (locks === this.#locks) this.stuck = received.error;
			await new Promise<void>((wake) => {
				if (locks === this.#locks) this.#waiting.push(wake);
			});
		}
	}

	async #arrived({ texts, distrusted, ...arrival }: Received): Promise<void> {
		this.#around.take(texts, distrusted);
		this.arrival = arrival;
		this.cutOff = arrival.cutOff;
		if (arrival.becameNew) this.#around.renamed(arrival.device);
		await this.#settle();
		await this.#refresh();
	}

	/** Where the fold says something new of devices or epochs, the worker draws the consequences. */
	async #settle(): Promise<void> {
		const register = this.#around.register();
		if (!register || !this.#begun) return;
		const { devices, epochs } = register;
		if (this.#settled[0] === devices && this.#settled[1] === epochs) return;
		this.#settled = [devices, epochs];
		const done = await this.#around.ask((host) => host.settleDevices({ devices, epochs }));
		if (done.ok && done.value.texts.length > 0) {
			this.#around.take(done.value.texts, []);
			await this.#settle();
		}
	}

	async #forgot(name: string): Promise<void> {
		await this.#around.ask((host) => host.carrierForgot(name));
		await this.#pump(name);
	}

	/** Hands parcels over until the carrier lacks nothing or refuses; one pump for each carrier. */
	async #pump(name: string): Promise<void> {
		const carrier = this.#owned.get(name);
		if (!carrier) return;
		carrier.again = true;
		if (carrier.pumping) return;
		carrier.pumping = true;
		// Told before anything is awaited: no screen may say meanwhile that all has been sent.
		this.#update(name, { left: 0 });
		while (carrier.again && this.#owned.get(name) === carrier) {
			carrier.again = false;
			await this.#sendAll(name, carrier);
		}
		carrier.pumping = false;
		this.#update(name, { left: null });
		await this.#refresh();
	}

	async #sendAll(name: string, carrier: OwnedCarrier): Promise<void> {
		while (this.#owned.get(name) === carrier && this.#statusOf(name)?.state.kind === 'open') {
			const next = await this.#around.ask((host) => host.nextParcel(name));
			if (!next.ok || !next.value) return;
			this.#update(name, { left: next.value.records + next.value.left });
			const sent = await carrier.transport.send(next.value.parcel);
			this.#update(name, { refused: sent.ok ? null : sent.error });
			if (!sent.ok) return;
			await this.#around.ask((host) => host.parcelSent(name));
		}
	}

	async #refresh(): Promise<void> {
		const devices = await this.#around.ask((host) => host.syncDevices());
		if (devices.ok) this.devices = devices.value;
	}

	#inUse(): readonly DeviceState[] {
		const devices = this.#around.register()?.devices ?? [];
		return this.devices.filter(({ device }) => devices.some((one) => one.device === device && one.revoked === null));
	}

	#statusOf(name: string): CarrierStatus | undefined {
		return this.carriers.find((one) => one.name === name);
	}

	#set(status: CarrierStatus): void {
		this.carriers = [...this.carriers.filter(({ name }) => name !== status.name), status];
	}

	#update(name: string, change: Partial<CarrierStatus>): void {
		this.carriers = this.carriers.map((one) => (one.name === name ? { ...one, ...change } : one));
	}
}
