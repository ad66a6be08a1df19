import type { RecordBodies, RecordKind } from './bodies.js';
import type { Causality } from './causality.js';
import type { RowField } from './fields.js';
import type { Event, Events, GroupNode } from './group.js';
import { compareIds } from './ids.js';
import { latestOf } from './latest-of.js';
import type { Conflict, Row } from './register.js';
import { distinct, fieldsWritten, type FoldedFields } from './row-writes.js';
import { same } from './same.js';

/** Columns 1–6 as a signature covers them: as printed for inspection, column 4 in the wording for the portal. */
export const SIGNED_FIELDS: readonly RowField[] = [
	'number',
	'applicationDate',
	'basisKind',
	'basisText',
	'basisNumber',
	'basisDate',
	'basisBody',
	'basisCase',
	'category',
	'essenceForPortal',
	'assistanceKind',
	'role',
	'minutes'
];

/** Columns 1–6 as they stand in the paper log. */
const ON_PAPER: readonly RowField[] = [
	...SIGNED_FIELDS.filter((field) => field !== 'category' && field !== 'essenceForPortal'),
	'essence'
];

const CHANGES_COLUMNS: ReadonlySet<string> = new Set([
	'completed',
	'corrected',
	'voided',
	'time',
	'time-corrected',
	'time-voided'
] satisfies RecordKind[]);

/** The states of a row that are said whole each time: the causally latest stands. */
export interface FoldedStates {
	voided: Row['voided'];
	consent: Row['consent'];
	/** The place in the paper log, and the rank of the record that tells of it. */
	paper: { rank: number; body: RecordBodies['paper']; record: string; at: string } | null;
	ended: Row['ended'];
	copiesDemanded: Row['copiesDemanded'];
	conflicts: Conflict[];
}

/**
 * Folds the states of a row. Where two records that did not know of each other
 * differ, that is a conflict, and what is shown is the side that does less
 * harm: no consent, copies kept, the later end (documents are kept longer from
 * it); for the paper log see below. A row struck out stays so; a
 * change by somebody who had not seen that is a conflict until a later void,
 * correction or completion has seen both.
 */
export function foldStates(row: string, causality: Causality<GroupNode>, events: Events): FoldedStates {
	const conflicts: Conflict[] = [];
	const standing = <K extends 'consent' | 'ended' | 'copies-demanded', V extends Conflict['values'][number]['value']>(
		kind: K,
		valueOf: (body: RecordBodies[K]) => V,
		harm: (a: RecordBodies[K], b: RecordBodies[K]) => number
	) => {
		const all = events(kind);
		if (all.length === 0) return undefined;
		const last = latestOf(causality, all);
		const bodies = new Map(last.map(({ rank, body }) => [rank, body]));
		const values = distinct([...bodies.keys()], (rank) => bodies.get(rank), causality.order).flatMap(
			({ value, ...rest }) => (value ? { ...rest, value: valueOf(value) } : [])
		);
		if (values.some(({ value }) => !same(value, values[0]?.value))) conflicts.push({ row, field: kind, values });
		return last.sort((a, b) => harm(a.body, b.body) || compareIds(a.id, b.id))[0];
	};

	const consent = standing(
		'consent',
		(body) => body.given,
		(a, b) => Number(a.given) - Number(b.given)
	);
	const { paper, dispute: paperDispute } = standingOnPaper(row, causality, events);
	if (paperDispute) conflicts.push(paperDispute);
	const ended = standing(
		'ended',
		(body) => body,
		(a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)
	);
	const copies = standing(
		'copies-demanded',
		(body) => body.demanded,
		(a, b) => Number(b.demanded) - Number(a.demanded)
	);
	const voids = latestOf(causality, events('voided'));
	const [voided] = voids.toSorted((a, b) => compareIds(a.id, b.id));
	const dispute = voidDispute(
		row,
		causality,
		voids.map(({ rank }) => rank)
	);
	return {
		voided: voided ? { reason: voided.body.reason, record: voided.id, at: voided.at } : null,
		consent: consent?.body ?? null,
		paper: paper ? { rank: paper.rank, body: paper.body, record: paper.id, at: paper.at } : null,
		ended: ended?.body ?? null,
		copiesDemanded: copies?.body ?? null,
		conflicts: dispute ? [...conflicts, dispute] : conflicts
	};
}

/**
 * The place in the paper log that stands: the causally latest record, which may
 * take the place back. Of several that did not know of each other a place stands
 * before none, and of two places that of the lowest id: a row on paper keeps its number.
 */
function standingOnPaper(
	row: string,
	{ order, latest }: Causality<GroupNode>,
	events: Events
): { paper: Event<'paper'> | undefined; dispute: Conflict | null } {
	const places = new Map(events('paper').map((event) => [event.rank, event]));
	if (places.size === 0) return { paper: undefined, dispute: null };
	const ranks = latest([...places.keys(), ...events('paper-withdrawn').map(({ rank }) => rank)].sort((a, b) => a - b));
	const values = distinct(ranks, (rank) => places.get(rank)?.body ?? false, order);
	const standing = ranks.flatMap((rank) => places.get(rank) ?? []).sort((a, b) => compareIds(a.id, b.id));
	return { paper: standing[0], dispute: values.length > 1 ? { row, field: 'paper', values } : null };
}

function voidDispute(
	row: string,
	{ order, before, latest }: Causality<GroupNode>,
	voids: readonly number[]
): Conflict | null {
	if (voids.length === 0) return null;
	const kindAt = (rank: number) => order[rank]?.entry?.record?.kind ?? '';
	const changes = order.flatMap((_, rank) => (CHANGES_COLUMNS.has(kindAt(rank)) ? rank : []));
	const settling = latest(changes.filter((rank) => !kindAt(rank).startsWith('time')));
	const disputes = changes.filter(
		(change) =>
			kindAt(change) !== 'voided' &&
			voids.some(
				(one) =>
					!before(change, one) &&
					!before(one, change) &&
					!settling.some((later) => before(change, later) && (later === one || before(one, later)))
			)
	);
	if (disputes.length === 0) return null;
	const sides = [...voids, ...latest(disputes)];
	return { row, field: 'voided', values: distinct(sides, (rank) => kindAt(rank) === 'voided', order) };
}

/** Tells, for a mark on the row (a signature, an entry in the paper log), whether what it covers changed since. */
export interface ChangesSince {
	signed(rank: number): boolean;
	paper(rank: number): boolean;
}

/**
 * A row has changed since a mark when a record that the mark's writer had not
 * seen writes another value than the writer saw into a column that the mark
 * covers, adds or changes time (column 6), or strikes the row out.
 */
export function changesSince({ order, before }: Causality<GroupNode>, fields: FoldedFields): ChangesSince {
	let changing: number[] | null = null;
	const changed = (mark: number, covered: readonly RowField[]) =>
		(changing ??= order.flatMap((node, rank) =>
			CHANGES_COLUMNS.has(node.entry?.record?.kind ?? '') ? rank : []
		)).some((rank) => {
			if (before(rank, mark)) return false;
			const written = fieldsWritten(order[rank]?.entry?.record);
			if (written === null) return true;
			return covered.some(
				(field) => written[field] !== undefined && !same(written[field], fields.valueAt(mark, field))
			);
		});
	return { signed: (rank) => changed(rank, SIGNED_FIELDS), paper: (rank) => changed(rank, ON_PAPER) };
}
