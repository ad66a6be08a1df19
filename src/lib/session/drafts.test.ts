import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_TEXT, rowFieldsSchema } from '#lib/register/index.js';
import * as v from 'valibot';
import type { Draft } from './contract.js';
import { draftFields, readDraft, writeDraft } from './drafts.js';

const draft: Draft = { id: 'new-row', form: 'new-row', row: null, at: 5, data: { fields: { essence: 'а\ud83dб' } } };

describe('a draft', () => {
	test('is read back as it was written, half characters too', () => {
		expect(readDraft({ plain: writeDraft(draft) })).toEqual([draft]);
	});
	test('of another shape is none, and never a crash', () => {
		for (const plain of ['', 'null', '{}', '[1]', '{"id":1}']) {
			expect(readDraft({ plain: new TextEncoder().encode(plain) })).toEqual([]);
		}
		fc.assert(fc.property(fc.uint8Array(), (plain) => readDraft({ plain: new Uint8Array(plain) }).length === 0));
	});
});

describe('the fields of a draft', () => {
	test('come back as typed where no record would take them', () => {
		const typed = {
			essence: 'ә'.repeat(MAX_TEXT + 1),
			number: 'семь',
			clientPhones: Array.from({ length: 101 }, String),
			notes: ''
		};
		expect(v.is(rowFieldsSchema, typed)).toBe(false);
		expect(draftFields(typed)).toEqual(typed);
	});
	test('leave out only what no field can show', () => {
		const kept = {
			essence: 'Пенсия',
			basisKind: 'a kind to come',
			minutes: 'many',
			applicationDate: 'soon',
			colour: 1
		};
		expect(draftFields(kept)).toEqual({ essence: 'Пенсия' });
	});
	test('are never a crash', () => {
		fc.assert(
			fc.property(fc.anything(), (kept) => {
				expect(typeof draftFields(kept)).toBe('object');
			})
		);
	});
});
