import { expect, test } from 'vitest';
import { fold, recordText, type Register } from '#lib/register/index.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { Feeding, takeDocuments } from './feeding.js';

const laptop = new Scribe('a');
const first = laptop.enter({
	number: '1',
	language: 'ru',
	essence: 'Взыскание алиментов',
	clientName: 'Примерова Сауле'
});
const second = laptop.enter({ number: '2', language: 'kk', essence: 'Мүлік бөлу', basisKind: 'notice' });
const corrected = laptop.correct(first, { essence: 'Раздел имущества' });
const registerOf = (...records: Parameters<typeof recordText>[0][]): Register => fold(records.map(recordText));

test('each row is told once, a changed one anew, and one that is gone as removed', () => {
	const feeding = new Feeding();
	const before = registerOf(first, second);
	expect(feeding.next(before).changed.map(({ row }) => row.values.number)).toEqual(['1', '2']);
	expect(feeding.next(before)).toEqual({ changed: [], removed: [] });
	const { changed, removed } = feeding.next({ ...before, rows: before.rows.slice(1) });
	expect([changed.length, removed.length]).toEqual([0, 1]);
});

test('documents hold everything that is written, also what was struck through and why', () => {
	const { rows } = registerOf(first, second, corrected);
	const waiting = rows.map((row, place) => ({ row, place }));
	const documents = takeDocuments(
		waiting,
		() => ['unsigned'],
		1000,
		() => 0
	);
	expect(waiting).toEqual([]);
	const text = (at: number) => documents[at]?.fields.map((one) => `${one.field}: ${one.text}`).join('\n') ?? '';
	expect(text(0)).toContain('essence: Раздел имущества');
	expect(text(0)).toContain('before: Взыскание алиментов');
	expect(text(0)).toContain('client: Примерова Сауле');
	expect(text(0)).toContain('reasons: ');
	expect(documents[0]?.marks).toEqual(['unsigned']);
	// The basis in the row's own language, and by its older name.
	expect(text(1)).toContain('хабарлама');
	expect(text(1)).toContain('ордер');
});

test('when the time is used up the rest waits', () => {
	const { rows } = registerOf(first, second);
	const waiting = rows.map((row, place) => ({ row, place }));
	let clock = 0;
	expect(
		takeDocuments(
			waiting,
			() => [],
			5,
			() => (clock += 10)
		).length
	).toBe(1);
	expect(waiting.map(({ place }) => place)).toEqual([1]);
});
