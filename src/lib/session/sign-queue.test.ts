import { describe, expect, test } from 'vitest';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { fold, SAMPLE_YEAR, type Envelope, type Row } from '#lib/register/index.js';
import type { Verification } from '#lib/signing/verify.js';
import { isSurelyOf, keyProblem } from './sign-key.js';
import { isPlain, signDoubts, signHindrance, signQueue, type SignQueue } from './sign-queue.js';

const SIGNED = { data: '{}', cms: 'MIIB', signer: 'А', serialNumber: '1', signedAt: '2026-03-04T09:30:00Z' };
const numbers = (queue: SignQueue) =>
	Object.fromEntries(
		(Object.entries(queue) as [string, Row[]][]).map(([name, rows]) => [name, rows.map(({ values }) => values.number)])
	);

test('what waits for a signature: today’s, unsigned, marked, changed', () => {
	const pen = new Scribe('a');
	const records: Envelope[] = [];
	const enter = (number: string, more = {}) => {
		const row = pen.enter({ number }, more);
		records.push(row);
		return row;
	};
	const old = { at: '2026-03-01T06:00:00.000Z' };
	enter('1');
	enter('2', old);
	const signed = enter('3');
	records.push(pen.about(signed, 'signed', SIGNED));
	const changed = enter('4', old);
	const signature = pen.about(changed, 'signed', SIGNED);
	records.push(signature, pen.correct(changed, { essenceForPortal: 'Иное' }, [signature]));
	const marked = enter('5', old);
	records.push(pen.about(marked, 'sign-later', { wanted: true }));
	const voided = enter('6');
	records.push(pen.about(voided, 'voided', { reason: 'ошибка' }));
	enter('7', { ...old, imported: { key: 'ab'.repeat(32), sourceRow: 1, signedByHand: true } });
	enter('8', { volume: SAMPLE_YEAR });
	expect(numbers(signQueue(fold(records), '2026-03-04'))).toEqual({
		today: ['1'],
		unsigned: ['1', '2', '5'],
		marked: ['5'],
		changed: ['4']
	});
});

test('what cannot be signed, and what the lawyer should know', () => {
	const pen = new Scribe('a');
	const one = pen.enter({ number: '1', essenceForPortal: 'Спор Ахметова', clientName: 'Ахметов Серик' });
	const twice = [pen.enter({ number: '2' }), pen.enter({ number: '2' })];
	const none = pen.enter({ number: null });
	const long = pen.enter({ number: '3', essenceForPortal: 'ә'.repeat(20_000) });
	const register = fold([one, ...twice, none, long]);
	const of = (number: string | null) => {
		const row = register.rows.find(({ values }) => values.number === number);
		if (row === undefined) throw new Error('no row');
		return row;
	};
	expect(signHindrance(of('1'), register)).toBeNull();
	expect(signHindrance(of('2'), register)).toBe('clash');
	expect(signHindrance(of(null), register)).toBe('unnumbered');
	expect(signHindrance(of('3'), register)).toBe('too-long');
	const doubts = signDoubts(of('1'));
	expect(doubts).toMatchObject({ leaks: ['name'], unfinished: true, unworded: false });
	expect(isPlain(doubts)).toBe(false);
});

describe('whose key it is', () => {
	const found = (name: string, iin: string | null): Verification => ({
		verdict: 'valid',
		reason: null,
		signer: { name, organisation: null, iin, bin: null },
		certificate: { serialNumber: '5a', issuer: 'НУЦ', notBefore: '', notAfter: '', algorithm: 'RSA' },
		times: { signed: '2026-03-04T09:30:00.000Z', stamped: null },
		notChecked: ['revocation']
	});
	const profile = (name: string, iin?: string) => ({
		occupation: 'advocate' as const,
		name,
		association: '',
		licence: '',
		...(iin !== undefined && { iin })
	});

	test('by the IIN where both have one, whatever the names', () => {
		const other = found('ИВАНОВА АННА', '900202300006');
		expect(keyProblem(other, '850101400001')).toMatchObject({ kind: 'other-person' });
		expect(isSurelyOf(other, profile('Иванова Анна', '850101400001'))).toBe(false);
		expect(isSurelyOf(found('ПЕТРОВА А', '850101400001'), profile('Иванова Анна', '850101 400001'))).toBe(true);
		expect(keyProblem(found('ИВАНОВА АННА', null), '850101400001')).toBeNull();
	});
	test('else by surname and name, in any case, with and without the patronymic, ё as е', () => {
		expect(isSurelyOf(found('СӘРСЕНОВА АЙГҮЛ МАРАТҚЫЗЫ', '1'), profile('Сәрсенова Айгүл'))).toBe(true);
		expect(isSurelyOf(found('ЕРЕМЕЕВ АРТЕМ', null), profile('Еремеев Артём Львович'))).toBe(true);
		expect(isSurelyOf(found('САПАРОВ МАРАТ', null), profile('Иванова Анна'))).toBe(false);
		expect(isSurelyOf(found('ИВАНОВА', null), profile('Иванова'))).toBe(false);
		expect(isSurelyOf(found('ИВАНОВА АННА', null), null)).toBe(false);
	});
	test('a key that may not sign, or ran out, or signed something else', () => {
		const wrong = (more: Partial<Verification>) => keyProblem({ ...found('А', null), ...more }, '');
		expect(wrong({ verdict: 'invalid', reason: 'not-a-signing-key' })).toEqual({ kind: 'auth-key' });
		expect(wrong({ verdict: 'invalid', reason: 'expired' })).toMatchObject({ kind: 'expired' });
		expect(wrong({ verdict: 'unsupported', reason: 'algorithm' })).toEqual({ kind: 'unsupported' });
		for (const reason of ['data-changed', 'signature', 'chain', 'strange-parts'] as const)
			expect(wrong({ verdict: 'invalid', reason })).toEqual({ kind: 'unsound' });
		expect(wrong({ verdict: 'unreadable', reason: 'not-a-cms', signer: null })).toEqual({ kind: 'unsound' });
	});
});
