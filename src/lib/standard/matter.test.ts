import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { histories } from '../../../tests/simulation/devices.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import {
	ACTIONS,
	fold,
	isDay,
	recordId,
	type Action,
	type Envelope,
	type OwnEntry,
	type Row
} from '#lib/register/index.js';
import {
	ACTION_POINTS,
	keptUntil,
	maySameIssue,
	missingSteps,
	partiesOf,
	stepsOf,
	upcomingDeadlines,
	yearsLater
} from './index.js';

const TODAY = '2026-03-10';
const laptop = new Scribe('a');
const rowOf = (...records: Envelope[]): Row => {
	const [row] = fold(records).rows;
	if (!row) throw new Error('no row');
	return row;
};
const defence = (more: object = {}) => laptop.enter({ assistanceKind: 'defence', category: 'civil', ...more });

describe('steps of a matter', () => {
	test('Standard 4.1 to 4.5: a defence has its intake, and what is missing is seen', () => {
		const missing = missingSteps(rowOf(defence())).map(({ point }) => point);
		expect(missing).toEqual(['4.1', '4.2', '4.3', '4.4', '4.5', '5.1', '1.6', '1.9']);
	});

	test('Standard 3.1 to 3.3: informing and consulting ask for less', () => {
		const of = (assistanceKind: 'informing' | 'consulting') =>
			missingSteps(rowOf(laptop.enter({ assistanceKind }))).map(({ point }) => point);
		expect(of('informing')).toEqual(['3.1', '3.3', '1.6']);
		expect(of('consulting')).toEqual(['4.1', '3.1', '3.2', '3.3', '1.6', '1.9']);
	});

	test('one mark does a step, the next takes it back, and a reason says why it is not needed', () => {
		const row = defence();
		const mark = (state: 'done' | 'not-needed' | 'open', note?: string) =>
			laptop.about(row, 'duty', { point: '4.5', state, date: TODAY, ...(note !== undefined && { note }) });
		const [done, not, open] = [mark('done'), mark('not-needed', 'по назначению'), mark('open')];
		const step = (...records: Envelope[]) => stepsOf(rowOf(row, ...records)).find(({ point }) => point === '4.5');
		expect(step(done)).toMatchObject({ state: 'done', date: TODAY, by: 'mark' });
		expect(step(done, not)).toMatchObject({ state: 'not-needed', note: 'по назначению' });
		expect(step(done, not, open)).toMatchObject({ state: 'open', by: null });
	});

	test('what stands in the matter shows that a step was done', () => {
		const row = defence();
		const check = laptop.about(row, 'conflict-check', { searched: ['Ким'], outcome: 'none' });
		const paper = (one: 'non-disclosure' | 'agreement' | 'obstacle' | 'membership' | 'insurance') =>
			laptop.about(row, 'client-paper', { paper: one, language: 'ru', date: TODAY, text: 'т' });
		const papers = (['non-disclosure', 'agreement', 'obstacle', 'membership', 'insurance'] as const).map(paper);
		const held = laptop.about(row, 'action', { what: 'hearing', date: TODAY, settled: TODAY });
		const power = laptop.about(row, 'action', { what: 'power-of-attorney', date: TODAY });
		const done = stepsOf(rowOf(row, check, ...papers, held, power))
			.filter(({ by }) => by === 'shown')
			.map(({ point }) => point);
		expect(done.toSorted()).toEqual(['1.4', '1.6', '1.7', '1.8', '1.9', '4.1', '4.4', '4.5', '5.3']);
	});

	test('documents that were received show 3.2 and 1.5, a copy kept shows 1.11', () => {
		const row = laptop.enter({ assistanceKind: 'consulting' });
		const document = (what: 'received' | 'copy-kept') =>
			laptop.about(row, 'document', { what, title: 'Справка', date: TODAY });
		const shown = (...records: Envelope[]) =>
			stepsOf(rowOf(row, ...records)).flatMap(({ point, by }) => (by === 'shown' ? [point] : []));
		expect(shown(document('received'))).toEqual(['3.2', '1.5']);
		expect(shown(document('copy-kept'))).toEqual(['1.11']);
	});

	test('Standard 1.10, 2.1, 2.3 to 2.5, 2.7 to 2.10, 5.2: what was done is named by its points', () => {
		const row = defence();
		const shown = (what: Action['what'], settled: boolean) =>
			stepsOf(rowOf(row, laptop.about(row, 'action', { what, date: TODAY, ...(settled && { settled: TODAY }) })))
				.filter(({ by }) => by === 'shown')
				.map(({ point }) => point);
		expect(shown('facts', true)).toEqual(['1.10']);
		expect(shown('specialist', true)).toEqual(['1.10']);
		expect(shown('drafting', true)).toEqual(['5.2']);
		expect(shown('appointment', true)).toEqual(['5.4']);
		expect(shown('other', true)).toEqual(['5.5']);
		expect(shown('hearing', false)).toEqual([]);
		const named = new Set(ACTIONS.flatMap((what) => ACTION_POINTS[what]));
		for (const point of ['1.10', '2.1', '2.3', '2.4', '2.5', '2.7', '2.8', '2.9', '2.10', '5.2'])
			expect(named).toContain(point);
	});

	test('every action names its points, but for a bare deadline', () => {
		expect(ACTIONS.filter((what) => ACTION_POINTS[what].length === 0)).toEqual(['deadline']);
	});
});

describe('retention of copies (Standard 1.11)', () => {
	test('three years from the end of assistance, on the demand of the client', () => {
		const row = defence();
		const ended = laptop.about(row, 'ended', { date: '2026-05-20' });
		const demanded = laptop.about(row, 'copies-demanded', { date: '2026-05-20', demanded: true });
		const withdrawn = laptop.about(row, 'copies-demanded', { date: '2026-05-21', demanded: false });
		expect(keptUntil(rowOf(row, ended))).toBeNull();
		expect(keptUntil(rowOf(row, demanded))).toBeNull();
		expect(keptUntil(rowOf(row, ended, demanded))).toBe('2029-05-20');
		expect(keptUntil(rowOf(row, ended, demanded, withdrawn))).toBeNull();
	});

	test('a day three years later exists', () => {
		expect(yearsLater('2028-02-29', 3)).toBe('2031-03-01');
		const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2190-01-01'), noInvalidDate: true });
		fc.assert(
			fc.property(days, fc.nat({ max: 9 }), (date, years) => {
				expect(isDay(yearsLater(date.toISOString().slice(0, 10), years))).toBe(true);
			})
		);
	});
});

describe('upcoming deadlines', () => {
	const action = (body: Action, ...more: Envelope[]) => {
		const row = defence();
		return upcomingDeadlines(fold([row, laptop.about(row, 'action', body), ...more]), TODAY);
	};
	const own = (...bodies: OwnEntry[]) =>
		upcomingDeadlines(fold(bodies.map((body) => laptop.write('own-entry', body))), TODAY);

	test('Standard 5.3: a hearing with its time and place, until it was held', () => {
		const hearing = { what: 'hearing', date: '2026-03-20', from: '10:30', place: 'зал 5' } as const;
		expect(action(hearing)).toMatchObject([
			{ date: '2026-03-20', time: '10:30', what: 'hearing', place: 'зал 5', overdue: false, remindFrom: '2026-03-13' }
		]);
		expect(action({ ...hearing, settled: '2026-03-20' })).toEqual([]);
		expect(action({ ...hearing, date: '2026-03-09' })).toMatchObject([{ overdue: true }]);
	});

	test('Standard 2.2, 2.5, 2.6: answers that are due, and steps that must be taken', () => {
		expect(action({ what: 'request', date: '2026-03-01', due: '2026-03-15' })).toMatchObject([{ what: 'answer-due' }]);
		expect(action({ what: 'specialist', date: '2026-03-01', due: '2026-03-15' })).toMatchObject([
			{ what: 'answer-due' }
		]);
		expect(action({ what: 'complaint', date: '2026-03-01', due: '2026-03-15' })).toMatchObject([{ what: 'step-due' }]);
		expect(action({ what: 'request', date: '2026-03-01', due: '2026-03-15', settled: '2026-03-09' })).toEqual([]);
	});

	test('Standard 5.4: a power of attorney ends', () => {
		expect(action({ what: 'power-of-attorney', date: '2026-01-01', due: '2026-04-01' })).toMatchObject([
			{ what: 'power-of-attorney-ends', remindFrom: '2026-03-02' }
		]);
	});

	test('Law, art. 28(7): a consultation within three working days, until it is noted', () => {
		// 6 March 2026 is a Friday.
		const row = laptop.enter({ assistanceKind: 'consulting', applicationDate: '2026-03-06' });
		expect(upcomingDeadlines(fold([row]), TODAY)).toMatchObject([{ what: 'consultation-due', date: '2026-03-11' }]);
		const given = laptop.about(row, 'time', { date: TODAY, minutes: 40 });
		expect(upcomingDeadlines(fold([row, given]), TODAY)).toEqual([]);
	});

	test('Standard 1.2, 1.13: the latest of insurance, dues, licence and membership ends', () => {
		const old = { what: 'insurance', date: '2025-01-01', until: '2025-12-31' } as const;
		expect(own(old)).toMatchObject([{ what: 'insurance-ends', overdue: true, row: null }]);
		expect(own(old, { ...old, until: '2026-12-31' })).toMatchObject([{ date: '2026-12-31', overdue: false }]);
		expect(own({ what: 'dues', date: '2026-01-05', until: '2026-06-30' })).toMatchObject([{ what: 'dues-end' }]);
		expect(own({ what: 'training', date: '2026-01-05', minutes: 240 })).toEqual([]);
	});

	test('are in order and total for any register; a row struck out has none', () => {
		fc.assert(
			fc.property(histories(), ({ texts }) => {
				const register = fold(texts);
				const found = upcomingDeadlines(register, TODAY);
				const days = found.map(({ date }) => date);
				expect(days).toEqual([...days].sort());
				const gone = new Set(register.rows.filter(({ voided }) => voided !== null).map(({ id }) => id));
				expect(found.filter(({ row }) => row !== null && gone.has(row))).toEqual([]);
				for (const row of register.rows) {
					expect(new Set(stepsOf(row).map(({ point }) => point)).size).toBe(stepsOf(row).length);
					partiesOf(row);
				}
			}),
			{ numRuns: 40 }
		);
	});
});

test('everybody ever named in a matter is a party of it, also after a correction', () => {
	const row = defence({ clientName: 'Ким Анна', clientIin: '900101 300123', otherParties: ['Цой В.'] });
	const corrected = laptop.correct(row, { clientName: 'Кимова Анна' });
	const party = laptop.about(row, 'party', { name: 'ТОО «Береке»', role: 'opponent', iin: '060340001234' });
	const parties = partiesOf(rowOf(row, corrected, party));
	expect(parties).toContainEqual({ name: 'Ким Анна', role: 'client', iin: null, formerly: true });
	expect(parties.map(({ name, role, iin }) => [name, role, iin])).toEqual([
		['Кимова Анна', 'client', '900101300123'],
		['Цой В.', 'named', null],
		['ТОО «Береке»', 'opponent', '060340001234'],
		['Ким Анна', 'client', null]
	]);
	expect(recordId(row)).toMatch(/\./);
});

describe('the same issue of the same person (Law, art. 28(8))', () => {
	const issue = (essence: string | null, category: 'family' | 'labour' | null = null) => ({
		essence,
		category,
		essenceForPortal: null
	});
	test.each([
		[issue('Взыскание алиментов на двоих детей'), issue('О взыскании алиментов'), true],
		[issue('алименттерді өндіріп алу'), issue('Алименттер туралы'), true],
		[issue('Восстановление на работе', 'labour'), issue('Взыскание алиментов', 'family'), false],
		[issue(null, 'family'), issue('Взыскание алиментов', 'family'), true],
		[issue(null), issue('Взыскание алиментов'), false],
		[issue('Раздел имущества', 'family'), issue('Взыскание алиментов', 'family'), false]
	] as const)('%o and %o: %s', (a, b, same) => {
		expect(maySameIssue(a, b)).toBe(same);
		expect(maySameIssue(b, a)).toBe(same);
	});
});
