import { isoWithOffset } from '#lib/register/index.js';
import { equalBytes, type Bytes } from '../bytes.js';
import { writeContainer, type Item } from '../container.js';
import { agreePublicKey } from '../crypto.js';
import { isEpochForRoot } from '../epoch.js';
import { KEYRING_LOCK_BYTES } from '../keyring.js';
import { Membership } from '../membership.js';
import type { VaultParts, VaultResult } from '../parts.js';
import { sealAge } from './age.js';
import { asideItem, readAside } from './aside.js';
import { joinRuns } from './joining.js';
import { passphraseSeed, wordsKey } from './keys.js';
import { readLogs, sameVector, type ReadLogs, type ReadStep } from './logs.js';
import { writeNote } from './note.js';
import { openBackup } from './reading.js';

export interface MadeBackup {
	bytes: Bytes;
	/** Moment of making, ISO 8601 with offset. */
	at: string;
	/** How many records each log has in it, by device. */
	counts: { [device: string]: number };
	/** Canonical texts of all records in it. */
	texts: string[];
	/** Records that are damaged on this device, and so in no backup of it. */
	unread: number;
}

/**
 * Makes a backup of all records that lie on this device, in their logs and aside, for
 * the passphrase of the day and for the recovery words; needs neither. It is
 * opened again and compared before it is called made. `parts` are those of one
 * moment (`Vault.parts`); what is written meanwhile is not in it.
 */
export async function makeBackup(parts: VaultParts): Promise<VaultResult<MadeBackup>> {
	const { vault, keyring, storedKeyring, platform } = parts;
	const stored = await platform.journal.describe();
	if (!stored.ok) return stored;
	if (!stored.value) return { ok: false, error: { kind: 'no-vault' } };
	const { rootKey } = parts.members;
	// The record that names the root is damaged, and with it what makes this vault one.
	if (!rootKey) return { ok: false, error: { kind: 'damaged', what: 'runs', count: 1 } };
	const held = await readJournal(parts);
	if (!held.ok) return held;
	const { read, unread } = held.value;
	const laid = await platform.journal.aside();
	if (!laid.ok) return laid;
	const aside = await readAside(laid.value, vault, parts.keys, parts.members);
	const texts = [...new Set([...read.texts, ...aside.texts])];

	const { moment, offset } = platform.clock();
	const at = isoWithOffset(moment, offset);
	const note = await writeNote(vault, { at, device: parts.device, logs: read.vector, unread }, parts.signer);
	const runs: Bytes[] = [];
	for (const log of read.logs.values()) runs.push(...(await joinRuns(log, parts)));
	const of = (type: Item['type']) => (bytes: Bytes) => ({ type, bytes });
	const container = writeContainer(vault, [
		{ type: 'note', bytes: note },
		{ type: 'keyring', bytes: storedKeyring },
		...stored.value.epochs.filter(isEpochForRoot).map(of('epoch')),
		...[...runs, ...read.others].map(of('run')),
		...laid.value.map(asideItem)
	]);
	const ofPassphrase = await agreePublicKey(await passphraseSeed(keyring.unlockKey));
	const lock = storedKeyring.slice(0, KEYRING_LOCK_BYTES);
	const bytes = await sealAge(container, lock, [ofPassphrase, wordsKey(rootKey)]);

	const counts = Object.fromEntries(Object.entries(read.vector).map(([device, { n }]) => [device, n]));
	const made: MadeBackup = { bytes, at, counts, texts, unread };
	const same = await readsBack(made, container, read, parts);
	return same ? { ok: true, value: made } : { ok: false, error: { kind: 'unexpected', where: 'backup-read-back' } };
}

/**
 * All runs of the journal, checked; `unread` counts also those that are missing
 * at the end of a log. `step` hears how far it is, 0 to 1, and ends it with false.
 */
export async function readJournal(
	parts: VaultParts,
	step?: ReadStep
): Promise<VaultResult<{ read: ReadLogs; unread: number }>> {
	const { platform, vault, keys } = parts;
	const heads = await platform.journal.heads();
	if (!heads.ok) return heads;
	const members = new Membership(vault);
	members.adopt(parts.members);
	const runs: Bytes[] = [];
	for (const { device, n } of heads.value) {
		const stored = await platform.journal.runsFrom(device, 1);
		if (!stored.ok) return stored;
		runs.push(...stored.value.filter(({ to }) => to <= n).map(({ bytes }) => bytes));
	}
	const read = await readLogs(runs, vault, keys, members, { step });
	const behind = heads.value.reduce((sum, { device, n }) => sum + n - (read.vector[device]?.n ?? 0), 0);
	return { ok: true, value: { read, unread: read.unread + behind } };
}

/** Opens the file as a restore will: with the key of the passphrase, and with the words while their seed is here. */
async function readsBack(made: MadeBackup, container: Bytes, read: ReadLogs, parts: VaultParts): Promise<boolean> {
	const { unlockKey, keyring } = parts.keyring;
	const secrets = [
		{ kind: 'unlock-key' as const, key: unlockKey },
		...(keyring.rootSeed ? [{ kind: 'root-seed' as const, seed: keyring.rootSeed }] : [])
	];
	for (const secret of secrets) {
		const opened = await openBackup(made.bytes, secret, parts.platform.kdf);
		if (!opened.ok || !equalBytes(opened.value.container, container)) return false;
		const { logs, note } = opened.value;
		const texts = logs.texts.toSorted().join('\n') === made.texts.toSorted().join('\n');
		if (!texts || !sameVector(logs.vector, read.vector) || note.unread !== made.unread) return false;
	}
	return true;
}
