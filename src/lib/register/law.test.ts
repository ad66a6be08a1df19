import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { days } from '../../../tests/simulation/arbitraries.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { daysBetween, fold, recordId, type Envelope, type Row } from './index.js';

/** The register's rules, told as a lawyer would meet them. */

const laptop = () => new Scribe('a');
const phone = () => new Scribe('b');

function onlyRow(records: Iterable<Envelope>): Row {
	const [row, ...others] = fold(records).rows;
	if (!row || others.length > 0) throw new Error('expected one row');
	return row;
}

describe('Rule 4: information is included on the day of application', () => {
	test('a row recorded on that day is not late, also an hour before midnight in Kazakhstan', () => {
		const entered = laptop().enter({}, { at: '2026-03-04T18:59:59Z' });
		expect(onlyRow([entered])).toMatchObject({ late: null, recorded: { day: '2026-03-04' } });
	});

	test('a row recorded two days later is marked, with the days and the reason', () => {
		const entered = laptop().enter({ lateReason: 'выезд в суд' }, { at: '2026-03-05T19:00:00Z' });
		expect(onlyRow([entered]).late).toEqual({ days: 2, reason: 'выезд в суд' });
	});

	test('moment, day and device of recording stay whatever is corrected', () => {
		const writer = laptop();
		const entered = writer.enter({}, { at: '2026-03-05T10:00:00+05:00' });
		const row = onlyRow([entered, writer.correct(entered, { applicationDate: '2026-03-05' })]);
		expect(row.recorded).toEqual({ at: '2026-03-05T10:00:00+05:00', day: '2026-03-05', device: writer.device });
		expect(row.late).toBeNull();
	});

	test('an imported row carries no lateness', () => {
		const entered = laptop().enter(
			{ applicationDate: '2026-01-10' },
			{ imported: { key: '0'.repeat(64), sourceRow: 11 } }
		);
		expect(onlyRow([entered])).toMatchObject({ late: null, imported: { sourceRow: 11 } });
	});

	test('days late are counted on the calendar, for any two days', () => {
		fc.assert(
			fc.property(days, days, (applied, recorded) => {
				const at = `${recorded}T12:00:00+05:00`;
				const { late } = onlyRow([laptop().enter({ applicationDate: applied }, { at })]);
				const between = daysBetween(applied, recorded);
				expect(late?.days ?? 0).toBe(Math.max(0, between));
			})
		);
	});

	test('a day that is not the day of its moment is flagged, and decides lateness all the same', () => {
		const entered = { ...laptop().enter(), day: '2026-03-09' };
		expect(fold([entered]).problems).toEqual([{ kind: 'day', id: recordId(entered), expected: '2026-03-04' }]);
		expect(onlyRow([entered]).late?.days).toBe(5);
	});
});

describe('Rule 5: nothing is erased', () => {
	test('a correction shows the old text struck through', () => {
		const writer = laptop();
		const entered = writer.enter({ essence: 'алименты' });
		const row = onlyRow([entered, writer.correct(entered, { essence: 'раздел имущества' }, [entered], 'описка')]);
		expect(row.values.essence).toBe('раздел имущества');
		expect(row.struck).toEqual({ essence: ['алименты'] });
		expect(row.history.at(-1)).toMatchObject({
			reason: 'описка',
			changes: [{ field: 'essence', before: 'алименты', after: 'раздел имущества' }]
		});
	});

	test('a completion fills what was empty: nothing is struck, and no reason is asked', () => {
		const writer = laptop();
		const entered = writer.enter({ essence: 'алименты' });
		const row = onlyRow([entered, writer.complete(entered, { minutes: 90 })]);
		expect(row).toMatchObject({ minutes: 90, struck: {} });
		expect(row.history.at(-1)?.changes).toEqual([{ field: 'minutes', before: null, after: 90 }]);
	});

	test('a completion over a filled field is a correction without a reason, and shows what stood before', () => {
		const writer = laptop();
		const entered = writer.enter({ minutes: 60 });
		const row = onlyRow([entered, writer.complete(entered, { minutes: 90 })]);
		expect(row.struck).toEqual({ minutes: [60] });
		expect(row.history.at(-1)?.changes).toEqual([{ field: 'minutes', before: 60, after: 90 }]);
	});

	test('corrected there and back, both old texts stay visible; written again unchanged, none is struck', () => {
		const writer = laptop();
		const entered = writer.enter({ essence: 'а' });
		const same = writer.correct(entered, { essence: 'а' });
		const there = writer.correct(entered, { essence: 'б' }, [same]);
		expect(onlyRow([entered, same]).struck).toEqual({});
		expect(onlyRow([entered, same, there, writer.correct(entered, { essence: 'а' }, [there])])).toMatchObject({
			values: { essence: 'а' },
			struck: { essence: ['а', 'б'] }
		});
	});

	test('a row struck out keeps its number, leaves no gap, and stays struck whatever comes later', () => {
		const writer = laptop();
		const rows = [1, 2, 3].map((number) => writer.enter({ number: String(number) }));
		const [, second] = rows;
		if (!second) throw new Error('no row');
		const voided = writer.about(second, 'voided', { reason: 'внесена дважды' });
		const again = writer.about(second, 'voided', { reason: 'второй раз' }, [voided]);
		const register = fold([...rows, voided, again, writer.correct(second, { essence: 'x' }, [again])]);
		expect(register.rows[1]).toMatchObject({ values: { number: '2' }, voided: { reason: 'второй раз' } });
		expect(register.volumes[0]).toMatchObject({ whole: true, next: '4', gaps: [] });
		expect(register.conflicts).toEqual([]);
	});

	test('time sessions: what a correction replaced stays visible, what is struck out does not count', () => {
		const writer = laptop();
		const entered = writer.enter({ minutes: 30 });
		const time = writer.about(entered, 'time', { date: '2026-03-04', from: '10:00', to: '11:00', minutes: 60 });
		const session = recordId(time);
		const corrected = writer.about(
			entered,
			'time-corrected',
			{ session, date: '2026-03-04', minutes: 45, reason: 'описка' },
			[time]
		);
		const row = onlyRow([entered, time, corrected]);
		expect(row.minutes).toBe(75);
		expect(row.sessions[0]).toMatchObject({
			id: session,
			minutes: 45,
			struck: [{ minutes: 60, from: '10:00', to: '11:00', reason: 'описка' }]
		});
		const voided = writer.about(entered, 'time-voided', { session, reason: 'не было' }, [corrected]);
		expect(onlyRow([entered, time, corrected, voided])).toMatchObject({
			minutes: 30,
			sessions: [{ minutes: 45, voided: { reason: 'не было' } }]
		});
		const back = writer.about(entered, 'time-corrected', { session, date: '2026-03-04', minutes: 50, reason: 'было' }, [
			voided
		]);
		expect(onlyRow([entered, time, corrected, voided, back])).toMatchObject({
			minutes: 80,
			sessions: [{ minutes: 50, voided: null, struck: [{ minutes: 60 }, { minutes: 45 }] }]
		});
	});

	test('a correction of a session that is not in the row is reported', () => {
		const writer = laptop();
		const entered = writer.enter();
		const lost = writer.about(entered, 'time-voided', { session: recordId(entered), reason: 'x' });
		expect(fold([entered, lost]).problems).toEqual([
			{ kind: 'base-missing', id: recordId(lost), base: recordId(entered) }
		]);
	});
});

describe('two devices that did not know of each other', () => {
	test('different values are a conflict with both, shown until a record that saw both settles it', () => {
		const [first, second] = [laptop(), phone()];
		const entered = first.enter({ essence: 'а' });
		const one = first.correct(entered, { essence: 'б' });
		const other = second.correct(entered, { essence: 'в' });
		const row = onlyRow([entered, one, other]);
		expect(row.conflicts).toEqual([
			{
				row: row.id,
				field: 'essence',
				values: [
					{ value: 'б', record: recordId(one), device: first.device, at: one.at },
					{ value: 'в', record: recordId(other), device: second.device, at: other.at }
				]
			}
		]);
		expect(row.values.essence).toBe('б');
		expect(row.heads).toEqual([recordId(one), recordId(other)]);
		const settled = onlyRow([entered, one, other, second.correct(entered, { essence: 'в' }, [one, other])]);
		expect(settled).toMatchObject({ conflicts: [], values: { essence: 'в' }, struck: { essence: ['а', 'б'] } });
	});

	test('equal values are no conflict, and a value is shown before an empty one', () => {
		const [first, second] = [laptop(), phone()];
		const entered = first.enter();
		const one = first.complete(entered, { minutes: 60, role: null });
		const other = second.complete(entered, { minutes: 60, role: 'protection' });
		const row = onlyRow([entered, one, other]);
		expect(row.conflicts.map(({ field }) => field)).toEqual(['role']);
		expect(row.values).toMatchObject({ minutes: 60, role: 'protection' });
	});

	test('a row struck out while somebody corrected it is a conflict until one who saw both says so again', () => {
		const [first, second] = [laptop(), phone()];
		const entered = first.enter({ essence: 'а' });
		const voided = first.about(entered, 'voided', { reason: 'дубль' });
		const corrected = second.correct(entered, { essence: 'б' });
		const row = onlyRow([entered, voided, corrected]);
		expect(row.voided).not.toBeNull();
		expect(row.conflicts).toMatchObject([{ field: 'voided', values: [{ value: true }, { value: false }] }]);
		const note = first.about(entered, 'ended', { date: '2026-03-04' }, [voided, corrected]);
		expect(onlyRow([entered, voided, corrected, note]).conflicts).toHaveLength(1);
		const again = first.about(entered, 'voided', { reason: 'дубль, точно' }, [voided, corrected]);
		expect(onlyRow([entered, voided, corrected, again]).conflicts).toEqual([]);
		const kept = second.correct(entered, { essence: 'б' }, [voided, corrected]);
		expect(onlyRow([entered, voided, corrected, kept])).toMatchObject({ conflicts: [], voided: { reason: 'дубль' } });
	});

	test('consent given and refused: the row keeps the refusal until it is settled', () => {
		const [first, second] = [laptop(), phone()];
		const entered = first.enter();
		const yes = first.about(entered, 'consent', { given: true, how: 'oral', date: '2026-03-04' });
		const no = second.about(entered, 'consent', { given: false, how: 'oral', date: '2026-03-04' });
		const row = onlyRow([entered, yes, no]);
		expect(row.consent?.given).toBe(false);
		expect(row.conflicts).toMatchObject([{ field: 'consent', values: [{ value: true }, { value: false }] }]);
	});

	test('a session corrected here and struck out there: the content is shown, the conflict says both', () => {
		const [first, second] = [laptop(), phone()];
		const entered = first.enter();
		const time = first.about(entered, 'time', { date: '2026-03-04', minutes: 60 });
		const session = recordId(time);
		const one = first.about(entered, 'time-voided', { session, reason: 'x' }, [time]);
		const other = second.about(entered, 'time-corrected', { session, date: '2026-03-04', minutes: 30, reason: 'y' }, [
			time
		]);
		const row = onlyRow([entered, time, one, other]);
		expect(row).toMatchObject({ minutes: 30, sessions: [{ voided: null }] });
		expect(row.conflicts).toMatchObject([
			{ field: `session:${session}`, values: [{ value: false }, { value: { date: '2026-03-04', minutes: 30 } }] }
		]);
	});

	test('a profile written on both while apart is shown as unsettled', () => {
		const profile = { occupation: 'advocate', name: 'Пример А.', association: 'АГКА', licence: '1' } as const;
		const [first, second] = [laptop(), phone()];
		const one = first.write('profile', profile);
		const other = second.write('profile', { ...profile, licence: '2' });
		const register = fold([one, other, first.enter()]);
		expect(register.unsettled).toMatchObject([{ kind: 'profile', values: [{ value: { licence: '1' } }, {}] }]);
		expect(register.heads['profile']).toEqual([recordId(one), recordId(other)]);
		expect(register.rows[0]?.lawyer).toEqual({ name: 'Пример А.', barAssociation: 'АГКА', licenceNumber: '1' });
		const settled = second.write('profile', { ...profile, licence: '2' }, { base: [one, other] });
		expect(fold([one, other, settled])).toMatchObject({ unsettled: [], profile: { licence: '2' } });
	});
});

describe('what was signed, sent and written on paper', () => {
	const signed = { data: '{}', cms: 'MIIB', signer: 'ПРИМЕР', serialNumber: '3f', signedAt: '2026-03-04T06:00:00Z' };

	test('a correction after signing shows the row as changed since signing; one before does not', () => {
		const writer = laptop();
		const entered = writer.enter({ essenceForPortal: 'а' });
		const corrected = writer.correct(entered, { essenceForPortal: 'б' });
		const signature = writer.about(entered, 'signed', signed, [corrected]);
		expect(onlyRow([entered, corrected, signature]).signatures[0]?.changedSince).toBe(false);
		const time = writer.about(entered, 'time', { date: '2026-03-04', minutes: 5 });
		const first = writer.correct(entered, { essenceForPortal: 'я' }, [time]);
		const second = writer.correct(entered, { essenceForPortal: 'б' }, [first]);
		const after = writer.about(entered, 'signed', signed, [second]);
		expect(onlyRow([entered, time, first, second, after]).signatures[0]?.changedSince).toBe(false);
		const later = (fields: object) =>
			onlyRow([entered, corrected, signature, writer.correct(entered, fields, [signature])]).signatures[0]
				?.changedSince;
		expect(later({ essenceForPortal: 'в' })).toBe(true);
		expect(later({ essenceForPortal: 'б' })).toBe(false);
		expect(later({ clientName: 'Кто-то', essence: 'не печатается для проверки' })).toBe(false);
	});

	test('a change by somebody who had not seen the signature counts as later', () => {
		const [first, second] = [laptop(), phone()];
		const entered = first.enter({ essenceForPortal: 'а' });
		const changed = second.correct(entered, { essenceForPortal: 'б' });
		const signature = first.about(entered, 'signed', signed);
		expect(onlyRow([entered, changed, signature]).signatures[0]?.changedSince).toBe(true);
	});

	test('time logged after signing, or striking the row out, changes what was signed', () => {
		const writer = laptop();
		const entered = writer.enter();
		const signature = writer.about(entered, 'signed', signed);
		const time = writer.about(entered, 'time', { date: '2026-03-05', minutes: 10 }, [signature]);
		const voided = writer.about(entered, 'voided', { reason: 'x' }, [signature]);
		expect(onlyRow([entered, signature, time]).signatures[0]?.changedSince).toBe(true);
		expect(onlyRow([entered, signature, voided]).signatures[0]?.changedSince).toBe(true);
	});

	test('on paper: the essence counts, the wording for the portal does not, and a later entry stands', () => {
		const writer = laptop();
		const entered = writer.enter({ essence: 'а' });
		const paper = writer.about(entered, 'paper', { log: '1', page: 3 });
		const wording = writer.correct(entered, { essenceForPortal: 'x' }, [paper]);
		expect(onlyRow([entered, paper, wording]).paper).toMatchObject({ page: 3, changedSince: false });
		const essence = writer.correct(entered, { essence: 'б' }, [wording]);
		expect(onlyRow([entered, paper, wording, essence]).paper?.changedSince).toBe(true);
		const again = writer.about(entered, 'paper', { log: '1', page: 4 }, [essence]);
		expect(onlyRow([entered, paper, wording, essence, again]).paper).toMatchObject({ page: 4, changedSince: false });
	});

	test('in the portal: changed since when what would leave now is not what left', () => {
		const writer = laptop();
		const entered = writer.enter({ essenceForPortal: 'а', basisKind: 'contract' });
		const left = (record: string) => writer.about(entered, 'sent', { transfer: '1', record });
		const sent = (...records: Envelope[]) => onlyRow([entered, ...records]).sent[0]?.changedSince;
		expect(sent(left('{"transfer":"x","essenceForPortal":"а","applicationDate":null}'))).toBe(false);
		expect(sent(left('{"transfer":"x","essenceForPortal":"б"}'))).toBe(true);
		expect(sent(left('not JSON'))).toBe(true);
		const first = left('{"essenceForPortal":"а"}');
		expect(sent(first, writer.correct(entered, { essence: 'private' }, [first]))).toBe(false);
		expect(sent(first, writer.about(entered, 'voided', { reason: 'x' }, [first]))).toBe(true);
	});
});

describe('what is to complete', () => {
	test('the form’s columns that are empty; for column 3 the text or the kind will do', () => {
		const writer = laptop();
		const bare = writer.enter({ essence: ' ' });
		expect(onlyRow([bare]).missing).toEqual(['basisText', 'essence', 'assistanceKind', 'minutes']);
		const time = writer.about(bare, 'time', { date: '2026-03-04', minutes: 5 });
		const more = writer.complete(bare, { basisKind: 'request', essence: 'а', assistanceKind: 'informing' }, [time]);
		expect(onlyRow([bare, time, more]).missing).toEqual([]);
		expect(onlyRow([writer.enter({ applicationDate: null })]).missing).toContain('applicationDate');
	});
});

describe('volumes', () => {
	test('a row stays in the volume of its entry; a correction across the year shows it in both', () => {
		const writer = laptop();
		const entered = writer.enter({ applicationDate: '2026-01-02' });
		const row = onlyRow([entered, writer.correct(entered, { applicationDate: '2025-12-30' })]);
		expect(row).toMatchObject({ volume: 2026, alsoIn: 2025 });
	});

	test('rows stand by volume, then by number, then by id', () => {
		const writer = laptop();
		const numbers = ['10', '9', '58', '58-10', '58-2', null, '9'];
		const records = numbers.map((number) => writer.enter({ number }));
		const old = writer.enter({ number: '99', applicationDate: '2025-03-01' });
		expect(fold([...records, old]).rows.map(({ values }) => values.number)).toEqual([
			'99',
			'9',
			'9',
			'10',
			'58',
			'58-2',
			'58-10',
			null
		]);
	});
});
