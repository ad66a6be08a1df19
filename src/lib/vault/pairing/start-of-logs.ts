import { joinRuns } from '../backup/joining.js';
import { readLogs, type SoundRun } from '../backup/logs.js';
import type { Bytes } from '../bytes.js';
import type { StoredRun } from '../journal/port.js';
import { Membership } from '../membership.js';
import type { VaultParts, VaultResult } from '../parts.js';

/** Runs of one record lie on the disk at about this many times their size in a long run. */
const JOINED = 4;
/** The first records of the log that made the vault: root, its device, profile, settings. */
const FIRST_RECORDS = 4;

/**
 * What a new device is given of the logs: all of them where the channel has
 * room, else their beginnings, which tell whose register it is and who
 * vouched for whom; nothing where even they are too long. The rest comes by sync.
 * @param room bytes that the channel carries
 */
export async function startOfLogs(parts: VaultParts, room: number): Promise<VaultResult<Bytes[]>> {
	const { journal } = parts.platform;
	const heads = await journal.heads();
	if (!heads.ok) return heads;
	const logs: StoredRun[][] = [];
	for (const { device } of heads.value) {
		const runs = await journal.runsFrom(device, 1);
		if (!runs.ok) return runs;
		logs.push(runs.value);
	}
	for (const chosen of [logs.flat(), logs.flatMap(beginning)]) {
		if (sizeOf(chosen.map(({ bytes }) => bytes)) > room * JOINED) continue;
		const joined = await joinAll(chosen, parts);
		if (sizeOf(joined) <= room) return { ok: true, value: joined };
	}
	return { ok: true, value: [] };
}

const sizeOf = (all: readonly Bytes[]): number => all.reduce((sum, { length }) => sum + length, 0);

/** The vault's own records at the front of a log: later ones may rest on what is not sent along. */
function beginning(log: readonly StoredRun[]): StoredRun[] {
	const [first] = log;
	const own = first?.documents.join();
	const rest = log.findIndex((run) => run.to > FIRST_RECORDS || run.documents.join() !== own);
	return log.slice(0, rest === -1 ? FIRST_RECORDS : rest);
}

async function joinAll(runs: readonly StoredRun[], parts: VaultParts): Promise<Bytes[]> {
	const members = new Membership(parts.vault);
	members.adopt(parts.members);
	const read = await readLogs(
		runs.map(({ bytes }) => bytes),
		parts.vault,
		parts.keys,
		members
	);
	const joined: Bytes[] = [];
	for (const log of read.logs.values()) joined.push(...(await joinRuns(log satisfies SoundRun[], parts)));
	return joined;
}
