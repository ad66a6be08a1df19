import type { RecordBodies } from '#lib/register/index.js';
import { writesOf } from '../backup/restoring.js';
import { readLogs } from '../backup/logs.js';
import { equalBytes, randomBytes, type Bytes } from '../bytes.js';
import { readContainer } from '../container.js';
import { KEY_BYTES } from '../crypto.js';
import { isEpochForRoot } from '../epoch.js';
import { JOURNAL_LAYOUT, type StoredVault } from '../journal/port.js';
import { checkPassphrase, sealKeyring, type KdfCost, type OpenKeyring } from '../keyring.js';
import { Membership } from '../membership.js';
import { beginStored, openStored, type Opened } from '../opening.js';
import type { Platform, VaultResult } from '../parts.js';
import { SealKeys } from '../seal-keys.js';

/** What was handed over, and the seeds of the keys that this device made for itself. */
export interface JoinParts {
	vault: Bytes;
	admission: RecordBodies['device-added'];
	epochs: Bytes[];
	container: Bytes;
	signSeed: Bytes;
	agreeSeed: Bytes;
}

export interface JoinPlan {
	/** The passphrase of this device: its own. */
	passphrase: string;
	/** Cost of the passphrase's derivation; tests lower it to the floor. */
	cost?: KdfCost;
}

/**
 * Lays a vault down where none lies, as the device that was just admitted.
 * Keyring and what came of the logs in one transaction, so that it is there
 * whole or not at all (`storage-full`, `vault-exists`); then it opens, and the
 * device's own admission is the first record of its log.
 */
export async function joinVault(platform: Platform, parts: JoinParts, plan: JoinPlan): Promise<VaultResult<Opened>> {
	const weak = checkPassphrase(plan.passphrase);
	if (weak) return { ok: false, error: weak };
	const { vault, admission, epochs, signSeed, agreeSeed } = parts;
	const keyring: OpenKeyring = {
		unlockKey: randomBytes(KEY_BYTES),
		keyring: { vault, signSeed, agreeSeed, epochs, rootSeed: null, admission }
	};
	const sealed = await sealKeyring(keyring, plan.passphrase, platform.kdf, plan.cost);
	if (!sealed.ok) return sealed;
	const { seals, runs } = contentOf(parts);
	const stored: StoredVault = { layout: JOURNAL_LAYOUT, vault, keyring: sealed.value, epochs: seals };
	const keys = new SealKeys();
	for (const epoch of epochs) keys.add(epoch);
	const logs = await readLogs(runs, vault, keys, new Membership(vault));
	// Only what holds is laid down: the rest would be asked for again anyway.
	const [first, ...others] = await writesOf({ vault, logs: { ...logs, others: [] } }, { signSeed });
	if (!first) return beginStored(platform, stored, keyring);
	const laid = await platform.journal.create(stored, first, others);
	return laid.ok ? openStored(platform, stored, keyring) : laid;
}

function contentOf({ container, vault }: JoinParts): { seals: Bytes[]; runs: Bytes[] } {
	const read = readContainer(container);
	if (!read.ok || !equalBytes(read.value.vault, vault)) return { seals: [], runs: [] };
	const of = (type: 'epoch' | 'run') => read.value.items.filter((item) => item.type === type).map(({ bytes }) => bytes);
	return { seals: of('epoch').filter(isEpochForRoot), runs: of('run') };
}
