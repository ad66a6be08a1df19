import type { RecordBodies } from './bodies.js';
import type { DocumentCopy } from './bodies-documents.js';
import type { AssistanceKind, Category } from './codes.js';
import type { Action, OwnEntry, PaperTemplate, Party } from './bodies-standard.js';
import type { FieldValue, RowField, RowValues } from './fields.js';
import type { DeviceId, RecordId, RecordProblem } from './record.js';

/** The register as the records make it: what screens, paper and portal show. All of it is derived, nothing is stored. */
export interface Register {
	/** Every row that counts: by volume, then by number, then by id. Voided rows are among them. */
	rows: Row[];
	volumes: Volume[];
	/** Fields for which two records that did not know of each other hold different values. */
	conflicts: Conflict[];
	/** Numbers claimed by more than one row of a volume. */
	clashes: NumberClash[];
	/** Numbers between the first and the highest that no row of the volume has; of each volume the first thousand. */
	gaps: NumberGap[];
	/** What could not be applied, and what looks wrong though it was. */
	problems: RegisterProblem[];
	/** Records that do not count until the lawyer takes or leaves them. */
	undecided: Undecided[];
	devices: Device[];
	/** Epochs that followed the first one, in causal order, with the records that seal their keys: what is new is sealed under the last. */
	epochs: { epoch: string; records: RecordId[] }[];
	/** Documents (Automerge) in which each year's records lie; more than one where two devices opened a year while apart. */
	documents: { year: number; document: string }[];
	/** Profile or settings that were written differently by devices while apart. */
	unsettled: StateDispute[];
	profile: RecordBodies['profile'] | null;
	settings: RecordBodies['settings'];
	/** Certificates of authorities that the lawyer trusts, by name and then by certificate. */
	authorities: Authority[];
	/** The third party's service for signing with eGov Mobile, where the lawyer has consented to it; null while that is off. */
	mobileSigning: { service: string; record: RecordId; at: string } | null;
	/** Each closing of a month after its report; one closed again is there twice. `at` is the writer's clock. */
	monthsClosed: { month: string; record: RecordId; at: string; day: string; rows: number; minutes: number }[];
	/** What an hour is paid, from when on: the lawyer's own table, by day. */
	payRates: PayRate[];
	mrp: Mrp[];
	/** Days that are not as their weekday says, by date. */
	daysOff: DayOff[];
	/** Whose report files are expected for a consolidated report. */
	expectedLawyers: string[];
	/** The paper logs by name (Rules 5 and 6). */
	paperLogs: PaperLog[];
	/** Acts by which copies of documents were disposed of (Standard 1.11), in causal order. */
	copiesDisposed: (RecordBodies['copies-disposed'] & { record: RecordId; day: string })[];
	/** Lines of paper logs that no row claims, as the lawyer found them; settled ones are left out. */
	paperLines: PaperLine[];
	/** The lawyer's licence, membership, dues, insurance and training (Standard 1.2, 1.7, 1.12, 1.13). */
	ownEntries: Written<OwnEntry>[];
	/** Texts of the lawyer's own in the place of our templates of papers for the client; at most one for each and language. */
	paperTemplates: PaperTemplate[];
	/** Heads of the kinds that tell of no row (profile, settings …): what a new record of that kind names as `base`. */
	heads: { [kind: string]: RecordId[] };
}

export interface Row {
	/** The id of the record that entered the row. */
	id: RecordId;
	volume: number;
	/** Another year, when the application date was corrected across it: the row is shown there too. */
	alsoIn: number | null;
	/** Secret, 128 bits in hex: goes into whatever is hashed or signed over the row. */
	salt: string;
	/** Every field as it stands; null where nothing is entered. In a conflict: one of the values, see `conflicts`. */
	values: RowValues;
	/** Column 6 as it stands, whole minutes: `values.minutes` plus the sessions; null when neither is there. */
	minutes: number | null;
	sessions: Session[];
	conflicts: Conflict[];
	/** Earlier values that stay visible, struck through, oldest first; only fields that were changed are here. */
	struck: { [F in RowField]?: FieldValue[] };
	/** Null unless the row was struck out whole. */
	voided: { reason: string; record: RecordId; at: string } | null;
	/** Moment and day of recording and the device: kept, never edited (Rule 4). */
	recorded: { at: string; day: string; device: DeviceId };
	/** Null when recorded on the day of application, or imported, or without a date (Rule 4). */
	late: { days: number; reason: string | null } | null;
	imported: RecordBodies['entered']['imported'] | null;
	consent: RecordBodies['consent'] | null;
	signatures: RowSignature[];
	/** When the row was marked to be signed later; null when it was not, or was signed since. */
	toSign: { record: RecordId; at: string } | null;
	sent: (RecordBodies['sent'] & { id: RecordId; at: string; changedSince: boolean })[];
	/** The place in the paper log that stands, if any. */
	paper: (RecordBodies['paper'] & { record: RecordId; at: string; changedSince: boolean }) | null;
	documents: (RecordBodies['document'] & { record: RecordId })[];
	/** Copies of documents, kept sealed on the devices (Standard 1.5, 1.11). What was disposed of stands in `Register.copiesDisposed`. */
	copies: Written<DocumentCopy>[];
	ended: RecordBodies['ended'] | null;
	copiesDemanded: RecordBodies['copies-demanded'] | null;
	/** The day on which the fee was asked for; null while it was not. */
	payAsked: { date: string } | null;
	duties: (RecordBodies['duty'] & { record: RecordId })[];
	conflictChecks: (RecordBodies['conflict-check'] & { record: RecordId; day: string })[];
	/** Who else is concerned with the matter: secret. */
	parties: Written<Party>[];
	/** Stages that the matter went through, in causal order: the last stands. */
	stages: (RecordBodies['stage'] & { record: RecordId })[];
	/** Hearings, appointments and whatever else was done or is to be done (Standard 2.1 to 2.11, 5.1 to 5.5). */
	actions: Written<Action>[];
	/** Papers that were made for the client, as they were handed over, in causal order. */
	clientPapers: (RecordBodies['client-paper'] & { record: RecordId })[];
	/** Required by the form and still empty: "to complete". */
	missing: RowField[];
	/** Everything that happened, in causal order, oldest first. */
	history: HistoryEntry[];
	/** Records of the row that nothing later has seen: what a new record names as `base`. */
	heads: RecordId[];
	/** Who keeps the register, as the profile stands. */
	lawyer: { name: string; barAssociation: string; licenceNumber: string } | null;
}

/** An entry as its records make it: as it was first written, written anew, struck out. */
export interface Written<C> {
	/** The record that began it. */
	id: RecordId;
	/** As it stands; of one struck out, as it stood. */
	content: C;
	/** Day of the record that wrote what stands, and its device. */
	day: string;
	device: DeviceId;
	/** What stood before, oldest first. */
	before: C[];
	struck: { reason: string } | null;
	/** What devices wrote while apart and differs from what is shown; the next one who writes it settles that. */
	rivals: { content: C; struck: boolean; device: DeviceId; at: string }[];
}

/** One session of work. */
export interface Session {
	/** The `time` record that began it. */
	id: RecordId;
	date: string;
	from: string | null;
	to: string | null;
	minutes: number;
	what: string | null;
	/** What it replaced, oldest first, struck through. */
	struck: { date: string; from: string | null; to: string | null; minutes: number; reason: string }[];
	/** Null unless it was struck out. */
	voided: { reason: string } | null;
}

export interface Conflict {
	row: RecordId;
	/**
	 * A field; `session:<id>` for a time session; or a state that records dispute.
	 * A value is the field's, or the record's content; `false` for a session that
	 * was struck out, and for a place in the paper log that was taken back; for `voided`, `consent` and `copies-demanded` yes or no,
	 * where `voided: false` is a change by somebody who had not seen the voiding.
	 */
	field: RowField | 'voided' | 'consent' | 'paper' | 'ended' | 'copies-demanded' | `session:${RecordId}`;
	/** Each different value once, by the lowest id that wrote it, in the order of ids. */
	values: {
		value: FieldValue | RecordBodies['time'] | RecordBodies['paper'] | RecordBodies['ended'] | boolean;
		record: RecordId;
		device: DeviceId;
		at: string;
	}[];
}

/** Two devices wrote the profile or the settings while apart, and differ; one is shown until a later one settles it. */
export interface StateDispute {
	kind: 'profile' | 'settings';
	values: {
		value: RecordBodies['profile'] | RecordBodies['settings'];
		record: RecordId;
		device: DeviceId;
		at: string;
	}[];
}

/** A paper log as its latest record has it. */
export type PaperLog = RecordBodies['paper-log'] & {
	/** The record that says so. */
	record: RecordId;
	/** What devices wrote of it while apart, beside what is shown; a later record settles it. */
	others: RecordBodies['paper-log'][];
	/** Null unless it was disposed of (Rule 6): by the first record that says so. */
	disposed: (RecordBodies['paper-log-disposed'] & { record: RecordId; day: string }) | null;
};

/** A line of the table of rates. `others`: what devices wrote there while apart (null: taken out); writing it anew settles that. */
export interface PayRate {
	from: string;
	/** Null for any. */
	assistanceKind: AssistanceKind | null;
	category: Category | null;
	/** Thousandths of an МРП an hour. */
	perHour: number;
	record: RecordId;
	others: (number | null)[];
}

/** The МРП (monthly calculation index) in tenge from a day on. */
export interface Mrp {
	from: string;
	tenge: number;
	record: RecordId;
	others: (number | null)[];
}

export interface DayOff {
	date: string;
	state: 'off' | 'working';
	note: string | null;
	record: RecordId;
}

export type PaperLine = RecordBodies['paper-line'] & { record: RecordId };

export interface HistoryEntry {
	record: RecordId;
	kind: string;
	at: string;
	day: string;
	device: DeviceId;
	/** For fields that this record set: what stood before by its own knowledge, and what it wrote. */
	changes: { field: RowField; before: FieldValue; after: FieldValue }[];
	reason: string | null;
	/** The record's content, for the kinds that set no fields. */
	body: unknown;
}

export interface Volume {
	year: number;
	rows: number;
	/** Of rows with a number, the highest whole number ("58-1" has 58); 0 for none. */
	highest: number;
	/** Where the numbers begin: 1, or behind the volume before where the settings continue them. */
	first: number;
	/** The next free number: what a new row claims. */
	next: string;
	/** True when the numbers run from the first to the highest without gap or double. */
	whole: boolean;
	/** Missing numbers, the first thousand of them. */
	gaps: string[];
	/** How many numbers are missing in all. */
	gapCount: number;
	clashes: NumberClash[];
	/** Rows without a number. */
	unnumbered: RecordId[];
}

export interface NumberClash {
	volume: number;
	number: string;
	rows: RecordId[];
	/** Rows that keep the number in any case: on paper, signed or in the portal. */
	fixed: RecordId[];
}

export interface NumberGap {
	volume: number;
	number: string;
}

export type RegisterProblem =
	| RecordProblem
	/** Equal id, different text: a fork of that device's log. Both are kept. */
	| { kind: 'fork'; id: RecordId }
	/** `base` names a record outside of the row, or the edges form a circle; the edge was dropped. */
	| { kind: 'edge-dropped'; id: RecordId; base: RecordId; why: 'cycle' | 'other-row' }
	/** `base` or `row` names a record that is not here (yet). */
	| { kind: 'base-missing'; id: RecordId; base: RecordId }
	| { kind: 'row-missing'; id: RecordId; row: RecordId }
	/** The record's clock stands more than 10 minutes before one that it had seen. */
	| { kind: 'clock'; id: RecordId; behind: RecordId; minutes: number }
	/** `day` is not the day of `at` in Kazakhstan. */
	| { kind: 'day'; id: RecordId; expected: string }
	/** The signature under a device's admission or revocation does not hold. */
	| { kind: 'unsigned-membership'; id: RecordId };

export interface Undecided {
	record: RecordId;
	/** SHA-256 of the record's canonical text, hex: tells the two sides of a fork apart. */
	hash: string;
	kind: string;
	why: 'revoked' | 'fork' | 'mutual-revocation';
	device: DeviceId;
	at: string;
	row: RecordId | null;
	/** The record, for showing; its content counts nowhere. */
	body: unknown;
}

/** A signature on a row, in causal order. `manifest` is what was signed where eGov Mobile signed several rows at once; else `data`, the row's own statement, was. */
export type RowSignature = RecordBodies['signed'] & {
	manifest?: string;
	record: RecordId;
	at: string;
	changedSince: boolean;
};

/** An authority's own certificate, against which signatures are checked. */
export interface Authority {
	/** Base64 of DER. */
	certificate: string;
	name: string;
	/** The record that says so. */
	record: RecordId;
	at: string;
}

export interface Device {
	device: DeviceId;
	name: string;
	signKey: string;
	agreeKey: string;
	added: RecordId;
	/** Moment of its first admission. */
	addedAt: string;
	/** Null for a device that is active. */
	revoked: { record: RecordId; last: number; at: string } | null;
}
