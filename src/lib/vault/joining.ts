import type { RecordBodies } from '#lib/register/index.js';
import { randomBytes, toHex, type Bytes } from './bytes.js';
import { agreePublicKey, deviceIdOf, KEY_BYTES, signerOf } from './crypto.js';
import { JOURNAL_LAYOUT, type StoredVault } from './journal/port.js';
import { checkPassphrase, sealKeyring, type KdfCost, type OpenKeyring } from './keyring.js';
import { signAdded } from './membership.js';
import { openStored, type Opened } from './opening.js';
import type { Platform, VaultParts, VaultResult } from './parts.js';
import { partsOf } from './parts-of.js';
import { Vault } from './vault.js';
import { emptyVolume } from './volume.js';

/** The keys of a device that wants to join: seeds stay on it, public keys go to the one that admits it. */
export interface Newcomer {
	signSeed: Bytes;
	agreeSeed: Bytes;
	signKey: Bytes;
	agreeKey: Bytes;
}

export async function newcomer(): Promise<Newcomer> {
	const [signSeed, agreeSeed] = [randomBytes(KEY_BYTES), randomBytes(KEY_BYTES)];
	const [{ publicKey }, agreeKey] = await Promise.all([signerOf(signSeed), agreePublicKey(agreeSeed)]);
	return { signSeed, agreeSeed, signKey: publicKey, agreeKey };
}

/** What a device of the vault hands to one that it admitted: goes over a sealed channel only, since the epoch keys open everything. */
export interface HandedKeys {
	vault: Bytes;
	/** Epoch keys; the last one seals what is new. */
	epochs: Bytes[];
	/** Epoch seals to the root and to devices, as they lie here: for backups made on the new device. */
	seals: Bytes[];
	/** The newcomer's admission. */
	admission: RecordBodies['device-added'];
}

/** The admission of a newcomer by this device, signed; it counts once it stands in the log. */
export async function admissionOf(
	{ vault, device, signer }: VaultParts,
	name: string,
	{ signKey, agreeKey }: Pick<Newcomer, 'signKey' | 'agreeKey'>
): Promise<RecordBodies['device-added']> {
	const body = {
		device: toHex(deviceIdOf(vault, signKey)),
		name,
		signKey: toHex(signKey),
		agreeKey: toHex(agreeKey),
		by: device
	};
	return signAdded(vault, body, signer);
}

/** What a newcomer needs besides its own keys. */
export async function handKeys(
	{ vault, keyring, platform }: VaultParts,
	admission: RecordBodies['device-added']
): Promise<VaultResult<HandedKeys>> {
	const stored = await platform.journal.describe();
	if (!stored.ok) return stored;
	const seals = stored.value?.epochs ?? [];
	return { ok: true, value: { vault, epochs: keyring.keyring.epochs, seals, admission } };
}

/**
 * Lays the vault down on a device that was admitted, with its admission as the
 * first record of its log, in one transaction; everything else comes by sync.
 * `malformed` where the admission is not of these keys.
 */
export async function joinVault(
	platform: Platform,
	own: Newcomer,
	handed: HandedKeys,
	plan: { passphrase: string; cost?: KdfCost }
): Promise<VaultResult<Opened>> {
	const weak = checkPassphrase(plan.passphrase);
	if (weak) return { ok: false, error: weak };
	const { vault, epochs, seals, admission } = handed;
	if (admission.device !== toHex(deviceIdOf(vault, own.signKey)) || epochs.length === 0)
		return { ok: false, error: { kind: 'malformed', path: 'admission' } };
	const keyring: OpenKeyring = {
		unlockKey: randomBytes(KEY_BYTES),
		keyring: {
			vault,
			signSeed: own.signSeed,
			agreeSeed: own.agreeSeed,
			epochs,
			rootSeed: null,
			// Until it stands as the first record; the same transaction sees to that.
			admission
		}
	};
	const sealed = await sealKeyring(keyring, plan.passphrase, platform.kdf, plan.cost);
	if (!sealed.ok) return sealed;
	const stored: StoredVault = { layout: JOURNAL_LAYOUT, vault, keyring: sealed.value, epochs: seals };
	const parts = await partsOf(platform, stored, keyring);
	parts.documents.set(parts.tools.vaultDocument, emptyVolume(parts.tools.vaultDocument, parts.tools.actor));
	const maker = new Vault({ ...parts, commit: (write) => platform.journal.create(stored, write) });
	const written = await maker.append([{ volume: null, kind: 'device-added', base: [], body: admission }]);
	return written.ok ? openStored(platform, stored, keyring) : written;
}
