import {
	SAMPLE_YEAR,
	type HistoryEntry,
	type PaperLine,
	type Register,
	type Row,
	type RowField
} from '#lib/register/index.js';
import { comparePlaces, type LogPlace } from './state.js';

/** Rule 3: the register is kept on paper and electronically. Where the two do not agree. */
export interface Reconciliation {
	/** Rows that stand and are on no paper, in the order of the log. */
	notOnPaper: Row[];
	/** Rows struck out before they came onto paper: their numbers are missing there. */
	voidedOffPaper: Row[];
	/** Rows whose columns changed since they were written, and what changed. */
	changed: ChangedOnPaper[];
	/** Rows that devices placed differently while apart. */
	disputed: Row[];
	/** Places that more than one row claims. */
	doubled: { log: string; place: LogPlace; rows: Row[] }[];
	/** Places before the last one that no row claims and of which nothing was said. */
	unclaimed: { log: string; place: LogPlace }[];
	/** How many there are in all; of each log the first hundred are listed. */
	unclaimedCount: number;
	/** Lines of which the lawyer said what stands there. */
	found: PaperLine[];
	/** Rows on a page that the log does not have. */
	beyond: Row[];
	/** Names of logs that rows give and nobody opened here. */
	unknown: { log: string; rows: number }[];
}

export interface ChangedOnPaper {
	row: Row;
	/** In the order in which they happened. */
	changes: Pick<HistoryEntry, 'record' | 'kind' | 'day' | 'reason' | 'changes'>[];
}

/** Of each log so many places are listed. */
const MOST_PLACES = 100;
/** The columns that are written by hand; column 4 is the lawyer's own essence there. */
const WRITTEN: ReadonlySet<RowField> = new Set([
	'number',
	'applicationDate',
	'basisKind',
	'basisText',
	'basisNumber',
	'basisDate',
	'basisBody',
	'basisCase',
	'essence',
	'assistanceKind',
	'role',
	'minutes'
] satisfies RowField[]);
const CHANGING: ReadonlySet<string> = new Set([
	'completed',
	'corrected',
	'voided',
	'time',
	'time-corrected',
	'time-voided'
]);

/** A row of which no paper knows; the sample volume is no register. */
const isOffPaper = ({ paper, imported, volume }: Row): boolean =>
	paper === null && imported?.onPaper !== true && volume !== SAMPLE_YEAR;

/** Rows to copy into the paper log: those that stand and are on no paper, in the order of the register. */
export const rowsToCopy = ({ rows }: Register): Row[] => rows.filter((row) => row.voided === null && isOffPaper(row));

/** Compares the register with its paper logs, as far as the register knows them. */
export function reconcile(register: Register): Reconciliation {
	const { rows, paperLogs, paperLines } = register;
	const onPaper = rows.filter(({ paper }) => paper !== null);
	const known = new Map(paperLogs.map((log) => [log.log, log]));
	const unknown = new Map<string, number>();
	for (const { paper } of onPaper)
		if (paper && !known.has(paper.log)) unknown.set(paper.log, (unknown.get(paper.log) ?? 0) + 1);
	const free = paperLogs.map(({ log, lines }) => unclaimedIn(log, lines, onPaper, paperLines));
	return {
		notOnPaper: rowsToCopy(register),
		voidedOffPaper: rows.filter((row) => row.voided !== null && isOffPaper(row)),
		changed: onPaper.filter(({ paper }) => paper?.changedSince === true).map(changesSincePaper),
		disputed: rows.filter(({ conflicts }) => conflicts.some(({ field }) => field === 'paper')),
		doubled: doubledPlaces(onPaper),
		unclaimed: free.flatMap(({ log, places }) => places.slice(0, MOST_PLACES).map((place) => ({ log, place }))),
		unclaimedCount: free.reduce((sum, { places }) => sum + places.length, 0),
		found: paperLines,
		// A sheet may be written on both of its sides.
		beyond: onPaper.filter(({ paper }) => paper && paper.page > 2 * (known.get(paper.log)?.sheets ?? paper.page)),
		unknown: [...unknown].map(([log, count]) => ({ log, rows: count }))
	};
}

function doubledPlaces(rows: readonly Row[]): Reconciliation['doubled'] {
	const places = new Map<string, Reconciliation['doubled'][number]>();
	for (const row of rows) {
		if (row.paper?.line === undefined) continue;
		const { log, page, line } = row.paper;
		const key = JSON.stringify([log, page, line]);
		const claimed = places.get(key) ?? { log, place: { page, line }, rows: [] };
		claimed.rows.push(row);
		places.set(key, claimed);
	}
	return [...places.values()]
		.filter((claimed) => claimed.rows.length > 1)
		.sort((a, b) => (a.log < b.log ? -1 : a.log > b.log ? 1 : comparePlaces(a.place, b.place)));
}

/** Lines up to the last one known of each page that has any. A page without a single known line tells nothing of its lines. */
function unclaimedIn(
	log: string,
	lines: number | undefined,
	rows: readonly Row[],
	found: readonly PaperLine[]
): { log: string; places: LogPlace[] } {
	const pages = new Map<number, Set<number>>();
	const lineless = new Set<number>();
	const take = (page: number, line: number | undefined) => {
		if (line === undefined) lineless.add(page);
		else pages.set(page, (pages.get(page) ?? new Set()).add(line));
	};
	for (const { paper } of rows) if (paper?.log === log) take(paper.page, paper.line);
	for (const line of found) if (line.log === log) take(line.page, line.line);
	const lastPage = Math.max(0, ...pages.keys());
	const places: LogPlace[] = [];
	for (const [page, taken] of [...pages].sort(([a], [b]) => a - b)) {
		// A row on this page without its line may be any of them.
		if (lineless.has(page)) continue;
		const last = page < lastPage && lines !== undefined ? lines : Math.max(...taken);
		for (let line = 1; line <= last; line++) if (!taken.has(line)) places.push({ page, line });
	}
	return { log, places };
}

function changesSincePaper(row: Row): ChangedOnPaper {
	const written = row.history.findIndex(({ record }) => record === row.paper?.record);
	const changes = row.history
		.slice(written + 1)
		.filter(({ kind }) => CHANGING.has(kind))
		.map(({ record, kind, day, reason, changes: all }) => ({
			record,
			kind,
			day,
			reason,
			changes: all.filter(({ field }) => WRITTEN.has(field))
		}))
		.filter(({ kind, changes: columns }) => columns.length > 0 || kind.startsWith('time') || kind === 'voided');
	return { row, changes };
}
