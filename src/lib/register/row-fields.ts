import type { Causality } from './causality.js';
import { ROW_FIELDS, type FieldValue, type RowField, type RowValues } from './fields.js';
import type { GroupNode } from './group.js';
import type { HistoryEntry } from './register.js';
import { foldWeb } from './row-web.js';
import { EMPTY_VALUES, fieldsWritten, type FoldedFields } from './row-writes.js';
import { same } from './same.js';

/**
 * Folds the fields: of each, the causally latest write stands. Where two writes
 * did not know of each other and differ, that is a conflict; one of them is
 * shown, the same one on every device: a value before an empty one, then that
 * of the record with the lowest id. Values that a later write replaced by
 * another are struck through, in causal order; nothing is struck in an empty
 * field.
 */
export function foldFields(row: string, causality: Causality<GroupNode>): FoldedFields {
	return causality.line ? foldLine(causality.order) : foldWeb(row, causality);
}

/** The usual row: each writer had seen all before, so each write simply follows the last. */
function foldLine(order: readonly GroupNode[]): FoldedFields {
	const values = { ...EMPTY_VALUES };
	const struck: FoldedFields['struck'] = {};
	const changes: HistoryEntry['changes'][] = [];
	for (const { entry } of order) {
		const own: HistoryEntry['changes'] = [];
		changes.push(own);
		const written = fieldsWritten(entry?.record);
		if (!written) continue;
		const begins = entry?.record?.kind === 'entered';
		for (const field of ROW_FIELDS) {
			const after = written[field];
			if (after === undefined) continue;
			const before = values[field];
			if (!begins || after !== null) own.push({ field, before, after });
			if (before !== null && !same(before, after)) (struck[field] ??= []).push(before);
			values[field] = after;
		}
	}
	return {
		values: values as RowValues,
		conflicts: [],
		struck,
		changesAt: (rank) => changes[rank] ?? [],
		valueAt: (rank, field) => writtenUpTo(order, rank, field)
	};
}

function writtenUpTo(order: readonly GroupNode[], rank: number, field: RowField): FieldValue {
	for (let at = rank; at >= 0; at--) {
		const value = fieldsWritten(order[at]?.entry?.record)?.[field];
		if (value !== undefined) return value;
	}
	return null;
}
