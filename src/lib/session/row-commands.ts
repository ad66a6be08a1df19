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
import { about, enter, keep, markSent, type Command } from './commands.js';
import type { Result, WriteOptions } from './contract.js';

/** Random 128 bits in hex: the salt of a row. */
export const salt = (): string => toHex(randomBytes(16));

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
	saveProfile(profile: RecordBodies['profile']): Promise<Result<RecordId>> {
		return this.command((register) => ({ ok: true, value: [keep(register, 'profile', profile)] }));
	}
	saveSettings(settings: RecordBodies['settings']): Promise<Result<RecordId>> {
		return this.command((register) => ({ ok: true, value: [keep(register, 'settings', settings)] }));
	}
}
