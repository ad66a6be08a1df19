import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import * as Automerge from '@automerge/automerge/slim';
import {
	appendRecord,
	emptyDocument,
	initialise,
	loadDocument,
	newActor,
	recordTexts,
	saveDocument,
	type Document
} from './document.js';
import { savedTexts } from './saved-texts.js';

const DEVICE = 'ab'.repeat(16);
beforeAll(() => initialise(readFileSync('node_modules/@automerge/automerge/dist/automerge.wasm')));

function documentOf(texts: readonly string[]): Document {
	return texts.reduce((document, text) => appendRecord(document, text).document, emptyDocument(newActor(DEVICE)));
}

const anyText = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.constantFrom('', 'а', '😀', '\u0000', '\ufeffтекст', 'я'.repeat(3000), '{"at":"2026-01-01"}')
);

describe('texts of a saved document', () => {
	test('are those that Automerge reads in it, in their order', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(anyText, { maxLength: 30 }), async (texts) => {
				// Without a letter there is no column of values: that one is left to Automerge.
				fc.pre(texts.some((text) => text !== ''));
				const saved = saveDocument(documentOf(texts));
				expect(await savedTexts(saved)).toEqual(texts);
				expect(recordTexts(loadDocument(saved, newActor(DEVICE)) ?? documentOf([]))).toEqual(texts);
			}),
			{ numRuns: 60 }
		);
	});

	test('are there with writers who did not know of each other', async () => {
		const start = documentOf(['а', 'б']);
		const other = appendRecord(Automerge.clone(start, { actor: newActor('cd'.repeat(16)) }), 'в').document;
		const merged = Automerge.merge(appendRecord(start, 'г').document, other);
		expect(await savedTexts(saveDocument(merged))).toEqual(recordTexts(merged));
	});

	test('are left to Automerge where the document is no plain list of texts', async () => {
		const push = (value: unknown) =>
			saveDocument(Automerge.change(documentOf(['а']), (content) => void content.records.push(value as never)));
		const removed = Automerge.change(documentOf(['а', 'б']), (content) => void content.records.splice(0, 1));
		const beside = Automerge.change(documentOf(['а']), (content) => void (content.other = 1));
		const none = saveDocument(documentOf([]));
		const foreign = [push(5), push('текст'), push(null), saveDocument(removed), saveDocument(beside), none];
		for (const saved of foreign) expect(await savedTexts(saved)).toBeNull();
	});

	test('are null or a list for any bytes, altered and cut ones too', async () => {
		const saved = saveDocument(documentOf(Array.from({ length: 40 }, (_, at) => `запись ${String(at)}`)));
		await fc.assert(
			fc.asyncProperty(fc.nat(saved.length - 1), fc.nat(255), fc.boolean(), async (at, value, cut) => {
				const altered = cut ? saved.slice(0, at) : saved.with(at, value);
				const texts = await savedTexts(altered);
				expect(texts === null || Array.isArray(texts)).toBe(true);
			}),
			{ numRuns: 300 }
		);
		expect(await savedTexts(new Uint8Array())).toBeNull();
	});
});
