import { expect, test } from 'vitest';
import { readImportDraft } from './import-draft.js';

const draft = {
	name: 'реестр.xlsx',
	size: 12_345,
	left: [1],
	mappings: [{ columns: ['number', null, 'essence'], timeUnit: 'hours' }],
	claims: { paper: { 2026: '41' }, portal: {}, signedByHand: true }
};

test('what was set for a file comes back as it was', () => {
	expect(readImportDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
});

test.each([null, undefined, {}, { ...draft, mappings: [{ columns: ['unknown'], timeUnit: 'hours' }] }])(
	'a draft of another shape is none',
	(kept) => {
		expect(readImportDraft(kept)).toBeNull();
	}
);
