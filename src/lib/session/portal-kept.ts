import * as v from 'valibot';
import { portalRecordSchema, type PortalRecord } from '#lib/bridge/index.js';
import { toPortalRecord, type RecordBodies, type RecordId, type Row } from '#lib/register/index.js';
import type { Draft } from './contract.js';
import { whatLeft } from './portal-check.js';

/** One row as it was handed over, so that its receipt finds it: after a lock, a reload or a crash too. */
export interface Offered {
	row: RecordId;
	/** Exactly what was handed over; `record.transfer` names the handing-over. */
	record: PortalRecord;
	/** When, ms UTC. */
	at: number;
	/** When the extension forgets it, ms UTC. */
	expires: number;
	way: 'extension' | 'file';
	/** `gone`: withdrawn, replaced or run out. A receipt for it may still come. */
	state: 'waiting' | 'gone';
}

/** What the portal desk keeps on this device, sealed. */
export interface PortalKept {
	offered: readonly Offered[];
	/** What the lawyer confirmed, to the letter: `Doubt.confirms`. */
	confirmed: readonly string[];
}

const NOTHING_KEPT: PortalKept = { offered: [], confirmed: [] };
const DRAFT_ID = 'portal-offer';
/** For so long a receipt finds its row after the offer is gone, ms. */
const REMEMBERED = 60 * 24 * 60 * 60_000;
/** How many confirmations are remembered; the oldest go first and are asked again. */
const MOST_CONFIRMED = 500;

const schema = v.object({
	offered: v.array(v.unknown()),
	confirmed: v.array(v.string())
});
const offeredSchema = v.strictObject({
	row: v.string(),
	record: portalRecordSchema,
	at: v.number(),
	expires: v.number(),
	way: v.picklist(['extension', 'file']),
	state: v.picklist(['waiting', 'gone'])
});

/** What is kept, from the drafts of this device. */
export function readKept(drafts: readonly Draft[]): PortalKept {
	const read = v.safeParse(schema, drafts.find(({ id }) => id === DRAFT_ID)?.data);
	if (!read.success) return NOTHING_KEPT;
	const { offered, confirmed } = read.output;
	const known = offered.flatMap((one) => {
		const each = v.safeParse(offeredSchema, one);
		return each.success ? [each.output] : [];
	});
	return { offered: known, confirmed };
}

/** The draft that keeps it. @param now ms UTC: what is long gone is left out */
export function keptDraft({ offered, confirmed }: PortalKept, now: number): Omit<Draft, 'at'> {
	const still = offered.filter(({ state, expires }) => state === 'waiting' || expires > now - REMEMBERED);
	const data = { offered: still, confirmed: confirmed.slice(-MOST_CONFIRMED) };
	return { id: DRAFT_ID, form: 'portal-offer', row: null, data };
}

/** What the lawyer confirmed to the letter. */
export const confirmedIn = ({ confirmed }: PortalKept): ReadonlySet<string> => new Set(confirmed);

/** What was handed over and waits for its receipt. */
export interface Waiting extends Offered {
	known: Row;
	/** The row would leave otherwise now. */
	stale: boolean;
}

/** Handed over, not gone, not run out, and not yet in the register as entered. */
export function waitingIn({ offered }: PortalKept, rows: readonly Row[], now: number): Waiting[] {
	const byId = new Map(rows.map((row) => [row.id, row]));
	return offered.flatMap((one) => {
		const known = byId.get(one.row);
		if (known === undefined || one.state === 'gone' || one.expires <= now || isNoted(known, one.record.transfer)) {
			return [];
		}
		return [{ ...one, known, stale: known.voided !== null || !isSame(one.record, known) }];
	});
}

/** Whether a handing-over is a record of the row already. */
export const isNoted = ({ sent }: Row, transfer: string): boolean => sent.some((one) => one.transfer === transfer);

/** Whether a row would leave now as it was handed over. */
function isSame(record: PortalRecord, row: Row): boolean {
	const now = { ...toPortalRecord(row, row.consent), transfer: record.transfer };
	return Object.entries(now).every(
		([key, value]) => JSON.stringify(value) === JSON.stringify(record[key as keyof PortalRecord])
	);
}

/** The content of the record that says: this was entered, under this number. */
export function sentBody(
	record: PortalRecord,
	keys: readonly string[],
	portalNumber: string | null
): RecordBodies['sent'] {
	const number = portalNumber?.trim() ?? '';
	return {
		transfer: record.transfer,
		record: whatLeft(record, keys),
		...(number !== '' && { portalNumber: number })
	};
}

/** Marks what was handed over as gone, where `which` says so. */
export const withGone = (kept: PortalKept, which: (one: Offered) => boolean): PortalKept => ({
	...kept,
	offered: kept.offered.map((one) => (one.state === 'waiting' && which(one) ? { ...one, state: 'gone' } : one))
});
