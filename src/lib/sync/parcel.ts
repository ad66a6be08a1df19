import { equalBytes } from '#lib/vault/bytes.js';
import { readContainer, type Bytes } from '#lib/vault/index.js';

/** What stands in a parcel, each thing still sealed. */
export interface ParcelContent {
	runs: Bytes[];
	/** Epoch seals. */
	seals: Bytes[];
	acknowledgements: Bytes[];
	/** Things that are not looked at: of a newer app, or not for this way. */
	strange: number;
}

/** Why bytes are no parcel of this vault: something else, altered or cut off, of a newer app, of another vault. */
export type ParcelProblem = 'not-a-parcel' | 'cut-off' | 'newer' | 'other-vault';

export type ReadParcel = { ok: true; value: ParcelContent } | { ok: false; error: ParcelProblem };

/** Reads a parcel. Total over any bytes; nothing in it is believed yet. */
export function readParcel(bytes: Bytes, vault: Bytes): ReadParcel {
	const read = readContainer(bytes);
	if (!read.ok) return { ok: false, error: read.error.kind === 'not-a-container' ? 'not-a-parcel' : read.error.kind };
	if (!equalBytes(read.value.vault, vault)) return { ok: false, error: 'other-vault' };
	const content: ParcelContent = { runs: [], seals: [], acknowledgements: [], strange: read.value.unknown };
	for (const { type, bytes: item } of read.value.items) {
		if (type === 'run') content.runs.push(item);
		else if (type === 'epoch') content.seals.push(item);
		else if (type === 'acknowledgement') content.acknowledgements.push(item);
		else content.strange += 1;
	}
	return { ok: true, value: content };
}
