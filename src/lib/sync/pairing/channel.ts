import type { Bytes } from '#lib/vault/bytes.js';

/**
 * What carries the few small messages of a pairing: QR codes both ways, files,
 * a mailbox. Trusted for nothing: it may lose, double, delay or alter them.
 */
export interface PairingChannel {
	/** Begins to tell what comes from the other side, byte for byte, perhaps again, perhaps of anybody. Once per channel. */
	open(told: (message: Bytes) => void): void;
	/** Hands a message to the other side; it takes the place of the one before. */
	send(message: Bytes): void;
	/** Ends it; nothing is told afterwards. */
	close(): void;
}
