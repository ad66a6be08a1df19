import { concat, Reader, sha256, toHex, u32, type Bytes } from '../bytes.js';
import { checkRun } from '../check.js';
import type { Item } from '../container.js';
import type { AsideRun } from '../journal/port.js';
import type { Membership } from '../membership.js';
import { readRunHeader } from '../run.js';
import type { SealKeys } from '../seal-keys.js';

/** A run that lies aside, as an item of a backup tells of it. */
export type AsideItem = Pick<AsideRun, 'place' | 'applied' | 'bytes'>;

const PLACES = ['held', 'log'] as const;

/** The item of a run that lies aside: its place, how far its records are applied, and the run as it came. */
export const asideItem = ({ place, applied, bytes }: AsideItem): Item => ({
	type: 'aside',
	bytes: concat(Uint8Array.of(PLACES.indexOf(place)), u32(applied), bytes)
});

/** Reads such an item; null where it is none. Total over any bytes. */
export function readAsideItem(item: Bytes): AsideItem | null {
	const reader = new Reader(item);
	const place = PLACES[reader.u8()];
	const applied = reader.u32();
	const bytes = reader.take(reader.left);
	return reader.whole && place ? { place, applied, bytes } : null;
}

/**
 * Such runs as they go to the disk again, and the canonical texts of their
 * records that are applied. One that cannot be opened here waits, whatever its
 * item says; one whose header cannot be read is left out.
 */
export async function readAside(
	items: readonly AsideItem[],
	vault: Bytes,
	keys: SealKeys,
	members: Membership
): Promise<{ runs: AsideRun[]; texts: string[] }> {
	const runs: AsideRun[] = [];
	const texts: string[] = [];
	for (const { place, applied, bytes } of items) {
		const read = readRunHeader(bytes);
		if (!read.ok) continue;
		const { device, from, to } = read.value.header;
		const checked = place === 'log' ? await checkRun(bytes, vault, keys, members) : null;
		const changes = checked?.ok ? checked.value.changes : [];
		runs.push({
			id: toHex(sha256(bytes)),
			place: checked?.ok ? 'log' : 'held',
			applied: checked?.ok ? Math.min(applied, to) : 0,
			device,
			from,
			to,
			documents: [...new Set(changes.map(({ document }) => document))],
			bytes
		});
		texts.push(...changes.filter(({ sound, n }) => sound && n <= applied).map(({ text }) => text));
	}
	return { runs, texts };
}
