import {
	isNumberTaken,
	nextNumber,
	type RecordBodies,
	type RecordId,
	type Register,
	type Row,
	type RowFields
} from '#lib/register/index.js';
import { isOver, readStatement } from '#lib/signing/statement.js';
import type { NewRecord, VaultError } from '#lib/vault/index.js';
import type { ImportRow, MadeSignature, OfMatter, OfVault } from './contract.js';

/**
 * What the lawyer does, as records: pure, so that each command can be checked
 * without a vault. A record names as `base` what its writer had seen of the row.
 */
export type Command =
	| {
			ok: true;
			value: NewRecord[];
			/** The record that says it already: nothing is written. */
			already?: RecordId;
	  }
	| { ok: false; error: VaultError };

/** Random 128 bits in hex: the salt of a row. */
export type Salt = () => string;

/** A row is entered (Rule 4): it claims the number given, or the next free one of its volume. */
export function enter(register: Register, fields: RowFields, today: string, salt: Salt): Command {
	const volume = Number((fields.applicationDate ?? today).slice(0, 4));
	const number = fields.number ?? nextNumber(register, volume);
	if (isNumberTaken(register, volume, number)) return { ok: false, error: { kind: 'number-taken', number } };
	const filled = Object.fromEntries(Object.entries({ ...fields, number }).filter(([, value]) => !isEmpty(value)));
	return { ok: true, value: [{ volume, kind: 'entered', base: [], body: { salt: salt(), volume, fields: filled } }] };
}

const isEmpty = (value: unknown): boolean =>
	value === null || value === '' || (Array.isArray(value) && value.length === 0);

type OfRow =
	| 'completed'
	| 'corrected'
	| 'voided'
	| 'time'
	| 'time-corrected'
	| 'time-voided'
	| 'consent'
	| 'sign-later'
	| 'sent'
	| 'paper'
	| 'paper-withdrawn'
	| OfMatter;

/** A record about a row that stands in the register. */
export function about<K extends OfRow>(register: Register, row: RecordId, kind: K, body: RecordBodies[K]): Command {
	const known = register.rows.find(({ id }) => id === row);
	if (!known) return { ok: false, error: { kind: 'row-unknown' } };
	const taken = 'fields' in body ? takenNumber(register, known, body.fields) : null;
	if (taken !== null) return { ok: false, error: { kind: 'number-taken', number: taken } };
	return { ok: true, value: [{ volume: known.volume, kind, row, base: known.heads, body } as NewRecord] };
}

/** A corrected number must be free, unless it is the row's own. */
function takenNumber(register: Register, row: Row, fields: RowFields): string | null {
	const { number } = fields;
	if (!number || number === row.values.number) return null;
	return isNumberTaken(register, row.volume, number) ? number : null;
}

/**
 * The row was entered into the portal, and exactly this left (Rule 7). A
 * handing-over is noted once: the same receipt again writes nothing.
 */
export function markSent(register: Register, row: RecordId, body: RecordBodies['sent']): Command {
	const noted = register.rows.find(({ id }) => id === row)?.sent.find(({ transfer }) => transfer === body.transfer);
	if (noted !== undefined) return { ok: true, value: [], already: noted.record };
	return about(register, row, 'sent', body);
}

/**
 * Of signatures that were just made, those that fit: a row may have been
 * changed while NCALayer's dialog was open, and this device's own records count
 * as seen by all that it writes later.
 */
export function fittingSignatures(register: Register, signed: readonly MadeSignature[]): MadeSignature[] {
	const byId = new Map(register.rows.map((row) => [row.id, row]));
	return signed.filter(({ row, body }) => {
		const known = byId.get(row);
		const statement = readStatement(body.data);
		return known !== undefined && statement !== null && isOver(statement, known);
	});
}

/** Signatures become records (column 7), in their order, each with what its writer had seen. */
export function keepSignatures(signed: readonly MadeSignature[]): NewRecord[] {
	return signed.map(({ row, volume, base, body: { manifest, ...body } }) =>
		manifest === undefined
			? { volume, kind: 'signed', row, base: [...base], body }
			: { volume, kind: 'signed-by-manifest', row, base: [...base], body: { ...body, manifest } }
	);
}

/** Rows from a file: those whose key is in the register already are not added again; equal rows within one file are the lawyer's own and stay. */
export function bringIn(
	register: Register,
	rows: readonly ImportRow[],
	salt: Salt
): { records: NewRecord[]; already: number } {
	const keys = new Set(register.rows.flatMap((row) => (row.imported ? [row.imported.key] : [])));
	const records: NewRecord[] = [];
	for (const { fields, volume, imported } of rows) {
		if (keys.has(imported.key)) continue;
		records.push({ volume, kind: 'entered', base: [], body: { salt: salt(), volume, fields, imported } });
	}
	return { records, already: rows.length - records.length };
}

/** What is said whole each time (profile, settings, a paper log): the latest stands, so the record names the heads of its kind. */
export function keep<K extends OfVault>(register: Register, kind: K, body: RecordBodies[K]): NewRecord {
	return { volume: null, kind, base: register.heads[kind] ?? [], body } as NewRecord;
}
