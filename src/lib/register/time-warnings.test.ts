import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { times } from '../../../tests/simulation/arbitraries.js';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { fold, sessionWarnings, timeWarnings, type RecordBodies, type Row, type RowFields } from './index.js';

type Time = RecordBodies['time'];
const TODAY = '2026-03-10';
const time = (from: string, to: string, minutes: number, date = '2026-03-04'): Time => ({ date, from, to, minutes });

function rowsWith(...rows: { fields?: RowFields; times: Time[] }[]): Row[] {
	const laptop = new Scribe('a');
	return fold(
		rows.flatMap(({ fields, times }) => {
			const entered = laptop.enter(fields);
			return [entered, ...times.map((one) => laptop.about(entered, 'time', one))];
		})
	).rows;
}
const kinds = (rows: Row[]) => timeWarnings(rows, TODAY).map(({ kind }) => kind);

describe('warnings on time', () => {
	test('a consultation over two hours for one person, in sessions and in total', () => {
		const fields = { assistanceKind: 'consulting', minutes: 60 } as const;
		const rows = rowsWith({ fields, times: [{ date: '2026-03-04', minutes: 61 }] });
		expect(timeWarnings(rows, TODAY)).toEqual([
			{ kind: 'consultation-too-long', row: rows[0]?.id, minutes: 121, limit: 120 }
		]);
		expect(kinds(rowsWith({ fields, times: [{ date: '2026-03-04', minutes: 60 }] }))).toEqual([]);
		expect(
			kinds(rowsWith({ fields: { assistanceKind: 'defence' }, times: [{ date: '2026-03-04', minutes: 400 }] }))
		).toEqual([]);
		expect(timeWarnings(rows, TODAY, { consultation: 180, day: 480 })).toEqual([]);
	});

	test('over eight hours on a day, over all rows', () => {
		const rows = rowsWith(
			{ times: [{ date: '2026-03-04', minutes: 300 }] },
			{ fields: { assistanceKind: 'informing', minutes: 30 }, times: [] },
			{ times: [{ date: '2026-03-04', minutes: 151 }] },
			{ times: [{ date: '2026-03-05', minutes: 480 }] }
		);
		expect(timeWarnings(rows, TODAY)).toEqual([
			{
				kind: 'day-too-long',
				date: '2026-03-04',
				minutes: 481,
				limit: 480,
				rows: [rows[0]?.id, rows[2]?.id, rows[1]?.id]
			}
		]);
	});

	test('two sessions at the same time, in one row, in two, and across midnight', () => {
		const inOne = rowsWith({ times: [time('10:00', '11:00', 60), time('10:30', '12:00', 90)] });
		const [row] = inOne;
		const [one, other] = row?.sessions ?? [];
		expect(timeWarnings(inOne, TODAY)).toEqual([
			{
				kind: 'overlap',
				one: { row: row?.id, session: one?.id },
				other: { row: row?.id, session: other?.id },
				minutes: 30
			}
		]);
		const overnight = time('23:00', '01:00', 120);
		const next = time('00:30', '02:00', 90, '2026-03-05');
		expect(kinds(rowsWith({ times: [overnight] }, { times: [next] }))).toEqual(['overlap']);
		expect(kinds(rowsWith({ times: [overnight] }, { times: [time('01:00', '02:00', 60, '2026-03-05')] }))).toEqual([]);
		expect(
			kinds(rowsWith({ times: [time('22:00', '24:00', 120)] }, { times: [time('00:00', '01:00', 60, '2026-03-05')] }))
		).toEqual([]);
	});

	test('what is struck out does not count', () => {
		const laptop = new Scribe('a');
		const entered = laptop.enter();
		const session = laptop.about(entered, 'time', time('10:00', '11:00', 500));
		const voided = laptop.about(entered, 'voided', { reason: 'x' }, [session]);
		expect(kinds(fold([entered, session]).rows)).not.toEqual([]);
		expect(kinds(fold([entered, session, voided]).rows)).toEqual([]);
	});

	test('in the future; ends before it begins; more minutes than from to', () => {
		expect(kinds(rowsWith({ times: [{ date: '2026-03-11', minutes: 5 }] }))).toEqual(['future']);
		expect(kinds(rowsWith({ times: [{ date: TODAY, minutes: 5 }] }))).toEqual([]);
		expect(kinds(rowsWith({ times: [time('12:00', '10:00', 120)] }))).toEqual(['ends-before-it-begins']);
		expect(kinds(rowsWith({ times: [time('10:00', '12:00', 121)] }))).toEqual(['longer-than-from-to']);
		expect(kinds(rowsWith({ times: [time('10:00', '12:00', 90)] }))).toEqual([]);
	});

	test('a session that is being typed brings its own warnings and no others', () => {
		const rows = rowsWith(
			{ fields: { assistanceKind: 'consulting' }, times: [time('10:00', '11:50', 110)] },
			{ times: [{ date: '2026-03-20', minutes: 5 }] }
		);
		const draft = { row: rows[0]?.id ?? null, date: '2026-03-04', from: '11:00', to: '12:00', minutes: 60 };
		expect(sessionWarnings(rows, draft, TODAY)).toMatchObject([
			{ kind: 'consultation-too-long', minutes: 170 },
			{ kind: 'overlap', minutes: 50 }
		]);
		const replacing = { ...draft, replaces: rows[0]?.sessions[0]?.id ?? '' };
		expect(sessionWarnings(rows, replacing, TODAY)).toEqual([]);
		const newRow = { ...draft, row: null, assistanceKind: 'consulting' as const, from: null, to: null, minutes: 121 };
		expect(sessionWarnings(rows, newRow, TODAY)).toMatchObject([{ kind: 'consultation-too-long', row: null }]);
	});

	const sameDays = fc
		.tuple(times, fc.constantFrom('2026-03-04', '2026-03-05'), fc.constantFrom(null, '08:30', '12:30', '23:30'))
		.map(([one, date, to]): Time => ({ ...one, date, from: one.from ?? '08:00', ...(to && { to }) }));

	test('overlaps are found exactly where two sessions share a minute', () => {
		fc.assert(
			fc.property(fc.array(sameDays, { maxLength: 8, size: 'max' }), (bodies) => {
				const rows = rowsWith(...bodies.map((one) => ({ times: [one] })));
				const minutesOf = ({ date, from, to, minutes }: Time) => {
					if (from === undefined || to === undefined) return [];
					const at = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
					const span = at(to) >= at(from) ? at(to) - at(from) : at(to) + 1440 - at(from);
					if (at(to) < at(from) && minutes !== span) return [];
					const day = Date.parse(`${date}T00:00:00Z`) / 60_000;
					return Array.from({ length: span }, (_, place) => day + at(from) + place);
				};
				const sets = bodies.map((one) => new Set(minutesOf(one)));
				const expected = sets.map((one, at) =>
					sets.some((other, place) => place !== at && [...one].some((minute) => other.has(minute)))
				);
				const named = new Set(
					timeWarnings(rows, '2030-01-01').flatMap((one) =>
						one.kind === 'overlap' ? [one.one.row, one.other.row] : []
					)
				);
				expect(rows.map(({ id }) => named.has(id))).toEqual(expected);
			}),
			{ numRuns: 60 }
		);
	});
});
