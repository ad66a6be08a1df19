import * as Automerge from '@automerge/automerge/slim';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { anyBytes, flipped, hexOf, joined, setUpAutomerge } from '../../../tests/tools/test-vault.js';
import { sha256, toHex, type Bytes } from './bytes.js';
import {
	appendRecord,
	applyChanges,
	decodeChange,
	emptyDocument,
	headsOf,
	knowsChange,
	loadDocument,
	newActor,
	recordTexts,
	saveDocument,
	type Document
} from './document.js';

beforeAll(setUpAutomerge);

const device = hexOf(16, '5');
const ACTOR = `${device}${'a'.repeat(16)}`;
const GENESIS = '981958426af35227d9d986c2625ad6ee0b53bf02a441f77d14baf448accaf371';
const LIST = `1@${'00'.repeat(24)}`;
/** A change that is as it should be, but for what a test turns. */
const encode = (change: object = {}, op: object = {}): Bytes =>
	new Uint8Array(
		Automerge.encodeChange({
			actor: ACTOR,
			author: null,
			seq: 1,
			startOp: 2,
			time: 0,
			message: null,
			deps: [GENESIS],
			ops: [{ action: 'set', obj: LIST, elemId: '_head', insert: true, value: 'text', pred: [], ...op }],
			...change
		} as unknown as Parameters<typeof Automerge.encodeChange>[0])
	);
const plainOp = { action: 'set', obj: LIST, elemId: '_head', insert: true, value: 'text', pred: [] };

describe('a document', () => {
	test('starts from one change on every device, so that two of them merge', () => {
		const [one, two] = [
			appendRecord(emptyDocument(newActor(device)), 'a'),
			appendRecord(emptyDocument(newActor(hexOf(16, '6'))), 'b')
		];
		const merged = applyChanges(applyChanges(emptyDocument(newActor(device)), [two.change]), [one.change]);
		expect(recordTexts(merged).toSorted()).toEqual(['a', 'b']);
		expect(headsOf(emptyDocument(newActor(device)))).toEqual([GENESIS]);
	});

	test('gives its records back after saving, in any text', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 5 }), (texts) => {
				let document = emptyDocument(newActor(device));
				const changes = texts.map((text) => {
					const step = appendRecord(document, text);
					document = step.document;
					return step;
				});
				const loaded = loadDocument(saveDocument(document), newActor(device));
				expect(loaded && recordTexts(loaded)).toEqual(texts);
				expect(changes.map(({ change }) => decodeChange(change)?.text)).toEqual(texts);
				for (const { hash } of changes) expect(loaded && knowsChange(loaded, hash)).toBe(true);
			}),
			{ numRuns: 30 }
		);
	});

	test('is refused where the saved bytes are none, or another document', () => {
		let document: Document = emptyDocument(newActor(device));
		document = appendRecord(document, 'text').document;
		const saved = saveDocument(document);
		for (let at = 0; at < saved.length; at += 1) {
			const loaded = loadDocument(flipped(saved, at), newActor(device));
			if (loaded) expect(recordTexts(loaded), String(at)).toEqual(['text']);
		}
		fc.assert(fc.property(anyBytes(200), (bytes) => loadDocument(bytes, newActor(device)) === null));
		const strangers = [
			Automerge.init(),
			Automerge.from({ records: 'text' }),
			Automerge.from({ records: [1] }),
			Automerge.from({})
		];
		for (const stranger of strangers) expect(loadDocument(Automerge.save(stranger), newActor(device))).toBeNull();
		const numbered = applyChanges(emptyDocument(newActor(device)), [encode({}, { value: 5 })]);
		expect(loadDocument(saveDocument(numbered), newActor(device))).toBeNull();
	});

	test('an actor is of its device, and never the same twice', () => {
		const actors = [newActor(device), newActor(device)];
		expect(actors[0]).not.toBe(actors[1]);
		for (const actor of actors) expect(actor).toMatch(new RegExp(`^${device}[0-9a-f]{16}$`));
	});
});

describe('a change', () => {
	test('says who wrote it, where, and the record', () => {
		const first = appendRecord(emptyDocument(ACTOR), '{"a":1}');
		expect(decodeChange(first.change)).toEqual({
			hash: first.hash,
			actor: ACTOR,
			seq: 1,
			startOp: 2,
			after: '_head',
			deps: [GENESIS],
			text: '{"a":1}'
		});
		const second = appendRecord(first.document, '{"a":2}');
		expect(decodeChange(second.change)).toMatchObject({ seq: 2, startOp: 3, after: `2@${ACTOR}`, deps: [first.hash] });
		expect(toHex(sha256(second.change.subarray(8)))).toBe(second.hash);
	});

	test('with any bit turned is another one, or none', () => {
		const { change } = appendRecord(emptyDocument(ACTOR), 'text');
		for (let at = 0; at < change.length; at += 1)
			for (const bit of [1, 0x40]) {
				const decoded = decodeChange(flipped(change, at, bit));
				expect(decoded === null || decoded.hash !== decodeChange(change)?.hash, String(at)).toBe(true);
			}
	});

	test('that is not one text pushed to the list has no text', () => {
		expect(decodeChange(encode())?.text).toBe('text');
		const wrong: [string, object, object][] = [
			['two ops', { ops: [plainOp, plainOp] }, {}],
			['no op', { ops: [] }, {}],
			['a deletion', { ops: [{ action: 'del', obj: LIST, elemId: `2@${ACTOR}`, pred: [`2@${ACTOR}`] }] }, {}],
			['a map op', { ops: [{ action: 'set', obj: '_root', key: 'records', value: 'x', pred: [] }] }, {}],
			['collaborative text', { ops: [{ action: 'makeText', obj: LIST, elemId: '_head', insert: true, pred: [] }] }, {}],
			['a map', { ops: [{ action: 'makeMap', obj: LIST, elemId: '_head', insert: true, pred: [] }] }, {}],
			['an overwriting', {}, { elemId: `2@${ACTOR}`, insert: false }],
			['a predecessor', {}, { pred: [`9@${ACTOR}`] }],
			['another list', {}, { obj: `9@${ACTOR}` }],
			['a counter', {}, { value: 5, datatype: 'counter' }],
			['a moment', {}, { value: 5, datatype: 'timestamp' }],
			['a number', {}, { value: 5 }],
			['a flag', {}, { value: true }],
			['nothing', {}, { value: null }]
		];
		for (const [name, change, op] of wrong) expect(decodeChange(encode(change, op))?.text ?? null, name).toBeNull();
	});

	test('that carries more than its record, or is spelled in another way, is none', () => {
		const wrong: [string, Bytes][] = [
			['a message', encode({ message: 'hello' })],
			['a time', encode({ time: 12345 })],
			['a shorter actor', encode({ actor: device })],
			['a longer actor', encode({ actor: `${ACTOR}00` })],
			['bytes behind it', joined(encode(), Uint8Array.of(0))],
			['a second change behind it', joined(encode(), encode())],
			['a checksum that is not its own', flipped(encode(), 4)]
		];
		for (const [name, bytes] of wrong) expect(decodeChange(bytes), name).toBeNull();
	});

	test('with columns that a reader would skip is none: the document could not be saved', () => {
		const hidden = withColumn(encode(), 0x02, Uint8Array.of(0x7f, 1, 2, 1));
		// Automerge itself takes it, and cannot read its own document afterwards.
		const document = applyChanges(emptyDocument(newActor(device)), [hidden]);
		expect(loadDocument(saveDocument(document), newActor(device))).toBeNull();
		expect(decodeChange(hidden)).toBeNull();
		expect(decodeChange(withColumn(encode(), 0x02, Uint8Array.of(0x7f, 1)))).not.toBeNull();
	});

	test('that unfolds to millions of ops is refused before it is unfolded', () => {
		const bomb = withColumn(encode(), 0x42, Uint8Array.of(0x80, 0x80, 0x80, 0x80, 0x02, 1));
		expect(bomb.length).toBeLessThan(200);
		expect(decodeChange(bomb)).toBeNull();
	});

	test('is read from any bytes without a throw', () => {
		const cut = fc.tuple(fc.nat(300), anyBytes(60)).map(([at, rest]) => joined(encode().slice(0, at), rest));
		const whole = cut.map(rechecked);
		fc.assert(fc.property(fc.oneof(anyBytes(200), cut, whole), (bytes) => (decodeChange(bytes)?.hash ?? '') !== 'x'));
	});
});

/** The change with its checksum made right again. */
function rechecked(change: Bytes): Bytes {
	return joined(change.slice(0, 4), sha256(change.slice(8)).slice(0, 4), change.slice(8));
}

/** The change with another content in one column. Lengths are below 128 here: one byte each. */
function withColumn(change: Bytes, column: number, content: Bytes): Bytes {
	// Behind the chunk's head, one dependency, the actor, four numbers, and the one other actor.
	const others = 10 + 33 + 25 + 4 + 26;
	const count = change[others] ?? 0;
	const heads = Array.from(
		{ length: count },
		(_, at) => [change[others + 1 + 2 * at] ?? 0, change[others + 2 + 2 * at] ?? 0] as const
	);
	let from = others + 1 + 2 * count;
	const parts = heads.map(([spec, length]) => {
		const data = change.slice(from, from + length);
		from += length;
		return { spec, data: spec === column ? content : data };
	});
	const inside = joined(
		change.slice(10, others + 1),
		...parts.map(({ spec, data }) => Uint8Array.of(spec, data.length)),
		...parts.map(({ data }) => data)
	);
	if (inside.length > 127 + 128) throw new Error('too long for this test');
	const length = inside.length < 128 ? [inside.length] : [(inside.length & 0x7f) | 0x80, inside.length >> 7];
	return rechecked(joined(change.slice(0, 9), Uint8Array.from(length), inside));
}
