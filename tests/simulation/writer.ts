import { fixed } from '#lib/vault/bytes.js';
import {
	firstLink,
	nextLink,
	RUN_VERSION,
	sealRun,
	signLink,
	toHex,
	type Bytes,
	type RunContent,
	type SealKeys
} from '#lib/vault/index.js';
import { changeHash } from '#lib/vault/change.js';
import { vault, type Identity } from './identities.js';

/** Where a log stands: its last record and link. */
export interface Place {
	n: number;
	link: Bytes;
}

export interface Sealing {
	keys: SealKeys;
	epoch: string;
}

export const startOf = ({ signer }: Identity): Place => ({ n: 0, link: firstLink(vault, signer.publicKey) });

/** Signs and seals changes as the next records of a log, as the vault does; whatever the changes hold. */
export async function writeRun(
	identity: Identity,
	{ keys, epoch }: Sealing,
	from: Place,
	changes: RunContent['changes']
): Promise<{ run: Bytes; places: Place[] }> {
	const places: Place[] = [];
	let place = from;
	for (const { document, change } of changes) {
		const n = place.n + 1;
		place = { n, link: nextLink(place.link, n, document, changeHash(change)) };
		places.push(place);
	}
	const signature = await signLink(identity.signer, place.link);
	return {
		run: await seal(identity.device, { keys, epoch }, from, { previous: from.link, signature, changes }),
		places
	};
}

/** Seals what it is given under the name of a device: what anyone can do who has the epoch's key. */
export async function seal(
	device: string,
	{ keys, epoch }: Sealing,
	after: { n: number },
	content: RunContent
): Promise<Bytes> {
	const key = await keys.key('run', epoch, device);
	if (!key) throw new Error('The epoch is not known here.');
	const [from, to] = [after.n + 1, after.n + content.changes.length];
	return sealRun({ version: RUN_VERSION, vault, epoch, device, from, to }, content, key);
}

export const placeOf = (n: number, link: string): Place => ({ n, link: fixed(link, 32) });
export const linkOf = ({ link }: Place): string => toHex(link);
