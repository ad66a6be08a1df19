import * as Automerge from '@automerge/automerge/slim';
import { equalBytes, fromHex, toHex, type Bytes } from './bytes.js';
import { isOnePush } from './change.js';

/** One Automerge document: a list of immutable records that only grows. */
export interface Content {
	records: Automerge.ImmutableString[];
	[key: string]: unknown;
}
export type Document = Automerge.Doc<Content>;

/** The change from which every document starts, on every device: the empty list. */
const GENESIS_HEX =
	'856f4a8398195842013a0018000000000000000000000000000000000000000000000000010100000005150934014202560270027f077265636f726473017f027f007f00';
const GENESIS: Bytes = fromHex(GENESIS_HEX) ?? new Uint8Array();
/** Hash of the change that all documents start from; it has op 1. */
export const GENESIS_HASH = '981958426af35227d9d986c2625ad6ee0b53bf02a441f77d14baf448accaf371';
const LIST = `1@${'00'.repeat(24)}`;

/** Sets Automerge up; call once, before anything else of this file. `wasm` is the module's bytes, its address or a response. */
export const initialise = (wasm: Uint8Array | string | Promise<Response>): Promise<void> =>
	// Automerge declares fewer sources than it takes.
	Automerge.initializeWasm(wasm as Uint8Array);

/** The actor of one unlock: device id and 8 random bytes, so that no actor is ever used twice. */
export const newActor = (device: string): string => device + toHex(crypto.getRandomValues(new Uint8Array(8)));

/** An empty document for this actor. */
export function emptyDocument(actor: string): Document {
	return Automerge.applyChanges(Automerge.init<Content>({ actor }), [GENESIS])[0];
}

/** Adds one record; the change carries exactly that. The document that was given must not be used again. */
export function appendRecord(document: Document, text: string): { document: Document; change: Bytes; hash: string } {
	const next = Automerge.change(document, { time: 0 }, (content) => {
		content.records.push(new Automerge.ImmutableString(text));
	});
	const change = Automerge.getLastLocalChange(next);
	if (!change) throw new Error('Automerge made no change for a new record.');
	return { document: next, change: new Uint8Array(change), hash: Automerge.decodeChange(change).hash };
}

/** Applies changes that were accepted; all their dependencies must be known. */
export function applyChanges(document: Document, changes: Uint8Array[]): Document {
	return Automerge.applyChanges(document, changes)[0];
}

/** True when the document holds this change, or it is the one that all start from. */
export const knowsChange = (document: Document, hash: string): boolean =>
	hash === GENESIS_HASH || Automerge.hasHeads(document, [hash]);

export const saveDocument = (document: Document): Bytes => new Uint8Array(Automerge.save(document));

/** The document of saved bytes, or null where Automerge refuses them or they are no list of records. */
export function loadDocument(bytes: Uint8Array, actor: string): Document | null {
	try {
		const document = Automerge.load<Content>(bytes, { actor });
		const records: unknown = document.records;
		const sound = Array.isArray(records) && records.every((record) => record instanceof Automerge.ImmutableString);
		return sound && Automerge.hasHeads(document, [GENESIS_HASH]) ? document : null;
	} catch {
		return null;
	}
}

/** The records' texts, in no order that means anything. */
export const recordTexts = (document: Document): string[] => document.records.map((record) => record.toString());
/** Every change of a document, the one that all start from among them. */
export const allChanges = (document: Document): Bytes[] =>
	Automerge.getAllChanges(document).map((change) => new Uint8Array(change));
export const headsOf = (document: Document): string[] => Automerge.getHeads(document).toSorted();

/** Where a change stands in its document. */
export interface ChangePlace {
	hash: string;
	actor: string;
	/** Counts the actor's changes in this document, from 1. */
	seq: number;
	/** The place of its op in the document's order: one more than the highest that its writer had seen. */
	startOp: number;
}

/** The places of all changes that a document holds; about 10 µs each. */
export const placesIn = (document: Document): ChangePlace[] => Automerge.getChangesMetaSince(document, []);

/** What a change says, as far as a log cares. */
export interface DecodedChange extends ChangePlace {
	/** The element behind which the record was put: `startOp@actor` of an earlier change, or `_head`. */
	after: string;
	deps: string[];
	/** The record's text; null where the change is not "one record pushed to the list". */
	text: string | null;
}

/** Reads a change without applying it; null for bytes that are none, or that hold more or less than one op. */
export function decodeChange(bytes: Bytes): DecodedChange | null {
	// Automerge unfolds a hostile change until memory ends: it is only given what holds one op.
	if (!isOnePush(bytes)) return null;
	try {
		const { hash, actor, seq, startOp, deps, ops } = Automerge.decodeChange(bytes);
		// A change in any other spelling than Automerge's own could be applied, but not saved and loaded again.
		const spelled = Automerge.encodeChange({ actor, seq, startOp, time: 0, message: null, author: null, deps, ops });
		if (!equalBytes(spelled, bytes)) return null;
		const op: unknown = ops.length === 1 ? ops[0] : null;
		return { hash, actor, seq, startOp, after: elementBefore(op), deps, text: insertedText(op) };
	} catch {
		return null;
	}
}

/** The text that an op pushes to the genesis list; null for any other op. */
function insertedText(op: unknown): string | null {
	if (typeof op !== 'object' || op === null) return null;
	const { action, obj, insert, value, pred, datatype } = op as { [key: string]: unknown };
	const plain = action === 'set' && obj === LIST && insert === true && datatype === undefined;
	return plain && Array.isArray(pred) && pred.length === 0 && typeof value === 'string' ? value : null;
}

/** The element that an op names as the one before it; empty for an op without. */
function elementBefore(op: unknown): string {
	const named = typeof op === 'object' && op !== null && 'elemId' in op ? op.elemId : null;
	return typeof named === 'string' ? named : '';
}
