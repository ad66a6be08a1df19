import { daysBetween } from './calendar.js';
import { orderRecords, type Causality } from './causality.js';
import type { Entry } from './entry.js';
import type { RowField, RowValues } from './fields.js';
import { clockProblems, edgeProblems, eventsOf, headsOf, nodesOf, type Event, type GroupNode } from './group.js';
import { differsFromSent } from './portal.js';
import type { RecordId } from './record.js';
import type { HistoryEntry, RegisterProblem, Row } from './register.js';
import { foldFields } from './row-fields.js';
import { fieldsWritten, type FoldedFields } from './row-writes.js';
import { changesSince, foldStates } from './row-marks.js';
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
		signatures: events('signed').map(({ rank, body, id }) => ({
			...body,
			record: id,
			changedSince: since.signed(rank)
		})),
		paper: states.paper && {
			...states.paper.body,
			record: states.paper.record,
			at: states.paper.at,
			changedSince: since.paper(states.paper.rank)
		},
		documents: events('document').map(({ body, id }) => ({ ...body, record: id })),
		ended: states.ended,
		copiesDemanded: states.copiesDemanded,
		duties: events('duty').map(({ body, id }) => ({ ...body, record: id })),
		conflictChecks: events('conflict-check').map(({ body, id, day }) => ({
			...body,
			record: id,
			day
		})),
		history: historyOf(causality, fields),
		heads: headsOf(causality),
		lawyer,
		sent: [],
		missing: []
	};
	row.sent = sentOf(row, events('sent'));
	row.missing = missingFrom(row);
	return { row, problems: [...problems, ...time.problems], missing };
}

/** What was entered into the portal; the row has changed since when what would leave now differs from what left. */
function sentOf(row: Row, sent: readonly Event<'sent'>[]): Row['sent'] {
	return sent.map(({ body, id, at }) => ({
		...body,
		record: id,
		at,
		changedSince: row.voided !== null || differsFromSent(row, row.consent, body.record)
	}));
}

/** Columns 2–6 that the form requires and that are empty: "to complete". For column 3 either the text or the kind will do. */
function missingFrom({ values, minutes }: { values: RowValues; minutes: number | null }): RowField[] {
	const empty = (value: string | null) => value === null || value.trim() === '';
	const missing: RowField[] = [];
	if (values.applicationDate === null) missing.push('applicationDate');
	if (values.basisKind === null && empty(values.basisText)) missing.push('basisText');
	if (empty(values.essence)) missing.push('essence');
	if (values.assistanceKind === null) missing.push('assistanceKind');
	if (minutes === null) missing.push('minutes');
	return missing;
}

/** Rule 4: information is included on the day of application. An imported row was recorded elsewhere before. */
function lateness(values: RowValues, day: string, imported: boolean): Row['late'] {
	if (imported || values.applicationDate === null) return null;
	const days = daysBetween(values.applicationDate, day);
	return days > 0 ? { days, reason: values.lateReason } : null;
}

function yearBeside({ applicationDate }: RowValues, volume: number): number | null {
	const year = applicationDate === null ? volume : Number(applicationDate.slice(0, 4));
	return year === volume ? null : year;
}

function total(entered: number | null, sessions: number | null): number | null {
	return entered === null && sessions === null ? null : (entered ?? 0) + (sessions ?? 0);
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
