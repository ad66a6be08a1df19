import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupOf, histories } from '../../../tests/simulation/devices.js';
import { orderRecords } from './causality.js';
import { readElement } from './entry.js';
import { ROW_FIELDS } from './fields.js';
import { nodesOf } from './group.js';
import { foldFields } from './row-fields.js';
import { foldWeb } from './row-web.js';

test('a row whose writers each had seen all before folds the same by the short way and by the long one', () => {
	let lines = 0;
	fc.assert(
		fc.property(histories(), ({ records }) => {
			for (const row of new Set(records.filter(({ row, kind }) => row ?? kind === 'entered').map(groupOf))) {
				const entries = records
					.filter((record) => groupOf(record) === row)
					.flatMap((record) => {
						const read = readElement(record);
						return read.kind === 'record' ? [read.entry] : [];
					});
				const causality = orderRecords(
					nodesOf(entries, () => true),
					row
				);
				if (!causality.line) continue;
				lines++;
				const [short, long] = [foldFields(row, causality), foldWeb(row, causality)];
				expect(short.values).toEqual(long.values);
				expect(short.struck).toEqual(long.struck);
				expect(long.conflicts).toEqual([]);
				for (const rank of causality.order.keys()) {
					expect(short.changesAt(rank)).toEqual(long.changesAt(rank));
					for (const field of ROW_FIELDS) expect(short.valueAt(rank, field)).toEqual(long.valueAt(rank, field));
				}
			}
		}),
		{ numRuns: 60 }
	);
	expect(lines).toBeGreaterThan(60);
});
