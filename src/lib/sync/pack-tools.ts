import { isoWithOffset } from '#lib/register/index.js';
import { epochIdOf, readEpochSeal, sealAcknowledgement, toHex, type Bytes, type VaultParts } from '#lib/vault/index.js';
import type { Carrier } from './carrier.js';
import type { EpochBook } from './epoch-book.js';
import type { PackTools } from './packing.js';
import { StoredChanges } from './stored-changes.js';
import type { Vector } from './vector.js';

/** Whoever packs: the open vault, what it knows of epochs, and which devices are cut off. */
export interface Packer {
	parts: VaultParts;
	book: EpochBook;
	cutOff: ReadonlySet<string>;
}

/** What parcels for a carrier are packed with: under the current epoch, with the seals of its key. */
export async function packTools(packer: Packer, carrier: Carrier): Promise<PackTools> {
	const { epoch, platform } = packer.parts;
	let seals = packer.book.sealsOf(epoch);
	if (seals.length === 0 && carrier.reader === 'anybody') {
		// Whoever has nothing but the recovery words begins with the seal of the first epoch to the root.
		const stored = await platform.journal.describe();
		const all = (stored.ok && stored.value?.epochs) || [];
		seals = all.filter((seal) => readEpochSeal(seal)?.epoch === epoch && readEpochSeal(seal)?.to === 'root');
	}
	return {
		epoch,
		read: new StoredChanges(packer.parts).read,
		seals,
		acknowledge: (vector: Vector, unopened: number) => {
			const under = carrier.greeted?.epoch ?? epoch;
			carrier.saidUnder.add(under);
			return acknowledge(packer, under, vector, unopened);
		},
		// What lies where anybody reads it is read by who was cut off as well, with the keys of its time only.
		...(carrier.reader === 'anybody' && packer.cutOff.size > 0 && { warn: (vector: Vector) => warn(packer, vector) })
	};
}

/** Epochs whose key a device that is cut off may have, at most: the newest of them. */
const MOST_WARNED = 3;

function warn({ parts, book, cutOff }: Packer, vector: Vector): Promise<Bytes[]> {
	const before = parts.keyring.keyring.epochs.map((key) => toHex(epochIdOf(key))).filter((one) => one !== parts.epoch);
	return Promise.all(before.slice(-MOST_WARNED).map((epoch) => acknowledge({ parts, book, cutOff }, epoch, vector, 0)));
}

/** Says what is held here, under that epoch: over a line it is the one that the device at its other end spoke under. */
async function acknowledge({ parts, cutOff }: Packer, epoch: string, vector: Vector, unopened: number): Promise<Bytes> {
	const { vault, device, keys, signer, platform } = parts;
	const key = await keys.key('acknowledgement', epoch, device);
	if (!key) throw new Error('The open vault has no key of its own epoch.');
	const { moment, offset } = platform.clock();
	const content = { at: isoWithOffset(moment, offset), vector, ...(unopened > 0 ? { unopened } : {}) };
	const all = [...cutOff].toSorted();
	return sealAcknowledgement(
		{ vault, epoch, device },
		all.length > 0 ? { ...content, cutOff: all } : content,
		signer,
		key
	);
}
