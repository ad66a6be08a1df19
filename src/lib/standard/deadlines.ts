import {
	isStanding,
	isStateBasis,
	type ActionKind,
	type OwnEntry,
	type RecordId,
	type Register,
	type Row
} from '#lib/register/index.js';
import { addDays, monthLater } from './days.js';
import { keptUntil } from './retention.js';
import { workingDaysAfter } from './working-days.js';

/** What a day of the calendar is about; worded by the screens. */
export type DeadlineKind =
	| 'hearing'
	| 'appointment'
	/** An answer to a request, an opinion, a decision on a motion or complaint is due. */
	| 'answer-due'
	/** A motion or complaint must be filed, or another step taken, by then. */
	| 'step-due'
	| 'power-of-attorney-ends'
	/** A consultation is given at once or within three working days (Law 176-VI, art. 28(7)). */
	| 'consultation-due'
	/** The fee must be asked for within one month of the document that decided the matter. */
	| 'pay-due'
	/** Copies need not be kept any longer from the next day on (Standard 1.11). */
	| 'copies-until'
	| 'licence-ends'
	| 'membership-ends'
	| 'insurance-ends'
	| 'dues-end';

export interface Deadline {
	/** The day, `yyyy-mm-dd`, in Kazakhstan. */
	date: string;
	/** Local time, `hh:mm`, of what begins at a time. */
	time: string | null;
	what: DeadlineKind;
	/** For an action: which kind. */
	action: ActionKind | null;
	/** The matter; null for the lawyer's own. */
	row: RecordId | null;
	/** The matter's number, which is public; null where there is none. */
	number: string | null;
	/** The action or own entry; null for what follows from the matter itself. */
	entry: RecordId | null;
	/** Place and subject as the lawyer wrote them: secret. */
	place: string | null;
	about: string | null;
	/** The day is over and nothing says that it was met. */
	overdue: boolean;
	/** From this day on it is worth reminding of. */
	remindFrom: string;
}

/** How many days before its end something of the lawyer's own, or a power of attorney, is reminded of. */
const LONG_BEFORE = 30;
/** The same for hearings, answers and steps. */
const SHORT_BEFORE = 7;
/** After this many days without a consultation the row is rather incomplete than overdue. */
const CONSULTATION_FORGOTTEN = 30;
/** After this many days beyond its month a fee that was not asked for is not reminded of any more. */
const PAY_FORGOTTEN = 60;

type Source = Pick<Register, 'rows' | 'ownEntries' | 'daysOff'>;

/**
 * Every day that is coming or was missed, of all matters and of the lawyer's
 * own duties (Standard 1.2, 1.7, 1.11, 1.13, 2.2, 2.6, 5.3, 5.4), the earliest
 * first. Rows that were struck out, and samples, have none. Pure.
 * @param today day in Kazakhstan, `yyyy-mm-dd`
 */
export function upcomingDeadlines(register: Source, today: string): Deadline[] {
	const all: Deadline[] = [];
	for (const row of register.rows) {
		if (isStanding(row)) all.push(...ofMatter(row, register.daysOff, today));
	}
	for (const { id, content, struck } of register.ownEntries)
		if (struck === null) all.push(...ofOwn(id, content, register, today));
	return all.sort((a, b) => order(a).localeCompare(order(b)));
}

const order = ({ date, time, row, entry }: Deadline): string => [date, time ?? '24:00', row, entry].join(' ');

function ofMatter(row: Row, daysOff: Register['daysOff'], today: string): Deadline[] {
	const found: Deadline[] = [];
	const matter = { row: row.id, number: row.values.number };
	for (const { id, content, struck } of row.actions) {
		if (struck !== null) continue;
		const { what, date, from, due, settled, place, about } = content;
		const told = { ...matter, entry: id, action: what, place: place ?? null, about: about ?? null };
		if (what === 'power-of-attorney') {
			if (due !== undefined && settled === undefined && row.ended === null)
				found.push(deadline({ ...told, what: 'power-of-attorney-ends', date: due }, today, LONG_BEFORE));
			continue;
		}
		if (settled !== undefined) continue;
		if (what === 'hearing' || what === 'appointment')
			found.push(deadline({ ...told, what, date, time: from ?? null }, today, SHORT_BEFORE));
		else if (what === 'deadline')
			found.push(deadline({ ...told, what: 'step-due', date: due ?? date }, today, SHORT_BEFORE));
		else if (due !== undefined) {
			// Filed on a day, the rest is for others to answer; not filed yet, it is for the lawyer.
			const filed = date <= today && (what === 'request' || what === 'specialist');
			found.push(deadline({ ...told, what: filed ? 'answer-due' : 'step-due', date: due }, today, SHORT_BEFORE));
		}
	}
	const consultation = consultationDue(row, daysOff, today);
	if (consultation !== null)
		found.push(deadline({ what: 'consultation-due', date: consultation, ...matter }, today, 3));
	const pay = payDue(row, today);
	if (pay !== null) found.push(deadline({ what: 'pay-due', date: pay, ...matter }, today, LONG_BEFORE));
	const until = keptUntil(row);
	if (until !== null && until >= today)
		found.push(deadline({ what: 'copies-until', date: until, ...matter }, today, LONG_BEFORE));
	return found;
}

/**
 * The third working day after the application for a consultation of which
 * nothing is noted yet (Law 176-VI, art. 28(7)). Holidays count as the lawyer noted them.
 */
function consultationDue(row: Row, daysOff: Register['daysOff'], today: string): string | null {
	const { assistanceKind, applicationDate } = row.values;
	const given = row.minutes !== null || row.ended !== null || row.duties.some(({ point }) => point === '3.3');
	if (assistanceKind !== 'consulting' || applicationDate === null || given || row.imported !== null) return null;
	if (addDays(applicationDate, CONSULTATION_FORGOTTEN) < today) return null;
	return workingDaysAfter(applicationDate, 3, daysOff);
}

/** One month after the assistance ended by a document, where the state pays and the fee was not asked for yet. */
function payDue(row: Row, today: string): string | null {
	if (row.ended === null || row.payAsked !== null || !isStateBasis(row.values.basisKind)) return null;
	const due = monthLater(row.ended.date);
	return addDays(due, PAY_FORGOTTEN) < today ? null : due;
}

const ENDS = {
	licence: 'licence-ends',
	membership: 'membership-ends',
	insurance: 'insurance-ends',
	dues: 'dues-end'
} as const;

/** Of one sort the entry that lasts longest counts: what it replaced is no reason to remind. */
function ofOwn(
	id: RecordId,
	content: OwnEntry,
	{ ownEntries }: Pick<Register, 'ownEntries'>,
	today: string
): Deadline[] {
	const { what, until } = content;
	if (what === 'training' || until === undefined) return [];
	const later = ownEntries.some(
		(other) =>
			other.struck === null &&
			other.id !== id &&
			other.content.what === what &&
			(other.content.until === undefined || other.content.until > until)
	);
	if (later) return [];
	const told = { place: content.issuer ?? null, about: content.title ?? content.number ?? null };
	return [deadline({ ...told, what: ENDS[what], date: until, entry: id }, today, LONG_BEFORE)];
}

function deadline(told: Pick<Deadline, 'what' | 'date'> & Partial<Deadline>, today: string, before: number): Deadline {
	return {
		time: null,
		action: null,
		row: null,
		number: null,
		entry: null,
		place: null,
		about: null,
		...told,
		overdue: told.date < today,
		remindFrom: addDays(told.date, -before)
	};
}
