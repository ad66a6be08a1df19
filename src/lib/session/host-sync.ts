import type { CarrierReader, DevicesStanding, DeviceState, Received, ToSend, VaultSync } from '#lib/sync/index.js';
import type { Bytes, SealedTo, Vault, VaultResult } from '#lib/vault/index.js';

/**
 * Sync of the open vault, in its worker. Read from the disk when it is first
 * asked for; what crosses to the page is sealed parcels, texts of records, and
 * ids, never a key.
 */
export class HostSync {
	readonly #vault: Vault;
	#begun: Promise<VaultResult<{ sync: VaultSync; received: Received }>> | null = null;

	constructor(vault: Vault) {
		this.#vault = vault;
	}

	/** Reads all logs, once; what it found in them is told to whoever asks first. */
	async begin(progress: (share: number) => unknown): Promise<VaultResult<Received | null>> {
		const first = this.#begun === null;
		const begun = await this.#begin(progress);
		if (!begun.ok) return begun;
		return { ok: true, value: first ? begun.value.received : null };
	}

	async #begin(progress: (share: number) => unknown = () => undefined) {
		this.#begun ??= import('#lib/sync/index.js').then(({ VaultSync }) =>
			VaultSync.begin(this.#vault, (share) => void progress(share))
		);
		const begun = await this.#begun;
		// What failed is tried again at the next question.
		if (!begun.ok) this.#begun = null;
		return begun;
	}

	async #with<T>(work: (sync: VaultSync) => Promise<VaultResult<T>>): Promise<VaultResult<T>> {
		const begun = await this.#begin();
		return begun.ok ? work(begun.value.sync) : begun;
	}

	receive(parcel: Bytes, carrier: string): Promise<VaultResult<Received>> {
		return this.#with((sync) => sync.receive(parcel, carrier));
	}
	open(carrier: string, reader: CarrierReader): Promise<VaultResult<null>> {
		return this.#with((sync) => {
			sync.open(carrier, reader);
			return Promise.resolve({ ok: true, value: null });
		});
	}
	close(carrier: string): Promise<VaultResult<null>> {
		return this.#with((sync) => {
			sync.close(carrier);
			return Promise.resolve({ ok: true, value: null });
		});
	}
	forgot(carrier: string | null): Promise<VaultResult<null>> {
		return this.#with((sync) => sync.forgot(carrier));
	}
	next(carrier: string): Promise<VaultResult<ToSend | null>> {
		return this.#with((sync) => sync.next(carrier));
	}
	sent(carrier: string): Promise<VaultResult<null>> {
		return this.#with((sync) => sync.sent(carrier));
	}
	byHand(): Promise<VaultResult<ToSend>> {
		return this.#with((sync) => sync.byHand());
	}
	settle(standing: DevicesStanding): Promise<VaultResult<{ texts: string[] }>> {
		return this.#with((sync) => sync.settle(standing));
	}
	devices(): Promise<VaultResult<DeviceState[]>> {
		return this.#with((sync) => sync.devices());
	}
	digest(): Promise<VaultResult<{ digest: string; records: number }>> {
		return this.#with((sync) => sync.digest());
	}
	/** Cuts a device off, with a new key for the rest; see `revocation`. */
	async revoke(device: string, rest: readonly SealedTo[]): Promise<VaultResult<{ texts: string[] }>> {
		const { revocation } = await import('#lib/vault/index.js');
		return this.#vault.act((parts) => revocation(parts, device, rest));
	}
}
