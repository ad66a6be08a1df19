import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowFields } from '../../../tests/simulation/arbitraries.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { PORTAL_KEYS, readOfferFile, readPortalRecord, writeOfferFile } from '#lib/bridge/index.js';
import { fold, MAX_TEXT, type Register, type Row, type RowFields } from '#lib/register/index.js';
import { checkForPortal, filledKeys, isReady, openDoubts, whatLeft } from './portal-check.js';

const NOBODY = new Set<string>();
const CLIENT = 'Оспанова Айгүл Маратқызы';

function registerOf(fields: RowFields, consent = false): { register: Register; row: Row } {
	const laptop = new Scribe('a');
	const entered = laptop.enter(fields);
	const records = [entered];
	if (consent) records.push(laptop.about(entered, 'consent', { given: true, how: 'oral', date: '2026-03-04' }));
	const register = fold(records);
	const [row] = register.rows;
	if (row === undefined) throw new Error('no row');
	return { register, row };
}
const check = (fields: RowFields, consent = false) => {
	const { register, row } = registerOf(fields, consent);
	return checkForPortal(row, register);
};

describe('the leak guard before a row leaves', () => {
	test('stops each text that names the client, in any of its endings', () => {
		const found = check({
			number: '1',
			basisKind: 'court-order',
			basisBody: 'суд, по делу Оспановой',
			basisNumber: '12',
			essenceForPortal: 'спор А. Оспановой о содержании',
			clientName: CLIENT
		});
		expect(found.doubts.map(({ key }) => key)).toEqual(['essenceForPortal', 'basisBody']);
		expect(isReady(found, NOBODY)).toBe(false);
	});
	test('asks nothing of a text in which nothing was found', () => {
		const clear = check({ number: '1', essenceForPortal: 'семейный спор', clientName: CLIENT });
		expect(clear.doubts).toEqual([]);
		expect(isReady(clear, NOBODY)).toBe(true);
	});
	test('asks the same of a row without a client, and nothing where there is no text', () => {
		const unchecked = check({ number: '1', essenceForPortal: 'семейный спор' });
		expect(unchecked.namesChecked).toBe(false);
		expect(openDoubts(unchecked, NOBODY)).toHaveLength(1);
		expect(isReady(check({ number: '1', assistanceKind: 'consulting' }), NOBODY)).toBe(true);
	});
	test('a confirmation holds for these words to the letter, and for these findings', () => {
		const before = check({ number: '1', essenceForPortal: 'дело Оспановой', clientName: CLIENT });
		const confirmed = new Set(before.doubts.map(({ confirms }) => confirms));
		expect(isReady(before, confirmed)).toBe(true);
		const reworded = check({ number: '1', essenceForPortal: 'дело Оспановой.', clientName: CLIENT });
		expect(isReady(reworded, confirmed)).toBe(false);
		const unnamed = check({ number: '1', essenceForPortal: 'дело Оспановой' });
		const read = new Set(unnamed.doubts.map(({ confirms }) => confirms));
		expect(isReady(unnamed, read)).toBe(true);
		// The client's name was written later: now it is found, and that was never confirmed.
		expect(isReady(before, read)).toBe(false);
	});
	test('a text that stays here is not looked at', () => {
		expect(check({ number: '1', basisKind: 'contract', basisNumber: 'Оспанова', clientName: CLIENT }).doubts).toEqual(
			[]
		);
		expect(
			check({ number: '1', basisKind: 'contract', basisNumber: 'Оспанова', clientName: CLIENT }, true).doubts
		).toHaveLength(1);
	});
});

describe('what hinders', () => {
	test('a number that is claimed twice', () => {
		const laptop = new Scribe('a');
		const register = fold([
			laptop.enter({ number: '5' }),
			laptop.enter({ number: '5' }),
			laptop.enter({ number: '6' })
		]);
		expect(register.rows.map((row) => checkForPortal(row, register).hindrance)).toEqual(['clash', 'clash', null]);
	});
	test('two values that nobody settled, unless they say nothing of what leaves', () => {
		const hindrances = (field: RowFields, other: RowFields) => {
			const [laptop, phone] = [new Scribe('a'), new Scribe('b')];
			const entered = laptop.enter({ number: '5' });
			const register = fold([entered, laptop.complete(entered, field), phone.complete(entered, other)]);
			return register.rows.map((row) => checkForPortal(row, register).hindrance);
		};
		expect(hindrances({ category: 'civil' }, { category: 'family' })).toEqual(['conflict']);
		expect(hindrances({ notes: 'а' }, { notes: 'б' })).toEqual([null]);
	});
	test('texts so long that what left could not be kept', () => {
		expect(check({ number: '1', essenceForPortal: 'ә'.repeat(MAX_TEXT - 10), clientName: CLIENT }).hindrance).toBe(
			'too-long'
		);
	});
});

describe('what left', () => {
	test('holds the keys that were entered, those without a value, and nothing else', () => {
		const { record } = check({ number: '7', minutes: 90, category: 'civil', basisKind: 'request' });
		const left = JSON.parse(whatLeft(record, ['number', 'minutes', 'clientName', '__proto__'])) as Record<
			string,
			unknown
		>;
		expect(left).toMatchObject({ transfer: record.transfer, number: '7', minutes: 90, essenceForPortal: null });
		expect(left['withheld']).toEqual(record.withheld);
		expect(Object.keys(left)).not.toContain('category');
		expect(Object.keys(left)).not.toContain('clientName');
	});
	test('a form that takes the document as one text has all of it', () => {
		const { record } = check({
			number: '7',
			basisKind: 'court-order',
			basisNumber: '12',
			basisBody: 'суд',
			clientName: CLIENT
		});
		expect(JSON.parse(whatLeft(record, ['basis']))).toMatchObject({
			basisKind: 'court-order',
			basisNumber: '12',
			basisBody: 'суд'
		});
	});
	test('by hand, all that has a value', () => {
		const { record } = check({ number: '7', minutes: 90 });
		expect(JSON.parse(whatLeft(record, filledKeys(record)))).toEqual(JSON.parse(JSON.stringify(record)));
	});
});

test('whatever a row holds, only the keys of a portal record leave, and no canary of a secret field', () => {
	const secret = (name: string) => fc.constant(`канарейка-${name} canary-${name}`);
	const secrets = fc.record({
		essence: secret('essence'),
		basisText: secret('basisText'),
		basisCase: secret('basisCase'),
		notes: secret('notes'),
		lateReason: secret('lateReason'),
		clientName: secret('clientName'),
		clientIin: secret('clientIin'),
		clientAddress: secret('clientAddress'),
		clientPhones: fc.tuple(secret('clientPhones')).map(([one]) => [one]),
		clientEmails: fc.tuple(secret('clientEmails')).map(([one]) => [one]),
		otherParties: fc.tuple(secret('otherParties')).map(([one]) => [one])
	});
	fc.assert(
		fc.property(rowFields, secrets, fc.boolean(), (fields, hidden, consent) => {
			const { register, row } = registerOf({ ...fields, ...hidden }, consent);
			const { record } = checkForPortal(row, register);
			const read = readPortalRecord(record);
			expect(read).toEqual(record);
			expect(Object.keys(record).sort()).toEqual([...PORTAL_KEYS].sort());
			const file = writeOfferFile([record], Date.now() + 1000);
			expect(file).not.toMatch(/канарейка|canary/);
			expect(file).not.toContain(row.salt);
			expect(file).not.toContain(row.id);
			expect(readOfferFile(file, Date.now())).toMatchObject({ ok: true });
			expect(whatLeft(record, filledKeys(record))).not.toMatch(/канарейка|canary/);
		})
	);
});
