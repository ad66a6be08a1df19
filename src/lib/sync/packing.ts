import { writeContainer, type Bytes, type Item } from '#lib/vault/index.js';
import { carriedWith, isSaid, type Carried } from './carried.js';
import { cutStretch, sealCut, type CutTools } from './cut.js';
import { missing, type Stretch } from './missing.js';
import type { Replica } from './replica.js';
import type { Vector } from './vector.js';

/** Bytes of a parcel, unless one run alone is larger. */
export const PARCEL_BYTES = 512 * 1024;

export interface PackTools extends CutTools {
	/** Signs and seals the acknowledgement of what is held here, and of how many runs nobody can open here. */
	acknowledge: (vector: Vector, unopened: number) => Promise<Bytes>;
	/** The same for devices that are cut off and have no newer key: they are to hear of it. It asks for nothing. */
	warn?: (vector: Vector) => Promise<readonly Bytes[]>;
	/** Seals of the key of `epoch`, for those who may read what is sent. */
	seals: readonly Bytes[];
	parcelBytes?: number;
}

/** One parcel to be handed to a carrier. */
export interface Packed {
	/** A container: epoch seals, runs, perhaps an acknowledgement. */
	parcel: Bytes;
	/** What is known of the carrier once it has taken the parcel; until then it stays as it was. */
	carried: Carried;
	/** Records in this parcel. */
	records: number;
	/** Records that remain to be sent after it. */
	left: number;
}

/**
 * The next parcel for a carrier; null when there is nothing that it lacks.
 * Joined and sealed anew under the current epoch, logs of every device among
 * it; what is held here is acknowledged with the last one. Call again with
 * `carried` of the answer once the carrier took it, with `NOTHING_CARRIED`
 * after it forgot. Pure but for WebCrypto and `tools.read`.
 * @param readers for each device that reads from the carrier, the vectors that
 * it acknowledged (the last one, unless its log branched); one empty list where
 * anybody may read. Without readers only an acknowledgement is sent.
 */
export async function nextParcel(
	replica: Replica,
	carried: Carried,
	readers: readonly (readonly Vector[])[],
	tools: PackTools
): Promise<Packed | null> {
	const { parcelBytes = PARCEL_BYTES } = tools;
	const stretches = stretchesFor(replica, carried, readers);
	const items: Item[] = tools.seals.map((bytes) => ({ type: 'epoch', bytes }));
	let { has } = carried;
	const sum = { bytes: 0, records: 0, runs: 0, unreadable: 0 };
	let full = false;
	for (const stretch of stretches) {
		for (const cut of full ? [] : cutStretch(replica, stretch, tools.size)) {
			const run = await sealCut(replica, cut, tools);
			// What follows a record that cannot be read would only wait at the other end.
			if (!run) break;
			full = sum.runs > 0 && sum.bytes + run.length > parcelBytes;
			if (full) break;
			items.push({ type: 'run', bytes: run });
			sum.bytes += run.length;
			sum.records += cut.entries.length;
			sum.runs += 1;
			const link = cut.entries.at(-1)?.link ?? cut.previous;
			has = carriedWith(replica, has, { ...cut, link });
		}
	}
	const all = stretches.reduce((count, { entries }) => count + entries.length, 0);
	const complete = !full;
	const vector = replica.vector();
	const { unopened } = replica;
	const saying = complete && !isSaid(replica, carried);
	// The one that counts comes last: it stands in the place of those before it.
	if (saying)
		for (const bytes of [...((await tools.warn?.(vector)) ?? []), await tools.acknowledge(vector, unopened)])
			items.push({ type: 'acknowledgement', bytes });
	if (sum.runs === 0 && !saying) return null;
	return {
		parcel: writeContainer(replica.parts.vault, items),
		carried: saying ? { has, said: vector, saidUnopened: unopened } : { ...carried, has },
		records: sum.records,
		left: complete ? 0 : all - sum.records
	};
}

/** How many records the readers of a carrier lack, as far as is known here. */
export const lackedBy = (replica: Replica, carried: Carried, readers: readonly (readonly Vector[])[]): number =>
	stretchesFor(replica, carried, readers).reduce((count, { entries }) => count + entries.length, 0);

/** What any of the readers lacks and the carrier does not have; of each branch the longest such stretch. */
function stretchesFor(replica: Replica, { has }: Carried, readers: readonly (readonly Vector[])[]): readonly Stretch[] {
	const longest = new Map<string, Stretch>();
	for (const vectors of readers)
		for (const stretch of missing(replica, [has, ...vectors])) {
			const name = stretch.entries.at(-1)?.link ?? '';
			const known = longest.get(name);
			if (!known || stretch.entries.length > known.entries.length) longest.set(name, stretch);
		}
	return [...longest.values()];
}
