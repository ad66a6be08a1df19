import { expect, test } from 'vitest';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { fold, recordId, type RecordBodies } from '#lib/register/index.js';
import { about, keep } from './commands.js';

const LOG: RecordBodies['paper-log'] = {
	log: '2026/1',
	sheets: 96,
	language: 'ru',
	stamp: 'own',
	place: '',
	opened: '2026-01-05'
};

test('a place in the paper log, and its taking back, are written over all that the row is known to hold', () => {
	const a = new Scribe('a');
	const row = a.enter({ number: '1' });
	const written = a.about(row, 'paper', { log: '2026/1', page: 1, line: 1 });
	const id = recordId(row);
	const before = about(fold([row]), id, 'paper', { log: '2026/1', page: 1, line: 1 });
	expect(before).toMatchObject({ ok: true, value: [{ volume: 2026, kind: 'paper', row: id, base: [id] }] });
	const after = about(fold([row, written]), id, 'paper-withdrawn', { reason: 'ошибка' });
	expect(after).toMatchObject({ ok: true, value: [{ kind: 'paper-withdrawn', base: [recordId(written)] }] });
	expect(about(fold([]), id, 'paper', { log: '1', page: 1 })).toEqual({ ok: false, error: { kind: 'row-unknown' } });
});

test('a paper log lies in the vault, and is written over what was said of any of its kind', () => {
	const a = new Scribe('a');
	const opened = a.write('paper-log', LOG);
	expect(keep(fold([]), 'paper-log', LOG)).toMatchObject({ volume: null, kind: 'paper-log', base: [] });
	expect(keep(fold([opened]), 'paper-log', { ...LOG, closed: '2026-12-30' })).toMatchObject({
		base: [recordId(opened)]
	});
});
