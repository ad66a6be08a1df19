import { ASSISTANCE_WORDS, BASIS_WORDS, CATEGORY_WORDS, type PortalRecord } from '#lib/bridge/index.js';
import { MADE_OF, PLAIN_COLUMNS, type Column } from '../fill/index.js';
import type { Language } from '../shared/stored.js';

/** The keys of a record that a column stands for, and that have a value: what a receipt names. */
export function keysOf(columns: Iterable<Column>, record: PortalRecord): (keyof PortalRecord)[] {
	const wanted = new Set([...columns].flatMap((column) => [column, ...(MADE_OF[column] ?? [])]));
	return PLAIN_COLUMNS.filter((key) => wanted.has(key) && record[key] !== null);
}

type ShownKey = (typeof PLAIN_COLUMNS)[number];

/** A value of a record as a person reads it; null for none. English has no official wording: Russian stands there. */
export function shown(record: PortalRecord, key: ShownKey, language: Language): string | null {
	const tongue = language === 'kk' ? 'kk' : 'ru';
	switch (key) {
		case 'assistanceKind':
			return record.assistanceKind && ASSISTANCE_WORDS[record.assistanceKind][tongue];
		case 'basisKind':
			return record.basisKind && BASIS_WORDS[record.basisKind][tongue];
		case 'category':
			return record.category && CATEGORY_WORDS[record.category][tongue];
		case 'minutes':
			return record.minutes === null ? null : clock(record.minutes);
		case 'applicationDate':
		case 'basisDate':
			return record[key] && day(record[key]);
		case 'signedAt':
			return record.signedAt && MOMENT.format(new Date(record.signedAt));
		default:
			return record[key];
	}
}

/** On the clock of Kazakhstan, wherever the laptop is. */
const MOMENT = new Intl.DateTimeFormat('ru-KZ', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Almaty' });
/** `yyyy-mm-dd` as dd.mm.yyyy. */
const day = (iso: string): string => iso.split('-').reverse().join('.');
const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
