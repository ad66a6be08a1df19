import { fixed } from '#lib/vault/bytes.js';
import { RUN_VERSION, sealRun, type Bytes, type RunContent } from '#lib/vault/index.js';
import type { Stretch } from './missing.js';
import type { Replica } from './replica.js';
import type { LogEntry } from './state.js';

/** The changes of one run, unless no signature allows an end there. 500 rows take about 56 KB. */
export const RUN_CHANGES = 500;

/** Part of a stretch that makes a run: its last link is one whose signature is held. */
export interface Cut {
	device: string;
	from: number;
	to: number;
	previous: string;
	signature: Bytes;
	entries: readonly LogEntry[];
}

/**
 * Cuts a stretch into runs of at most `most` changes, wherever a signed link
 * allows it; longer where none does. The first run of a log is never cut before
 * its device's own admission, where it has one: nobody could check it.
 */
export function cutStretch(replica: Replica, stretch: Stretch, most: number = RUN_CHANGES): Cut[] {
	const cuts: Cut[] = [];
	let part: LogEntry[] = [];
	const ends = stretch.entries.map(({ link, n }) => (n >= leastEnd(replica, stretch) ? signed(replica, link) : null));
	stretch.entries.forEach((entry, at) => {
		part.push(entry);
		const signature = ends[at];
		const nextEnd = ends.findIndex((end, index) => index > at && end !== null);
		const first = part[0] ?? entry;
		const fits = nextEnd !== -1 && part.length + nextEnd - at <= most;
		if (!signature || fits) return;
		cuts.push({ device: entry.device, from: first.n, to: entry.n, previous: first.previous, signature, entries: part });
		part = [];
	});
	return cuts;
}

const signed = (replica: Replica, link: string): Bytes | null => replica.state.signatures.get(link) ?? null;

const leastEnd = (replica: Replica, { device }: Stretch): number => replica.state.admissions.get(device) ?? 1;

export interface CutTools {
	/** Epoch under which the runs are sealed, one whose key is held. */
	epoch: string;
	/** Reads the change of a record from where the journal keeps its run; null where the disk has lost it. */
	read: (entry: LogEntry) => Promise<Bytes | null>;
	most?: number;
}

/** Joins what is held into long runs and seals them anew. `unreadable` counts records that could not be read and so are not in them. */
export async function cutRuns(
	replica: Replica,
	stretches: readonly Stretch[],
	{ epoch, read, most }: CutTools
): Promise<{ runs: Bytes[]; unreadable: number }> {
	const runs: Bytes[] = [];
	let unreadable = 0;
	for (const cut of stretches.flatMap((stretch) => cutStretch(replica, stretch, most))) {
		const key = await replica.parts.keys.key('run', epoch, cut.device);
		if (!key) throw new Error('Runs are to be sealed under an epoch whose key is not held.');
		const changes: RunContent['changes'] = [];
		for (const entry of cut.entries) {
			const change = await read(entry);
			if (change) changes.push({ document: entry.document, change });
		}
		unreadable += cut.entries.length - changes.length;
		if (changes.length < cut.entries.length) continue;
		const { device, from, to, previous, signature } = cut;
		const header = { version: RUN_VERSION, vault: replica.parts.vault, epoch, device, from, to };
		runs.push(await sealRun(header, { previous: fixed(previous, 32), signature, changes }, key));
	}
	return { runs, unreadable };
}
