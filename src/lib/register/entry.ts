import { ROW_KINDS } from './bodies.js';
import { textHash } from './ids.js';
import { isKnownKind, parseRecord, recordId, recordText, type Envelope, type RegisterRecord } from './record.js';
import type { RecordProblem } from './record.js';
import type { Undecided } from './register.js';

/** Records that are folded together: those of a row (named by its id), or those of a kind that tells of no row. */
export type GroupKey = string;

/** One text of a record as it came in, and how it is judged. A forked id has several. */
export class Entry {
	readonly id: string;
	/** Clock of the writer, ms UTC. */
	readonly moment: number;
	/** Null for what belongs nowhere: a kind that we do not know and that names no row. */
	readonly group: GroupKey | null;
	/** Why its device's standing keeps it from counting; null for the usual record. */
	why: Undecided['why'] | null = null;
	counts = true;
	/** Stands in the list of the undecided. */
	undecided = false;
	/** Stands at or after a fork of its device's log. */
	forked = false;
	/** An admission or revocation whose signature the vault found wrong. */
	unsigned = false;
	/** The record before it in its device's log, of those that are here. */
	previous: Entry | null = null;
	#hash: string | null = null;

	constructor(
		readonly text: string,
		readonly envelope: Envelope,
		/** Null when this version does not understand it. */
		readonly record: RegisterRecord | null,
		readonly problem: RecordProblem | null
	) {
		this.id = recordId(envelope);
		this.moment = Date.parse(envelope.at);
		this.group = groupOf(envelope, this.id);
	}

	/** SHA-256 of the canonical text, hex. */
	get hash(): string {
		this.#hash ??= textHash(canonicalText(this.text));
		return this.#hash;
	}
}

export type Reading = { kind: 'record'; entry: Entry } | { kind: 'not-a-record'; text: string };

/**
 * Reads an element handed to the fold: a record's text, or the parsed value,
 * which is written down first, so that nobody can change it afterwards and all
 * goes one way. Total.
 */
export function readElement(source: unknown): Reading {
	const text = typeof source === 'string' ? source : writtenDown(source);
	const parsed = parseRecord(text);
	if (parsed.ok) return { kind: 'record', entry: new Entry(text, parsed.record, parsed.record, null) };
	if (parsed.envelope) return { kind: 'record', entry: new Entry(text, parsed.envelope, null, parsed.problem) };
	return { kind: 'not-a-record', text: canonicalText(text) };
}

/** The canonical text of a text; itself where it is no JSON or too deep to be written anew. */
function canonicalText(text: string): string {
	try {
		return recordText(JSON.parse(text) as Envelope);
	} catch {
		return text;
	}
}

function writtenDown(value: unknown): string {
	try {
		const text: unknown = JSON.stringify(value);
		return typeof text === 'string' ? text : '';
	} catch {
		return '';
	}
}

const TELLS_OF_ROW: ReadonlySet<string> = new Set(ROW_KINDS);

function groupOf(envelope: Envelope, id: string): GroupKey | null {
	if (envelope.kind === 'entered') return id;
	if (TELLS_OF_ROW.has(envelope.kind)) return envelope.row ?? null;
	return isKnownKind(envelope.kind) ? envelope.kind : (envelope.row ?? null);
}
