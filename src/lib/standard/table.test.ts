import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ACTIONS, CLIENT_PAPERS, OWN_KINDS } from '#lib/register/index.js';
import { ACTION_POINTS, OWN_POINTS, PAPER_POINTS, STEP_RULES } from './index.js';

/** Holds docs/standard.md to the text of the Standard, to the tests that it names, and to the code. */
const law = readFileSync('docs/law/egida-standard.ru-kk.txt', 'utf8');
const points = [...new Set([...law.matchAll(/^\s*([1-5]\.\d{1,2})\./gm)].map(([, point = '']) => point))];
const rows = [...readFileSync('docs/standard.md', 'utf8').matchAll(/^\| (\d\.\d{1,2}) *\|(.*)\|$/gm)].map(
	([, point = '', cells = '']) => ({ point, cells: cells.split('|').map((cell) => cell.trim()) })
);

test('every point of the Standard has one row, in the order of the law', () => {
	expect(points.length).toBe(37);
	expect(rows.map(({ point }) => point)).toEqual(points);
	for (const { point, cells } of rows) {
		expect(cells.length, point).toBe(3);
		for (const cell of cells) expect(cell.length, point).toBeGreaterThan(5);
	}
});

test('every test that the table names exists under that name', () => {
	for (const { point, cells } of rows) {
		const [, file = '', name = ''] = /^`([^`]+)` › (.+)$/.exec(cells[2] ?? '') ?? [];
		expect(existsSync(file), `${point}: ${file}`).toBe(true);
		expect(readFileSync(file, 'utf8'), `${point}: ${name}`).toContain(`'${name}'`);
	}
});

test('every point that the app names is one of the Standard', () => {
	const named = [
		...STEP_RULES.map(({ point }) => point),
		...ACTIONS.flatMap((what) => ACTION_POINTS[what]),
		...CLIENT_PAPERS.flatMap((paper) => PAPER_POINTS[paper]),
		...OWN_KINDS.flatMap((what) => OWN_POINTS[what])
	];
	expect(named.filter((point) => !points.includes(point))).toEqual([]);
	// 1.3 alone is a matter of conduct, for which the app has the text.
	expect(points.filter((point) => !named.includes(point))).toEqual(['1.3']);
});
