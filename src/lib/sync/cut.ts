import { fixed } from '#lib/vault/bytes.js';
import { RUN_VERSION, sealRun, type Bytes, type RunContent } from '#lib/vault/index.js';
import type { Stretch } from './missing.js';
import type { Replica } from './replica.js';
import type { LogEntry } from './state.js';

/** The changes of one run, unless no signature allows an end there. 500 rows take about 56 KB. */
export const RUN_CHANGES = 500;
/** The bytes of the changes of one run, likewise. */
export const RUN_BYTES = 512 * 1024;

/** Part of a stretch that makes a run: its last link is one whose signature is held. */
export interface Cut {
	device: string;
	from: number;
	to: number;
	previous: string;
	signature: Bytes;
	entries: readonly LogEntry[];
}

/** How large a run may be, unless no signature allows an end there. */
export interface RunSize {
	changes?: number;
	/** Of all its changes, before they are deflated. */
	bytes?: number;
}

/**
 * Cuts a stretch into runs of no more than `size`, wherever a signed link
 * allows it; longer where none does. The first run of a log is never cut before
 * its device's own admission, where it has one: nobody could check it.
 */
export function cutStretch(replica: Replica, stretch: Stretch, size: RunSize = {}): Cut[] {
	const { changes = RUN_CHANGES, bytes = RUN_BYTES } = size;
	const least = leastEnd(replica, stretch);
	const cuts: Cut[] = [];
	let part: LogEntry[] = [];
	let after: LogEntry[] = [];
	const close = () => {
		const [first, last] = [part[0], part.at(-1)];
		const signature = last && signed(replica, last.link);
		if (first && last && signature)
			cuts.push({
				device: last.device,
				from: first.n,
				to: last.n,
				previous: first.previous,
				signature,
				entries: part
			});
		part = [];
	};
	// Entries are gathered up to each place where a run may end; then it is seen whether they still fit.
	for (const entry of stretch.entries) {
		after.push(entry);
		if (entry.n < least || !signed(replica, entry.link)) continue;
		const fits = part.length + after.length <= changes && sizeOf(part) + sizeOf(after) <= bytes;
		if (!fits) close();
		part.push(...after);
		after = [];
	}
	close();
	return cuts;
}

const sizeOf = (entries: readonly LogEntry[]): number => entries.reduce((sum, { size }) => sum + size, 0);

const signed = (replica: Replica, link: string): Bytes | null => replica.state.signatures.get(link) ?? null;

const leastEnd = (replica: Replica, { device }: Stretch): number => replica.state.admissions.get(device) ?? 1;

export interface CutTools {
	/** Epoch under which the runs are sealed, one whose key is held. */
	epoch: string;
	/** Reads the change of a record from where the journal keeps its run; null where the disk has lost it. */
	read: (entry: LogEntry) => Promise<Bytes | null>;
	/** How large a run may be. */
	size?: RunSize;
}

/** Joins what is held into long runs and seals them anew. `unreadable` counts records that could not be read and so are not in them. */
export async function cutRuns(
	replica: Replica,
	stretches: readonly Stretch[],
	tools: CutTools
): Promise<{ runs: Bytes[]; unreadable: number }> {
	const runs: Bytes[] = [];
	let unreadable = 0;
	for (const cut of stretches.flatMap((stretch) => cutStretch(replica, stretch, tools.size))) {
		const run = await sealCut(replica, cut, tools);
		if (run) runs.push(run);
		else unreadable += cut.entries.length;
	}
	return { runs, unreadable };
}

/** Seals a cut as a run; null where a record of it cannot be read. */
export async function sealCut(replica: Replica, cut: Cut, { epoch, read }: CutTools): Promise<Bytes | null> {
	const { device, from, to, previous, signature } = cut;
	const key = await replica.parts.keys.key('run', epoch, device);
	if (!key) throw new Error('Runs are to be sealed under an epoch whose key is not held.');
	const changes: RunContent['changes'] = [];
	for (const entry of cut.entries) {
		const change = await read(entry);
		if (!change) return null;
		changes.push({ document: entry.document, change });
	}
	const header = { version: RUN_VERSION, vault: replica.parts.vault, epoch, device, from, to };
	return sealRun(header, { previous: fixed(previous, 32), signature, changes }, key);
}
