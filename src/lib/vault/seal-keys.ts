import { fixed, toHex, type Bytes } from './bytes.js';
import { deriveKey, epochIdOf } from './crypto.js';

/** What is sealed under an epoch: each purpose and device has a key of its own, so that random ivs never meet. */
export type SealPurpose = 'run' | 'snapshot' | 'draft' | 'acknowledgement' | 'document' | 'holdings';

/** The epoch keys that an open vault holds, and the keys derived from them, each derived once. */
export class SealKeys {
	readonly #epochs = new Map<string, Bytes>();
	readonly #derived = new Map<string, Promise<CryptoKey>>();

	/** Adds an epoch's key; returns its id, 16 bytes in hex. */
	add(key: Bytes): string {
		const id = toHex(epochIdOf(key));
		this.#epochs.set(id, key);
		return id;
	}

	/** The AES-256-GCM key of a purpose and device under an epoch; null for an epoch that is not known here. */
	key(purpose: SealPurpose, epoch: string, device: string): Promise<CryptoKey> | null {
		const secret = this.#epochs.get(epoch);
		if (!secret) return null;
		const name = `${purpose} ${epoch} ${device}`;
		const derived = this.#derived.get(name) ?? deriveKey(secret, fixed(device, 16), `tizilim-${purpose}-0`);
		this.#derived.set(name, derived);
		return derived;
	}

	/** Forgets every key: the vault locks. */
	clear(): void {
		this.#epochs.clear();
		this.#derived.clear();
	}
}
