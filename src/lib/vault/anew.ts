import { parseRecord, type RecordBodies } from '#lib/register/index.js';
import { randomBytes, toHex, type Bytes } from './bytes.js';
import { agreePublicKey, deviceIdOf, KEY_BYTES, signerOf, type Signer } from './crypto.js';
import { JOURNAL_LAYOUT } from './journal/port.js';
import { resealKeyring } from './keyring.js';
import { signAdded } from './membership.js';
import type { NewRecord, VaultParts, VaultResult } from './parts.js';
import { partsOf, takeVaultDocument } from './parts-of.js';
import { readDocument } from './volume.js';

/**
 * A device never continues a log that it does not hold whole: it becomes a new
 * device, admitted by the old one. What the old log still holds keeps counting.
 * Answers with the parts of the new device and the records that it has to write
 * first; its keyring is on the disk already.
 */
export async function beginAnew(parts: VaultParts): Promise<VaultResult<{ parts: VaultParts; records: NewRecord[] }>> {
	const { platform, vault, keyring, storedKeyring } = parts;
	const heads = await platform.journal.heads();
	if (!heads.ok) return heads;
	// The keyring's admission is that of a log that has not begun; once it has, it is one like any other.
	const begun = heads.value.some(({ device }) => device === parts.device);
	let admission = begun ? null : keyring.keyring.admission;
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
	const records: NewRecord[] = [{ volume: null, kind: 'device-added', base: [], body: admission }, ...orphans.value];
	return { ok: true, value: { parts: fresh, records } };
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
