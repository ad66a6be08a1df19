import { parseRecord, type RecordBodies } from '#lib/register/index.js';
import { equalBytes, fromHex, randomBytes, toHex, type Bytes } from './bytes.js';
import { checkRun } from './check.js';
import { agreePublicKey, deviceIdOf, KEY_BYTES, signerOf, vaultDocumentOf, vaultIdOf, type Signer } from './crypto.js';
import { newActor } from './document.js';
import { rootAgreeSeed, sealEpoch } from './epoch.js';
import { headOf, headSecretOf } from './head.js';
import { JOURNAL_LAYOUT, type StoredHead, type StoredVault } from './journal/port.js';
import {
	checkPassphrase,
	openKeyring,
	openKeyringWith,
	resealKeyring,
	sealKeyring,
	type KdfCost,
	type Keyring,
	type OpenKeyring
} from './keyring.js';
import { firstLink } from './log.js';
import { Membership, signAdded } from './membership.js';
import { openPasskey } from './passkey.js';
import { SealKeys } from './seal-keys.js';
import type { NewRecord, Platform, VaultParts, VaultResult } from './parts.js';
import { Vault } from './vault.js';
import { emptyVolume, readDocument, type ReadDocument } from './volume.js';
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
		if (found.lost === 0) return { ok: true, value: { vault: new Vault(parts), ...found } };
	}
	const anew = await continueAnew(parts);
	if (!anew.ok) return anew;
	return {
		ok: true,
		value: {
			vault: anew.value.vault,
			...found,
			texts: [...found.texts, ...anew.value.texts]
		}
	};
}

/** The screens ask for the newest year first: it is read while the log's head is looked at. */
function readNewestAhead({ volumes, tools, ahead }: VaultParts): void {
	const newest = Math.max(...volumes.keys());
	for (const id of volumes.get(newest) ?? []) ahead.set(id, readDocument(id, tools));
}

function takeVaultDocument(parts: VaultParts, read: ReadDocument): void {
	parts.documents.set(read.open.id, read.open);
	for (const text of read.texts) {
		const parsed = parseRecord(text);
		if (!parsed.ok || parsed.record.kind !== 'volume-opened') continue;
		const { year, document } = parsed.record.body;
		parts.volumes.set(year, [...new Set([...(parts.volumes.get(year) ?? []), document])].toSorted());
	}
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

/**
 * A device never continues a log that it does not hold whole: it becomes a new
 * device, admitted by the old one. What the old log still holds keeps counting.
 */
async function continueAnew(parts: VaultParts): Promise<VaultResult<{ vault: Vault; texts: string[] }>> {
	const { platform, vault, keyring, storedKeyring } = parts;
	let admission = keyring.keyring.admission;
	let next = keyring;
	let stored = storedKeyring;
	if (!admission) {
		const device = await newDevice(vault, parts.members.nameOf(parts.device), parts.device, parts.signer);
		admission = device.admission;
		next = {
			...keyring,
			keyring: { ...keyring.keyring, signSeed: device.signSeed, agreeSeed: device.agreeSeed, admission }
		};
		stored = await resealKeyring(storedKeyring, next);
		// The keyring first: a crash before the first record leaves a device that knows how it was admitted.
		const kept = await platform.journal.replaceKeyring(storedKeyring, stored);
		if (!kept.ok) return kept;
	}
	const fresh = await partsOf(platform, { layout: JOURNAL_LAYOUT, vault, keyring: stored, epochs: [] }, next);
	fresh.members.adopt(parts.members);
	const read = await readDocument(fresh.tools.vaultDocument, fresh.tools);
	if (!read.ok) return read;
	takeVaultDocument(fresh, read.value);
	const orphans = await orphanVolumes(fresh);
	if (!orphans.ok) return orphans;
	const opened = new Vault(fresh);
	const written = await opened.append([
		{ volume: null, kind: 'device-added', base: [], body: admission },
		...orphans.value
	]);
	return written.ok ? { ok: true, value: { vault: opened, texts: written.value.texts } } : written;
}

/**
 * Documents of the journal that no record names as a volume any more, since
 * that record is damaged: their rows tell the year, and they are named anew.
 */
async function orphanVolumes({ platform, tools, volumes }: VaultParts): Promise<VaultResult<NewRecord[]>> {
	const heads = await platform.journal.heads();
	if (!heads.ok) return heads;
	const known = new Set([tools.vaultDocument, ...[...volumes.values()].flat()]);
	const records: NewRecord[] = [];
	for (const { device } of heads.value) {
		const runs = await platform.journal.runsFrom(device, 1);
		if (!runs.ok) return runs;
		for (const document of runs.value.flatMap((run) => run.documents)) {
			if (known.has(document)) continue;
			known.add(document);
			const read = await readDocument(document, tools);
			if (!read.ok) return read;
			const year = yearOf(read.value.texts);
			if (year !== null) records.push({ volume: null, kind: 'volume-opened', base: [], body: { year, document } });
		}
	}
	return { ok: true, value: records };
}

/** The volume of a document's rows, or null where no row can be read. */
function yearOf(texts: readonly string[]): number | null {
	for (const text of texts) {
		const parsed = parseRecord(text);
		if (parsed.ok && parsed.record.kind === 'entered') return parsed.record.body.volume;
	}
	return null;
}

export interface NewDevice {
	signSeed: Bytes;
	agreeSeed: Bytes;
	admission: RecordBodies['device-added'];
}

/** Keys of a new device, and its admission signed by the voucher: the root, or an active device. */
export async function newDevice(vault: Bytes, name: string, by: string, voucher: Signer): Promise<NewDevice> {
	const signSeed = randomBytes(KEY_BYTES);
	const agreeSeed = randomBytes(KEY_BYTES);
	const { publicKey } = await signerOf(signSeed);
	const body = {
		device: toHex(deviceIdOf(vault, publicKey)),
		name,
		signKey: toHex(publicKey),
		agreeKey: toHex(await agreePublicKey(agreeSeed)),
		by
	};
	return { signSeed, agreeSeed, admission: await signAdded(vault, body, voucher) };
}

async function partsOf(platform: Platform, stored: StoredVault, keyring: OpenKeyring): Promise<VaultParts> {
	const { vault, signSeed, epochs } = keyring.keyring satisfies Keyring;
	const [signer, headSecret] = await Promise.all([signerOf(signSeed), headSecretOf(signSeed)]);
	const device = toHex(deviceIdOf(vault, signer.publicKey));
	const keys = new SealKeys();
	const epoch = epochs.map((key) => keys.add(key)).at(-1) ?? '';
	const members = new Membership(vault);
	members.trust(device, signer.publicKey);
	const tools = {
		journal: platform.journal,
		vault,
		vaultDocument: vaultDocumentOf(vault),
		keys,
		members,
		actor: newActor(device)
	};
	return {
		platform,
		commit: (write) => platform.journal.append(write),
		vault,
		device,
		signer,
		keys,
		epoch,
		members,
		tools,
		headSecret,
		keyring,
		storedKeyring: stored.keyring,
		head: { n: 0, link: firstLink(vault, signer.publicKey) },
		volumes: new Map(),
		documents: new Map(),
		ahead: new Map()
	};
}
