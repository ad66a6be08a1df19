import type { Causality } from './causality.js';
import { ROW_FIELDS, type FieldValue, type RowField, type RowFields, type RowValues } from './fields.js';
import type { GroupNode } from './group.js';
import { compareIds } from './ids.js';
import type { Conflict, HistoryEntry } from './register.js';
import { distinct, EMPTY_VALUES, fieldsWritten, type FoldedFields } from './row-writes.js';
import { same } from './same.js';

type Ranks = readonly number[];
/** For each field (by its place in `ROW_FIELDS`) the ranks of the writes that nothing later has overwritten. */
type View = readonly Ranks[];

const NONE: Ranks = [];
const NOTHING: View = ROW_FIELDS.map(() => NONE);
const FIELD_PLACE = new Map<string, number>(ROW_FIELDS.map((field, place) => [field, place]));

/**
 * Folds the fields of a row whose writers did not all know of each other. For
 * each record it keeps a view: of each field, the writes that stand once its
 * writer has written. Views are shared where nothing comes together.
 */
export function foldWeb(row: string, causality: Causality<GroupNode>): FoldedFields {
	const { order, before, direct, latest } = causality;
	const writes = order.map((node) => fieldsWritten(node.entry?.record));
	const places = writes.map(placesWritten);
	const valueOf = (rank: number, place: number): FieldValue => {
		const field = ROW_FIELDS[place];
		return (field && writes[rank]?.[field]) ?? null;
	};
	const shownOf = (ranks: Ranks, place: number): number | undefined =>
		ranks.length < 2
			? ranks[0]
			: [...ranks].sort(
					(a, b) =>
						Number(valueOf(a, place) === null) - Number(valueOf(b, place) === null) ||
						compareIds(order[a]?.id ?? '', order[b]?.id ?? '')
				)[0];
	const valueIn = (view: View | undefined, place: number): FieldValue => {
		const shown = shownOf(view?.[place] ?? NONE, place);
		return shown === undefined ? null : valueOf(shown, place);
	};

	const seen: View[] = [];
	const left: View[] = [];
	for (const [rank, written] of places.entries()) {
		const known = together(direct[rank] ?? NONE, left, before);
		seen.push(known);
		left.push(written.length > 0 ? overwritten(known, written, rank) : known);
	}
	const final = together(latest(order.map((_, rank) => rank)), left, before);

	const values: { [F in RowField]: FieldValue } = { ...EMPTY_VALUES };
	const conflicts: Conflict[] = [];
	for (const [place, field] of ROW_FIELDS.entries()) {
		const ranks = final[place] ?? NONE;
		if (ranks.length > 0) values[field] = valueIn(final, place);
		if (ranks.length < 2) continue;
		const held = distinct(ranks, (rank) => valueOf(rank, place), order);
		if (held.length > 1) conflicts.push({ row, field, values: held });
	}
	return {
		values: values as RowValues,
		conflicts,
		struck: struckOut(places, seen, valueOf),
		changesAt: (rank) => {
			const begins = order[rank]?.entry?.record?.kind === 'entered';
			const changes: HistoryEntry['changes'] = [];
			for (const place of places[rank] ?? NONE) {
				const field = ROW_FIELDS[place];
				const after = valueOf(rank, place);
				if (field && !(begins && after === null)) changes.push({ field, before: valueIn(seen[rank], place), after });
			}
			return changes;
		},
		valueAt: (rank, field) => valueIn(left[rank], FIELD_PLACE.get(field) ?? -1)
	};
}

/** What stands when what several ranks left comes together: of each field, the writes that none of the others had overwritten. */
function together(ranks: Ranks, left: readonly View[], before: Causality<GroupNode>['before']): View {
	const views = ranks.map((rank) => left[rank] ?? NOTHING);
	const [first, ...others] = views;
	if (!first || others.length === 0) return first ?? NOTHING;
	return first.map((ranks, place) => {
		if (others.every((view) => view[place] === ranks)) return ranks;
		const all = [...new Set(views.flatMap((view) => view[place] ?? NONE))].sort((a, b) => a - b);
		return all.length < 2 ? all : all.filter((one) => !all.some((other) => before(one, other)));
	});
}

function overwritten(view: View, places: readonly number[], rank: number): View {
	const next = view.slice();
	const own = [rank];
	for (const place of places) next[place] = own;
	return next;
}

/** The places of the fields that a record writes, ascending. */
function placesWritten(written: RowFields | null): readonly number[] {
	if (!written) return NONE;
	const places: number[] = [];
	for (const field in written) {
		const place = FIELD_PLACE.get(field);
		if (place !== undefined) places.push(place);
	}
	return places.length > 1 ? places.sort((a, b) => a - b) : places;
}

/** Values that a later write replaced by another: they stay visible, struck through, in causal order. Nothing is struck in an empty field. */
function struckOut(
	places: readonly (readonly number[])[],
	seen: readonly View[],
	valueOf: (rank: number, place: number) => FieldValue
): { [F in RowField]?: FieldValue[] } {
	const ranks = new Map<number, Set<number>>();
	for (const [rank, written] of places.entries()) {
		for (const place of written) {
			for (const old of seen[rank]?.[place] ?? NONE) {
				const value = valueOf(old, place);
				if (value === null || same(value, valueOf(rank, place))) continue;
				ranks.set(place, (ranks.get(place) ?? new Set()).add(old));
			}
		}
	}
	const struck: { [F in RowField]?: FieldValue[] } = {};
	for (const [place, olds] of ranks) {
		const field = ROW_FIELDS[place];
		if (field) struck[field] = [...olds].sort((a, b) => a - b).map((old) => valueOf(old, place));
	}
	return struck;
}
