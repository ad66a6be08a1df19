import { describe, expect, test } from 'vitest';
import { Scribe } from '../../../tests/simulation/scribe.js';
import { fold, recordId, type Row } from './index.js';

const hearing = { what: 'hearing' as const, date: '2026-03-20', from: '10:00' };

function actionsOf(...records: Parameters<typeof fold>[0][]): Row['actions'] {
	return fold(records.flatMap((some) => [...some])).rows[0]?.actions ?? [];
}

describe('an entry that can be written anew', () => {
	test('stands as it was written last, and what stood before stays visible', () => {
		const laptop = new Scribe('a');
		const row = laptop.enter();
		const first = laptop.about(row, 'action', hearing);
		const entry = recordId(first);
		const held = { ...hearing, result: 'отложено', settled: '2026-03-20' };
		const second = laptop.about(row, 'action', { ...held, entry }, [first]);
		expect(actionsOf([second, first, row])).toMatchObject([
			{ id: entry, content: held, before: [hearing], struck: null, rivals: [] }
		]);
	});

	test('is struck out with a reason, and keeps what it said', () => {
		const laptop = new Scribe('a');
		const row = laptop.enter();
		const first = laptop.about(row, 'action', hearing);
		const gone = laptop.about(row, 'action', { ...hearing, entry: recordId(first), struck: 'по ошибке' }, [first]);
		expect(actionsOf([row, first, gone])).toMatchObject([{ content: hearing, struck: { reason: 'по ошибке' } }]);
	});

	test('written otherwise by two devices while apart: one is shown, the other beside it, until a later one settles it', () => {
		const [laptop, phone] = [new Scribe('a'), new Scribe('b')];
		const row = laptop.enter();
		const first = laptop.about(row, 'action', hearing);
		const entry = recordId(first);
		const moved = laptop.about(row, 'action', { ...hearing, date: '2026-03-25', entry }, [first]);
		const struck = phone.about(row, 'action', { ...hearing, entry, struck: 'отменено' }, [first]);
		const [apart] = actionsOf([row, first, struck, moved]);
		expect(apart).toMatchObject({ content: { date: '2026-03-25' }, struck: null, rivals: [{ struck: true }] });
		const settled = phone.about(row, 'action', { ...hearing, date: '2026-03-25', entry }, [moved, struck]);
		expect(actionsOf([settled, struck, moved, first, row])).toMatchObject([
			{ content: { date: '2026-03-25' }, rivals: [] }
		]);
	});

	test('that names no entry is told, and changes nothing', () => {
		const laptop = new Scribe('a');
		const row = laptop.enter();
		const lost = laptop.about(row, 'party', { name: 'Ким', role: 'opponent', entry: recordId(row) });
		const register = fold([row, lost]);
		expect(register.rows[0]?.parties).toEqual([]);
		expect(register.problems).toEqual([{ kind: 'base-missing', id: recordId(lost), base: recordId(row) }]);
	});
});

describe('what the lawyer keeps of their own', () => {
	test('an insurance that was prolonged stands once, with the contract before it', () => {
		const laptop = new Scribe('a');
		const old = { what: 'insurance' as const, date: '2025-01-01', until: '2025-12-31' };
		const first = laptop.write('own-entry', old);
		const entry = recordId(first);
		const next = laptop.write('own-entry', { ...old, until: '2026-12-31', entry }, { base: [first] });
		expect(fold([next, first]).ownEntries).toMatchObject([{ content: { until: '2026-12-31' }, before: [old] }]);
	});

	test('of a template the latest text stands; without one ours does', () => {
		const laptop = new Scribe('a');
		const mine = laptop.write('paper-template', { template: 'agreement', language: 'kk', text: 'Келісім' });
		expect(fold([mine]).paperTemplates).toEqual([{ template: 'agreement', language: 'kk', text: 'Келісім' }]);
		const back = laptop.write('paper-template', { template: 'agreement', language: 'kk' }, { base: [mine] });
		expect(fold([back, mine]).paperTemplates).toEqual([]);
	});
});
