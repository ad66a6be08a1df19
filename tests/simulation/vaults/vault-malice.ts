import { isoWithOffset, kazakhstanDay, recordText } from '#lib/register/index.js';
import { changeHash } from '#lib/vault/change.js';
import { sha256, utf8 } from '#lib/vault/bytes.js';
import {
	appendRecord,
	emptyDocument,
	nextLink,
	RUN_VERSION,
	sealAcknowledgement,
	sealRun,
	signerOf,
	signLink,
	toHex,
	vaultDocumentOf,
	writeContainer,
	type Bytes,
	type Signer,
	type VaultParts
} from '#lib/vault/index.js';
import { BENT_CHANGES, bentChange } from '../malice.js';
import type { Station } from './station.js';
import type { VaultMalice } from './vault-steps.js';

/** Stands in every text that nobody of the vault wrote: it may be nowhere. */
export const FORGED = 'forged by nobody of the vault';
const STRANGER = 'ee'.repeat(16);
const stranger = await signerOf(sha256(utf8('a stranger')));

const key = async (
	{ keys, epoch }: VaultParts,
	purpose: 'run' | 'acknowledgement',
	device: string
): Promise<CryptoKey> => {
	const found = await keys.key(purpose, epoch, device);
	if (!found) throw new Error('An open vault has no key of its own epoch.');
	return found;
};

/** A text that claims to be the next record of `device`. */
function claim(parts: VaultParts, device: string, n: number, name: string): string {
	const { moment, offset } = parts.platform.clock();
	const stamp = { v: 0, device, n, at: isoWithOffset(moment, offset), day: kazakhstanDay(moment) };
	const body = { occupation: 'advocate' as const, name, association: 'A', licence: '1' };
	return recordText({ ...stamp, kind: 'profile', base: [], body });
}

async function runBehind(
	parts: VaultParts,
	{ device, n, link }: { device: string; n: number; link: Bytes },
	change: Bytes,
	signer: Signer
): Promise<Bytes> {
	const document = vaultDocumentOf(parts.vault);
	const own = nextLink(link, n, document, changeHash(change));
	const header = { version: RUN_VERSION, vault: parts.vault, epoch: parts.epoch, device, from: n, to: n };
	const content = { previous: link, signature: await signLink(signer, own), changes: [{ document, change }] };
	return sealRun(header, content, await key(parts, 'run', device));
}

/** A parcel that a device of the vault sends though no honest one would, signed with its own key. */
export async function maliciousParcel(
	station: Station,
	other: Station,
	kind: VaultMalice,
	pick: number
): Promise<Bytes | null> {
	if (kind === 'other-device' && other.device === station.device) return null;
	const parts = await station.vault.parts();
	const document = emptyDocument(station.device + 'ff'.repeat(7) + pick.toString(16).padStart(2, '0'));
	const { n, link } = parts.head;
	const own = { device: station.device, n: n + 1, link };
	const items: { type: 'run' | 'acknowledgement'; bytes: Bytes }[] = [];
	switch (kind) {
		case 'bent-change': {
			const bent = BENT_CHANGES[pick % BENT_CHANGES.length] ?? 'garbage';
			const change = bentChange(bent, document, claim(parts, station.device, n + 1, FORGED), STRANGER);
			items.push({ type: 'run', bytes: await runBehind(parts, own, change, parts.signer) });
			break;
		}
		case 'other-device': {
			// In the log of another, signed by itself.
			const theirs = (await other.vault.parts()).head;
			const behind = { device: other.device, n: theirs.n + 1, link: theirs.link };
			const { change } = appendRecord(document, claim(parts, other.device, theirs.n + 1, FORGED));
			items.push({ type: 'run', bytes: await runBehind(parts, behind, change, parts.signer) });
			break;
		}
		case 'equivocates': {
			const { change } = appendRecord(document, claim(parts, station.device, n + 1, `Another ${pick}`));
			items.push({ type: 'run', bytes: await runBehind(parts, own, change, parts.signer) });
			break;
		}
		case 'lies-about-others':
		case 'lies-about-itself': {
			const whose = kind === 'lies-about-others' ? other.device : station.device;
			const vector = { [whose]: { n: 1 + pick * 10, link: toHex(sha256(utf8(`lie ${pick}`))) } };
			items.push({
				type: 'acknowledgement',
				bytes: await acknowledgement(parts, station.device, vector, parts.signer)
			});
		}
	}
	return writeContainer(parts.vault, items);
}

async function acknowledgement(
	parts: VaultParts,
	device: string,
	vector: { [device: string]: { n: number; link: string } },
	signer: Signer
): Promise<Bytes> {
	const { vault, epoch } = parts;
	const content = { at: '2036-01-01T00:00:00.000+05:00', vector };
	return sealAcknowledgement({ vault, epoch, device }, content, signer, await key(parts, 'acknowledgement', device));
}

const FORGED_PARCELS = [
	'noise',
	'cut-off',
	'altered',
	'other-vault',
	'strange-device',
	'other-signature',
	'false-acknowledgement'
] as const;

/** A parcel as whoever runs the mailbox, or has stolen an epoch's key, would make it. */
export async function forgedParcel(
	station: Station,
	parcels: readonly Bytes[],
	pick: number
): Promise<{ kind: string; parcel: Bytes }> {
	const kind = FORGED_PARCELS[pick % FORGED_PARCELS.length] ?? 'noise';
	const parts = await station.vault.parts();
	const sample = parcels[pick % Math.max(1, parcels.length)] ?? sha256(utf8('nothing'));
	const as = (type: 'run' | 'acknowledgement', bytes: Bytes, vault = parts.vault) => ({
		kind,
		parcel: writeContainer(vault, [{ type, bytes }])
	});
	const { n, link } = parts.head;
	switch (kind) {
		case 'noise':
			return { kind, parcel: sha256(sample) };
		case 'cut-off':
			return { kind, parcel: sample.slice(0, Math.floor(sample.length / 2)) };
		case 'altered':
			return { kind, parcel: sample.with((pick * 97) % sample.length, pick) };
		case 'other-vault':
			return as('run', sample, sha256(parts.vault));
		case 'strange-device': {
			const { change } = appendRecord(emptyDocument(STRANGER + '00'.repeat(8)), claim(parts, STRANGER, 1, FORGED));
			const first = { device: STRANGER, n: 1, link: new Uint8Array(32) };
			return as('run', await runBehind(parts, first, change, stranger));
		}
		case 'other-signature': {
			const document = emptyDocument(station.device + 'fe'.repeat(8));
			const { change } = appendRecord(document, claim(parts, station.device, n + 1, FORGED));
			return as('run', await runBehind(parts, { device: station.device, n: n + 1, link }, change, stranger));
		}
		case 'false-acknowledgement': {
			const vector = { [station.device]: { n: n + 100, link: toHex(sha256(utf8(FORGED))) } };
			return as('acknowledgement', await acknowledgement(parts, station.device, vector, stranger));
		}
	}
}
