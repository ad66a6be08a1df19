import { describe, expect, test } from 'vitest';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { fold, SAMPLE_YEAR, type RowFields } from '#lib/register/index.js';
import { checkForPortal, filledKeys, whatLeft } from './portal-check.js';
import { changesInPortal, leftFields, portalQueue, sentOf } from './portal-queue.js';

const laptop = new Scribe('a');
const FIELDS: RowFields = { number: '5', basisKind: 'request', category: 'civil', essenceForPortal: 'спор' };

/** A row that was entered into the portal with these keys; all that have a value unless named. */
function sent(fields: RowFields, keys?: string[]) {
	const entered = laptop.enter(fields);
	const [row] = fold([entered]).rows;
	if (row === undefined) throw new Error('no row');
	const { record } = checkForPortal(row, { clashes: [] });
	const left = whatLeft(record, keys ?? filledKeys(record));
	const body = { transfer: record.transfer, record: left, portalNumber: '88120' };
	return { entered, note: laptop.about(entered, 'sent', body), left };
}
const rowOf = (records: Parameters<typeof fold>[0]) => {
	const [row] = fold(records).rows;
	if (row === undefined) throw new Error('no row');
	return row;
};

describe('the queue', () => {
	test('holds what was never entered, the latest number first', () => {
		const rows = ['10', '9', null].map((number) => laptop.enter({ number }));
		const older = laptop.enter({ number: '1', applicationDate: '2025-03-04' });
		const { fresh } = portalQueue(fold([...rows, older]));
		expect(fresh.map(({ values }) => values.number)).toEqual([null, '10', '9', '1']);
	});
	test('leaves out what is struck out, what was in the portal when it was imported, and what was entered', () => {
		const voided = laptop.enter({ number: '1' });
		const imported = { key: '0a'.repeat(32), sourceRow: 3, inPortal: true };
		const claimed = laptop.enter({ number: '2' }, { imported });
		const { entered, note } = sent({ ...FIELDS, number: '3' });
		const queue = portalQueue(
			fold([voided, laptop.about(voided, 'voided', { reason: 'ошибка' }), claimed, entered, note])
		);
		expect(queue).toEqual({ fresh: [], changed: [], sample: [] });
	});
	test('keeps the sample apart', () => {
		const queue = portalQueue(fold([laptop.enter({ number: '1' }, { volume: SAMPLE_YEAR })]));
		expect([queue.fresh.length, queue.sample.length]).toEqual([0, 1]);
	});
	test('holds what changed since it was entered', () => {
		const { entered, note } = sent(FIELDS);
		const queue = portalQueue(fold([entered, note, laptop.correct(entered, { category: 'family' }, [entered, note])]));
		expect([queue.fresh.length, queue.changed.length]).toEqual([0, 1]);
	});
});

describe('what changed since', () => {
	test('is told field by field, also a field that got its value later', () => {
		const { entered, note, left } = sent(FIELDS);
		const corrected = laptop.correct(entered, { category: 'family', minutes: 90 }, [entered, note]);
		const row = rowOf([entered, note, corrected]);
		expect(changesInPortal(row)).toEqual([
			{ key: 'category', left: 'civil', now: 'family' },
			{ key: 'minutes', left: null, now: 90 }
		]);
		expect(row.sent.at(-1)?.changedSince).toBe(true);
		expect(sentOf(row).map((one) => one.left)).toEqual([left]);
	});
	test('compares the latest value of each field: a correction may be entered alone', () => {
		const { entered, note } = sent(FIELDS);
		const corrected = laptop.correct(entered, { category: 'family', essenceForPortal: 'иное' }, [entered, note]);
		const record = JSON.stringify({ transfer: '0'.repeat(32), category: 'family' });
		const again = laptop.about(entered, 'sent', { transfer: '0'.repeat(32), record }, [corrected]);
		expect(changesInPortal(rowOf([entered, note, corrected, again])).map(({ key }) => key)).toEqual([
			'essenceForPortal'
		]);
	});
	test('does not name what was never entered', () => {
		const { entered, note } = sent(FIELDS, ['number']);
		const corrected = laptop.correct(entered, { category: 'family' }, [entered, note]);
		expect(changesInPortal(rowOf([entered, note, corrected]))).toEqual([]);
	});
	test('names the fields that consent lets out, not the list of them', () => {
		const { entered, note } = sent(FIELDS);
		const consent = { given: true, how: 'oral', date: '2026-03-04' } as const;
		const row = rowOf([entered, note, laptop.about(entered, 'consent', consent, [entered, note])]);
		expect(changesInPortal(row).map(({ key }) => key)).toEqual(['applicationDate']);
	});
	test('survives a text that is no record', () => {
		for (const text of ['', 'null', '[]', '5', '{']) expect(leftFields(text)).toBeNull();
		expect(leftFields('{"a":{"b":1},"c":true}')).toEqual([
			['a', '{"b":1}'],
			['c', 'true']
		]);
	});
});
