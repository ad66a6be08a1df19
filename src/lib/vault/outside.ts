import type { ParsedRecord, RecordBodies } from '#lib/register/index.js';
import type { Bytes } from './bytes.js';
import { applyChanges, knowsChange, type Document } from './document.js';
import type { VaultParts } from './parts.js';
import { loaded, type OpenDocument, type StandingDocument } from './volume.js';

/** A change of another log that was accepted and is on the disk. */
export interface OutsideChange {
	device: string;
	n: number;
	/** Of the record, hex. */
	link: string;
	document: string;
	change: Bytes;
	/** Hash of the change, and hashes of those that it builds on. */
	hash: string;
	deps: readonly string[];
	record: ParsedRecord;
	/** False for a change that Automerge cannot take: only its record counts. */
	inDocument: boolean;
}

/** Puts accepted changes, in their order, into the documents in memory; those that are not there are read with them later. */
export function applyOutside(parts: VaultParts, changes: readonly OutsideChange[]): Promise<void> {
	// Of what lies aside a snapshot's vector tells nothing.
	const aside = new Set([...(parts.aside?.values() ?? [])].flatMap(({ links }) => links));
	for (const id of new Set(changes.map(({ document }) => document))) {
		const standing = parts.documents.get(id);
		const its = changes.filter(({ document }) => document === id);
		if (standing) parts.documents.set(id, withChanges(standing, its, aside));
	}
	for (const { document, record } of changes)
		if (document === parts.tools.vaultDocument && record.ok && record.record.kind === 'volume-opened')
			learnVolume(parts, record.record.body);
	return Promise.resolve();
}

/** A year has this document too. */
export function learnVolume({ volumes }: VaultParts, { year, document }: RecordBodies['volume-opened']): void {
	const ids = volumes.get(year) ?? [];
	if (!ids.includes(document)) volumes.set(year, [...ids, document].toSorted());
}

function withChanges(
	standing: StandingDocument,
	changes: readonly OutsideChange[],
	aside: ReadonlySet<string>
): StandingDocument {
	const vector = { ...standing.vector };
	for (const { device, n, link } of changes)
		if (!aside.has(link) && n > (vector[device]?.n ?? 0)) vector[device] = { n, link };
	const sinceSnapshot = standing.sinceSnapshot + changes.length;
	const grown = (open: OpenDocument): OpenDocument => {
		const { document, all } = applied(open.document, changes);
		return { ...open, document, vector, sinceSnapshot, whole: open.whole && all };
	};
	if ('document' in standing) return grown(standing);
	return {
		...standing,
		vector,
		sinceSnapshot,
		load: () => {
			const open = loaded(standing);
			return open && grown(open);
		}
	};
}

/** Automerge holds back, or breaks on, a change whose dependencies it lacks: it is never given one. */
function applied(document: Document, changes: readonly OutsideChange[]): { document: Document; all: boolean } {
	const known = new Set<string>();
	const has = (hash: string) => known.has(hash) || knowsChange(document, hash);
	const ready: Bytes[] = [];
	let all = true;
	for (const { change, hash, deps, inDocument } of changes) {
		if (has(hash)) continue;
		const fits = inDocument && deps.every(has);
		if (fits) {
			ready.push(change);
			known.add(hash);
		} else all = false;
	}
	return { document: ready.length > 0 ? applyChanges(document, ready) : document, all };
}
