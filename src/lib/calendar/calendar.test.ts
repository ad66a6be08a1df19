import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { fold } from '#lib/register/index.js';
import { calendarDays, remindersOf } from './days.js';
import { calendarFile } from './feed.js';
import { escaped, folded, writeIcs } from './ics.js';

const unfolded = (text: string): string => text.replace(/\r\n /g, '');
/** A value as a calendar reads it. */
const read = (text: string): string =>
	text.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));
const texts = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 120 }),
	fc.string({
		unit: fc.constantFrom('ә', 'Қ', '№', '😀', '\\', ';', ',', '\n', '\r', '\\n', ' ', ':', 'a'),
		maxLength: 90
	})
);

describe('iCalendar', () => {
	test('any text is folded at 75 bytes, never within a letter, and read back as it was', () => {
		fc.assert(
			fc.property(texts, (value) => {
				const line = folded(`SUMMARY:${escaped(value)}`);
				for (const piece of line.split('\r\n')) {
					expect(new TextEncoder().encode(piece).length).toBeLessThanOrEqual(75);
					expect(piece.isWellFormed()).toBe(true);
				}
				const kept = value
					.toWellFormed()
					.replace(/\r\n|\r/g, '\n')
					.replace(/[^\P{Cc}\n]/gu, ' ');
				expect(read(unfolded(line).slice('SUMMARY:'.length))).toBe(kept);
			})
		);
	});

	test('no text begins a line or an event of its own', () => {
		fc.assert(
			fc.property(texts, (summary) => {
				const file = unfolded(
					writeIcs([{ uid: 'u', date: '2026-03-04', time: '09:30', summary }], Date.UTC(2026, 0, 1))
				);
				const names = file.split('\r\n').map((line) => line.split(/[:;]/)[0]);
				expect(names.filter((name) => name === 'BEGIN')).toHaveLength(3);
				expect(names).toHaveLength(21);
				expect(file).toContain('DTSTART:20260304T043000Z');
			})
		);
	});

	test('a whole day ends on the next', () => {
		const file = writeIcs([{ uid: 'u', date: '2026-12-31', time: null, summary: 's' }], 0);
		expect(file).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n');
	});
});

const a = new Scribe('a');
const trial = a.enter({
	number: '7',
	applicationDate: '2026-02-02',
	basisKind: 'court-order',
	clientName: 'Ахметов Серик',
	essence: 'Кража'
});
const consultation = a.enter({ number: '8', applicationDate: '2026-03-20', assistanceKind: 'consulting' });
const records = [
	trial,
	consultation,
	a.about(trial, 'action', {
		what: 'hearing',
		date: '2026-04-01',
		from: '10:00',
		place: 'Суд, зал 5',
		about: 'Ахметов'
	}),
	a.about(trial, 'ended', { date: '2026-01-31' }),
	a.write('own-entry', { what: 'insurance', date: '2025-04-10', until: '2026-04-10', issuer: 'Полис' }),
	a.write('paper-log', {
		log: '2022/1',
		sheets: 10,
		language: 'ru',
		stamp: 'own',
		place: 'Сейф',
		opened: '2022-01-01',
		closed: '2023-05-05'
	})
];
const days = (more: typeof records = [], today = '2026-03-23') =>
	calendarDays(fold([...records, ...more]), today).map(({ date, what }) => `${date} ${what}`);

describe('the calendar', () => {
	test('holds hearings, the third working day, the month for the fee, insurance, retention and the 5th', () => {
		expect(days()).toEqual([
			'2026-02-28 pay-due',
			'2026-03-05 report-due',
			'2026-03-25 consultation-due',
			'2026-04-01 hearing',
			'2026-04-05 report-due',
			'2026-04-10 insurance-ends',
			'2026-05-05 log-kept-until'
		]);
	});

	test('days off move the third working day; a working Saturday counts; the fee that was asked for is done', () => {
		const off = ['2026-03-23', '2026-03-24'].map((date) => a.write('day-off', { date, state: 'off' }));
		const working = a.write('day-off', { date: '2026-03-28', state: 'working' });
		expect(days(off)).toContain('2026-03-27 consultation-due');
		expect(days([...off, a.write('day-off', { date: '2026-03-26', state: 'off' }), working])).toContain(
			'2026-03-28 consultation-due'
		);
		const back = a.write('day-off', { date: '2026-03-23', state: 'usual' }, { base: off });
		expect(days([...off, back])).toContain('2026-03-26 consultation-due');
		expect(days([a.about(trial, 'pay-asked', { date: '2026-02-20', asked: true })]).join()).not.toContain('pay-due');
		expect(days([a.write('month-closed', { month: '2026-02', rows: 1, minutes: 0 })]).join()).not.toContain(
			'2026-03-05 report-due'
		);
	});

	test('is worked out once for a register and a day', () => {
		const register = fold(records);
		const first = calendarDays(register, '2026-03-23');
		expect(calendarDays(register, '2026-03-23')).toBe(first);
		expect(calendarDays(register, '2026-03-24')).not.toBe(first);
		expect(calendarDays(fold(records), '2026-03-24')).toEqual(calendarDays(register, '2026-03-24'));
	});

	test('a paper log is kept until its day once it is closed, until it is disposed of', () => {
		const log = { sheets: 10, language: 'ru', stamp: 'own', place: 'Сейф', opened: '2022-01-01' } as const;
		const open = a.write('paper-log', { ...log, log: '2022/2', keptUntil: '2027-01-01' });
		expect(days([open]).filter((day) => day.endsWith('log-kept-until'))).toEqual(['2026-05-05 log-kept-until']);
		const closed = a.write('paper-log', { ...log, log: '2022/3', closed: '2023-02-02', keptUntil: '2027-01-01' });
		expect(days([closed])).toContain('2027-01-01 log-kept-until');
		const gone = a.write('paper-log-disposed', { log: '2022/3', date: '2026-03-01', act: '1', members: [] });
		expect(days([closed, gone]).join()).not.toContain('2027-01-01 log-kept-until');
	});

	test('an office is reminded of the consolidated report', () => {
		expect(days([a.write('expected-lawyer', { name: 'Ким', expected: true })])).toContain(
			'2026-07-05 consolidated-due'
		);
	});

	test('what is worth saying today: missed, and near', () => {
		const all = calendarDays(fold(records), '2026-03-23');
		expect(remindersOf(all, '2026-03-23').map(({ what }) => what)).toEqual([
			'pay-due',
			'report-due',
			'consultation-due',
			'insurance-ends'
		]);
	});

	test('as a file holds no secret, keeps its UIDs, and says nothing of what is over', () => {
		const file = (register = fold(records)) =>
			unfolded(calendarFile(register, '2026-03-23', 0, (what, number) => `${what} ${number ?? ''}`));
		expect(file()).not.toMatch(/Ахметов|Суд|Сейф|Полис|Кража|2022\/1|aaaa/);
		expect(file()).toContain('SUMMARY:Tizilim: hearing 7');
		expect(file()).not.toContain('pay-due');
		const uids = (text: string) => text.match(/UID:.*/g);
		const moved = a.about(trial, 'stage', { stage: 'appeal', date: '2026-03-01' });
		expect(uids(file(fold([...records, moved])))).toEqual(uids(file()));
		expect(new Set(uids(file())).size).toBe(5);
	});
});
