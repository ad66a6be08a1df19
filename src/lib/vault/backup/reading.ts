import { equalBytes, toHex, type Bytes } from '../bytes.js';
import { readContainer, type Item } from '../container.js';
import { deviceIdOf, signerOf, vaultIdOf } from '../crypto.js';
import { openRootSeal } from '../epoch.js';
import type { VaultError } from '../errors.js';
import type { AsideRun } from '../journal/port.js';
import { KEYRING_LOCK_BYTES, openKeyringWith, unwrapUnlockKey, type Kdf, type Keyring } from '../keyring.js';
import { Membership } from '../membership.js';
import type { VaultResult } from '../parts.js';
import { SealKeys } from '../seal-keys.js';
import { seedOfWords } from '../words.js';
import { openAge, readLock } from './age.js';
import { readAside, readAsideItem } from './aside.js';
import { passphraseSeed, wordsSeed } from './keys.js';
import { readLogs, sameVector, type ReadLogs } from './logs.js';
import { readNote, type Note } from './note.js';

/** What opens a backup: the passphrase of the day on which it was made, or the 24 words. */
export type BackupSecret = { kind: 'passphrase'; passphrase: string } | { kind: 'words'; words: readonly string[] };
/** The same, as it lies in an open vault: for reading back what was just made. */
type HeldSecret = { kind: 'unlock-key'; key: Bytes } | { kind: 'root-seed'; seed: Bytes };

/** A backup, open: whole, and signed for by the device that made it. */
export interface OpenedBackup {
	vault: Bytes;
	container: Bytes;
	/** The keyring of the device that made it, where the passphrase opened it; else the root seed did. */
	opener: { by: 'passphrase'; keyring: Keyring } | { by: 'words'; rootSeed: Bytes };
	/** Keys of its epochs; the last one seals what is new. */
	epochs: Bytes[];
	/** Epoch keys sealed to the root, as they lay on the device. */
	epochSeals: Bytes[];
	members: Membership;
	/** `texts` are also those of records that lay aside and were applied. */
	logs: ReadLogs;
	/** Runs that lay aside on the device. */
	aside: AsideRun[];
	note: Note;
	/** Items of a type that this version does not know. */
	strange: number;
}

const DAMAGED = { ok: false, error: { kind: 'damaged-backup' } } as const;

/**
 * Opens a backup and checks all of it; writes nothing. Total over any bytes.
 * `not-a-backup`, `backup-too-large`, `newer-backup`, `damaged-backup`,
 * `wrong-passphrase`, `wrong-words`; `unexpected` where the device could not
 * derive the key. A wrong passphrase and an altered lock cannot be told apart.
 */
export async function openBackup(
	file: Bytes,
	secret: BackupSecret | HeldSecret,
	kdf: Kdf
): Promise<VaultResult<OpenedBackup>> {
	const lock = await readLock(file);
	if (!lock.ok) return lock;
	const key = await keyOf(secret, lock.value, kdf);
	if (!key.ok) return key;
	const plain = await openAge(file, key.value.seed);
	if (!plain.ok) {
		const foreign = plain.error === 'not-for-key' && !(await isOf(key.value, vaultOf(lock.value)));
		return foreign ? { ok: false, error: { kind: 'wrong-words', wrong: [] } } : DAMAGED;
	}
	const read = readContainer(plain.value);
	if (!read.ok) return read.error.kind === 'newer' ? { ok: false, error: { kind: 'newer-backup' } } : DAMAGED;
	if (!equalBytes(read.value.vault, vaultOf(lock.value))) return DAMAGED;
	return openContent(plain.value, read.value, lock.value, key.value);
}

type OpeningKey =
	{ seed: Bytes; opener: 'passphrase'; unlockKey: Bytes } | { seed: Bytes; opener: 'words'; rootSeed: Bytes };

async function keyOf(secret: BackupSecret | HeldSecret, lock: Bytes, kdf: Kdf): Promise<VaultResult<OpeningKey>> {
	switch (secret.kind) {
		case 'passphrase': {
			const unlockKey = await unwrapUnlockKey(lock, secret.passphrase, kdf);
			return unlockKey.ok ? ofUnlockKey(unlockKey.value) : { ok: false, error: asBackupError(unlockKey.error) };
		}
		case 'unlock-key':
			return ofUnlockKey(secret.key);
		case 'words': {
			const seed = seedOfWords(secret.words);
			return seed.ok ? ofRootSeed(seed.value) : seed;
		}
		case 'root-seed':
			return ofRootSeed(secret.seed);
	}
}

const ofUnlockKey = async (unlockKey: Bytes): Promise<VaultResult<OpeningKey>> => ({
	ok: true,
	value: { seed: await passphraseSeed(unlockKey), opener: 'passphrase', unlockKey }
});
const ofRootSeed = async (rootSeed: Bytes): Promise<VaultResult<OpeningKey>> => ({
	ok: true,
	value: { seed: await wordsSeed(rootSeed), opener: 'words', rootSeed }
});

/** The keyring in a file is not the one on this device. */
function asBackupError(error: VaultError): VaultError {
	if (error.kind === 'newer-vault') return { kind: 'newer-backup' };
	return error.kind === 'damaged' ? { kind: 'damaged-backup' } : error;
}

/** A keyring, and so its lock, names its vault behind letters and version. */
const vaultOf = (lock: Bytes): Bytes => lock.slice(5, 37);
/** Whether a key is this vault's: an unlock key that came out of the lock is. */
const isOf = async (key: OpeningKey, vault: Bytes): Promise<boolean> =>
	key.opener === 'passphrase' || equalBytes(vault, vaultIdOf((await signerOf(key.rootSeed)).publicKey));

async function openContent(
	container: Bytes,
	{ vault, items: all, unknown }: { vault: Bytes; items: Item[]; unknown: number },
	lock: Bytes,
	key: OpeningKey
): Promise<VaultResult<OpenedBackup>> {
	const of = (type: Item['type']) => all.filter((item) => item.type === type).map(({ bytes }) => bytes);
	const [keyring, ...keyrings] = of('keyring');
	const [noteBytes, ...notes] = of('note');
	if (!keyring || !noteBytes || keyrings.length + notes.length > 0) return DAMAGED;
	if (!equalBytes(keyring.slice(0, KEYRING_LOCK_BYTES), lock)) return DAMAGED;
	const opened = await epochsOf(vault, keyring, of('epoch'), key);
	if (!opened.ok) return opened;
	const { opener, epochs } = opened.value;
	const keys = new SealKeys();
	for (const epoch of epochs) keys.add(epoch);
	const members = new Membership(vault);
	const laid = of('aside').map(readAsideItem);
	if (laid.includes(null)) return DAMAGED;
	const items = laid.filter((one) => one !== null);
	const witnesses = items.map(({ bytes }) => bytes);
	const logs = await readLogs(of('run'), vault, keys, members, { witnesses });
	const aside = await readAside(items, vault, keys, members);
	const note = await readNote(noteBytes, vault, members.keyOf);
	const whole = note && sameVector(note.logs, logs.vector) && logs.unread <= note.unread;
	const vouches = opener.by === 'words' || (await isKnown(opener.keyring, members));
	if (!note || !whole || !vouches) return DAMAGED;
	const value = {
		vault,
		container,
		opener,
		epochs,
		epochSeals: of('epoch'),
		members,
		logs: { ...logs, texts: [...new Set([...logs.texts, ...aside.texts])] },
		aside: aside.runs,
		note,
		strange: unknown
	};
	return { ok: true, value };
}

async function epochsOf(
	vault: Bytes,
	keyring: Bytes,
	seals: readonly Bytes[],
	key: OpeningKey
): Promise<VaultResult<Pick<OpenedBackup, 'opener' | 'epochs'>>> {
	if (key.opener === 'passphrase') {
		const opened = await openKeyringWith(keyring, key.unlockKey);
		if (!opened.ok || !equalBytes(opened.value.keyring.vault, vault)) return DAMAGED;
		const { epochs } = opened.value.keyring;
		return { ok: true, value: { opener: { by: 'passphrase', keyring: opened.value.keyring }, epochs } };
	}
	const epochs = await Promise.all(seals.map((seal) => openRootSeal(seal, vault, key.rootSeed)));
	const held = epochs.filter((epoch) => epoch !== null);
	return held.length > 0
		? { ok: true, value: { opener: { by: 'words', rootSeed: key.rootSeed }, epochs: held } }
		: DAMAGED;
}

/** Whether the device of a keyring is one that the vault admitted: only such a one can vouch for another. */
async function isKnown({ vault, signSeed }: Keyring, members: Membership): Promise<boolean> {
	const { publicKey } = await signerOf(signSeed);
	return members.keyOf(toHex(deviceIdOf(vault, publicKey))) !== null;
}
