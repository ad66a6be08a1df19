import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { rowFields } from '../../../tests/simulation/arbitraries.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { fold, SIGNED_FIELDS, type RowField, type RowFields, type Row } from '#lib/register/index.js';
import { prepare, signedHashes, signedHeads } from './signed-rows.js';
import { isTooLong, readStatement, statementHash, statementOf, statementText } from './statement.js';

const rowOf = (fields: RowFields): Row => {
	const [row] = fold([new Scribe('a').enter(fields)]).rows;
	if (row === undefined) throw new Error('no row');
	return row;
};
const hashes = fc.array(
	fc
		.array(fc.constantFrom(...Array.from('0123456789abcdef')), { minLength: 64, maxLength: 64 })
		.map((all) => all.join('')),
	{ maxLength: 4 }
);
const PRIVATE: readonly (keyof RowFields & RowField)[] = [
	'essence',
	'lateReason',
	'clientName',
	'clientIin',
	'clientAddress',
	'notes'
];

describe('the statement on a row', () => {
	test('is canonical, is read back as it was written, and depends on nothing but the row and its predecessors', () => {
		fc.assert(
			fc.property(rowFields, hashes, (fields, after) => {
				const row = rowOf(fields);
				const text = statementText(statementOf(row, after));
				expect(canonicalize(JSON.parse(text))).toBe(text);
				expect(readStatement(text)).toEqual(statementOf(row, after));
				expect(statementText(statementOf(structuredClone(row), after.toReversed()))).toBe(text);
				expect(statementHash(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
			})
		);
	});

	test('holds no private field, and no salt, whatever they are', () => {
		const secret = fc.string({ minLength: 6 }).map((text) => `Құпия-${text}`);
		fc.assert(
			fc.property(rowFields, fc.constantFrom(...PRIVATE), secret, (fields, field, hidden) => {
				const row = rowOf({ ...fields, [field]: hidden });
				const text = statementText(statementOf(row, []));
				expect(text).not.toContain(row.salt);
				expect(text).not.toContain('Құпия-');
				// And a change of it changes the commitment, nothing else.
				const { commitment, ...rest } = statementOf(row, []);
				const other = statementOf(rowOf({ ...fields, [field]: `${hidden}.` }), []);
				expect({ ...other, commitment }).toEqual({ ...rest, commitment });
				expect(other.commitment).not.toBe(commitment);
			})
		);
	});

	test('changes with every column that it covers', () => {
		fc.assert(
			fc.property(rowFields, rowFields, fc.constantFrom(...SIGNED_FIELDS), (fields, others, field) => {
				const before = rowOf(fields);
				const after = rowOf({ ...fields, [field]: others[field] ?? null });
				const same = JSON.stringify(before.values[field]) === JSON.stringify(after.values[field]);
				expect(statementText(statementOf(before, [])) === statementText(statementOf(after, []))).toBe(same);
			})
		);
	});

	test('another salt gives another commitment', () => {
		const row = rowOf({ clientName: 'Ахметов Серик' });
		const one = statementOf(row, []).commitment;
		expect(statementOf({ ...row, salt: '00'.repeat(16) }, []).commitment).not.toBe(one);
	});

	test('is printed in the language of the row, in both where it has none', () => {
		const fields: RowFields = {
			number: '58',
			basisKind: 'court-order',
			basisNumber: '7',
			basisDate: '2026-03-01',
			category: 'family',
			assistanceKind: 'consulting',
			minutes: 90
		};
		expect(statementOf(rowOf({ ...fields, language: 'ru' }), []).printed).toEqual({
			ru: ['58', '04.03.2026', 'постановление суда, № 7 от 01.03.2026', 'семейное', 'правовое консультирование', '1:30']
		});
		expect(Object.keys(statementOf(rowOf({ ...fields, language: 'kk' }), []).printed)).toEqual(['kk']);
		expect(Object.keys(statementOf(rowOf(fields), []).printed)).toEqual(['kk', 'ru']);
	});

	test('what is no statement is read as none', () => {
		const text = statementText(statementOf(rowOf({}), []));
		const changed = [
			`${text} `,
			text.replace('{', '{"more":1,'),
			text.replace('signed-row-1', 'signed-row-2'),
			'',
			'{}'
		];
		for (const one of changed) expect(readStatement(one)).toBeNull();
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (any) => {
				expect(readStatement(any)).toBeNull();
			})
		);
		expect(isTooLong(statementText(statementOf(rowOf({ essenceForPortal: 'ә'.repeat(20_000) }), [])))).toBe(true);
	});
});

describe('the chain of signed rows', () => {
	const signed = (data: string) => ({
		data,
		cms: 'MIIB',
		signer: 'А',
		serialNumber: '1',
		signedAt: '2026-03-04T09:30:00Z'
	});

	test('one act goes on from its ends, each row from the one before', () => {
		const laptop = new Scribe('a');
		const entered = ['1', '2', '3'].map((number) => laptop.enter({ number }));
		const before = fold(entered).rows;
		expect(signedHeads(before)).toEqual([]);
		const made = prepare(before, before);
		expect(made.map(({ text }) => readStatement(text)?.after)).toEqual([
			[],
			[statementHash(made[0]?.text ?? '')],
			[statementHash(made[1]?.text ?? '')]
		]);
		const records = made.flatMap(({ text }, at) => {
			const row = entered[at];
			return row === undefined ? [] : [laptop.about(row, 'signed', signed(text))];
		});
		const after = fold([...entered, ...records]).rows;
		expect(signedHeads(after)).toEqual([statementHash(made[2]?.text ?? '')]);
		expect(signedHashes(after).size).toBe(3);
	});

	test('devices that signed while apart make two ends, which the next signature joins', () => {
		const [laptop, phone] = [new Scribe('a'), new Scribe('b')];
		const one = laptop.enter({ number: '1' });
		const other = phone.enter({ number: '2' });
		const third = laptop.enter({ number: '3' });
		const rows = fold([one, other, third]).rows;
		const texts = rows.map((row) => statementText(statementOf(row, [])));
		const apart = fold([
			one,
			other,
			third,
			laptop.about(one, 'signed', signed(texts[0] ?? '')),
			phone.about(other, 'signed', signed(texts[1] ?? ''))
		]).rows;
		expect(signedHeads(apart)).toHaveLength(2);
		const [joined] = prepare(
			apart.filter(({ values }) => values.number === '3'),
			apart
		);
		expect(readStatement(joined?.text ?? '')?.after).toEqual(signedHeads(apart));
	});

	test('what is no statement has no place in it', () => {
		const laptop = new Scribe('a');
		const one = laptop.enter({ number: '1' });
		expect(signedHeads(fold([one, laptop.about(one, 'signed', signed('{}'))]).rows)).toEqual([]);
	});
});
