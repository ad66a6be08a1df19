import { wordsSeed } from './backup/keys.js';
import { concat, equalBytes, fixed, randomBytes, Reader, toHex, utf8, type Bytes } from './bytes.js';
import { aesKey, agreePublicKey, agreeWith, deriveBytes, epochIdOf, KEY_BYTES, open, seal } from './crypto.js';

export const EPOCH_VERSION = 1;
const MAGIC = utf8('TZLE');

/** To whom an epoch key is sealed: the root, or a device (its id, hex). */
export type Recipient = 'root' | (string & {});

const recipientBytes = (to: Recipient): Bytes => (to === 'root' ? new Uint8Array(16) : fixed(to, 16));

/**
 * Seals an epoch's key to a device or to the root: X25519 with a one-time key,
 * HKDF, AES-256-GCM. MAGIC ‖ version ‖ vault ‖ epoch ‖ recipient ‖ one-time key ‖ iv ‖ sealed key.
 */
export async function sealEpoch(vault: Bytes, epochKey: Bytes, to: Recipient, agreeKey: Bytes): Promise<Bytes> {
	const oneTime = randomBytes(KEY_BYTES);
	const oneTimePublic = await agreePublicKey(oneTime);
	const header = concat(
		MAGIC,
		Uint8Array.of(EPOCH_VERSION),
		vault,
		epochIdOf(epochKey),
		recipientBytes(to),
		oneTimePublic
	);
	return concat(header, await seal(await sharedKey(oneTime, agreeKey, header), epochKey, header));
}

/** The epoch's key, or null where the seal is for somebody else, altered, or of another vault. */
export async function openEpoch(sealed: Bytes, vault: Bytes, to: Recipient, agreeSeed: Bytes): Promise<Bytes | null> {
	const reader = new Reader(sealed);
	const sound = equalBytes(reader.take(4), MAGIC) && reader.u8() <= EPOCH_VERSION && equalBytes(reader.take(32), vault);
	const epoch = toHex(reader.take(16));
	const recipient = reader.take(16);
	const oneTimePublic = reader.take(32);
	const body = reader.take(reader.left);
	if (!sound || !reader.whole || !equalBytes(recipient, recipientBytes(to))) return null;
	const header = sealed.slice(0, sealed.length - body.length);
	const key = await open(await sharedKey(agreeSeed, oneTimePublic, header), body, header);
	return key && toHex(epochIdOf(key)) === epoch ? key : null;
}

/**
 * Opens a seal that is for the root. That of the first epoch is for the root's
 * own X25519 key; a later one was made where the root seed is not, for the
 * root's Ed25519 key in Montgomery form, as backups are (`backup/keys.ts`).
 */
export async function openRootSeal(sealed: Bytes, vault: Bytes, rootSeed: Bytes): Promise<Bytes | null> {
	const first = await openEpoch(sealed, vault, 'root', await rootAgreeSeed(rootSeed));
	return first ?? openEpoch(sealed, vault, 'root', await wordsSeed(rootSeed));
}

/** What a seal says in clear: the epoch, and whom it is for; null for bytes that are no seal. */
export function readEpochSeal(sealed: Bytes): { vault: Bytes; epoch: string; to: Recipient } | null {
	const reader = new Reader(sealed);
	const known = equalBytes(reader.take(4), MAGIC) && reader.u8() <= EPOCH_VERSION;
	const vault = reader.take(32);
	const epoch = toHex(reader.take(16));
	const to = reader.take(16);
	reader.take(32);
	if (!known || !reader.whole) return null;
	return { vault, epoch, to: equalBytes(to, recipientBytes('root')) ? 'root' : toHex(to) };
}

/** Whether an epoch seal names the root as the one it is for. */
export const isEpochForRoot = (sealed: Bytes): boolean => equalBytes(sealed.slice(53, 69), recipientBytes('root'));

/** Seed of the root's X25519 key, derived from the root seed: the words alone open what is sealed to the root. */
export const rootAgreeSeed = (rootSeed: Bytes): Promise<Bytes> =>
	deriveBytes(rootSeed, new Uint8Array(0), 'tizilim-root-agree-1', KEY_BYTES);

async function sharedKey(seed: Bytes, publicKey: Bytes, header: Bytes): Promise<CryptoKey> {
	const shared = await agreeWith(seed, publicKey);
	return aesKey(await deriveBytes(shared, header, 'tizilim-epoch-seal-0', KEY_BYTES));
}
