import { recordId, parseRecord, type FieldValue, type Row, type RowField } from '#lib/register/index.js';
import type { NewRecord } from '#lib/vault/index.js';
import type { Station } from './station.js';
import type { VaultStep } from './vault-steps.js';

type Writing = Extract<VaultStep, { do: 'write' }>['what'];

/** What a lawyer would write at this device now. */
export function recordsFor(station: Station, what: Writing, pick: number, unique: number): NewRecord[] {
	const { register } = station;
	const row = register.rows[pick % Math.max(1, register.rows.length)];
	if (what === 'profile') {
		const body = { occupation: 'advocate' as const, name: `Lawyer ${pick}`, association: 'Association', licence: '1' };
		return [{ volume: null, kind: 'profile', base: register.heads['profile'] ?? [], body }];
	}
	if (what === 'several') return [0, 1, 2].map((further) => entered(station, pick, unique, further));
	if (what === 'enter' || !row) return [entered(station, pick, unique, 0)];
	return [ofRow(row, what, pick)];
}

function entered(station: Station, pick: number, unique: number, further: number): NewRecord {
	const volume = pick % 4 === 0 ? 2025 : 2026;
	const next = station.register.volumes.find(({ year }) => year === volume)?.next ?? '1';
	const salt = `${unique.toString(16)}0${further}`.padStart(32, '0');
	const fields = {
		number: String(Number(next) + further),
		applicationDate: `${volume}-03-0${1 + (pick % 9)}`,
		essence: `essence ${pick}`
	};
	return { volume, kind: 'entered', base: [], body: { salt, volume, fields } };
}

function ofRow(row: Row, what: Exclude<Writing, 'enter' | 'several' | 'profile'>, pick: number): NewRecord {
	const about = { volume: row.volume, row: row.id, base: row.heads };
	switch (what) {
		case 'complete':
			return { ...about, kind: 'completed', body: { fields: { assistanceKind: 'consulting', minutes: pick } } };
		case 'correct':
			return { ...about, kind: 'corrected', body: { fields: { essence: `corrected ${pick}` }, reason: 'mistyped' } };
		case 'void':
			return { ...about, kind: 'voided', body: { reason: 'entered twice' } };
		case 'time':
			return { ...about, kind: 'time', body: { date: '2026-03-10', minutes: 30 + pick } };
		case 'consent':
			return { ...about, kind: 'consent', body: { given: pick % 2 === 0, how: 'oral', date: '2026-03-10' } };
	}
}

/** A correction of a row's essence by somebody who knows what this device knows. */
export function corrected(station: Station, id: string, essence: string): NewRecord {
	const row = station.register.rows.find((one) => one.id === id);
	const about = { volume: row?.volume ?? 2026, row: id, base: row?.heads ?? [] };
	return { ...about, kind: 'corrected', body: { fields: { essence }, reason: 'mistyped' } };
}

/** What settles something that two devices wrote while apart, or decides on what does not count; null where nothing is open. */
export function settling(station: Station, pick: number): { what: string; record: NewRecord } | null {
	const { undecided, conflicts, clashes, rows, volumes } = station.register;
	const open = [
		...undecided.slice(0, 4).map(
			({ record, hash }) =>
				() =>
					decision(station, record, hash, pick % 2 === 0)
		),
		...conflicts.map(({ row, field, values }) => () => {
			const value = values[pick % values.length]?.value;
			return correction(rows, row, field, value, 'settled: conflict');
		}),
		...clashes.map(({ volume, rows: [, second] }) => () => {
			const next = volumes.find(({ year }) => year === volume)?.next ?? '1';
			return correction(rows, second, 'number', next, 'settled: number clash');
		})
	];
	return open[pick % Math.max(1, open.length)]?.() ?? null;
}

function decision(station: Station, record: string, hash: string, take: boolean): { what: string; record: NewRecord } {
	const base = decisionsOf(station.texts).map(({ id }) => id);
	return {
		what: take ? 'settled: taken' : 'settled: left',
		record: { volume: null, kind: 'decision', base, body: { items: [{ record, hash, take }] } }
	};
}

function correction(
	rows: readonly Row[],
	id: string | undefined,
	field: string,
	value: unknown,
	what: string
): { what: string; record: NewRecord } | null {
	const row = rows.find((one) => one.id === id);
	if (!row || !(field in row.values) || value === undefined || value === null) return null;
	const fields = { [field as RowField]: value as FieldValue };
	const record = { volume: row.volume, kind: 'corrected' as const, row: row.id, base: row.heads };
	return { what, record: { ...record, body: { fields, reason: 'settled' } } as NewRecord };
}

/** Decisions among these texts. */
export function decisionsOf(texts: Iterable<string>): { id: string; text: string }[] {
	const found: { id: string; text: string }[] = [];
	for (const text of texts) {
		if (!text.includes('"kind":"decision"')) continue;
		const parsed = parseRecord(text);
		if (parsed.ok && parsed.record.kind === 'decision') found.push({ id: recordId(parsed.record), text });
	}
	return found;
}
