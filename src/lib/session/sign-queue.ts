import {
	findLeaks,
	isStanding,
	isUnfinished,
	isUnsigned,
	type Leak,
	type Register,
	type Row
} from '#lib/register/index.js';
import { readManifest } from '#lib/signing/manifest.js';
import { isTooLong, statementOf, statementText } from '#lib/signing/statement.js';
import { secretsOf } from './portal-check.js';

/** Rows that a signature is wanted for. A row may stand in several lists. */
export interface SignQueue {
	/** Entered today, and not signed as they stand. */
	today: Row[];
	unsigned: Row[];
	/** Marked to be signed when a key is at hand. */
	marked: Row[];
	/** Signed, and changed since. */
	changed: Row[];
}

/** Whether every signature of the row was made over what it was before. */
export const isChangedSince = ({ signatures }: Row): boolean =>
	signatures.length > 0 && signatures.every(({ changedSince }) => changedSince);

/** What waits for a signature, in the order of the register. Rows that were struck out and the samples wait for none. */
export function signQueue({ rows }: Pick<Register, 'rows'>, today: string): SignQueue {
	const queue: SignQueue = { today: [], unsigned: [], marked: [], changed: [] };
	for (const row of rows) {
		if (!isStanding(row)) continue;
		const unsigned = isUnsigned(row);
		const changed = isChangedSince(row);
		if (unsigned) queue.unsigned.push(row);
		if (changed) queue.changed.push(row);
		if (row.toSign !== null) queue.marked.push(row);
		if ((unsigned || changed) && row.recorded.day === today) queue.today.push(row);
	}
	return queue;
}

/** Why a row cannot be signed now at all. */
export type SignHindrance = 'voided' | 'conflict' | 'clash' | 'unnumbered' | 'too-long';

/** What the lawyer should know before signing; nothing of it forbids. */
export interface SignDoubts {
	/** Texts in the columns that seem to name the client. */
	leaks: readonly Leak['what'][];
	/** Columns 2–6 are not all filled. */
	unfinished: boolean;
	/** Column 4 has no wording for the portal: the category stands alone, or nothing. */
	unworded: boolean;
}

const NOT_SIGNED: ReadonlySet<string> = new Set(['paper', 'ended', 'copies-demanded', 'essence', 'notes', 'consent']);

/** Signed is what the lawyer has settled: no two values, no number twice. */
export function signHindrance(row: Row, { clashes }: Pick<Register, 'clashes'>): SignHindrance | null {
	if (row.voided !== null) return 'voided';
	if (row.values.number === null) return 'unnumbered';
	if (row.conflicts.some(({ field }) => !NOT_SIGNED.has(field))) return 'conflict';
	if (clashes.some(({ rows }) => rows.includes(row.id))) return 'clash';
	return isTooLongToSign(row) ? 'too-long' : null;
}

/** A row that did not change stays the same object: it is looked at once. */
const looks = new WeakMap<Row, SignDoubts>();
const lengths = new WeakMap<Row, boolean>();

function isTooLongToSign(row: Row): boolean {
	const tooLong = lengths.get(row) ?? isTooLong(statementText(statementOf(row, [])));
	lengths.set(row, tooLong);
	return tooLong;
}

/** Looks at a row's columns as they would be signed. */
export function signDoubts(row: Row): SignDoubts {
	let look = looks.get(row);
	if (look === undefined) {
		const { basisText, basisNumber, basisBody, basisCase, essenceForPortal } = row.values;
		const secrets = secretsOf(row);
		const texts = [basisText, basisNumber, basisBody, basisCase, essenceForPortal];
		const leaks = texts.flatMap((text) => (text === null ? [] : findLeaks(text, secrets)));
		look = {
			leaks: [...new Set(leaks.map(({ what }) => what))],
			unfinished: isUnfinished(row),
			unworded: !essenceForPortal?.trim()
		};
		looks.set(row, look);
	}
	return look;
}

/** How many rows one signature covers, of those that eGov Mobile signed together; null for what is no manifest. */
export const rowsInManifest = (manifest: string): number | null => readManifest(manifest)?.statements.length ?? null;

/** Whether the row is taken along without asking when many are signed. */
export const isPlain = ({ leaks, unfinished }: SignDoubts): boolean => leaks.length === 0 && !unfinished;
