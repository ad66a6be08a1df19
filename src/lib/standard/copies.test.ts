import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { fold, recordId, type Envelope } from '#lib/register/index.js';
import { copiesOf, goneBlobs, namedBlobs, originalsOwed, stepsOf } from './index.js';

const TODAY = '2030-01-15';
const blob = (digit: string) => digit.repeat(64);
const page = (digit: string) => ({ blob: blob(digit), type: 'image/jpeg' as const, bytes: 3_000_000 });
const copyOf = (title: string, ...digits: string[]) => ({ title, date: '2026-03-04', pages: digits.map(page) });
const dispose = (scribe: Scribe, row: Envelope, copy: Envelope, ...digits: string[]) =>
	scribe.write('copies-disposed', {
		date: TODAY,
		act: '1',
		members: ['Иванова А. С.'],
		items: [{ row: recordId(row), copy: recordId(copy), title: 'Паспорт', blobs: digits.map(blob) }]
	});

describe('Standard 1.11: what may be disposed of', () => {
	const [laptop] = [new Scribe('a')];
	const row = laptop.enter({ clientName: 'Ким Анна' });
	const copy = laptop.about(row, 'document-copy', copyOf('Паспорт', '1', '2'));
	const ended = laptop.about(row, 'ended', { date: '2026-06-01' }, [copy]);
	const demanded = laptop.about(row, 'copies-demanded', { date: '2026-06-01', demanded: true }, [ended]);
	const of = (today: string, ...records: Envelope[]) => copiesOf(fold([row, copy, ...records]), today)[0];

	test('nothing while the assistance goes on; at once after it, unless the client demanded otherwise', () => {
		expect(of(TODAY)).toMatchObject({ retention: 'in-work', until: null });
		expect(of(TODAY, ended)).toMatchObject({ retention: 'not-demanded' });
	});

	test('on demand three years from the end, the last day among them', () => {
		expect(of('2029-06-01', ended, demanded)).toMatchObject({ retention: 'kept', until: '2029-06-01' });
		expect(of('2029-06-02', ended, demanded)).toMatchObject({ retention: 'over' });
	});

	test('what was entered by mistake, at any time; its pages are named until then', () => {
		const struck = laptop.about(
			row,
			'document-copy',
			{
				...copyOf('Паспорт', '1', '2'),
				entry: recordId(copy),
				struck: 'чужой документ'
			},
			[copy]
		);
		expect(of(TODAY, struck)).toMatchObject({ retention: 'struck', blobs: [blob('1'), blob('2')] });
	});

	test('a copy kept shows that 1.11 was done', () => {
		const [matter] = fold([row, copy]).rows;
		expect(matter && stepsOf(matter).find(({ point }) => point === '1.11')).toMatchObject({
			state: 'done',
			by: 'shown'
		});
	});
});

test('Standard 1.5: an original is owed until it went back as often as it came; copies never are', () => {
	const laptop = new Scribe('a');
	const row = laptop.enter();
	const custody = (what: 'received' | 'returned' | 'copy-kept', title: string, form: 'original' | 'copy') =>
		laptop.about(row, 'document', { what, title, form, date: '2026-03-04' });
	const came = [
		custody('received', 'Паспорт', 'original'),
		custody('received', 'Договор', 'original'),
		custody('received', 'Справка', 'copy'),
		custody('copy-kept', 'Паспорт', 'copy')
	];
	const owed = (...records: Envelope[]) => fold([row, ...came, ...records]).rows.map(originalsOwed);
	expect(owed()).toEqual([['Паспорт', 'Договор']]);
	expect(owed(custody('returned', 'Паспорт', 'original'))).toEqual([['Договор']]);
});

describe('an act of disposal', () => {
	test('takes the pages that it names, of every version of the copy; its protocol stays', () => {
		const laptop = new Scribe('a');
		const row = laptop.enter();
		const copy = laptop.about(row, 'document-copy', copyOf('Паспорт', '1', '2'));
		const anew = laptop.about(row, 'document-copy', { ...copyOf('Паспорт', '2', '3'), entry: recordId(copy) }, [copy]);
		const before = fold([row, copy, anew]);
		expect([...namedBlobs(before)].toSorted()).toEqual([blob('1'), blob('2'), blob('3')]);
		const act = dispose(laptop, row, copy, '1', '2', '3');
		const register = fold([row, copy, anew, act]);
		expect([...namedBlobs(register)]).toEqual([]);
		expect(goneBlobs(register).size).toBe(3);
		expect(copiesOf(register, TODAY)).toMatchObject([{ blobs: [], disposed: { act: '1', record: recordId(act) } }]);
	});

	test('a page that another device added without knowing of it stays, and is told', () => {
		const [laptop, phone] = [new Scribe('a'), new Scribe('b')];
		const row = laptop.enter();
		const copy = laptop.about(row, 'document-copy', copyOf('Паспорт', '1'));
		const added = phone.about(row, 'document-copy', { ...copyOf('Паспорт', '1', '4'), entry: recordId(copy) }, [copy]);
		const register = fold([row, copy, dispose(laptop, row, copy, '1'), added]);
		expect([...namedBlobs(register)]).toEqual([blob('4')]);
		expect(copiesOf(register, TODAY)[0]?.disposed?.act).toBe('1');
	});

	test('is the same for any order of the records, doubled or not', () => {
		const [laptop, phone] = [new Scribe('a'), new Scribe('b')];
		const row = laptop.enter();
		const copy = laptop.about(row, 'document-copy', copyOf('Паспорт', '1', '2'));
		const theirs = phone.about(row, 'document-copy', { ...copyOf('Паспорт', '2', '3'), entry: recordId(copy) }, [copy]);
		const mine = laptop.about(row, 'document-copy', { ...copyOf('Удостоверение', '1'), entry: recordId(copy) }, [copy]);
		const act = dispose(laptop, row, copy, '1', '2');
		const all = [row, copy, theirs, mine, act, dispose(phone, row, copy, '2')];
		const judged = (records: readonly Envelope[]) => {
			const register = fold(records);
			return { copies: copiesOf(register, TODAY).map(({ row: _, ...rest }) => rest), named: [...namedBlobs(register)] };
		};
		const expected = judged(all);
		fc.assert(
			fc.property(fc.shuffledSubarray([...all, ...all], { minLength: 12 }), (records) => {
				expect(judged(records)).toEqual(expected);
			})
		);
	});
});
