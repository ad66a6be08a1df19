import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	ROW_FIELDS,
	SAMPLE_YEAR,
	type Row,
	type RowField,
	type RowFields,
	type RowValues
} from '#lib/register/index.js';
import { holdsRepeated, likeLastTime, withRepeated, wordsUsed } from './suggestions.js';

function row(n: number, fields: RowFields, more: Partial<Row> = {}): Row {
	const empty = Object.fromEntries(ROW_FIELDS.map((field) => [field, null])) as { [F in RowField]: null };
	const at = new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString();
	const values = { ...empty, ...fields, applicationDate: at.slice(0, 10) } as RowValues;
	return {
		id: `${'0'.repeat(32)}.${String(n)}`,
		volume: 2026,
		alsoIn: null,
		salt: '',
		values,
		minutes: null,
		sessions: [],
		conflicts: [],
		struck: {},
		voided: null,
		recorded: { at, day: at.slice(0, 10), device: '0'.repeat(32) },
		late: null,
		imported: null,
		consent: null,
		signatures: [],
		toSign: null,
		sent: [],
		paper: null,
		documents: [],
		copies: [],
		ended: null,
		copiesDemanded: null,
		payAsked: null,
		duties: [],
		conflictChecks: [],
		parties: [],
		stages: [],
		actions: [],
		clientPapers: [],
		missing: [],
		history: [],
		heads: [],
		lawyer: null,
		...more
	};
}

const police = {
	basisKind: 'prosecution-order',
	basisBody: 'СО УП',
	assistanceKind: 'defence',
	role: 'protection'
} as const;
const advice = { basisKind: 'request', assistanceKind: 'consulting', category: 'family' } as const;

describe('kinds of case lately', () => {
	it('puts the last case first', () => {
		const [first, second] = likeLastTime([row(1, advice), row(2, police)], 4);
		expect(first).toMatchObject(police);
		expect(second).toMatchObject(advice);
	});
	it('puts what is clearly more frequent before the last case', () => {
		const rows = [row(1, police), row(2, police), row(3, police), row(4, advice)];
		expect(likeLastTime(rows, 1)).toMatchObject([police]);
	});
	it('counts one combination once and keeps to the wanted number', () => {
		const rows = Array.from({ length: 30 }, (_, n) =>
			row(n, n % 2 === 0 ? police : { ...advice, basisBody: `№${String(n)}` })
		);
		expect(likeLastTime(rows, 3)).toHaveLength(3);
		expect(
			likeLastTime(
				rows.filter((_, n) => n % 2 === 0),
				3
			)
		).toHaveLength(1);
	});
	it('leaves out rows struck out, samples and rows without a kind', () => {
		const voided = row(3, police, { voided: { reason: 'x', record: '', at: '' } });
		const sample = row(4, police, { volume: SAMPLE_YEAR });
		expect(likeLastTime([voided, sample, row(5, { basisKind: 'request' })], 4)).toEqual([]);
	});
	it('offers nothing of the client, the essence or a document number', () => {
		const secret = { ...police, clientName: 'А', essence: 'Б', basisNumber: '7', notes: 'В' };
		const keys = Object.keys(likeLastTime([row(1, secret)], 1)[0] ?? {});
		expect(keys).not.toContain('clientName');
		expect(keys).toEqual(['basisKind', 'basisBody', 'assistanceKind', 'role', 'category', 'language', 'locality']);
	});
	it('does not depend on the order of the rows', () => {
		const rows = [row(1, police), row(2, advice), row(3, police), row(4, { ...advice, category: 'civil' })];
		fc.assert(
			fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (mixed) => {
				expect(likeLastTime(mixed, 4)).toEqual(likeLastTime(rows, 4));
			})
		);
	});
});

describe('words used before', () => {
	it('puts those of the same kind of basis first', () => {
		const rows = [row(1, { ...police }), row(2, { ...advice, basisBody: 'ЦОН' })];
		expect(wordsUsed(rows, 'basisBody', 'prosecution-order', 5)).toEqual(['СО УП', 'ЦОН']);
		expect(wordsUsed(rows, 'basisBody', 'request', 5)).toEqual(['ЦОН', 'СО УП']);
	});
	it('offers an essence only when it was written more than once', () => {
		const rows = [row(1, { essence: 'Алименты' }), row(2, { essence: 'Дело соседа' }), row(3, { essence: 'Алименты' })];
		expect(wordsUsed(rows, 'essence', null, 5, 2)).toEqual(['Алименты']);
	});
	it('offers no long texts', () => {
		expect(wordsUsed([row(1, { essence: 'а'.repeat(121) })], 'essence', null, 5)).toEqual([]);
	});
	it('offers nothing empty', () => {
		expect(wordsUsed([row(1, { basisBody: '  ' })], 'basisBody', null, 5)).toEqual([]);
	});
});

describe('filling in', () => {
	it('keeps what was typed and fills the rest', () => {
		const [repeated] = likeLastTime([row(1, police)], 1);
		if (repeated === undefined) throw new Error('nothing found');
		const filled = withRepeated({ essence: 'кража', category: 'criminal' }, repeated);
		expect(filled).toMatchObject({ essence: 'кража', category: 'criminal', ...police });
		expect(holdsRepeated(filled, repeated)).toBe(true);
		expect(holdsRepeated({ ...filled, role: 'representation' }, repeated)).toBe(false);
	});
});
