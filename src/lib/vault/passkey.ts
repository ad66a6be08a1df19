import { concat, equalBytes, Reader, sha256, u32, utf8, type Bytes } from './bytes.js';
import { aesKey, deriveBytes, KEY_BYTES, open, seal } from './crypto.js';
import { KEYRING_LOCK_BYTES } from './keyring.js';

const PASSKEY_VERSION = 1;
const MAGIC = utf8('TZLP');
export const PASSKEY_SALT_BYTES = 32;
/** Longer credential ids than WebAuthn allows are refused. */
const MOST_CREDENTIAL = 1023;

/** What the browser must be asked with, so that the device's authenticator gives the same 32 bytes again. */
export interface PasskeyRequest {
	/** Which credential. */
	credential: Bytes;
	/** The input of its pseudo-random function. */
	salt: Bytes;
}

/**
 * Seals the keyring's unlock key under the output of a passkey's pseudo-random
 * function (WebAuthn PRF): a convenience beside the passphrase, on this device
 * only. It names the keyring's lock by its hash: after a change of the
 * passphrase the unlock key is another one, and the seal fits nothing.
 * @param output 32 bytes from the authenticator
 */
export async function sealPasskey(
	keyring: Bytes,
	unlockKey: Bytes,
	{ credential, salt }: PasskeyRequest,
	output: Bytes
): Promise<Bytes> {
	const header = concat(
		MAGIC,
		Uint8Array.of(PASSKEY_VERSION),
		lockHash(keyring),
		salt,
		u32(credential.length),
		credential
	);
	return concat(header, await seal(await keyOf(output, header), unlockKey, header));
}

/** What to ask the authenticator for; null where nothing lies there, or it was made for another passphrase or by a newer app. */
export function readPasskey(sealed: Bytes | undefined, keyring: Bytes): (PasskeyRequest & { header: Bytes }) | null {
	if (!sealed) return null;
	const reader = new Reader(sealed);
	const known = equalBytes(reader.take(4), MAGIC) && reader.u8() <= PASSKEY_VERSION;
	const fits = equalBytes(reader.take(32), lockHash(keyring));
	const salt = reader.take(PASSKEY_SALT_BYTES);
	const length = reader.u32();
	if (!known || !fits || length > MOST_CREDENTIAL) return null;
	const credential = reader.take(length);
	return reader.whole ? { credential, salt, header: sealed.slice(0, sealed.length - reader.left) } : null;
}

/** The unlock key, or null where the authenticator's output is not the one it was sealed under. */
export async function openPasskey(sealed: Bytes, keyring: Bytes, output: Bytes): Promise<Bytes | null> {
	const request = readPasskey(sealed, keyring);
	if (!request || output.length !== KEY_BYTES) return null;
	const { header } = request;
	return open(await keyOf(output, header), sealed.slice(header.length), header);
}

const lockHash = (keyring: Bytes): Bytes => sha256(keyring.slice(0, KEYRING_LOCK_BYTES));

const keyOf = async (output: Bytes, header: Bytes): Promise<CryptoKey> =>
	aesKey(await deriveBytes(output, header, 'tizilim-passkey-0', KEY_BYTES));
