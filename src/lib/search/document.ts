import {
	ASSISTANCE_WORDS,
	BASIS_WORDS,
	CATEGORY_WORDS,
	OLD_BASIS_WORDS,
	ROLE_WORDS,
	type FieldValue,
	type Row,
	type Wording
} from '#lib/register/index.js';

/** The parts of a row in which search looks and by which a result says where it was found. */
export const SEARCH_FIELDS = [
	'number',
	'date',
	'basis',
	'essence',
	'kind',
	'client',
	'parties',
	'notes',
	'sessions',
	'reasons',
	'before',
	'portal'
] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** A row as search sees it: plain texts, nothing of the register's own shapes. */
export interface SearchDocument {
	/** The row's id. */
	id: string;
	volume: number;
	/** Place in its volume: the higher, the later. */
	place: number;
	/** The row's own language is Kazakh. */
	kazakh: boolean;
	/** States of the row by which a search can be narrowed; whose words they are, the caller knows. */
	marks: readonly string[];
	/** Only fields that hold something. */
	fields: { field: SearchField; text: string }[];
}

/** Fields in which every word belongs to a name. */
export const isNames = (field: SearchField): boolean => field === 'client' || field === 'parties';

type Texts = readonly (string | null | undefined)[];

/** Everything that is written in a row, also what was struck through and why. Pure; `place` is the row's in its volume. */
export function searchDocument(row: Row, place: number, marks: readonly string[] = []): SearchDocument {
	const { values } = row;
	const kazakh = values.language === 'kk';
	const inWords = (wording: Wording | undefined) => (wording === undefined ? '' : kazakh ? wording.kk : wording.ru);
	const kind = values.basisKind;
	const parts: Record<SearchField, Texts> = {
		number: [values.number],
		date: [day(values.applicationDate)],
		basis: [
			values.basisText ?? inWords(kind === null ? undefined : BASIS_WORDS[kind]),
			kind === null ? '' : OLD_BASIS_WORDS[kind]?.join(', '),
			values.basisBody,
			values.basisNumber === null ? '' : `№ ${values.basisNumber}`,
			day(values.basisDate),
			values.basisCase
		],
		essence: [
			values.essence,
			values.essenceForPortal === values.essence ? null : values.essenceForPortal,
			inWords(values.category === null ? undefined : CATEGORY_WORDS[values.category])
		],
		kind: [
			inWords(
				values.role !== null && values.assistanceKind === 'defence'
					? ROLE_WORDS[values.role]
					: values.assistanceKind === null
						? undefined
						: ASSISTANCE_WORDS[values.assistanceKind]
			)
		],
		client: [
			values.clientName,
			values.clientIin,
			...(values.clientPhones ?? []),
			...(values.clientEmails ?? []),
			values.clientAddress
		],
		parties: [...(values.otherParties ?? []), ...row.parties.map(({ content }) => content.name)],
		notes: [
			values.notes,
			...row.actions.flatMap(({ content }) => [content.place, content.about, content.result, content.measures])
		],
		sessions: row.sessions.flatMap(({ date, what }) => (what === null ? [] : [`${day(date)}: ${what}`])),
		reasons: reasonsOf(row),
		before: Object.values(row.struck).flatMap((before) => before.map(plain)),
		portal: [...row.sent.map(({ portalNumber }) => portalNumber), row.imported?.column7]
	};
	const fields = SEARCH_FIELDS.flatMap((field) => {
		const text = parts[field].filter((part) => part !== null && part !== undefined && part !== '').join('; ');
		return text === '' ? [] : [{ field, text }];
	});
	return { id: row.id, volume: row.volume, place, kazakh, marks, fields };
}

function reasonsOf(row: Row): string[] {
	const all = [
		row.voided?.reason,
		row.late?.reason,
		row.values.lateReason,
		...row.history.map(({ reason }) => reason),
		...row.sessions.flatMap(({ voided, struck }) => [voided?.reason, ...struck.map(({ reason }) => reason)])
	];
	return [...new Set(all.filter((one) => one !== null && one !== undefined))];
}

/** What a field held before, as text; numbers of minutes are no text to look for. */
function plain(value: FieldValue): string {
	if (Array.isArray(value)) return value.join(', ');
	return typeof value === 'string' ? day(value) : '';
}

/** A day as people write it; any other text as it is. */
function day(text: string | null): string {
	return text === null ? '' : text.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3.$2.$1');
}
