import { ASSISTANCE_WORDS, BASIS_WORDS, CATEGORY_WORDS, PORTAL_KEYS, type PortalRecord } from '#lib/bridge/index.js';
import type { Column } from '../types.js';
import { formatDay, localTime, readDay } from './dates.js';

type Lang = 'kk' | 'ru';

/** A record's own columns: those that are no composition of others. */
export const PLAIN_COLUMNS = PORTAL_KEYS.filter(
	(key): key is Exclude<Column, 'basis' | 'eds'> => key !== 'transfer' && key !== 'withheld'
);

/** What a composed column is made of. */
export const MADE_OF: Readonly<Partial<Record<Column, readonly Column[]>>> = {
	basis: ['basisKind', 'basisNumber', 'basisDate', 'basisBody'],
	eds: ['edsSigner', 'edsSerialNumber', 'signedAt']
};

/** Whether the record gives a column anything; withheld keys are null and give nothing. */
export function hasValue(record: PortalRecord, column: Column): boolean {
	if (column === 'basis') return record.basisKind !== null;
	if (column === 'eds') return record.edsSigner !== null || record.edsSerialNumber !== null;
	const value = record[column];
	return value !== null && value !== '';
}

/** Why a column gives nothing, for the lawyer. */
export function whyNothing(record: PortalRecord, column: Column): 'withheld' | 'no-value' {
	const held: readonly string[] = record.withheld;
	return held.includes(column) ? 'withheld' : 'no-value';
}

/** A column as one text, in the language of its field; null for none. Dates are not given here but for composed columns. */
export function textOfColumn(record: PortalRecord, column: Column, lang: Lang): string | null {
	switch (column) {
		case 'basis':
			return basisText(record, lang);
		case 'eds':
			return edsText(record);
		case 'basisKind':
			return record.basisKind === null ? null : BASIS_WORDS[record.basisKind][lang];
		case 'category':
			return record.category === null ? null : CATEGORY_WORDS[record.category][lang];
		case 'assistanceKind':
			return record.assistanceKind === null ? null : ASSISTANCE_WORDS[record.assistanceKind][lang];
		case 'minutes':
			return record.minutes === null ? null : String(record.minutes);
		default:
			return record[column];
	}
}

/** Column 3: kind, №, date, body; what is not there is left out. */
function basisText(record: PortalRecord, lang: Lang): string | null {
	if (record.basisKind === null) return null;
	const kind = BASIS_WORDS[record.basisKind][lang];
	const number = record.basisNumber === null ? '' : ` № ${record.basisNumber.replace(/^\s*№\s*/u, '')}`;
	const day = record.basisDate === null ? null : readDay(record.basisDate);
	const written = day === null ? '' : formatDay(day, 'dd.mm.yyyy');
	const date = written === '' ? '' : lang === 'ru' ? ` от ${written}` : `${number === '' ? '' : ','} ${written}`;
	const body = record.basisBody === null ? '' : `, ${record.basisBody}`;
	return `${kind}${number}${date}${body}`;
}

/** Column 7: signer, certificate's serial №, time in Kazakhstan. */
function edsText(record: PortalRecord): string | null {
	const at = record.signedAt === null ? null : localTime(record.signedAt);
	const parts = [
		record.edsSigner,
		record.edsSerialNumber === null ? null : `сертификат № ${record.edsSerialNumber}`,
		at === null ? null : `${formatDay(at.day, 'dd.mm.yyyy')} ${at.time}`
	].filter((part) => part !== null);
	return record.edsSigner === null && record.edsSerialNumber === null ? null : parts.join(', ');
}

/** Surname, given name, patronymic; one of two words has none. */
export function namePart(name: string, part: 'surname' | 'given-name' | 'patronymic'): string | null {
	const [surname, given, ...rest] = name.trim().split(/\s+/u);
	const found = part === 'surname' ? surname : part === 'given-name' ? given : rest.join(' ');
	return found === undefined || found === '' ? null : found;
}
