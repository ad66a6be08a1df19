import { concat, fixed, sha256, u64, utf8, type Bytes } from './bytes.js';
import { verify, type Signer } from './crypto.js';

/** The link before a device's first record: binds the log to its vault and key. */
export const firstLink = (vault: Bytes, deviceKey: Bytes): Bytes =>
	sha256(concat(utf8('tizilim-log-1'), vault, deviceKey));

/**
 * The link of record `n`: chains the record to all before it.
 * @param document 16 bytes in hex
 * @param change the change's hash, 32 bytes in hex
 */
export function nextLink(previous: Bytes, n: number, document: string, change: string): Bytes {
	return sha256(concat(previous, u64(n), fixed(document, 16), fixed(change, 32)));
}

const linkMessage = (link: Bytes): Bytes => concat(utf8('tizilim-link-1'), link);

/** The device signs each link when it writes it; the last signature of a run stands for all of it. */
export const signLink = (signer: Signer, link: Bytes): Promise<Bytes> => signer.sign(linkMessage(link));
export const verifyLink = (deviceKey: Bytes, link: Bytes, signature: Bytes): Promise<boolean> =>
	verify(deviceKey, linkMessage(link), signature);
