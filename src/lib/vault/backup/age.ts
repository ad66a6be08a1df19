import { Decrypter, Encrypter, Stanza } from 'age-encryption';
import { fromUtf8, type Bytes } from '../bytes.js';
import { KEYRING_LOCK_BYTES } from '../keyring.js';
import { identityOf, recipientOf } from './keys.js';
import { MOST_BACKUP_BYTES } from './limits.js';

/** The header of a backup of ours has under 700 bytes; behind this many nobody looks for its end. */
const MOST_HEADER = 4096;
const FIRST_LINE = 'age-encryption.org/v1\n';
const ANY_VERSION = 'age-encryption.org/v';

/**
 * The stanza that carries what a passphrase needs: the lock of the keyring
 * (salt, costs, wrapped unlock key). It holds no file key; age passes it over.
 */
const LOCK_STANZA = 'tizilim-lock-0';
const OUR_STANZAS = 'tizilim-';

type AgeProblem = {
	kind: 'not-a-backup' | 'newer-backup' | 'damaged-backup' | 'backup-too-large';
	most: number;
};
type AgeResult<T> = { ok: true; value: T } | { ok: false; error: AgeProblem };

const problem = (kind: AgeProblem['kind']): { ok: false; error: AgeProblem } => ({
	ok: false,
	error: { kind, most: MOST_BACKUP_BYTES }
});

/** Seals for X25519 public keys; `lock` goes before them in clear, authenticated. */
export async function sealAge(plain: Bytes, lock: Bytes, publicKeys: readonly Bytes[]): Promise<Bytes> {
	const encrypter = new Encrypter();
	encrypter.addRecipient({ wrapFileKey: () => [new Stanza([LOCK_STANZA], lock)] });
	for (const key of publicKeys) encrypter.addRecipient(recipientOf(key));
	return new Uint8Array(await encrypter.encrypt(plain));
}

/**
 * The keyring's lock out of the header of a backup. Nothing in it is
 * authenticated before the file is opened. Total over any bytes.
 */
export async function readLock(file: Bytes): Promise<AgeResult<Bytes>> {
	if (file.length > MOST_BACKUP_BYTES) return problem('backup-too-large');
	// Other bytes than ASCII make this no age header.
	const front = fromUtf8(file.slice(0, FIRST_LINE.length)) ?? '';
	if (front !== FIRST_LINE) {
		if (FIRST_LINE.startsWith(front) && front !== '') return problem('damaged-backup');
		return problem(front.startsWith(ANY_VERSION) ? 'newer-backup' : 'not-a-backup');
	}
	const stanzas = await stanzasOf(file.slice(0, MOST_HEADER));
	if (!stanzas) return problem('damaged-backup');
	const lock = stanzas.find(({ args }) => args[0] === LOCK_STANZA);
	if (!lock)
		return problem(stanzas.some(({ args }) => args[0]?.startsWith(OUR_STANZAS)) ? 'newer-backup' : 'not-a-backup');
	const body = new Uint8Array(lock.body);
	return lock.args.length === 1 && body.length === KEYRING_LOCK_BYTES
		? { ok: true, value: body }
		: problem('damaged-backup');
}

/** The stanzas of a header, or null where its end is not to be found or it is malformed. */
async function stanzasOf(front: Bytes): Promise<Stanza[] | null> {
	const seen: { stanzas: Stanza[] | null } = { stanzas: null };
	const look = new Decrypter();
	look.addIdentity({
		unwrapFileKey: (stanzas) => {
			seen.stanzas = stanzas;
			return null;
		}
	});
	// It always ends in a throw: the look-out opens nothing.
	await look.decryptHeader(front).catch(() => null);
	return seen.stanzas;
}

/**
 * Opens a file with a private X25519 key. `not-for-key`: no stanza is for this
 * key; `damaged`: one is, and the header or the body is not what was sealed.
 */
export async function openAge(
	file: Bytes,
	seed: Bytes
): Promise<{ ok: true; value: Bytes } | { ok: false; error: 'not-for-key' | 'damaged' }> {
	const asked = { last: false };
	const decrypter = new Decrypter();
	decrypter.addIdentity(identityOf(seed));
	// Asked only when the one before has found nothing.
	decrypter.addIdentity({
		unwrapFileKey: () => {
			asked.last = true;
			return null;
		}
	});
	try {
		return { ok: true, value: new Uint8Array(await decrypter.decrypt(file)) };
	} catch {
		return { ok: false, error: asked.last ? 'not-for-key' : 'damaged' };
	}
}
