import { newDevice, type NewDevice } from '../anew.js';
import { fixed, randomBytes, toHex } from '../bytes.js';
import { deviceIdOf, KEY_BYTES, signerOf } from '../crypto.js';
import { headOf, headSecretOf } from '../head.js';
import { JOURNAL_LAYOUT, type LogWrite, type StoredRun, type StoredVault } from '../journal/port.js';
import { checkPassphrase, sealKeyring, type KdfCost, type OpenKeyring } from '../keyring.js';
import { openStored, type Opened } from '../opening.js';
import type { Platform, VaultResult } from '../parts.js';
import { placeOf } from './logs.js';
import type { OpenedBackup } from './reading.js';

export interface RestorePlan {
	/** The passphrase of this device from now on. */
	passphrase: string;
	deviceName: string;
	/** Cost of the passphrase's derivation; tests lower it to the floor. */
	cost?: KdfCost;
}

/** What of an opened backup is laid down; an open file of records gives the same, but for what lay aside. */
export type Restorable = Pick<OpenedBackup, 'vault' | 'opener' | 'epochs' | 'epochSeals' | 'logs'> &
	Partial<Pick<OpenedBackup, 'aside'>>;

/**
 * Lays a backup down where no vault lies, as a new device: the log of the one
 * that made it is never continued. Keyring and all logs in one transaction, so
 * that it is there whole or not at all (`storage-full`, `vault-exists`); then
 * it opens, and the device writes its own admission as its first record. The
 * root vouches for it where the words opened the backup, else the old device.
 */
export async function restoreBackup(
	platform: Platform,
	backup: Restorable,
	plan: RestorePlan
): Promise<VaultResult<Opened>> {
	const weak = checkPassphrase(plan.passphrase);
	if (weak) return { ok: false, error: weak };
	const { vault, epochs, opener } = backup;
	const device = await admitted(backup, plan.deviceName);
	const keyring: OpenKeyring = {
		unlockKey: randomBytes(KEY_BYTES),
		keyring: {
			vault,
			signSeed: device.signSeed,
			agreeSeed: device.agreeSeed,
			epochs,
			// Whoever typed the words has them on paper.
			rootSeed: opener.by === 'passphrase' ? opener.keyring.rootSeed : null,
			admission: device.admission
		}
	};
	const sealed = await sealKeyring(keyring, plan.passphrase, platform.kdf, plan.cost);
	if (!sealed.ok) return sealed;
	const stored: StoredVault = { layout: JOURNAL_LAYOUT, vault, keyring: sealed.value, epochs: backup.epochSeals };
	const [first, ...others] = await writesOf(backup, device);
	if (!first) return { ok: false, error: { kind: 'damaged-backup' } };
	const laid = await platform.journal.create(stored, first, others, backup.aside);
	return laid.ok ? openStored(platform, stored, keyring) : laid;
}

async function admitted({ vault, opener }: Restorable, name: string): Promise<NewDevice> {
	if (opener.by === 'words') return newDevice(vault, name, 'root', await signerOf(opener.rootSeed));
	const voucher = await signerOf(opener.keyring.signSeed);
	return newDevice(vault, name, toHex(deviceIdOf(vault, voucher.publicKey)), voucher);
}

/** Each log as it goes to the disk; its head gets the tag of the new device. */
export async function writesOf(
	{ vault, logs }: Pick<Restorable, 'vault' | 'logs'>,
	{ signSeed }: Pick<NewDevice, 'signSeed'>
): Promise<LogWrite[]> {
	const secret = await headSecretOf(signSeed);
	const others = logs.others.flatMap((bytes) => {
		const place = placeOf(bytes, vault);
		return place ? [{ ...place, documents: [], bytes }] : [];
	});
	return [...logs.logs].flatMap(([device, sound]) => {
		const held: StoredRun[] = sound.map(({ bytes, checked: { header, changes } }) => ({
			device,
			from: header.from,
			to: header.to,
			documents: [...new Set(changes.map(({ document }) => document))],
			bytes
		}));
		const runs = withoutHoles([...held, ...others.filter((run) => run.device === device)]);
		const n = runs.at(-1)?.to ?? 0;
		const end = logs.vector[device];
		if (n === 0 || !end) return [];
		const link = end.n === n ? fixed(end.link, 32) : new Uint8Array(32);
		return [{ after: null, runs, head: headOf(secret, device, n, link) }];
	});
}

/** The runs from the first record on, as far as one follows the other: a damaged run fills its place, a missing one ends the log. */
function withoutHoles(runs: readonly StoredRun[]): StoredRun[] {
	const kept: StoredRun[] = [];
	let held = 0;
	for (const run of runs.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
		if (run.from > held + 1) break;
		if (run.to <= held) continue;
		kept.push(run);
		held = run.to;
	}
	return kept;
}
