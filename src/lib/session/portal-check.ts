import canonicalize from 'canonicalize';
import {
	canCheckNames,
	findLeaks,
	MAX_TEXT,
	toPortalRecord,
	type Leak,
	type PortalRecord,
	type Register,
	type Row,
	type Secrets
} from '#lib/register/index.js';

/** The texts of a portal record that somebody wrote about the matter; the rest is codes, figures and the lawyer's own particulars. */
const GUARDED_TEXTS = ['essenceForPortal', 'basisNumber', 'basisBody'] as const;
type GuardedText = (typeof GUARDED_TEXTS)[number];

/** A text that may not leave before it is reworded, or its exact words are confirmed. */
export interface Doubt {
	key: GuardedText;
	text: string;
	/** What in it would tell who the client is; none where names could not be looked for. */
	leaks: readonly Leak[];
	/** What a confirmation is bound to: this row, this text to the letter, these findings. */
	confirms: string;
}

/** Why a row cannot be handed over at all, whatever is confirmed. */
export type Hindrance =
	/** Two devices wrote different values, which the lawyer has not settled. */
	| 'conflict'
	/** Its number is claimed by another row too. */
	| 'clash'
	/** Its texts are so long that what left could not be kept in the register. */
	| 'too-long';

export interface PortalCheck {
	/** What would leave now. Its `transfer` is of this look only. */
	record: PortalRecord;
	doubts: readonly Doubt[];
	/** False for a row without a client's name: names could not be looked for in its texts. */
	namesChecked: boolean;
	hindrance: Hindrance | null;
}

/** Who must not be told by what leaves: the client, and everybody whom the row or its matter ever named. */
export function secretsOf({ values, parties }: Pick<Row, 'values' | 'parties'>): Secrets {
	return {
		clientName: values.clientName,
		iin: values.clientIin,
		phones: values.clientPhones,
		emails: values.clientEmails,
		otherParties: [...(values.otherParties ?? []), ...parties.map(({ content }) => content.name)]
	};
}

/**
 * Looks at a row as it would leave for the portal (Rule 7): the record, and
 * the leak guard over each of its texts against the row's own secrets.
 */
export function checkForPortal(row: Row, register: Pick<Register, 'clashes'>): PortalCheck {
	let look = looks.get(row);
	if (look === undefined) looks.set(row, (look = lookAt(row)));
	return { ...look, hindrance: hindranceOf(row, register, look.record) };
}

type Look = Omit<PortalCheck, 'hindrance'>;
/** A row that did not change stays the same object: it is looked at once. */
const looks = new WeakMap<Row, Look>();

function lookAt(row: Row): Look {
	const record = toPortalRecord(row, row.consent);
	const secrets = secretsOf(row);
	const namesChecked = canCheckNames(secrets);
	const doubts = GUARDED_TEXTS.flatMap((key): Doubt[] => {
		const text = record[key];
		if (text === null) return [];
		const leaks = findLeaks(text, secrets);
		if (leaks.length === 0 && namesChecked) return [];
		const found = leaks.map(({ what, start, end }) => [what, start, end]);
		return [{ key, text, leaks, confirms: JSON.stringify([row.id, key, text, namesChecked, found]) }];
	});
	return { record, doubts, namesChecked };
}

/** Doubts that the lawyer has not confirmed to the letter. */
export const openDoubts = ({ doubts }: PortalCheck, confirmed: ReadonlySet<string>): Doubt[] =>
	doubts.filter(({ confirms }) => !confirmed.has(confirms));

/** Whether a row may be handed over now. */
export const isReady = (check: PortalCheck, confirmed: ReadonlySet<string>): boolean =>
	check.hindrance === null && openDoubts(check, confirmed).length === 0;

/** Fields whose conflict says nothing of what leaves. */
const NOT_LEAVING: ReadonlySet<string> = new Set(['paper', 'ended', 'copies-demanded', 'essence', 'notes', 'role']);

function hindranceOf(row: Row, { clashes }: Pick<Register, 'clashes'>, record: PortalRecord): Hindrance | null {
	if (row.conflicts.some(({ field }) => !NOT_LEAVING.has(field))) return 'conflict';
	if (clashes.some(({ rows }) => rows.includes(row.id))) return 'clash';
	return canonical(record).length > MAX_TEXT ? 'too-long' : null;
}

const canonical = (value: unknown): string => canonicalize(value) ?? 'null';

/** Names by which a form's one field takes several keys of a record. */
const JOINED: { readonly [name: string]: readonly string[] } = {
	basis: ['basisKind', 'basisNumber', 'basisDate', 'basisBody'],
	eds: ['edsSerialNumber', 'edsSigner', 'signedAt']
};

/**
 * What left, for the `sent` record: the record as it was offered, cut down to
 * the keys that were entered. Keys that had no value stay as null, so that the
 * row shows it when they get one. @returns canonical JSON
 */
export function whatLeft(offered: PortalRecord, keys: readonly string[]): string {
	const entered = new Set(['transfer', 'withheld', ...keys, ...keys.flatMap((key) => JOINED[key] ?? [])]);
	return canonical(
		Object.fromEntries(Object.entries(offered).filter(([key, value]) => value === null || entered.has(key)))
	);
}

/** Every key of a record that has a value: what a lawyer entered who entered it by hand. */
export const filledKeys = (record: PortalRecord): string[] =>
	Object.entries(record).flatMap(([key, value]) => (value === null ? [] : [key]));
