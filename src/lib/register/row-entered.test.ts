import fc from 'fast-check';
import { expect, test } from 'vitest';
import { histories } from '../../../tests/simulation/devices.js';
import { readElement } from './entry.js';
import { recordText } from './record.js';
import { foldEntered } from './row-entered.js';
import { foldAnyRow } from './row.js';

test('a row of its entering record alone folds the same by the short way and by the long one', () => {
	let short = 0;
	fc.assert(
		fc.property(histories(15), fc.boolean(), fc.integer({ min: -20, max: 20 }), ({ records }, counts, late) => {
			for (const record of records) {
				const read = readElement(recordText(record));
				const before = readElement(recordText({ ...record, n: record.n + 1 }));
				if (read.kind !== 'record' || before.kind !== 'record') continue;
				const { entry } = read;
				entry.counts = counts;
				Object.assign(before.entry, { moment: entry.moment + late * 60_000 });
				entry.previous = before.entry;
				const lawyer = { name: 'Пример', barAssociation: '', licenceNumber: '1' };
				const row = foldEntered(entry.id, [entry], lawyer);
				if (!row) continue;
				short += 1;
				expect({ row, problems: [], missing: [] }).toStrictEqual(foldAnyRow(entry.id, [entry], () => false, lawyer));
			}
		}),
		{ numRuns: 100 }
	);
	expect(short).toBeGreaterThan(20);
});
