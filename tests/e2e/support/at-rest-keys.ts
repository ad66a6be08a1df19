import { createHash, hkdfSync } from 'node:crypto';
import { deviceIdOf, signerOf } from '#lib/vault/crypto.js';
import { rootAgreeSeed } from '#lib/vault/epoch.js';
import { headSecretOf } from '#lib/vault/head.js';
import { deriveHere } from '#lib/vault/kdf.js';
import { openKeyring, type Kdf } from '#lib/vault/keyring.js';
import { seedOfWords } from '#lib/vault/words.js';

export interface NamedKey {
	label: string;
	bytes: Uint8Array;
}

/**
 * The bytes of every key of a vault: those in its keyring and all that are
 * derived from them or from the passphrase, also the ones that the app holds
 * only as keys that cannot be read back.
 * @public loaded by its path, through vite
 */
export async function keysOf(
	storedKeyring: readonly number[],
	passphrase: string,
	words: readonly string[]
): Promise<NamedKey[]> {
	const keys: NamedKey[] = [];
	const note = (label: string, bytes: Uint8Array) => keys.push({ label: `key: ${label}`, bytes });
	const kdf: Kdf = async (...given) => {
		const derived = await deriveHere(...given);
		if (derived) note('wrapping key', derived);
		return derived;
	};
	const opened = await openKeyring(Uint8Array.from(storedKeyring), passphrase, kdf);
	if (!opened.ok) throw new Error(`The stored keyring does not open: ${opened.error.kind}`);
	const { unlockKey, keyring } = opened.value;
	const read = seedOfWords(words);
	if (!read.ok) throw new Error('The words give no root seed.');

	note('unlock key', unlockKey);
	for (const [label, seed] of [
		['root seed', read.value],
		['signing seed', keyring.signSeed]
	] as const) {
		note(label, seed);
		// The scalar that Ed25519 signs with is half of the seed's hash.
		note(`scalar of the ${label}`, createHash('sha512').update(seed).digest().subarray(0, 32));
	}
	note('root agreement seed', await rootAgreeSeed(read.value));
	note('agreement seed', keyring.agreeSeed);
	note('head secret', await headSecretOf(keyring.signSeed));
	const device = deviceIdOf(keyring.vault, (await signerOf(keyring.signSeed)).publicKey);
	for (const [at, epoch] of keyring.epochs.entries()) {
		note(`epoch ${String(at)}`, epoch);
		for (const purpose of ['run', 'snapshot', 'draft'])
			note(
				`${purpose} key of epoch ${String(at)}`,
				new Uint8Array(hkdfSync('sha256', epoch, device, `tizilim-${purpose}-0`, 32))
			);
	}
	return keys;
}
