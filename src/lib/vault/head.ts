import { concat, fixed, sha256, u64, utf8, type Bytes } from './bytes.js';
import { deriveBytes } from './crypto.js';
import type { StoredHead } from './journal/port.js';

/** The device's own secret under which it tags heads; the tag on disk tells nothing of the records. */
export const headSecretOf = (signSeed: Bytes): Promise<Bytes> =>
	deriveBytes(signSeed, new Uint8Array(0), 'tizilim-head-0', 32);

/** The head of a log as it lies on disk. */
export const headOf = (secret: Bytes, device: string, n: number, link: Bytes): StoredHead => ({
	device,
	n,
	tag: sha256(concat(utf8('tizilim-head-1'), secret, fixed(device, 16), u64(n), link))
});
