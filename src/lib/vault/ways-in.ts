import { randomBytes, type Bytes } from './bytes.js';
import { KEY_BYTES } from './crypto.js';
import { checkPassphrase, openKeyring, resealKeyring, sealKeyring, type OpenKeyring } from './keyring.js';
import { sealPasskey, type PasskeyRequest } from './passkey.js';
import type { VaultParts, VaultResult } from './parts.js';
import { seedOfWords, wordsOf } from './words.js';

/** The ways into an open vault, changed: its passphrase, a passkey of this device, the recovery sheet. */

/** Wraps the keyring under another passphrase, on this device only; old backups still open with the old one. */
export async function changePassphrase(parts: VaultParts, before: string, after: string): Promise<VaultResult<null>> {
	const weak = checkPassphrase(after);
	if (weak) return { ok: false, error: weak };
	const { platform, keyring, storedKeyring } = parts;
	const opened = await openKeyring(storedKeyring, before, platform.kdf);
	if (!opened.ok) return opened;
	// A new unlock key too: who knew the old passphrase and kept a copy must not open what comes after.
	const renewed: OpenKeyring = { ...keyring, unlockKey: randomBytes(KEY_BYTES) };
	const sealed = await sealKeyring(renewed, after, platform.kdf);
	return sealed.ok ? storeKeyring(parts, renewed, storedKeyring, sealed.value) : sealed;
}

/**
 * From now on the output of a passkey opens this vault too, until the
 * passphrase changes. Asks for the passphrase again.
 * @param output 32 bytes that the authenticator gives for `request`
 */
export async function addPasskey(
	{ platform, storedKeyring }: VaultParts,
	passphrase: string,
	request: PasskeyRequest,
	output: Bytes
): Promise<VaultResult<null>> {
	const opened = await openKeyring(storedKeyring, passphrase, platform.kdf);
	if (!opened.ok) return opened;
	return platform.journal.putPasskey(await sealPasskey(storedKeyring, opened.value.unlockKey, request, output));
}

/** Whether this is the passphrase: asked again before something is done that only the lawyer may do. */
export async function confirmPassphrase(
	{ platform, storedKeyring }: VaultParts,
	passphrase: string
): Promise<VaultResult<null>> {
	const opened = await openKeyring(storedKeyring, passphrase, platform.kdf);
	return opened.ok ? { ok: true, value: null } : opened;
}

/** The 24 words, while the root key is still here; asks for the passphrase again. */
export async function recoveryWords(
	{ platform, storedKeyring }: VaultParts,
	passphrase: string
): Promise<VaultResult<string[]>> {
	const opened = await openKeyring(storedKeyring, passphrase, platform.kdf);
	if (!opened.ok) return opened;
	const seed = opened.value.keyring.rootSeed;
	return seed ? { ok: true, value: wordsOf(seed) } : { ok: false, error: { kind: 'wrong-words', wrong: [] } };
}

/** Compares the words typed back with the root key; when they are right, the root key leaves this device for good. */
export async function checkWords(parts: VaultParts, typed: readonly string[]): Promise<VaultResult<null>> {
	const { keyring, storedKeyring } = parts;
	const { rootSeed } = keyring.keyring;
	if (!rootSeed) return { ok: true, value: null };
	const read = seedOfWords(typed);
	const right = wordsOf(rootSeed);
	const wrong = right.flatMap((word, at) => (sameWord(word, typed[at] ?? '') ? [] : [at + 1]));
	if (!read.ok || wrong.length > 0) return { ok: false, error: { kind: 'wrong-words', wrong } };
	const without: OpenKeyring = { ...keyring, keyring: { ...keyring.keyring, rootSeed: null } };
	return storeKeyring(parts, without, storedKeyring, await resealKeyring(storedKeyring, without));
}

/** Stores a keyring in the place of the one that it was made from; `taken-over` where that has changed meanwhile. */
async function storeKeyring(
	parts: VaultParts,
	keyring: OpenKeyring,
	before: Bytes,
	sealed: Bytes
): Promise<VaultResult<null>> {
	const done = await parts.platform.journal.replaceKeyring(before, sealed);
	if (!done.ok) return done;
	parts.storedKeyring = sealed;
	parts.keyring = keyring;
	return done;
}

/** The first four letters tell a word of the list. */
const sameWord = (word: string, typed: string): boolean => {
	const text = typed.trim().toLowerCase();
	return text === word || (text.length >= 4 && word.startsWith(text));
};
