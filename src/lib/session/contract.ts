import type {
	Conflict,
	FieldValue,
	RecordBodies,
	RecordId,
	RecordOf,
	Register,
	RowFields,
	Undecided
} from '#lib/register/index.js';
import type { VaultError } from '#lib/vault/errors.js';

/** What every command answers: the value, or why not. Nothing that was typed is lost either way. */
export type Result<T, E = VaultError> = { ok: true; value: T } | { ok: false; error: E };

/** Where the session stands; each state has its screen. */
export type SessionState =
	| { kind: 'starting' }
	/** This browser or this address cannot keep a vault; `missing` says what it lacks. */
	| { kind: 'unsupported'; missing: string[] }
	/** No vault on this device yet: first start. */
	| { kind: 'none' }
	| { kind: 'locked'; why: 'start' | 'by-hand' | 'time-out' }
	| { kind: 'opening'; step: OpeningStep; done: number }
	/** Another tab holds the vault; `useHere()` takes it over. */
	| { kind: 'elsewhere' }
	| { kind: 'open' }
	/** The vault stopped under us (taken by another tab, storage closed, damaged); drafts are kept. */
	| { kind: 'stopped'; error: VaultError };

/** `key`: deriving the key from the passphrase; `read`: reading the journal; `check`: rebuilding from it after damage. */
type OpeningStep = 'key' | 'read' | 'check';

/** Whether what the lawyer did last is durable on this device. */
export type Saving = { kind: 'saved'; at: number | null } | { kind: 'saving' } | { kind: 'failed'; error: VaultError };

/** An unfinished form: sealed on this device, not yet part of the register. */
export interface Draft {
	id: string;
	/** What the form is for: a new row, or a row that exists. */
	form:
		| 'new-row'
		| 'complete'
		| 'correct'
		| 'void'
		| 'time'
		| 'time-correct'
		| 'consent'
		/** An action, a party or a paper of a matter, and what the lawyer keeps of their own. */
		| 'action'
		| 'party'
		| 'client-paper'
		| 'own-entry'
		| 'paper-template'
		| 'import'
		/** The wording for the portal, as it is typed beside the preview. */
		| 'portal-wording'
		/** What was handed over for the portal and waits for its receipt. */
		| 'portal-offer'
		/** Opening a paper log, or changing what is kept of it. */
		| 'paper-log'
		| 'paper-disposal'
		/** A copy of a document with its pages, a line of the custody log, an act of disposal. */
		| 'document-copy'
		| 'custody'
		| 'copies-disposal';
	row: RecordId | null;
	/** Moment of the last change, ms UTC. */
	at: number;
	data: { [key: string]: unknown };
}

/** `dropDraft`: the draft that the record came from goes in the same durable step. */
export interface WriteOptions {
	dropDraft?: string;
}

export interface NewVault {
	passphrase: string;
	deviceName: string;
	profile: RecordBodies['profile'];
	settings: RecordBodies['settings'];
}

export interface ImportRow {
	fields: RowFields;
	volume: number;
	imported: NonNullable<RecordBodies['entered']['imported']>;
}

/** A signature that was just made, with what its writer had seen of the row when the text was prepared. */
export interface MadeSignature {
	row: RecordId;
	volume: number;
	base: readonly RecordId[];
	/** With a `manifest` where several rows were signed at once by it. */
	body: RecordBodies['signed'] & { manifest?: string };
}

/** Kinds that tell of the matter behind a row (the Standard), beside the columns of the register. */
export type OfMatter =
	| 'duty'
	| 'conflict-check'
	| 'party'
	| 'stage'
	| 'action'
	| 'client-paper'
	| 'document'
	| 'document-copy'
	| 'ended'
	| 'copies-demanded'
	| 'pay-asked';
/** Kinds of the lawyer's own: duties with their papers, and texts of templates. */
export type OfOwn = 'own-entry' | 'paper-template';
/** Kinds behind reports and calendar: a closed month, and the lines of the tables of rates, days off and names. */
export type OfReports = 'month-closed' | 'pay-rate' | 'mrp' | 'day-off' | 'expected-lawyer';
/** Kinds of the vault that the lawyer writes, each naming the heads of its kind. */
export type OfVault =
	| 'profile'
	| 'settings'
	| 'authority'
	| 'mobile-signing'
	| 'paper-log'
	| 'paper-line'
	| 'paper-log-disposed'
	| 'copies-disposed'
	| OfOwn
	| OfReports;

/** The one open vault, as screens see it. Implemented by `session` in `session.svelte.ts`. */
export interface SessionContract {
	readonly state: SessionState;
	/** Null unless open. Replaced whole at each change; unchanged rows keep their identity. */
	readonly register: Register | null;
	readonly saving: Saving;
	/** Calendar day in Kazakhstan, kept current over midnight. */
	readonly today: string;
	/** This device's id; empty unless open. */
	readonly device: string;
	/** False until the 24 recovery words were typed back. */
	readonly recoveryChecked: boolean;
	readonly drafts: Draft[];
	/** What was found wrong on opening and how it was met; null when all was well. */
	readonly repair: { rebuilt: number; lost: number } | null;
	/** Keys of the texts in which half characters were replaced by "�" when they were last written; to be told once. */
	readonly replaced: readonly string[];

	start(): Promise<void>;
	/** Makes a vault and opens it. The 24 words are shown once here and again with `recoveryWords` until checked. */
	create(vault: NewVault): Promise<Result<{ words: string[] }>>;
	unlock(passphrase: string): Promise<Result<null>>;
	useHere(): Promise<void>;
	lock(why?: 'by-hand' | 'time-out'): Promise<void>;
	/** Registers what must be kept before the vault locks (a form's draft); returns how to take it back. */
	beforeLock(save: () => Promise<unknown>): () => void;
	/** The lawyer touched the app: the time-out starts again. */
	touch(): void;
	changePassphrase(before: string, after: string): Promise<Result<null>>;
	recoveryWords(passphrase: string): Promise<Result<string[]>>;
	/** Compares the words typed back; when right, the root key leaves this device. `wrong` names their places, from 1. */
	checkWords(words: string[]): Promise<Result<null>>;

	/** Enters a row (Rule 4); it claims `fields.number`, or the next free one. Resolves when durable. */
	enterRow(fields: RowFields, options?: WriteOptions): Promise<Result<RecordId>>;
	completeRow(row: RecordId, fields: RowFields, options?: WriteOptions): Promise<Result<RecordId>>;
	correctRow(row: RecordId, fields: RowFields, reason: string, options?: WriteOptions): Promise<Result<RecordId>>;
	voidRow(row: RecordId, reason: string, options?: WriteOptions): Promise<Result<RecordId>>;
	addTime(row: RecordId, time: RecordBodies['time'], options?: WriteOptions): Promise<Result<RecordId>>;
	correctTime(row: RecordId, time: RecordBodies['time-corrected'], options?: WriteOptions): Promise<Result<RecordId>>;
	voidTime(row: RecordId, session: RecordId, reason: string): Promise<Result<RecordId>>;
	setConsent(row: RecordId, consent: RecordBodies['consent'], options?: WriteOptions): Promise<Result<RecordId>>;
	/** Notes that the row was entered into the portal; the same transfer again writes nothing. Resolves when durable. */
	markSent(row: RecordId, sent: RecordBodies['sent']): Promise<Result<RecordId>>;
	/**
	 * Keeps signatures that were just made (column 7), in one durable step: those whose row is still what was
	 * signed. Answers with their rows.
	 */
	keepSignatures(signed: readonly MadeSignature[]): Promise<Result<RecordId[]>>;
	/** Marks a row to be signed when a key is at hand, or takes the mark back. */
	markToSign(row: RecordId, wanted: boolean): Promise<Result<RecordId>>;
	/** An authority's certificate is trusted from now on, or no longer. */
	trustAuthority(authority: RecordBodies['authority']): Promise<Result<RecordId>>;
	/** The lawyer consents to signing through a third party's service, or takes it back. */
	allowMobileSigning(consent: RecordBodies['mobile-signing']): Promise<Result<RecordId>>;
	settleConflict(conflict: Conflict, value: FieldValue, reason: string): Promise<Result<RecordId>>;
	/** Rows whose key is in the register already are not added again. All or nothing, in one durable step. */
	importRows(rows: ImportRow[]): Promise<Result<{ added: number; already: number }>>;
	/** The row was written into the paper log (Rule 5); a later one corrects an earlier one. */
	markOnPaper(row: RecordId, place: RecordBodies['paper']): Promise<Result<RecordId>>;
	/** The row was not written into the paper log after all. */
	takeBackPaper(row: RecordId, reason: string): Promise<Result<RecordId>>;
	/** Opens a paper log or changes what is kept of it (Rules 5 and 6): whole each time, by its name. */
	savePaperLog(log: RecordBodies['paper-log']): Promise<Result<RecordId>>;
	/** What stands on a line of a paper log that no row claims. */
	notePaperLine(line: RecordBodies['paper-line']): Promise<Result<RecordId>>;
	/** A paper log was disposed of by an act (Rule 6). */
	disposePaperLog(disposal: RecordBodies['paper-log-disposed']): Promise<Result<RecordId>>;
	/** Copies of documents were disposed of by an act (Standard 1.11): their pages are removed everywhere. */
	disposeCopies(disposal: RecordBodies['copies-disposed']): Promise<Result<RecordId>>;
	/** A month is closed after its report; a line of a table of rates, days off or names is written. */
	noteForReports<K extends OfReports>(kind: K, body: RecordBodies[K]): Promise<Result<RecordId>>;
	/** Takes or leaves records that did not count: items of `register.undecided`. */
	decide(items: readonly Pick<Undecided, 'record' | 'hash'>[], take: boolean): Promise<Result<RecordId>>;
	note<K extends OfMatter>(
		row: RecordId,
		kind: K,
		body: RecordBodies[K],
		options?: WriteOptions
	): Promise<Result<RecordId>>;
	noteOwn<K extends OfOwn>(kind: K, body: RecordBodies[K], options?: WriteOptions): Promise<Result<RecordId>>;
	saveProfile(profile: RecordOf<'profile'>['body']): Promise<Result<RecordId>>;
	saveSettings(settings: RecordOf<'settings'>['body']): Promise<Result<RecordId>>;

	/** Seals the draft on this device; called at each change, the last call wins. */
	saveDraft(draft: Omit<Draft, 'at'>): Promise<Result<null>>;
	dropDraft(id: string): Promise<Result<null>>;
}
