import { fixed, toHex, type Bytes } from './bytes.js';
import { checkRun } from './check.js';
import { headOf } from './head.js';
import type { AsideRun, Intake, LogWrite, StoredHead, StoredRun } from './journal/port.js';
import type { OpenKeyring } from './keyring.js';
import { keyChange, takeKeyring, withEpoch } from './keyring-change.js';
import type { LaidAside, OutsideRun, VaultParts, VaultResult } from './parts.js';

/** What the sync engine wants on the disk, all or nothing. */
export interface OutsideWrite {
	store: readonly OutsideRun[];
	/** Ids of runs that are held no longer. One that moves into its log is in `store` too. */
	forget: readonly string[];
	/** How records stand once this is written, by link: only what is `applied` may be read into documents. */
	standing: (link: string) => string | undefined;
}

/** Keys of epochs that came with it, for opening, and seals to be kept. */
export interface LearnedKeys {
	keys: readonly Bytes[];
	seals: readonly Bytes[];
}

/**
 * Writes what was accepted from outside. Of each log there is one line that
 * documents are read from: runs that continue it and whose records are all
 * applied join it, also those that lay aside until now; every other run lies
 * aside, with a note how far its records are applied. What came of this device's own log always lies aside: such a log is
 * never continued, see `beginAnew`.
 */
export async function writeOutside(
	parts: VaultParts,
	{ store, forget, standing }: OutsideWrite,
	learned: LearnedKeys | null
): Promise<VaultResult<null>> {
	const { journal } = parts.platform;
	const [heads, before] = [await journal.heads(), await asideRuns(parts)];
	if (!heads.ok) return heads;
	if (!before.ok) return before;
	const standingRuns = [...before.value.values(), ...store.filter(({ place }) => place === 'log')];
	const appliedIn = (run: OutsideRun) => appliedUpTo(run, standing);
	const logs: LogWrite[] = [];
	const joined = new Set<string>();
	for (const device of new Set(standingRuns.map((run) => run.device))) {
		if (device === parts.device) continue;
		const runs = standingRuns.filter((run) => run.device === device && appliedIn(run) === run.to);
		const line = await continued(parts, heads.value.find((head) => head.device === device) ?? null, runs);
		if (!line) continue;
		logs.push(line.write);
		for (const id of line.ids) joined.add(id);
	}
	const keyring = learned && withKeys(parts, learned);
	const change = keyring && (await keyChange(parts, keyring, learned.seals));
	const further = [...before.value.values()].filter((run) => appliedIn(run) !== run.applied);
	const aside = [...further, ...store]
		.filter(({ id }) => !joined.has(id))
		.map((run) => ({ ...run, applied: appliedIn(run) }));
	const named = new Set(aside.map(({ id }) => id));
	const gone = [...forget, ...[...before.value.keys()].filter((id) => joined.has(id))];
	const intake: Intake = {
		logs,
		aside: aside.map(storedAside),
		forget: [...new Set(gone)].filter((id) => !named.has(id)),
		...(change === null ? {} : { keys: change })
	};
	const done = await journal.take(intake);
	if (!done.ok) return done;
	if (keyring && change) takeKeyring(parts, keyring, change.after);
	const after = new Map(before.value);
	for (const id of joined) after.delete(id);
	for (const run of aside) if (run.place === 'log') after.set(run.id, run);
	parts.aside = after;
	// What is being read ahead may lack it.
	parts.ahead.clear();
	return done;
}

/** The place up to which a run's records are applied: of one log a record is only when all before it are. */
function appliedUpTo({ from, links }: OutsideRun, standing: OutsideWrite['standing']): number {
	const records = links.slice(1);
	const next = records.findIndex((link) => standing(link) !== 'applied');
	if (next === 0 || records.length === 0) return 0;
	return from - 1 + (next === -1 ? records.length : next);
}

const withKeys = (parts: VaultParts, { keys }: LearnedKeys): OpenKeyring =>
	keys.reduce((keyring, key) => withEpoch(keyring, key, false), parts.keyring);

/** Runs that stand in their logs and lie aside, with their links; read from the disk once. */
export async function asideRuns(parts: VaultParts): Promise<VaultResult<Map<string, LaidAside>>> {
	if (parts.aside) return { ok: true, value: parts.aside };
	const stored = await parts.platform.journal.aside();
	if (!stored.ok) return stored;
	const found = new Map<string, LaidAside>();
	for (const run of stored.value) {
		if (run.place !== 'log') continue;
		const checked = await checkRun(run.bytes, parts.vault, parts.keys, parts.members);
		if (!checked.ok) continue;
		const { content, changes } = checked.value;
		found.set(run.id, { ...run, links: [content.previous, ...changes.map(({ link }) => link)].map(toHex) });
	}
	parts.aside = found;
	return { ok: true, value: found };
}

const storedAside = ({ links: _, ...run }: LaidAside): AsideRun => run;

/** The stretch that continues a log as the disk has it, of runs that may; null where none does. */
async function continued(
	parts: VaultParts,
	after: StoredHead | null,
	runs: readonly OutsideRun[]
): Promise<{ write: LogWrite; ids: string[] } | null> {
	let n = after?.n ?? 0;
	let link = after && (await linkOfHead(parts, after));
	if (after && link === null) return null;
	const line: OutsideRun[] = [];
	const follows = ({ from, to, links }: OutsideRun) =>
		from <= n + 1 && to > n && (link === null || links[n - from + 1] === link);
	for (;;) {
		const [next] = runs.filter(follows).toSorted((a, b) => b.to - a.to);
		if (!next) break;
		line.push(next);
		n = next.to;
		link = next.links.at(-1) ?? null;
	}
	const [first] = line;
	if (!first || link === null) return null;
	const head = headOf(parts.headSecret, first.device, n, fixed(link, 32));
	return { write: { after, runs: line.map(storedRun), head }, ids: line.map(({ id }) => id) };
}

const storedRun = ({ device, from, to, documents, bytes }: OutsideRun): StoredRun => ({
	device,
	from,
	to,
	documents,
	bytes
});

/** The link in which a log ends on this disk; null where the run that holds it is damaged. */
export async function linkOfHead(parts: VaultParts, { device, n }: StoredHead): Promise<string | null> {
	const runs = await parts.platform.journal.runsFrom(device, n, 1);
	const [run] = runs.ok ? runs.value : [];
	const checked = run && (await checkRun(run.bytes, parts.vault, parts.keys, parts.members));
	const change = checked?.ok ? checked.value.changes.find((one) => one.n === n) : undefined;
	return change ? toHex(change.link) : null;
}
