import type { PasskeyRequest } from '#lib/vault/passkey.js';
import type { VaultError } from '#lib/vault/errors.js';
import type { Remote } from 'comlink';
import type { Result } from './contract.js';
import type { Host } from './host.js';
import { askPasskey, makePasskey, type PasskeyError } from './passkey.js';

type Ask = <T>(question: (host: Remote<Host>) => Promise<Result<T>>) => Promise<Result<T>>;

/** The device's own lock (fingerprint, face, PIN) as a second way into the vault, beside the passphrase. */
export class PasskeyDesk {
	/** What to ask the authenticator for; null where the lawyer set nothing up, or changed the passphrase since. */
	request = $state.raw<PasskeyRequest | null>(null);
	readonly #ask: Ask;

	constructor(ask: Ask) {
		this.#ask = ask;
	}

	/** Looks what lies on this device; before the vault is open. */
	async look(): Promise<void> {
		const found = await this.#ask((host) => host.passkey());
		this.request = found.ok ? found.value : null;
	}

	/** The output that opens the vault. A dialog that is closed leaves everything as it was. */
	async output(): Promise<Result<Uint8Array<ArrayBuffer>, VaultError | PasskeyError>> {
		return this.request === null ? { ok: false, error: { kind: 'passkey-refused' } } : askPasskey(this.request);
	}

	/** From now on the device's own lock opens the vault too, until the passphrase changes. */
	async add(passphrase: string): Promise<Result<null, VaultError | PasskeyError>> {
		const made = await makePasskey();
		if (!made.ok) return made;
		const { request, output } = made.value;
		const added = await this.#ask((host) => host.addPasskey(passphrase, request, output));
		if (added.ok) this.request = request;
		return added;
	}

	async drop(): Promise<Result<null>> {
		const dropped = await this.#ask((host) => host.dropPasskey());
		if (dropped.ok) this.request = null;
		return dropped;
	}
}
