import { bodySchemas, type RecordBodies } from '#lib/register/index.js';
import * as v from 'valibot';
import { concat, equalBytes, fromHex, fromUtf8, randomBytes, Reader, toHex, u32, utf8, type Bytes } from './bytes.js';
import { aesKey, IV_BYTES, KEY_BYTES, open, pad, seal, TAG_BYTES, unpad } from './crypto.js';
import type { VaultError } from './errors.js';

export const KEYRING_VERSION = 1;
const MAGIC = utf8('TZLK');
const ARGON2ID = 1;
const SALT_BYTES = 16;
const WRAPPED_BYTES = IV_BYTES + KEY_BYTES + TAG_BYTES;

/** The fewest characters of a passphrase. */
export const LEAST_PASSPHRASE = 10;

/** Costs of Argon2id: memory in KiB, passes, lanes. Kept with the keyring and authenticated. */
export interface KdfCost {
	memory: number;
	passes: number;
	lanes: number;
}
export const USUAL_COST: KdfCost = { memory: 64 * 1024, passes: 3, lanes: 1 };
/** Below this a keyring is refused: somebody weakened it. */
const FLOOR: KdfCost = { memory: 19 * 1024, passes: 2, lanes: 1 };
/** Above this it is refused too: it would hang the phone. */
const CEILING: KdfCost = { memory: 1024 * 1024, passes: 20, lanes: 16 };

/** Derives the 32 bytes that wrap the keyring; null where the device could not (no memory for it). */
export type Kdf = (passphrase: string, salt: Bytes, cost: KdfCost) => Promise<Bytes | null>;

/** The secrets of one device, as they lie in the sealed keyring. */
export interface Keyring {
	vault: Bytes;
	/** Seed of the device's Ed25519 key. */
	signSeed: Bytes;
	/** Seed of the device's X25519 key. */
	agreeSeed: Bytes;
	/** Keys of the epochs this device knows; the last one seals what is new. */
	epochs: Bytes[];
	/** The root seed, until the recovery sheet was checked; then in no device's keyring. */
	rootSeed: Bytes | null;
	/** The admission of this device (a `device-added` body) until it stands as the first record of its log. */
	admission: RecordBodies['device-added'] | null;
}

const hexBytes = v.pipe(
	v.string(),
	v.transform((text) => fromHex(text)),
	v.custom<Bytes>((bytes) => bytes instanceof Uint8Array && bytes.length === 32)
);
const secretsSchema = v.strictObject({
	signSeed: hexBytes,
	agreeSeed: hexBytes,
	epochs: v.pipe(v.array(hexBytes), v.minLength(1)),
	rootSeed: v.nullable(hexBytes),
	admission: v.nullable(bodySchemas['device-added'])
});

/** An open keyring with the key that seals it, so that it can be changed without the passphrase. */
export interface OpenKeyring {
	keyring: Keyring;
	unlockKey: Bytes;
}

export type KeyringResult<T> = { ok: true; value: T } | { ok: false; error: VaultError };

/** Unicode may write one passphrase in several ways; keyboards differ, so one of them is chosen. */
const normalised = (passphrase: string): string => passphrase.normalize('NFKC');

/** Refuses a passphrase that is too short to keep. Length in characters, not in UTF-16 units. */
export function checkPassphrase(passphrase: string): VaultError | null {
	return Array.from(normalised(passphrase)).length < LEAST_PASSPHRASE
		? { kind: 'passphrase-too-short', least: LEAST_PASSPHRASE }
		: null;
}

/**
 * Seals a keyring: the passphrase wraps a random unlock key, the unlock key
 * seals the secrets. Header (authenticated by both) ‖ wrapped key ‖ secrets.
 */
export async function sealKeyring(
	open: OpenKeyring,
	passphrase: string,
	kdf: Kdf,
	cost: KdfCost = USUAL_COST
): Promise<KeyringResult<Bytes>> {
	const salt = randomBytes(SALT_BYTES);
	const header = concat(MAGIC, Uint8Array.of(KEYRING_VERSION), open.keyring.vault, costBytes(cost), salt);
	const derived = await kdf(normalised(passphrase), salt, cost);
	if (!derived) return { ok: false, error: { kind: 'unexpected', where: 'kdf' } };
	const wrapped = await seal(await aesKey(derived), open.unlockKey, header);
	return { ok: true, value: concat(header, wrapped, await sealSecrets(open, header)) };
}

/** Seals changed secrets under the same passphrase: the wrapped key stays as it is. */
export async function resealKeyring(stored: Bytes, open: OpenKeyring): Promise<Bytes> {
	const header = stored.slice(0, HEADER_BYTES);
	return concat(stored.slice(0, HEADER_BYTES + WRAPPED_BYTES), await sealSecrets(open, header));
}

const costBytes = ({ memory, passes, lanes }: KdfCost): Bytes =>
	concat(Uint8Array.of(ARGON2ID), u32(memory), u32(passes), Uint8Array.of(lanes));
const HEADER_BYTES = 4 + 1 + 32 + (1 + 4 + 4 + 1) + SALT_BYTES;
/** The front of a keyring: header and wrapped unlock key, all that a passphrase needs. */
export const KEYRING_LOCK_BYTES = HEADER_BYTES + WRAPPED_BYTES;

async function sealSecrets({ keyring, unlockKey }: OpenKeyring, header: Bytes): Promise<Bytes> {
	const { signSeed, agreeSeed, epochs, rootSeed, admission } = keyring;
	const secrets = {
		signSeed: toHex(signSeed),
		agreeSeed: toHex(agreeSeed),
		epochs: epochs.map(toHex),
		rootSeed: rootSeed && toHex(rootSeed),
		admission
	};
	return seal(await aesKey(unlockKey), pad(utf8(JSON.stringify(secrets))), header);
}

/**
 * Opens a keyring with the passphrase. A wrong passphrase and an altered
 * wrapped key cannot be told apart; altered secrets can, and are "damaged".
 */
export async function openKeyring(stored: Bytes, passphrase: string, kdf: Kdf): Promise<KeyringResult<OpenKeyring>> {
	const unlockKey = await unwrapUnlockKey(stored, passphrase, kdf);
	return unlockKey.ok ? openKeyringWith(stored, unlockKey.value) : unlockKey;
}

/**
 * The unlock key of a keyring, from its lock (the first `KEYRING_LOCK_BYTES`;
 * what follows is not looked at) and the passphrase. Costs outside of the bounds
 * are refused before anything is derived.
 */
export async function unwrapUnlockKey(stored: Bytes, passphrase: string, kdf: Kdf): Promise<KeyringResult<Bytes>> {
	const reader = new Reader(stored);
	if (!equalBytes(reader.take(4), MAGIC)) return DAMAGED;
	const version = reader.u8();
	if (version > KEYRING_VERSION) return { ok: false, error: { kind: 'newer-vault', version } };
	reader.take(32);
	const method = reader.u8();
	const cost: KdfCost = { memory: reader.u32(), passes: reader.u32(), lanes: reader.u8() };
	const salt = reader.take(SALT_BYTES);
	const wrapped = reader.take(WRAPPED_BYTES);
	if (!reader.whole || method !== ARGON2ID || !within(cost)) return DAMAGED;
	if (passphrase === '') return { ok: false, error: { kind: 'wrong-passphrase' } };
	// A key derivation that the device cannot afford (memory) is no wrong passphrase.
	const derived = await kdf(normalised(passphrase), salt, cost);
	if (!derived) return { ok: false, error: { kind: 'unexpected', where: 'kdf' } };
	const unlockKey = await open(await aesKey(derived), wrapped, stored.slice(0, HEADER_BYTES));
	return unlockKey ? { ok: true, value: unlockKey } : { ok: false, error: { kind: 'wrong-passphrase' } };
}

/** Opens a keyring with its unlock key: no passphrase, and nothing is derived. */
export async function openKeyringWith(stored: Bytes, unlockKey: Bytes): Promise<KeyringResult<OpenKeyring>> {
	const reader = new Reader(stored);
	const known = equalBytes(reader.take(4), MAGIC) && reader.u8() <= KEYRING_VERSION;
	const vault = reader.take(32);
	if (!known || !reader.whole || stored.length < KEYRING_LOCK_BYTES) return DAMAGED;
	const sealed = stored.slice(KEYRING_LOCK_BYTES);
	const padded = await open(await aesKey(unlockKey), sealed, stored.slice(0, HEADER_BYTES));
	const secrets = padded && readSecrets(unpad(padded));
	return secrets ? { ok: true, value: { unlockKey, keyring: { vault, ...secrets } } } : DAMAGED;
}

const DAMAGED = { ok: false, error: { kind: 'damaged', what: 'keyring', count: 1 } } as const;

const within = (cost: KdfCost): boolean =>
	(['memory', 'passes', 'lanes'] as const).every((part) => cost[part] >= FLOOR[part] && cost[part] <= CEILING[part]);

function readSecrets(plain: Bytes | null): Omit<Keyring, 'vault'> | null {
	const text = plain && fromUtf8(plain);
	if (!text) return null;
	try {
		const parsed = v.safeParse(secretsSchema, JSON.parse(text));
		return parsed.success ? parsed.output : null;
	} catch {
		return null;
	}
}
