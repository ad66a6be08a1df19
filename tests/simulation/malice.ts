import * as Automerge from '@automerge/automerge/slim';
import { deflateSync } from 'fflate';
import { appendRecord, type Bytes, type Document } from '#lib/vault/index.js';

/** What a device signs that no honest one does, though record and place are right. */
export const BENT_CHANGES = [
	'actor-of-another',
	'two-records',
	'deletes',
	'plain-text',
	'a-number',
	'another-key',
	'unknown-dependency',
	'no-dependency',
	'number-skipped',
	'number-used',
	'op-used',
	'op-huge',
	'element-unknown',
	'element-of-the-list',
	'deflated',
	'garbage',
	'nothing',
	'many-ops'
] as const;
export type BentChange = (typeof BENT_CHANGES)[number];

/** A change waits for ever; every other bent one stops its log. */
export const isBlocked = (kind: BentChange): boolean => kind === 'unknown-dependency';

type Decoded = ReturnType<typeof Automerge.decodeChange>;
type Op = Decoded['ops'][number];

/** Makes a bent change of an honest one: the record `text` after what `document` holds. */
export function bentChange(kind: BentChange, document: Document, text: string, stranger: string): Bytes {
	// Automerge allows one last version only, so that the honest change is made on a copy.
	const copy = Automerge.clone(document, { actor: Automerge.getActorId(document) });
	if (kind === 'two-records' || kind === 'plain-text' || kind === 'deletes') return madeOn(copy, kind, text);
	const honest = appendRecord(copy, text).change;
	switch (kind) {
		case 'deflated':
			return deflated(honest);
		case 'garbage':
			return honest.map((byte, at) => (at % 7 === 3 ? byte ^ 0x55 : byte));
		case 'nothing':
			return new Uint8Array(0);
		case 'many-ops':
			return manyOps(honest);
		default:
			return encoded(bend(kind, Automerge.decodeChange(honest), stranger));
	}
}

function madeOn(copy: Document, kind: 'two-records' | 'plain-text' | 'deletes', text: string): Bytes {
	const next = Automerge.change(copy, { time: 0 }, (content) => {
		if (kind === 'plain-text') (content.records as unknown[]).push(text.slice(0, 3));
		else if (kind === 'deletes' && content.records.length > 0) content.records.splice(0, 1);
		else {
			content.records.push(new Automerge.ImmutableString(text));
			content.records.push(new Automerge.ImmutableString(text));
		}
	});
	return new Uint8Array(Automerge.getLastLocalChange(next) ?? []);
}

function bend(kind: BentChange, change: Decoded, stranger: string): Decoded {
	const [op] = change.ops;
	const withOp = (over: object): Decoded => ({ ...change, ops: [{ ...op, ...over } as Op] });
	switch (kind) {
		case 'actor-of-another':
			return { ...change, actor: stranger + change.actor.slice(32), seq: 1 };
		case 'a-number':
			return withOp({ value: 7, datatype: 'int' });
		case 'another-key':
			return withOp({ obj: '_root', elemId: undefined, insert: false, key: 'other' });
		case 'unknown-dependency':
			return { ...change, deps: ['ab'.repeat(32)] };
		case 'no-dependency':
			return { ...change, deps: [] };
		case 'number-skipped':
			return { ...change, seq: change.seq + 1 };
		case 'number-used':
			return {
				...change,
				seq: Math.max(1, change.seq - 1),
				actor: change.seq === 1 ? stranger + change.actor.slice(32) : change.actor
			};
		case 'op-used':
			return { ...change, startOp: change.startOp - 1 };
		case 'op-huge':
			return { ...change, startOp: 2 ** 31 };
		case 'element-unknown':
			return withOp({ elemId: `77@${change.actor}` });
		default:
			return withOp({ elemId: `1@${'00'.repeat(24)}` });
	}
}

const encoded = (change: Decoded): Bytes => {
	const { hash: _, ...rest } = change;
	return new Uint8Array(Automerge.encodeChange(rest));
};

/** Another spelling of the same change: Automerge reads both alike. */
export function deflated(honest: Bytes): Bytes {
	const { body } = chunkOf(honest);
	const packed = deflateSync(body);
	return Uint8Array.of(...honest.subarray(0, 8), 2, ...leb(packed.length), ...packed);
}

/** A change of a few bytes that says it holds a hundred thousand ops. */
function manyOps(honest: Bytes): Bytes {
	const { body } = chunkOf(honest);
	// A run of one action (0x7f 0x01 0x7f …) becomes one of 100,000: 0xa0 0x8d 0x06.
	const at = body.findLastIndex((byte, index) => byte === 0x7f && body[index + 1] === 0x01);
	const bent = [...body.slice(0, at), 0xa0, 0x8d, 0x06, ...body.slice(at + 1)];
	return Uint8Array.of(...honest.subarray(0, 8), 1, ...leb(bent.length), ...bent);
}

function chunkOf(change: Bytes): { body: Bytes } {
	let at = 9;
	while ((change[at] ?? 0) >= 0x80) at += 1;
	return { body: change.slice(at + 1) };
}

function leb(value: number): number[] {
	return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
}
