import { compareIds } from './ids.js';
import { ROW_FIELDS, type FieldValue, type RowField, type RowFields, type RowValues } from './fields.js';
import type { GroupNode } from './group.js';
import type { RegisterRecord } from './record.js';
import type { Conflict, HistoryEntry } from './register.js';
import { same } from './same.js';

/** The fields of a row as its records make them. */
export interface FoldedFields {
	values: RowValues;
	conflicts: Conflict[];
	struck: { [F in RowField]?: FieldValue[] };
	/** For a rank: what its record changed, and what stood before by its writer's own knowledge. */
	changesAt: (rank: number) => HistoryEntry['changes'];
	/** The value of a field as the writer at a rank saw and left it. */
	valueAt: (rank: number, field: RowField) => FieldValue;
}

/** A row without a value: copied, so that all rows have one shape in memory. */
export const EMPTY_VALUES = Object.fromEntries(ROW_FIELDS.map((field) => [field, null])) as {
	[F in RowField]: FieldValue;
};

/** What a record writes into fields; null for the kinds that do not. */
export function fieldsWritten(record: RegisterRecord | null | undefined): RowFields | null {
	switch (record?.kind) {
		case 'entered':
		case 'completed':
		case 'corrected':
			return record.body.fields;
		default:
			return null;
	}
}

/** The values that some records hold, each once, with the lowest id that wrote it, in the order of ids. */
export function distinct<T>(ranks: readonly number[], valueOf: (rank: number) => T, order: readonly GroupNode[]) {
	const values: { value: T; record: string; device: string; at: string }[] = [];
	const nodes = ranks
		.flatMap((rank) => ({ rank, node: order[rank] }))
		.sort((a, b) => compareIds(a.node?.id ?? '', b.node?.id ?? ''));
	for (const { rank, node } of nodes) {
		const value = valueOf(rank);
		if (!node?.entry || values.some((other) => same(other.value, value))) continue;
		values.push({ value, record: node.id, device: node.device, at: node.entry.envelope.at });
	}
	return values;
}
