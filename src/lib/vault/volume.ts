import { parseRecord, type RegisterRecord } from '#lib/register/index.js';
import { toHex, type Bytes } from './bytes.js';
import { checkRun, type CheckedChange } from './check.js';
import {
	applyChanges,
	emptyDocument,
	headsOf,
	knowsChange,
	loadDocument,
	placesIn,
	recordTexts,
	type Document
} from './document.js';
import { Holding } from './fit.js';
import type { AsideRun, Journal, JournalError, StoredRun } from './journal/port.js';
import type { Membership } from './membership.js';
import { savedTexts } from './saved-texts.js';
import type { SealKeys } from './seal-keys.js';
import { openSnapshot, type Vector } from './snapshot.js';

/** A document while the vault is open. */
export interface OpenDocument {
	id: string;
	document: Document;
	/** How far each log is in the document. */
	vector: Vector;
	/** Records since the snapshot: when many, it is time for a new one. */
	sinceSnapshot: number;
	/** True when every record of the journal is in the document; else no snapshot may be made of it. */
	whole: boolean;
}

/** A document of which only the records were read yet, without Automerge: what a screen needs to show a year. */
interface ResumedDocument {
	id: string;
	vector: Vector;
	sinceSnapshot: number;
	/** Makes the document itself; null where it does not hold what its records were read from. */
	load: () => OpenDocument | null;
}

/** A document of the open vault, as far as it was needed until now. */
export type StandingDocument = OpenDocument | ResumedDocument;

/** The document itself; null where its snapshot is off after all: it must be read anew, without that. */
export const loaded = (standing: StandingDocument): OpenDocument | null =>
	'document' in standing ? standing : standing.load();

/** What reading a document from the journal found. */
export interface ReadDocument {
	open: StandingDocument;
	/** Canonical texts of all its records, in no order that means anything. */
	texts: string[];
	/** The snapshot was off and the document was rebuilt from the journal. */
	rebuilt: boolean;
	/** Runs that fail their seal, chain or signature and that the snapshot does not hold. */
	lost: number;
	/** Devices whose logs those are of. */
	lostOf: ReadonlySet<string>;
}

export interface ReadingTools {
	journal: Journal;
	vault: Bytes;
	/** Id of the vault's own document: the only one whose records admit devices. */
	vaultDocument: string;
	keys: SealKeys;
	members: Membership;
	actor: string;
}

/**
 * Reads a document: its snapshot if that is sound, and the runs behind it; all
 * runs where it is not, or with `anew`; of runs that lie aside what is applied
 * of them. Each run stands for itself (seal,
 * signature), so that a year opens alone; a run that is damaged is counted and
 * the rest is read.
 */
export async function readDocument(
	id: string,
	tools: ReadingTools,
	anew = false
): Promise<{ ok: true; value: ReadDocument } | { ok: false; error: JournalError }> {
	const [stored, laid] = await Promise.all([tools.journal.snapshot(id), tools.journal.aside()]);
	if (!stored.ok) return stored;
	if (!laid.ok) return laid;
	const base = stored.value && !anew ? await readSnapshot(id, stored.value, tools) : null;
	const from = base ?? { load: () => emptyDocument(tools.actor), vector: {}, texts: [] };
	const runs = await tools.journal.runsOf(id, lengthsOf(from.vector));
	if (!runs.ok) return runs;
	const aside = laid.value.filter((run) => run.documents.includes(id) && run.applied >= run.from);
	const read = await addRuns(id, from, [...runs.value, ...aside], tools);
	return { ok: true, value: { ...read, rebuilt: stored.value !== null && base === null } };
}

const lengthsOf = (vector: Vector): { [device: string]: number } =>
	Object.fromEntries(Object.entries(vector).map(([device, { n }]) => [device, n]));

/** A document that has no record yet. */
export const emptyVolume = (id: string, actor: string): OpenDocument => ({
	id,
	document: emptyDocument(actor),
	vector: {},
	sinceSnapshot: 0,
	whole: true
});

/** A document as a snapshot gives it. */
interface Base {
	/** Makes the document; null where it does not hold these texts. */
	load: () => Document | null;
	vector: Vector;
	texts: string[];
}

/** Opens a snapshot; null for one that is off in any way. Its texts are read without Automerge where that can be. */
async function readSnapshot(id: string, bytes: Bytes, tools: ReadingTools): Promise<Base | null> {
	const snapshot = await openSnapshot(bytes, tools.vault, tools.keys, tools.members.keyOf);
	if (snapshot?.document !== id) return null;
	const { saved, vector } = snapshot;
	const texts = await savedTexts(saved);
	if (texts) return { vector, texts, load: () => loadSame(saved, tools.actor, texts) };
	const document = loadDocument(saved, tools.actor);
	return document && { vector, texts: recordTexts(document), load: () => document };
}

/** Whether a snapshot, read as at the next unlock, gives the same document. */
export async function readsBack(bytes: Bytes, open: OpenDocument, tools: ReadingTools): Promise<boolean> {
	const base = await readSnapshot(open.id, bytes, tools);
	const document = base?.load();
	if (!base || !document) return false;
	const texts = recordTexts(open.document);
	const same = headsOf(document).join() === headsOf(open.document).join();
	return same && base.texts.length === texts.length && base.texts.every((text, at) => text === texts[at]);
}

/** The document of saved bytes; null unless Automerge reads the same texts in it. */
function loadSame(saved: Bytes, actor: string, texts: readonly string[]): Document | null {
	const document = loadDocument(saved, actor);
	const found = document && recordTexts(document);
	return found?.length === texts.length && found.every((text, at) => text === texts[at]) ? document : null;
}

async function addRuns(
	id: string,
	base: Base,
	runs: (StoredRun | AsideRun)[],
	tools: ReadingTools
): Promise<Omit<ReadDocument, 'rebuilt'>> {
	const fresh = runs.filter((run) => liesAside(run) || run.to > (base.vector[run.device]?.n ?? 0));
	if (id === tools.vaultDocument) await tools.members.learn(base.texts.flatMap(membershipOf));
	const { changes, lost, lostOf } = await checkRuns(id, fresh, base.vector, tools);
	const sound = changes.filter((change) => change.sound);
	const inLine = changes.filter(({ aside }) => !aside);
	const vector = { ...base.vector };
	// Of what lies aside the vector tells nothing: it is looked at each time.
	for (const change of inLine) {
		const held = vector[change.device];
		if (!held || held.n < change.n) vector[change.device] = { n: change.n, link: toHex(change.link) };
	}
	const texts = [...base.texts, ...sound.map((change) => change.text)];
	const sinceSnapshot = inLine.length;
	const load = (): OpenDocument | null => {
		const start = base.load();
		if (!start) return null;
		const { document, left } = applyInOrder(start, sound, tools.actor.slice(0, DEVICE_DIGITS));
		return { id, document, vector, sinceSnapshot, whole: lost === 0 && left === 0 };
	};
	return { open: { id, vector, sinceSnapshot, load }, texts, lost, lostOf };
}

const liesAside = (run: StoredRun | AsideRun): run is AsideRun => 'applied' in run;

/** An actor begins with its device's id in hex. */
const DEVICE_DIGITS = 32;

type OwnedChange = CheckedChange & { device: string; aside: boolean };

/** Checks runs; the vault's own document admits devices as it is read, so it goes round until nobody new is learned of. */
async function checkRuns(
	id: string,
	runs: (StoredRun | AsideRun)[],
	vector: Vector,
	tools: ReadingTools
): Promise<{ changes: OwnedChange[]; lost: number; lostOf: Set<string> }> {
	const changes: OwnedChange[] = [];
	const lost: StoredRun[] = [];
	let waiting = runs;
	while (waiting.length > 0) {
		const later: typeof runs = [];
		let learned = false;
		const all = await inPortions(waiting, (run) => checkRun(run.bytes, tools.vault, tools.keys, tools.members));
		for (const [at, run] of waiting.entries()) {
			const checked = all[at];
			if (!checked) continue;
			if (checked.ok && matches(run, checked.value.header)) {
				const aside = liesAside(run);
				const own = checked.value.changes.filter(
					({ document, n }) => document === id && (aside ? n <= run.applied : n > (vector[run.device]?.n ?? 0))
				);
				if (id === tools.vaultDocument) await tools.members.learn(recordsOf(own));
				changes.push(...own.map((change) => ({ ...change, device: run.device, aside })));
			} else if (!checked.ok && checked.error.kind === 'unknown-device') {
				// The root's key and an admission prove themselves, so they are believed before the run that brings them.
				const aside = tools.members.aside();
				const said = checked.error.content.filter(({ n }) => !liesAside(run) || n <= run.applied);
				await aside.learn(recordsOf(said));
				learned = tools.members.adopt(aside) || learned;
				later.push(run);
			} else lost.push(run);
		}
		if (!learned && later.length === waiting.length) {
			lost.push(...later);
			break;
		}
		waiting = later;
	}
	return { changes, lost: lost.length, lostOf: new Set(lost.map(({ device }) => device)) };
}

/** How many runs are opened at once: the browser does its part of each beside this thread. */
const AT_ONCE = 128;

async function inPortions<T, U>(all: readonly T[], work: (one: T) => Promise<U>): Promise<U[]> {
	const done: U[] = [];
	for (let at = 0; at < all.length; at += AT_ONCE)
		done.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(work))));
	return done;
}

const recordsOf = (changes: readonly CheckedChange[]): RegisterRecord[] =>
	changes.flatMap(({ record }) => (record.ok ? [record.record] : []));

/** The clear part of the store must name what the seal names: a run put in another's place is damage too. */
const matches = (run: StoredRun, header: { device: string; from: number; to: number }): boolean =>
	run.device === header.device && run.from === header.from && run.to === header.to;

/**
 * Applies what can be applied, dependencies first; Automerge would hold the rest
 * back without a word, or fail on it, so it is never given that. What another
 * device wrote is looked at more closely than this device's own changes.
 */
function applyInOrder(start: Document, changes: OwnedChange[], own: string): { document: Document; left: number } {
	let document = start;
	let waiting = changes;
	const holding = changes.some(({ device, aside }) => device !== own || aside) ? new Holding(placesIn(start)) : null;
	for (;;) {
		const known = new Set<string>();
		const ready: OwnedChange[] = [];
		const later: OwnedChange[] = [];
		for (const change of waiting) {
			const { hash, deps, decoded } = change;
			// Runs from outside may overlap: the same change again changes nothing.
			if (holding?.has(hash)) continue;
			const possible = holding
				? decoded !== null && holding.fits(decoded)
				: deps.every((dep) => known.has(dep) || knowsChange(document, dep));
			(possible ? ready : later).push(change);
			if (possible) known.add(hash);
			if (possible && decoded) holding?.add(decoded);
		}
		if (ready.length === 0) return { document, left: later.length };
		document = applyChanges(
			document,
			ready.map((change) => change.change)
		);
		waiting = later;
	}
}

function membershipOf(text: string): RegisterRecord[] {
	const parsed = parseRecord(text);
	return parsed.ok ? [parsed.record] : [];
}
