import { ASSISTANCE_WORDS, BASIS_WORDS, CATEGORY_WORDS, PORTAL_KEYS, type PortalRecord } from '#lib/bridge/index.js';
import type { Column } from '../types.js';
import { formatDay, localTime, readDay } from './dates.js';

type Lang = 'kk' | 'ru';

/** A record's own columns, those that are no composition of others, in the order of the form. */
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
	const [first = '', ...more] = detailsOf(record, lang);
	const words = [BASIS_WORDS[record.basisKind][lang], first].filter((text) => text !== '').join(' ');
	return [words, ...more].join(', ');
}

/** Column 3 without its kind; null where nothing of it may leave. */
export function detailsText(record: PortalRecord, lang: Lang): string | null {
	const parts = detailsOf(record, lang);
	return parts.length === 0 ? null : parts.join(', ');
}

/** № and date, then the body. */
function detailsOf({ basisNumber, basisDate, basisBody }: PortalRecord, lang: Lang): string[] {
	const number = basisNumber === null ? '' : `№ ${basisNumber.replace(/^\s*№\s*/u, '')}`;
	const day = basisDate === null ? null : readDay(basisDate);
	const date = day === null ? '' : `${lang === 'ru' ? 'от ' : ''}${formatDay(day, 'dd.mm.yyyy')}`;
	const first = [number, date].filter((text) => text !== '').join(lang === 'ru' ? ' ' : ', ');
	return [first, basisBody ?? ''].filter((text) => text !== '');
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
