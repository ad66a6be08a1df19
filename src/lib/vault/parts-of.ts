import { parseRecord } from '#lib/register/index.js';
import { toHex } from './bytes.js';
import { deviceIdOf, signerOf, vaultDocumentOf } from './crypto.js';
import { newActor } from './document.js';
import { headSecretOf } from './head.js';
import type { StoredVault } from './journal/port.js';
import type { Keyring, OpenKeyring } from './keyring.js';
import { firstLink } from './log.js';
import { Membership } from './membership.js';
import type { Platform, VaultParts } from './parts.js';
import { SealKeys } from './seal-keys.js';
import type { ReadDocument } from './volume.js';

/** The parts of a vault whose keyring is open, before anything was read. */
export async function partsOf(platform: Platform, stored: StoredVault, keyring: OpenKeyring): Promise<VaultParts> {
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
		ahead: new Map(),
		aside: null,
		withheld: new Map()
	};
}

/** Takes the vault's own document in: it names the documents of the years. */
export function takeVaultDocument(parts: VaultParts, read: ReadDocument): void {
	parts.documents.set(read.open.id, read.open);
	for (const text of read.texts) {
		const parsed = parseRecord(text);
		if (!parsed.ok || parsed.record.kind !== 'volume-opened') continue;
		const { year, document } = parsed.record.body;
		parts.volumes.set(year, [...new Set([...(parts.volumes.get(year) ?? []), document])].toSorted());
	}
}
