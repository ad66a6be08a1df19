import { parseRecord, type RegisterRecord } from '#lib/register/index.js';
import { toHex, type Bytes } from './bytes.js';
import { checkRun, type CheckedChange } from './check.js';
import {
	applyChanges,
	emptyDocument,
	knowsChange,
	loadDocument,
	placesIn,
	recordTexts,
	type Document
} from './document.js';
import { Holding } from './fit.js';
import type { Journal, JournalError, StoredRun } from './journal/port.js';
import type { Membership } from './membership.js';
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

/** What reading a document from the journal found. */
export interface ReadDocument {
	open: OpenDocument;
	/** Canonical texts of all its records, in no order that means anything. */
	texts: string[];
	/** The snapshot was off and the document was rebuilt from the journal. */
	rebuilt: boolean;
	/** Runs that fail their seal, chain or signature and that the snapshot does not hold. */
	lost: number;
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
 * runs where it is not. Each run stands for itself (seal, signature), so that
 * a year opens alone; a run that is damaged is counted and the rest is read.
 */
export async function readDocument(
	id: string,
	tools: ReadingTools
): Promise<{ ok: true; value: ReadDocument } | { ok: false; error: JournalError }> {
	const stored = await tools.journal.snapshot(id);
	if (!stored.ok) return stored;
	const runs = await tools.journal.runsOf(id);
	if (!runs.ok) return runs;
	const base = stored.value && (await readSnapshot(id, stored.value, tools));
	const empty: Base = { document: emptyDocument(tools.actor), vector: {}, texts: [] };
	const read = await addRuns(id, base ?? empty, runs.value, tools);
	return { ok: true, value: { ...read, rebuilt: stored.value !== null && base === null } };
}

/** A document that has no record yet. */
export const emptyVolume = (id: string, actor: string): OpenDocument => ({
	id,
	document: emptyDocument(actor),
	vector: {},
	sinceSnapshot: 0,
	whole: true
});

/** A document as a snapshot gives it. */
export interface Base {
	document: Document;
	vector: Vector;
	texts: string[];
}

/** Opens a snapshot; null for one that is off in any way. */
export async function readSnapshot(id: string, bytes: Bytes, tools: ReadingTools): Promise<Base | null> {
	const snapshot = await openSnapshot(bytes, tools.vault, tools.keys, tools.members.keyOf);
	const document = snapshot?.document === id ? loadDocument(snapshot.saved, tools.actor) : null;
	return snapshot && document && { document, vector: snapshot.vector, texts: recordTexts(document) };
}

async function addRuns(
	id: string,
	base: Base,
	runs: StoredRun[],
	tools: ReadingTools
): Promise<Omit<ReadDocument, 'rebuilt'>> {
	const fresh = runs.filter((run) => run.to > (base.vector[run.device]?.n ?? 0));
	if (id === tools.vaultDocument) await tools.members.learn(base.texts.flatMap(membershipOf));
	const { changes, lost } = await checkRuns(id, fresh, base.vector, tools);
	const sound = changes.filter((change) => change.sound);
	const applied = applyInOrder(base.document, sound, tools.actor.slice(0, DEVICE_DIGITS));
	const vector = { ...base.vector };
	for (const change of changes) {
		const held = vector[change.device];
		if (!held || held.n < change.n) vector[change.device] = { n: change.n, link: toHex(change.link) };
	}
	const texts = [...base.texts, ...sound.map((change) => change.text)];
	const whole = lost === 0 && applied.left === 0;
	return { open: { id, document: applied.document, vector, sinceSnapshot: changes.length, whole }, texts, lost };
}

/** An actor begins with its device's id in hex. */
const DEVICE_DIGITS = 32;

type OwnedChange = CheckedChange & { device: string };

/** Checks runs; the vault's own document admits devices as it is read, so it goes round until nobody new is learned of. */
async function checkRuns(
	id: string,
	runs: StoredRun[],
	vector: Vector,
	tools: ReadingTools
): Promise<{ changes: OwnedChange[]; lost: number }> {
	const changes: OwnedChange[] = [];
	let waiting = runs;
	let lost = 0;
	while (waiting.length > 0) {
		const later: StoredRun[] = [];
		let learned = false;
		for (const run of waiting) {
			const checked = await checkRun(run.bytes, tools.vault, tools.keys, tools.members);
			if (checked.ok && matches(run, checked.value.header)) {
				const own = checked.value.changes.filter(
					(change) => change.document === id && change.n > (vector[run.device]?.n ?? 0)
				);
				if (id === tools.vaultDocument) await tools.members.learn(recordsOf(own));
				changes.push(...own.map((change) => ({ ...change, device: run.device })));
			} else if (!checked.ok && checked.error.kind === 'unknown-device') {
				// The root's key and an admission prove themselves, so they are believed before the run that brings them.
				const aside = tools.members.aside();
				await aside.learn(recordsOf(checked.error.content));
				learned = tools.members.adopt(aside) || learned;
				later.push(run);
			} else lost += 1;
		}
		if (!learned && later.length === waiting.length) return { changes, lost: lost + later.length };
		waiting = later;
	}
	return { changes, lost };
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
	const holding = changes.some(({ device }) => device !== own) ? new Holding(placesIn(start)) : null;
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
