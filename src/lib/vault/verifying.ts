import { parseRecord } from '#lib/register/index.js';
import { equalBytes, type Bytes } from './bytes.js';
import { checkRun } from './check.js';
import { allChanges, decodeChange } from './document.js';
import type { JournalError, StoredHead, StoredRun } from './journal/port.js';
import { headOf } from './head.js';
import { firstLink, nextLink } from './log.js';
import { sealChange, type VaultParts, type VaultResult } from './parts.js';
import { loaded, type OpenDocument, type ReadingTools } from './volume.js';

/** What a look through the whole journal found. */
export interface Verified {
	runs: number;
	/** Places in the logs, from–to, whose runs are damaged, missing, or not where they belong; with the links on both sides, where known. */
	damaged: { device: string; from: number; to: number; previous: Bytes | null; after: Bytes | null }[];
	/** Sound runs beside which the wrong documents are named, so that no document finds them; with the right ones, and the log's head. */
	misfiled: { head: StoredHead; run: StoredRun }[];
}

/**
 * Checks every run of every log: seal, signature, and that each follows the one
 * before. What an unlock took from snapshots is thereby checked too. Call in idle time.
 */
export async function verifyJournal(
	tools: ReadingTools
): Promise<{ ok: true; value: Verified } | { ok: false; error: JournalError }> {
	const heads = await tools.journal.heads();
	if (!heads.ok) return heads;
	const verified: Verified = { runs: 0, damaged: [], misfiled: [] };
	for (const head of heads.value) {
		const runs = await tools.journal.runsFrom(head.device, 1);
		if (!runs.ok) return runs;
		verified.runs += runs.value.length;
		const { damaged, misfiled } = await lookThrough(head, runs.value, tools);
		verified.damaged.push(...damaged);
		verified.misfiled.push(...misfiled);
	}
	return { ok: true, value: verified };
}

async function lookThrough(head: StoredHead, runs: StoredRun[], tools: ReadingTools): Promise<Omit<Verified, 'runs'>> {
	const { device } = head;
	const key = tools.members.keyOf(device);
	let at = { n: 0, link: key && firstLink(tools.vault, key) };
	const damaged: Verified['damaged'] = [];
	const misfiled: Verified['misfiled'] = [];
	const gap = (to: number, after: Bytes | null) =>
		damaged.push({ device, from: at.n + 1, to, previous: at.link, after });
	for (const run of runs) {
		const checked = await checkRun(run.bytes, tools.vault, tools.keys, tools.members);
		const sound =
			checked.ok &&
			checked.value.header.device === device &&
			checked.value.header.from === run.from &&
			checked.value.header.to === run.to;
		// A damaged run is met as a gap before the next sound one.
		if (!sound) continue;
		const { previous } = checked.value.content;
		const follows = run.from === at.n + 1 && at.link !== null && equalBytes(previous, at.link);
		if (!follows && run.from > at.n + 1) gap(run.from - 1, previous);
		else if (!follows) damaged.push({ device, from: run.from, to: run.to, previous: at.link, after: null });
		at = { n: run.to, link: checked.value.changes.at(-1)?.link ?? null };
		// Only the seal can be believed: what stands beside it in clear may be altered like any byte.
		const documents = [...new Set(checked.value.changes.map(({ document }) => document))];
		const named = new Set(run.documents);
		if (!documents.every((id) => named.has(id))) misfiled.push({ head, run: { ...run, documents } });
	}
	if (at.n < head.n) gap(head.n, null);
	return { damaged, misfiled };
}

/**
 * Writes damaged runs of this device's log anew, where the documents in memory
 * hold their changes and the links meet what follows, and puts misfiled runs of
 * any log where their documents find them. `lost` counts records that are held
 * nowhere here any more.
 */
export async function restoreDamage(
	parts: VaultParts,
	{ damaged, misfiled }: Pick<Verified, 'damaged' | 'misfiled'>
): Promise<VaultResult<{ restored: number; lost: number }>> {
	const result = { restored: 0, lost: 0 };
	const ownHead = () => headOf(parts.headSecret, parts.device, parts.head.n, parts.head.link);
	for (const { head, run } of misfiled) {
		// This device's own log may have grown since it was looked through.
		const standing = run.device === parts.device ? ownHead() : head;
		const done = await parts.platform.journal.restore(standing, [run]);
		if (!done.ok) return done;
		result.restored += 1;
	}
	const held = damaged.length === 0 ? new Map<number, FoundChange>() : changesOf(parts.device, openDocuments(parts));
	for (const stretch of damaged) {
		const restored = stretch.device === parts.device ? await restoredRuns(stretch, held, parts) : null;
		if (!restored) result.lost += stretch.to - stretch.from + 1;
		else {
			const done = await parts.platform.journal.restore(ownHead(), restored);
			if (!done.ok) return done;
			result.restored += restored.length;
		}
	}
	return { ok: true, value: result };
}

type Stretch = Verified['damaged'][number];

async function restoredRuns(
	stretch: Stretch,
	held: Map<number, FoundChange>,
	parts: VaultParts
): Promise<StoredRun[] | null> {
	const { from, to, previous } = stretch;
	if (!previous) return null;
	const after = stretch.after ?? (to === parts.head.n ? parts.head.link : null);
	let link = previous;
	const runs: StoredRun[] = [];
	for (let n = from; n <= to; n += 1) {
		const found = held.get(n);
		if (!found) return null;
		const next = nextLink(link, n, found.document, found.hash);
		runs.push(
			await sealChange(parts, { n, previous: link, link: next, document: found.document, change: found.change })
		);
		link = next;
	}
	return after && equalBytes(link, after) ? runs : null;
}

/** The documents in memory, all made whole: what is to be restored may be in any of them. */
const openDocuments = ({ documents }: VaultParts): OpenDocument[] =>
	[...documents.values()].flatMap((standing) => loaded(standing) ?? []);

/** A change of a log, found again in the document that holds it. */
interface FoundChange {
	document: string;
	change: Bytes;
	hash: string;
}

/** The changes of a device that open documents hold, by their place in its log. */
function changesOf(device: string, documents: Iterable<OpenDocument>): Map<number, FoundChange> {
	const found = new Map<number, FoundChange>();
	for (const { id, document } of documents) {
		for (const change of allChanges(document)) {
			const decoded = decodeChange(change);
			const parsed = decoded?.text ? parseRecord(decoded.text) : null;
			const envelope = parsed?.ok ? parsed.record : parsed?.envelope;
			if (decoded && envelope?.device === device) found.set(envelope.n, { document: id, change, hash: decoded.hash });
		}
	}
	return found;
}
