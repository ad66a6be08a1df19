import {
	compareNumbers,
	SAMPLE_YEAR,
	toPortalRecord,
	type RecordId,
	type Register,
	type Row
} from '#lib/register/index.js';

/** What waits to be entered into the portal (Rule 7). Rows that are struck out are in none of the lists. */
export interface PortalQueue {
	/** Never entered, nor claimed to be when the row was imported. */
	fresh: Row[];
	/** Entered, and what would leave now differs from what the portal holds. */
	changed: Row[];
	/** Rows of the sample volume, for the practice portal. */
	sample: Row[];
}

/** The latest number first, as in the register. */
export function portalQueue({ rows }: Pick<Register, 'rows'>): PortalQueue {
	const standing = rows.filter(({ voided }) => voided === null).sort(inOrder);
	const isSample = ({ volume }: Row) => volume === SAMPLE_YEAR;
	const isFresh = ({ sent, imported }: Row) => sent.length === 0 && !imported?.inPortal;
	return {
		fresh: standing.filter((row) => isFresh(row) && !isSample(row)),
		changed: standing.filter((row) => row.sent.length > 0 && !isSample(row) && changesInPortal(row).length > 0),
		sample: standing.filter((row) => isFresh(row) && isSample(row))
	};
}

const inOrder = (a: Row, b: Row): number => b.volume - a.volume || compareNumbers(b.values.number, a.values.number);

/** One time that the row was entered into the portal, oldest first. */
export interface Sent {
	id: RecordId;
	/** When it was noted, with the recording device's offset. */
	at: string;
	portalNumber: string | null;
	/** The portal record as it left, canonical JSON. */
	left: string;
}

/** Each time that the row was entered, with what left. */
export const sentOf = (row: Row): Sent[] =>
	row.sent.map(({ id, at, portalNumber, record }) => ({ id, at, portalNumber: portalNumber ?? null, left: record }));

/** A value of a portal record, as it was kept or as it stands. */
export type PortalValue = string | number | null | readonly string[];

/** One field that differs between what was entered into the portal and what would leave now. */
export interface PortalChange {
	key: string;
	left: PortalValue;
	now: PortalValue;
}

/** The lawyer's own particulars change without any row changing; a transfer is new each time. */
const NOT_OF_THE_ROW: ReadonlySet<string> = new Set(['transfer', 'barAssociation', 'lawyerName', 'licenceNumber']);

/**
 * What changed since the row was entered, field by field. Compared is the
 * latest value that left for each key: a correction may have been entered alone.
 */
export function changesInPortal(row: Row): PortalChange[] {
	const held = new Map(sentOf(row).flatMap(({ left }) => leftFields(left) ?? []));
	const now = new Map<string, PortalValue>(Object.entries(toPortalRecord(row, row.consent)));
	const changes = [...held].flatMap(([key, left]): PortalChange[] => {
		if (NOT_OF_THE_ROW.has(key) || !now.has(key)) return [];
		const current = now.get(key) ?? null;
		return JSON.stringify(left) === JSON.stringify(current) ? [] : [{ key, left, now: current }];
	});
	// What is kept back shows in the fields themselves, where they differ.
	return changes.length > 1 ? changes.filter(({ key }) => key !== 'withheld') : changes;
}

/** The fields of a `sent` record as they left; null where its text cannot be read. */
export function leftFields(record: string): [string, PortalValue][] | null {
	let left: unknown;
	try {
		left = JSON.parse(record);
	} catch {
		return null;
	}
	if (left === null || typeof left !== 'object' || Array.isArray(left)) return null;
	return Object.entries(left).map(([key, value]: [string, unknown]) => [key, plainValue(value)]);
}

function plainValue(value: unknown): PortalValue {
	if (value === null || typeof value === 'string' || typeof value === 'number') return value;
	if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
	return JSON.stringify(value);
}
