import { describe, expect, it } from 'vitest';
import type { ImportedRow, Problem } from '#lib/exchange/index.js';
import { importRow } from './import-row.js';

const row = (more: Partial<ImportedRow> = {}): ImportedRow => ({
	sheet: 'Реестр',
	sourceRow: 12,
	number: '7',
	applicationDate: '2026-01-14',
	basis: 'Заявление лица',
	basisParts: { kind: 'request' },
	essence: 'Алименты',
	kind: 'consulting',
	role: null,
	minutes: 90,
	sessions: [],
	column7: 'ЭЦП',
	language: 'ru',
	volume: 2026,
	raw: {},
	...more
});
const about = (claims = {}) => ({
	key: 'ab'.repeat(32),
	volume: 2026,
	claims: { paper: {}, portal: {}, signedByHand: false, ...claims },
	fromFile: (text: string) => `файл: ${text}`
});

describe('a row of a file', () => {
	it('keeps its words, its parts and where it came from', () => {
		const { fields, volume, imported } = importRow(row(), [], about());
		expect(fields).toMatchObject({ number: '7', basisText: 'Заявление лица', basisKind: 'request', minutes: 90 });
		expect(fields).not.toHaveProperty('notes');
		expect(volume).toBe(2026);
		expect(imported).toMatchObject({ sheet: 'Реестр', sourceRow: 12, column7: 'ЭЦП' });
	});
	it('keeps in the notes what could not be read', () => {
		const problem: Problem = {
			sheet: 'Реестр',
			sourceRow: 12,
			column: 'applicationDate',
			code: 'date-unreadable',
			text: 'в среду'
		};
		const { fields } = importRow(row({ applicationDate: null, notes: 'своя заметка' }), [problem], about());
		expect(fields).not.toHaveProperty('applicationDate');
		expect(fields.notes).toBe('своя заметка\nфайл: в среду');
	});
	it('keeps the hours of the day that column 6 names', () => {
		const { fields } = importRow(
			row({
				minutes: 390,
				sessions: [{ from: '10:00', to: '16:30', minutes: 390 }],
				raw: { minutes: 'с 10:00 до 16:30' }
			}),
			[],
			about()
		);
		expect(fields.notes).toBe('файл: с 10:00 до 16:30');
	});
	it('puts into the notes what no field can hold', () => {
		const { fields } = importRow(row({ number: '12345678901' }), [], about());
		expect(fields).not.toHaveProperty('number');
		expect(fields.notes).toBe('файл: 12345678901');
	});
	it('takes what was said up to a number, and not beyond', () => {
		const claims = { paper: { 2026: '7' }, portal: { 2026: '6' }, signedByHand: true };
		expect(importRow(row(), [], about(claims)).imported).toMatchObject({
			onPaper: true,
			inPortal: false,
			signedByHand: true
		});
		expect(importRow(row({ number: '8' }), [], about(claims)).imported).toMatchObject({
			onPaper: false,
			signedByHand: false
		});
		expect(importRow(row({ number: null }), [], about(claims)).imported.onPaper).toBe(false);
		expect(importRow(row(), [], { ...about(claims), volume: 2025 }).imported.onPaper).toBe(false);
	});
});
