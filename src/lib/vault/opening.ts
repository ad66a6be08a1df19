import type { RecordBodies } from '#lib/register/index.js';
import { beginAnew, newDevice } from './anew.js';
import { equalBytes, fromHex, randomBytes, toHex, type Bytes } from './bytes.js';
import { checkRun } from './check.js';
import { agreePublicKey, KEY_BYTES, signerOf, vaultIdOf } from './crypto.js';
import { rootAgreeSeed, sealEpoch } from './epoch.js';
import { headOf } from './head.js';
import { JOURNAL_LAYOUT, type StoredHead, type StoredVault } from './journal/port.js';
import {
	checkPassphrase,
	openKeyring,
	openKeyringWith,
	sealKeyring,
	type KdfCost,
	type OpenKeyring
} from './keyring.js';
import { openPasskey } from './passkey.js';
import type { NewRecord, Platform, VaultParts, VaultResult } from './parts.js';
import { partsOf, takeVaultDocument } from './parts-of.js';
import { Vault } from './vault.js';
import { emptyVolume, readDocument } from './volume.js';
import { tellable } from './withheld.js';
import { wordsOf } from './words.js';

/** What stands in the register's own document when a vault has been opened, and how it was found. */
export interface Opened {
	vault: Vault;
	/** Canonical texts of the vault's own records (devices, profile, settings, volumes). */
	texts: string[];
	/** Snapshots that were off and were rebuilt from the journal. */
	rebuilt: number;
	/** Records that are damaged on this disk and held nowhere else here. */
	lost: number;
}

export interface VaultPlan {
	passphrase: string;
	deviceName: string;
	profile: RecordBodies['profile'];
	settings: RecordBodies['settings'];
	/** Cost of the passphrase's derivation; tests lower it to the floor. */
	cost?: KdfCost;
}

/**
 * Makes a vault: a root key for the recovery sheet, the first device, the first
 * epoch, and the first four records, laid down in one transaction with the keyring.
 */
export async function createVault(
	platform: Platform,
	plan: VaultPlan
): Promise<VaultResult<Opened & { words: string[] }>> {
	const weak = checkPassphrase(plan.passphrase);
	if (weak) return { ok: false, error: weak };
	const rootSeed = randomBytes(KEY_BYTES);
	const root = await signerOf(rootSeed);
	const vault = vaultIdOf(root.publicKey);
	const device = await newDevice(vault, plan.deviceName, 'root', root);
	const epochKey = randomBytes(KEY_BYTES);
	const keyring: OpenKeyring = {
		unlockKey: randomBytes(KEY_BYTES),
		keyring: {
			vault,
			signSeed: device.signSeed,
			agreeSeed: device.agreeSeed,
			epochs: [epochKey],
			rootSeed,
			admission: null
		}
	};
	const sealed = await sealKeyring(keyring, plan.passphrase, platform.kdf, plan.cost);
	if (!sealed.ok) return sealed;
	const stored: StoredVault = {
		layout: JOURNAL_LAYOUT,
		vault,
		keyring: sealed.value,
		epochs: [await sealEpoch(vault, epochKey, 'root', await agreePublicKey(await rootAgreeSeed(rootSeed)))]
	};
	const parts = await partsOf(platform, stored, keyring);
	parts.documents.set(parts.tools.vaultDocument, emptyVolume(parts.tools.vaultDocument, parts.tools.actor));
	const first: NewRecord[] = [
		{ volume: null, kind: 'vault-created', base: [], body: { rootKey: toHex(root.publicKey) } },
		{ volume: null, kind: 'device-added', base: [], body: device.admission },
		{ volume: null, kind: 'profile', base: [], body: plan.profile },
		{ volume: null, kind: 'settings', base: [], body: plan.settings }
	];
	// The first records lie down together with the vault: there is never a vault without its root.
	const maker = new Vault({ ...parts, commit: (write) => platform.journal.create(stored, write) });
	const written = await maker.append(first);
	if (!written.ok) return written;
	const opened = await openParts(parts);
	return opened.ok ? { ok: true, value: { ...opened.value, words: wordsOf(rootSeed) } } : opened;
}

/** Opens the vault that lies in the journal. `wrong-passphrase` where the passphrase does not open the keyring. */
export async function unlockVault(platform: Platform, passphrase: string): Promise<VaultResult<Opened>> {
	const stored = await platform.journal.describe();
	if (!stored.ok) return stored;
	if (!stored.value) return { ok: false, error: { kind: 'no-vault' } };
	const keyring = await openKeyring(stored.value.keyring, passphrase, platform.kdf);
	if (!keyring.ok) return keyring;
	if (!equalBytes(keyring.value.keyring.vault, stored.value.vault))
		return { ok: false, error: { kind: 'damaged', what: 'keyring', count: 1 } };
	return openStored(platform, stored.value, keyring.value);
}

/** Opens the vault with the output of this device's passkey; `passkey-refused` where that does not open it. */
export async function unlockWithPasskey(platform: Platform, output: Bytes): Promise<VaultResult<Opened>> {
	const stored = await platform.journal.describe();
	if (!stored.ok) return stored;
	if (!stored.value) return { ok: false, error: { kind: 'no-vault' } };
	const { passkey, keyring } = stored.value;
	const unlockKey = passkey && (await openPasskey(passkey, keyring, output));
	if (!unlockKey) return { ok: false, error: { kind: 'passkey-refused' } };
	const opened = await openKeyringWith(keyring, unlockKey);
	return opened.ok ? openStored(platform, stored.value, opened.value) : opened;
}

/** Opens a vault whose keyring is open already: what `unlockVault` does behind the passphrase. */
export async function openStored(
	platform: Platform,
	stored: StoredVault,
	keyring: OpenKeyring
): Promise<VaultResult<Opened>> {
	return openParts(await partsOf(platform, stored, keyring));
}

/**
 * Lays down a vault of which only the keyring is at hand, without any log, and
 * opens it: the device's own admission is its first record, in one transaction
 * with the keyring. What others wrote comes by sync.
 */
export async function beginStored(
	platform: Platform,
	stored: StoredVault,
	keyring: OpenKeyring
): Promise<VaultResult<Opened>> {
	const { admission } = keyring.keyring;
	if (!admission) return { ok: false, error: { kind: 'unexpected', where: 'begin-without-admission' } };
	const parts = await partsOf(platform, stored, keyring);
	parts.documents.set(parts.tools.vaultDocument, emptyVolume(parts.tools.vaultDocument, parts.tools.actor));
	const maker = new Vault({ ...parts, commit: (write) => platform.journal.create(stored, write) });
	const written = await maker.append([{ volume: null, kind: 'device-added', base: [], body: admission }]);
	return written.ok ? openParts(parts) : written;
}

async function openParts(parts: VaultParts): Promise<VaultResult<Opened>> {
	const [read, heads] = await Promise.all([
		readDocument(parts.tools.vaultDocument, parts.tools),
		parts.platform.journal.heads()
	]);
	if (!read.ok) return read;
	if (!heads.ok) return heads;
	takeVaultDocument(parts, read.value);
	readNewestAhead(parts);
	const found = { texts: read.value.texts, rebuilt: read.value.rebuilt ? 1 : 0, lost: read.value.lost };
	const head = await readHead(parts, heads.value);
	if (!head.ok) return head;
	if (head.value) {
		parts.head = head.value;
		// A log that is damaged must not go on. What is lost of others' logs they still have, and this one is whole.
		if (!read.value.lostOf.has(parts.device)) return openedWith(new Vault(parts), found);
	}
	const anew = await continueAnew(parts);
	if (!anew.ok) return anew;
	return openedWith(anew.value.vault, { ...found, texts: [...found.texts, ...anew.value.texts] });
}

async function openedWith(vault: Vault, found: Omit<Opened, 'vault'>): Promise<VaultResult<Opened>> {
	const texts = tellable(await vault.parts(), found.texts);
	return { ok: true, value: { ...found, vault, texts } };
}

/** The screens ask for the newest year first: it is read while the log's head is looked at. */
function readNewestAhead({ volumes, tools, ahead }: VaultParts): void {
	const newest = Math.max(...volumes.keys());
	for (const id of volumes.get(newest) ?? []) ahead.set(id, readDocument(id, tools));
}

/**
 * The head of this device's own log: null where the log does not end as the
 * head says, so that it must not be continued (a damaged, cloned or rolled-back
 * store, or a device whose log has not begun).
 */
async function readHead(
	parts: VaultParts,
	heads: readonly StoredHead[]
): Promise<VaultResult<{ n: number; link: Bytes } | null>> {
	const { journal } = parts.platform;
	const head = heads.find(({ device }) => device === parts.device);
	if (!head) return { ok: true, value: null };
	// A run of this log that came from outside: it is held elsewhere as it is not here.
	const aside = await journal.aside();
	if (!aside.ok) return aside;
	if (aside.value.some(({ device, place }) => device === parts.device && place === 'log'))
		return { ok: true, value: null };
	const runs = await journal.runsFrom(parts.device, head.n);
	if (!runs.ok) return runs;
	const run = runs.value.at(-1);
	const checked = run && (await checkRun(run.bytes, parts.vault, parts.keys, parts.members));
	const last = checked?.ok ? checked.value.changes.at(-1) : undefined;
	const fits = (link: Bytes) => equalBytes(headOf(parts.headSecret, parts.device, head.n, link).tag, head.tag);
	if (last?.n === head.n && fits(last.link)) return { ok: true, value: { n: head.n, link: last.link } };
	// The last run is damaged; a snapshot that holds its record knows its link too.
	for (const document of run?.documents ?? []) {
		const read = await readDocument(document, parts.tools);
		if (!read.ok) return read;
		const held = read.value.open.vector[parts.device];
		const link = held?.n === head.n ? fromHex(held.link) : null;
		if (link && fits(link)) return { ok: true, value: { n: head.n, link } };
	}
	return { ok: true, value: null };
}

/** Opens as a new device where the log cannot be continued. */
async function continueAnew(parts: VaultParts): Promise<VaultResult<{ vault: Vault; texts: string[] }>> {
	const begun = await beginAnew(parts);
	if (!begun.ok) return begun;
	const vault = new Vault(begun.value.parts);
	const written = await vault.append(begun.value.records);
	return written.ok ? { ok: true, value: { vault, texts: written.value.texts } } : written;
}
