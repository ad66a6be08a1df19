import { kazakhstanDay } from './calendar.js';
import type { Entry } from './entry.js';
import { ROW_FIELDS, type FieldValue, type RowValues } from './fields.js';
import { CLOCK_TOLERANCE } from './group.js';
import type { RecordId } from './record.js';
import type { HistoryEntry, Row } from './register.js';
import { lateness, missingFrom, total, yearBeside } from './row-derived.js';
import { EMPTY_VALUES } from './row-writes.js';

/** One empty list for all rows: a large register has a hundred thousand of them. */
const NONE = Object.freeze<never[]>([]) as never[];

/**
 * The row of a single record that entered it, folded without the long way:
 * most rows of a large register, brought in from a file or written at once.
 * Null for any other row, and where there is something to report.
 */
export function foldEntered(id: RecordId, entries: readonly Entry[], lawyer: Row['lawyer']): Row | null {
	const [entry] = entries;
	const record = entry?.record;
	if (!entry?.counts || entry.forked || entries.length > 1 || record?.kind !== 'entered' || entry.id !== id)
		return null;
	const { at, day, device, base, body } = record;
	const { moment, previous } = entry;
	const early = previous !== null && previous.moment - moment > CLOCK_TOLERANCE;
	if (base.length > 0 || early || day !== kazakhstanDay(moment)) return null;
	const changes: HistoryEntry['changes'] = [];
	const written: { [field: string]: FieldValue } = { ...EMPTY_VALUES };
	for (const field of ROW_FIELDS) {
		const after = body.fields[field];
		if (after === undefined || after === null) continue;
		written[field] = after;
		changes.push({ field, before: null, after });
	}
	const values = written as RowValues;
	const minutes = total(values.minutes, null);
	return {
		id,
		volume: body.volume,
		alsoIn: yearBeside(values, body.volume),
		salt: body.salt,
		values,
		minutes,
		sessions: NONE,
		conflicts: NONE,
		struck: {},
		voided: null,
		recorded: { at, day, device },
		late: lateness(values, day, body.imported !== undefined),
		imported: body.imported ?? null,
		consent: null,
		signatures: NONE,
		toSign: null,
		paper: null,
		documents: NONE,
		copies: NONE,
		ended: null,
		copiesDemanded: null,
		payAsked: null,
		duties: NONE,
		conflictChecks: NONE,
		parties: NONE,
		stages: NONE,
		actions: NONE,
		clientPapers: NONE,
		history: [{ record: id, kind: record.kind, at, day, device, changes, reason: null, body: null }],
		heads: [id],
		lawyer,
		sent: NONE,
		missing: missingFrom(values, minutes)
	};
}
