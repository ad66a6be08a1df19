import type {
	Conflict,
	FieldValue,
	RecordBodies,
	RecordId,
	Register,
	RowFields,
	Undecided
} from '#lib/register/index.js';
import { randomBytes, toHex } from '#lib/vault/bytes.js';
import { about, bringIn, enter, fittingSignatures, keep, keepSignatures, markSent, type Command } from './commands.js';
import type { ImportRow, MadeSignature, OfMatter, OfOwn, OfReports, Result, WriteOptions } from './contract.js';

/** Random 128 bits in hex: the salt of a row. */
const salt = (): string => toHex(randomBytes(16));

/** What the lawyer does with rows, profile and settings; each answers when its record is durable, or why it is not. */
export abstract class RowCommands {
	abstract readonly today: string;
	/** Makes the records from the register as it stands in this command's turn, and writes them. */
	protected abstract command(make: (register: Register) => Command, options?: WriteOptions): Promise<Result<RecordId>>;

	enterRow(fields: RowFields, options: WriteOptions = {}): Promise<Result<RecordId>> {
		return this.command((register) => enter(register, fields, this.today, salt), options);
	}
	completeRow(row: RecordId, fields: RowFields, options: WriteOptions = {}): Promise<Result<RecordId>> {
		return this.command((register) => about(register, row, 'completed', { fields }), options);
	}
	correctRow(row: RecordId, fields: RowFields, reason: string, options: WriteOptions = {}): Promise<Result<RecordId>> {
		return this.command((register) => about(register, row, 'corrected', { fields, reason }), options);
	}
	voidRow(row: RecordId, reason: string, options: WriteOptions = {}): Promise<Result<RecordId>> {
		return this.command((register) => about(register, row, 'voided', { reason }), options);
	}
	addTime(row: RecordId, time: RecordBodies['time'], options: WriteOptions = {}): Promise<Result<RecordId>> {
		return this.command((register) => about(register, row, 'time', time), options);
	}
	correctTime(
		row: RecordId,
		time: RecordBodies['time-corrected'],
		options: WriteOptions = {}
	): Promise<Result<RecordId>> {
		return this.command((register) => about(register, row, 'time-corrected', time), options);
	}
	voidTime(row: RecordId, session: RecordId, reason: string): Promise<Result<RecordId>> {
		return this.command((register) => about(register, row, 'time-voided', { session, reason }));
	}
	setConsent(row: RecordId, consent: RecordBodies['consent'], options: WriteOptions = {}): Promise<Result<RecordId>> {
		return this.command((register) => about(register, row, 'consent', consent), options);
	}
	/** Durable once for each handing-over, however often its receipt comes. */
	markSent(row: RecordId, sent: RecordBodies['sent']): Promise<Result<RecordId>> {
		return this.command((register) => markSent(register, row, sent));
	}
	/** Keeps signatures that were just made, all that fit in one durable step. @returns the rows that they are on */
	async keepSignatures(signed: readonly MadeSignature[]): Promise<Result<RecordId[]>> {
		let fitting: MadeSignature[] = [];
		const done = await this.command((register) => {
			fitting = fittingSignatures(register, signed);
			const value = keepSignatures(fitting);
			return value.length === 0 ? { ok: true, value, already: '' } : { ok: true, value };
		});
		return done.ok ? { ok: true, value: fitting.map(({ row }) => row) } : done;
	}
	/** Brings rows in from a file, all that are not here yet in one durable step. */
	async importRows(rows: ImportRow[]): Promise<Result<{ added: number; already: number }>> {
		const counts = { added: 0, already: 0 };
		const done = await this.command((register) => {
			const { records: value, already } = bringIn(register, rows, salt);
			Object.assign(counts, { added: value.length, already });
			return value.length === 0 ? { ok: true, value, already: '' } : { ok: true, value };
		});
		return done.ok ? { ok: true, value: counts } : done;
	}
	/** Marks a row to be signed when a key is at hand, or takes the mark back. */
	markToSign(row: RecordId, wanted: boolean): Promise<Result<RecordId>> {
		return this.command((register) => about(register, row, 'sign-later', { wanted }));
	}
	/** An authority's certificate is trusted from now on, or no longer. */
	trustAuthority(authority: RecordBodies['authority']): Promise<Result<RecordId>> {
		return this.command((register) => ({ ok: true, value: [keep(register, 'authority', authority)] }));
	}
	/** The lawyer consents to signing through a third party's service, or takes it back. */
	allowMobileSigning(consent: RecordBodies['mobile-signing']): Promise<Result<RecordId>> {
		return this.command((register) => ({ ok: true, value: [keep(register, 'mobile-signing', consent)] }));
	}
	settleConflict(conflict: Conflict, value: FieldValue, reason: string): Promise<Result<RecordId>> {
		return this.command((register) =>
			about(register, conflict.row, 'corrected', { fields: { [conflict.field]: value }, reason })
		);
	}
	/** Takes or leaves records that did not count; a decision that a later one sees is replaced by it. */
	decide(items: readonly Pick<Undecided, 'record' | 'hash'>[], take: boolean): Promise<Result<RecordId>> {
		const body = { items: items.map(({ record, hash }) => ({ record, hash, take })) };
		return this.command((register) => ({
			ok: true,
			value: [{ volume: null, kind: 'decision', base: register.heads['decision'] ?? [], body }]
		}));
	}
	/** Notes something of the matter behind a row: a duty, an action, a party, its end (the Standard). */
	note<K extends OfMatter>(
		row: RecordId,
		kind: K,
		body: RecordBodies[K],
		options: WriteOptions = {}
	): Promise<Result<RecordId>> {
		return this.command((register) => about(register, row, kind, body), options);
	}
	/** Notes something of the lawyer's own: licence, dues, insurance, training, a template. */
	noteOwn<K extends OfOwn>(kind: K, body: RecordBodies[K], options: WriteOptions = {}): Promise<Result<RecordId>> {
		return this.command((register) => ({ ok: true, value: [keep(register, kind, body)] }), options);
	}
	saveProfile(profile: RecordBodies['profile']): Promise<Result<RecordId>> {
		return this.command((register) => ({ ok: true, value: [keep(register, 'profile', profile)] }));
	}
	saveSettings(settings: RecordBodies['settings']): Promise<Result<RecordId>> {
		return this.command((register) => ({ ok: true, value: [keep(register, 'settings', settings)] }));
	}
	markOnPaper(row: RecordId, place: RecordBodies['paper']): Promise<Result<RecordId>> {
		return this.command((register) => about(register, row, 'paper', place));
	}
	takeBackPaper(row: RecordId, reason: string): Promise<Result<RecordId>> {
		return this.command((register) => about(register, row, 'paper-withdrawn', { reason }));
	}
	savePaperLog(log: RecordBodies['paper-log']): Promise<Result<RecordId>> {
		return this.command((register) => ({ ok: true, value: [keep(register, 'paper-log', log)] }));
	}
	notePaperLine(line: RecordBodies['paper-line']): Promise<Result<RecordId>> {
		return this.command((register) => ({ ok: true, value: [keep(register, 'paper-line', line)] }));
	}
	/** Copies of documents were disposed of by an act (Standard 1.11). */
	disposeCopies(disposal: RecordBodies['copies-disposed']): Promise<Result<RecordId>> {
		return this.command((register) => ({ ok: true, value: [keep(register, 'copies-disposed', disposal)] }));
	}
	disposePaperLog(disposal: RecordBodies['paper-log-disposed']): Promise<Result<RecordId>> {
		return this.command((register) => ({ ok: true, value: [keep(register, 'paper-log-disposed', disposal)] }));
	}
	/** A month is closed, or a line of a table behind the reports is written. */
	noteForReports<K extends OfReports>(kind: K, body: RecordBodies[K]): Promise<Result<RecordId>> {
		return this.command((register) => ({ ok: true, value: [keep(register, kind, body)] }));
	}
}
