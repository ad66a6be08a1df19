import type { PartyRole, Row } from '#lib/register/index.js';

/** A party as a row has it, or had it before a correction. Secret, as all of it. */
export interface RecordedParty {
	name: string;
	/** `named`: among the other parties of the row, without a role. */
	role: 'client' | 'named' | PartyRole;
	/** IIN or BIN, digits only; null where none is known. */
	iin: string | null;
	/** It stood there once and was corrected or struck out since. */
	formerly: boolean;
}

/**
 * Everybody whom the row's records ever named: client, other parties, parties
 * of the matter; what was corrected stays among them, since a conflict of
 * interest is not undone by a correction (Standard 4.1). Pure.
 */
export function partiesOf(row: Pick<Row, 'values' | 'struck' | 'parties'>): RecordedParty[] {
	const { values, struck } = row;
	const parties: RecordedParty[] = [];
	const add = (name: string | null, role: RecordedParty['role'], iin: string | null, formerly: boolean) => {
		const digits = digitsOf(iin);
		if ((name ?? '').trim() === '' && digits === null) return;
		const known = parties.some((one) => one.name === (name ?? '') && one.role === role && one.iin === digits);
		if (!known) parties.push({ name: name ?? '', role, iin: digits, formerly });
	};
	add(values.clientName, 'client', values.clientIin, false);
	for (const name of values.otherParties ?? []) add(name, 'named', null, false);
	for (const { content, struck: gone, before } of row.parties) {
		add(content.name, content.role, content.iin ?? null, gone !== null);
		for (const old of before) add(old.name, old.role, old.iin ?? null, true);
	}
	for (const old of struck.clientName ?? []) if (typeof old === 'string') add(old, 'client', null, true);
	for (const old of struck.clientIin ?? []) if (typeof old === 'string') add(null, 'client', old, true);
	for (const old of struck.otherParties ?? [])
		if (Array.isArray(old)) for (const name of old) add(name, 'named', null, true);
	return parties;
}

/** Twelve digits in any grouping; null for anything else. */
export function digitsOf(iin: string | null): string | null {
	const digits = (iin ?? '').replace(/\D/g, '');
	return digits.length === 12 ? digits : null;
}
