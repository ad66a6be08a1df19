import type { PairingChannel } from '#lib/sync/pairing/index.js';
import type { Bytes } from '#lib/vault/bytes.js';

/**
 * A channel that the lawyer is: what is to be sent stands on the screen, as QR
 * codes or as a file, and what comes was seen by the camera or chosen as a file.
 */
export class ShownChannel implements PairingChannel {
	/** What the other device is to get now. */
	showing = $state.raw<Bytes | null>(null);
	#told: ((message: Bytes) => void) | null = null;

	open(told: (message: Bytes) => void): void {
		this.#told = told;
	}
	send(message: Bytes): void {
		this.showing = message;
	}
	close(): void {
		this.#told = null;
		this.showing = null;
	}
	/** A message that was seen or chosen. */
	hand(message: Bytes): void {
		this.#told?.(message);
	}
}
