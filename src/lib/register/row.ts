import { orderRecords, type Causality } from './causality.js';
import type { Entry } from './entry.js';
import { clockProblems, edgeProblems, eventsOf, headsOf, nodesOf, type Event, type GroupNode } from './group.js';
import { differsFromSent } from './portal.js';
import type { RecordId } from './record.js';
import type { HistoryEntry, RegisterProblem, Row } from './register.js';
import { lateness, missingFrom, total, yearBeside } from './row-derived.js';
import { foldEntered } from './row-entered.js';
import { foldFields } from './row-fields.js';
import { fieldsWritten, type FoldedFields } from './row-writes.js';
import { changesSince, foldStates } from './row-marks.js';
import { payAskedOf } from './row-pay-asked.js';
import { markToSign, signatureEvents } from './row-to-sign.js';
import { foldWritten } from './written.js';
import { foldSessions, sessionMinutes } from './row-sessions.js';

export interface FoldedRow {
	/** Null when no record that counts entered it. */
	row: Row | null;
	problems: RegisterProblem[];
	/** Records that are named but not here: when one comes, the row is folded anew. */
	missing: RecordId[];
}

/**
 * Folds the records of one row. `entries` are all texts of the row, those that
 * do not count among them: they carry causality, nothing else.
 */
export function foldRow(
	id: RecordId,
	entries: readonly Entry[],
	isKnown: (id: RecordId) => boolean,
	lawyer: Row['lawyer']
): FoldedRow {
	const only = foldEntered(id, entries, lawyer);
	return only ? { row: only, problems: [], missing: [] } : foldAnyRow(id, entries, isKnown, lawyer);
}

/** The same for any row, the long way. */
export function foldAnyRow(
	id: RecordId,
	entries: readonly Entry[],
	isKnown: (id: RecordId) => boolean,
	lawyer: Row['lawyer']
): FoldedRow {
	const causality = orderRecords(
		nodesOf(entries, (entry) => entry.counts),
		id
	);
	const problems = [...edgeProblems(causality, isKnown), ...clockProblems(causality)];
	const missing = causality.outside.flatMap(({ base }) => (isKnown(base) ? [] : base));
	const events = eventsOf(causality);
	const [entered] = events('entered');
	if (!entered) {
		const lost = causality.order.filter((node) => node.entry !== null);
		return { row: null, problems: [...problems, ...lost.map((node) => rowMissing(node.id, id))], missing };
	}
	const fields = foldFields(id, causality);
	const time = foldSessions(id, causality, events);
	const states = foldStates(id, causality, events);
	const parties = foldWritten(events('party'), causality);
	const actions = foldWritten(events('action'), causality);
	const copies = foldWritten(events('document-copy'), causality);
	const since = changesSince(causality, fields);
	const { body, at, day, device } = entered;
	const { values } = fields;
	const row: Row = {
		id,
		volume: body.volume,
		alsoIn: yearBeside(values, body.volume),
		salt: body.salt,
		values,
		minutes: total(values.minutes, sessionMinutes(time.sessions)),
		sessions: time.sessions,
		conflicts: [...fields.conflicts, ...time.conflicts, ...states.conflicts],
		struck: fields.struck,
		voided: states.voided,
		recorded: { at, day, device },
		late: lateness(values, day, body.imported !== undefined),
		imported: body.imported ?? null,
		consent: states.consent,
		signatures: signatureEvents(events).map(({ rank, body, id, at }) => ({
			...body,
			record: id,
			at,
			changedSince: since.signed(rank)
		})),
		toSign: markToSign(causality, events),
		paper: states.paper && {
			...states.paper.body,
			record: states.paper.record,
			at: states.paper.at,
			changedSince: since.paper(states.paper.rank)
		},
		documents: events('document').map(({ body, id }) => ({ ...body, record: id })),
		copies: copies.entries,
		ended: states.ended,
		copiesDemanded: states.copiesDemanded,
		payAsked: payAskedOf(causality, events),
		duties: events('duty').map(({ body, id }) => ({ ...body, record: id })),
		conflictChecks: events('conflict-check').map(({ body, id, day }) => ({
			...body,
			record: id,
			day
		})),
		parties: parties.entries,
		stages: events('stage').map(({ body, id }) => ({ ...body, record: id })),
		actions: actions.entries,
		clientPapers: events('client-paper').map(({ body, id }) => ({ ...body, record: id })),
		history: historyOf(causality, fields),
		heads: headsOf(causality),
		lawyer,
		sent: [],
		missing: []
	};
	row.sent = sentOf(row, events('sent'));
	row.missing = missingFrom(values, row.minutes);
	return {
		row,
		problems: [...problems, ...time.problems, ...parties.problems, ...actions.problems, ...copies.problems],
		missing
	};
}

/** What was entered into the portal; the row has changed since when what would leave now differs from what left. */
function sentOf(row: Row, sent: readonly Event<'sent'>[]): Row['sent'] {
	return sent.map(({ body, id, at }) => ({
		...body,
		id,
		at,
		changedSince: row.voided !== null || differsFromSent(row, row.consent, body.record)
	}));
}

function historyOf({ order }: Causality<GroupNode>, fields: FoldedFields): HistoryEntry[] {
	return order.flatMap((node, rank): HistoryEntry[] => {
		const record = node.entry?.record;
		if (!record) return [];
		const { kind, at, day, device, body } = record;
		const setsFields = fieldsWritten(record) !== null;
		return [
			{
				record: node.id,
				kind,
				at,
				day,
				device,
				changes: fields.changesAt(rank),
				reason: 'reason' in body && typeof body.reason === 'string' ? body.reason : null,
				body: setsFields ? null : body
			}
		];
	});
}

const rowMissing = (id: RecordId, row: RecordId): RegisterProblem => ({ kind: 'row-missing', id, row });
