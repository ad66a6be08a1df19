import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { rowFields } from '../../../tests/simulation/arbitraries.js';
import { fold } from '#lib/register/index.js';
import { consolidate, readDropped } from './consolidate.js';
import { FIGURES, makeReport, type Report } from './figures.js';
import type { Period } from './period.js';
import { FILE_GROUPINGS, readReportFile, writeReportFile } from './report-file.js';

const HALF: Period = { kind: 'half', year: 2026, part: 1 };
const TODAY = '2026-07-02';

function reportOf(name: string, rows: object[], { period = HALF, made = TODAY } = {}): Report {
	const a = new Scribe('a');
	const profile = { occupation: 'advocate', name, association: 'ААК', licence: '№ 1' } as const;
	const register = fold([a.write('profile', profile), ...rows.map((fields) => a.enter(fields, { volume: 2026 }))]);
	return makeReport(register, period, made);
}
/** The report file of a lawyer with these rows. */
const fileOf = (name: string, rows: object[], { period = HALF, made = TODAY } = {}): string =>
	writeReportFile(reportOf(name, rows, { period, made }), made);
const altered = (text: string, change: (content: { total: { rows: number; minutes: number } }) => void): string => {
	const content = JSON.parse(text) as { total: { rows: number; minutes: number } };
	change(content);
	return JSON.stringify(content);
};
const ROW = {
	assistanceKind: 'consulting',
	minutes: 30,
	essence: 'Тайна клиента',
	clientName: 'Ахметов',
	basisBody: 'Суд'
};
const put = (files: Record<string, string>, expected: string[] = [], period = HALF) =>
	consolidate(
		Object.entries(files).map(([name, text]) => readDropped(name, text)),
		period,
		expected
	);

describe('a report file', () => {
	test('is read back, and holds nothing of a client', () => {
		const text = fileOf('Иванова Анна', [ROW]);
		expect(text).not.toMatch(/Тайна|Ахметов|Суд/);
		const read = readReportFile(text);
		expect(read).toMatchObject({
			ok: true,
			value: { total: { rows: 1, minutes: 30 }, lawyer: { name: 'Иванова Анна' } }
		});
	});

	test('whatever the text, reading never throws; a changed byte is noticed', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
				expect(readReportFile(text).ok).toBe(false);
			})
		);
		const text = fileOf('Иванова Анна', [ROW]);
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: text.length - 1 }),
				fc.string({ minLength: 1, maxLength: 1 }),
				(at, letter) => {
					const changed = text.slice(0, at) + letter + text.slice(at + 1);
					const read = readReportFile(changed);
					// White space between the values is no content.
					if (read.ok) expect(read).toEqual(readReportFile(text));
				}
			)
		);
	});
});

describe('put together', () => {
	test('the sum over the lawyers is the sum of their own reports, in every figure and grouping', () => {
		const lawyers = fc.array(fc.array(rowFields, { maxLength: 6 }), { maxLength: 4 });
		fc.assert(
			fc.property(lawyers, (all) => {
				const files = Object.fromEntries(
					all.map((rows, at) => [`${String(at)}.json`, fileOf(`Адвокат ${'абвг'[at] ?? ''}`, rows)])
				);
				const whole = put(files);
				expect(whole.leftOut).toEqual([]);
				for (const name of FIGURES) {
					expect(whole.lawyers.reduce((sum, { figures }) => sum + figures[name], 0)).toBe(whole.total[name]);
					for (const by of FILE_GROUPINGS)
						expect(whole.groups[by].reduce((sum, line) => sum + line[name], 0)).toBe(whole.total[name]);
				}
			}),
			{ numRuns: 40 }
		);
	});

	test('who is missing, and who was not expected; spelling does not matter', () => {
		const whole = put({ a: fileOf('Иванова Анна Сергеевна', [ROW]), b: fileOf('Ким Пётр', [ROW]) }, [
			'ИВАНОВА  Анна Сергеевна',
			'Сейітқызы Айгүл'
		]);
		expect(whole.missing).toEqual(['Сейітқызы Айгүл']);
		expect(whole.unexpected).toEqual(['Ким Пётр']);
		expect(put({ a: fileOf('Ким Пётр', [ROW]) }).unexpected).toEqual([]);
	});

	test('what does not add up is named and not counted', () => {
		const good = fileOf('Иванова Анна', [ROW]);
		const whole = put({
			'good.json': good,
			'again.json': good,
			'altered.json': altered(fileOf('Ким Пётр', [ROW]), ({ total }) => (total.minutes = 3000)),
			'newer.json': good.replace('tizilim-report-1', 'tizilim-report-2'),
			'other.json': fileOf('Ли Ян', [ROW], { period: { kind: 'half', year: 2025, part: 2 } }),
			'picture.json': 'GIF89a'
		});
		expect(whole.total).toMatchObject({ rows: 1, minutes: 30 });
		expect(whole.leftOut.map(({ file, why }) => [file, why.kind])).toEqual([
			['again.json', 'same-file'],
			['altered.json', 'altered'],
			['newer.json', 'newer'],
			['other.json', 'other-period'],
			['picture.json', 'not-a-report']
		]);
	});

	test('a file whose own figures do not add up is left out, and where they do not is said; its hash is right', () => {
		const report = reportOf('Ким Пётр', [ROW]);
		const [line] = report.groups.category;
		if (line === undefined) throw new Error('A report of one row has a line.');
		const category = { ...report, groups: { ...report.groups, category: [{ ...line, minutes: line.minutes + 1 }] } };
		const late = { ...report, total: { ...report.total, late: 5 } };
		for (const [wrong, groupings] of [
			[category, ['category']],
			[late, ['kind', 'category', 'basis', 'locality']]
		] as const) {
			const text = writeReportFile(wrong, TODAY);
			expect(readReportFile(text).ok).toBe(true);
			const whole = put({ 'good.json': fileOf('Иванова Анна', [ROW]), 'wrong.json': text });
			expect(whole.leftOut).toEqual([
				{ file: 'wrong.json', lawyer: 'Ким Пётр', why: { kind: 'contradicts', groupings } }
			]);
			expect(whole.lawyers.map(({ name }) => name)).toEqual(['Иванова Анна']);
			expect(whole.total.minutes).toBe(30);
		}
	});

	test('of one lawyer the file made last counts, in whatever order they come', () => {
		const early = fileOf('Иванова Анна', [ROW], { made: '2026-07-01' });
		const late = fileOf('ИВАНОВА Анна', [ROW, ROW], { made: '2026-07-04' });
		for (const files of [
			{ early, late },
			{ late, early }
		]) {
			const whole = put(files);
			expect(whole.total.rows).toBe(2);
			expect(whole.leftOut).toEqual([{ file: 'early', lawyer: 'Иванова Анна', why: { kind: 'replaced', by: 'late' } }]);
		}
	});
});
