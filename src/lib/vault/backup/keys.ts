import { fromHex, toHex, type Bytes } from '../bytes.js';
import { deriveBytes, KEY_BYTES } from '../crypto.js';
import { bech32 } from './bech32.js';

/**
 * The two X25519 keys that open a backup. One comes from the recovery words:
 * the root's own Ed25519 key in its Montgomery form, so that every device that
 * knows the root's public key can make a backup for the words, long after the
 * root seed has left it. The other comes from the unlock key, which the
 * passphrase of the day (or whatever else opens the keyring) unwraps.
 */

/** The private X25519 key of the words, 32 bytes: what RFC 8032 makes of the root seed to sign with. */
export async function wordsSeed(rootSeed: Bytes): Promise<Bytes> {
	return new Uint8Array(await crypto.subtle.digest('SHA-512', rootSeed)).slice(0, KEY_BYTES);
}

const FIELD = 2n ** 255n - 19n;

/**
 * The public X25519 key of the words, from the root's Ed25519 key: the point's
 * Montgomery u = (1 + y) / (1 - y) (RFC 7748, 4.1). All of it is public.
 */
export function wordsKey(rootKey: Bytes): Bytes {
	const y = BigInt(`0x${toHex(rootKey.toReversed())}`) & (2n ** 255n - 1n);
	const u = ((1n + y) * inverse((FIELD + 1n - (y % FIELD)) % FIELD)) % FIELD;
	return (fromHex(u.toString(16).padStart(2 * KEY_BYTES, '0')) ?? new Uint8Array(KEY_BYTES)).toReversed();
}

/** By Fermat; of zero it is zero, a point of low order, which X25519 refuses. */
function inverse(value: bigint): bigint {
	let [result, base, exponent] = [1n, value, FIELD - 2n];
	for (; exponent > 0n; exponent >>= 1n) {
		if (exponent & 1n) result = (result * base) % FIELD;
		base = (base * base) % FIELD;
	}
	return result;
}

/** The private X25519 key of the passphrase of the day, from the unlock key that it wraps. */
export const passphraseSeed = (unlockKey: Bytes): Promise<Bytes> =>
	deriveBytes(unlockKey, new Uint8Array(0), 'tizilim-backup-key-1', KEY_BYTES);

/** A public X25519 key as age writes a recipient. */
export const recipientOf = (publicKey: Bytes): string => bech32('age', publicKey);

/** A private X25519 key as age writes an identity: what `age -d -i` takes. */
export const identityOf = (seed: Bytes): string => bech32('age-secret-key-', seed).toUpperCase();
