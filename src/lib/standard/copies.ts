import type { DocumentCopy, RecordId, Register, Row, Written } from '#lib/register/index.js';
import { keptUntil } from './retention.js';

/**
 * Whether a copy may be disposed of (Standard 1.11), and why:
 * - `in-work`: the assistance goes on; `kept`: the client demanded it, and the three years are not over;
 * - `over`: they are; `not-demanded`: the assistance ended and nobody demanded it; `struck`: it was entered by mistake.
 */
export type Retention = 'in-work' | 'kept' | 'over' | 'not-demanded' | 'struck';

/** One copy of a document as it stands, with what became of it. */
export interface CopyState {
	row: Row;
	copy: Written<DocumentCopy>;
	/** Pages that any record of the copy names, and that were not disposed of. */
	blobs: string[];
	/** The act by which it was disposed of; null for one that stands. */
	disposed: Register['copiesDisposed'][number] | null;
	retention: Retention;
	/** The last day on which it must be kept; null where no day is known. */
	until: string | null;
}

/** All copies of the register, by row; `today` is the calendar day in Kazakhstan. */
export function copiesOf(register: Pick<Register, 'rows' | 'copiesDisposed'>, today: string): CopyState[] {
	const acts = new Map<RecordId, Register['copiesDisposed'][number]>();
	for (const act of register.copiesDisposed) for (const { copy } of act.items) if (!acts.has(copy)) acts.set(copy, act);
	const gone = goneBlobs(register);
	return register.rows.flatMap((row) =>
		row.copies.map((copy): CopyState => {
			const until = keptUntil(row);
			const disposed = acts.get(copy.id) ?? null;
			const blobs = pagesOf(copy).filter((blob) => !gone.has(blob));
			return { row, copy, blobs, disposed, retention: retentionOf(row, copy, until, today), until };
		})
	);
}

function retentionOf(row: Row, copy: Written<DocumentCopy>, until: string | null, today: string): Retention {
	if (copy.struck !== null) return 'struck';
	if (row.ended === null) return 'in-work';
	if (until === null) return 'not-demanded';
	return today > until ? 'over' : 'kept';
}

/** Pages of which no device may keep anything: an act says so. */
export const goneBlobs = ({ copiesDisposed }: Pick<Register, 'copiesDisposed'>): Set<string> =>
	new Set(copiesDisposed.flatMap(({ items }) => items.flatMap(({ blobs }) => blobs)));

/** Pages that the register names, in any version of any copy, and that were not disposed of; the newest copies first. */
export function namedBlobs(register: Pick<Register, 'rows' | 'copiesDisposed'>): Set<string> {
	const gone = goneBlobs(register);
	const copies = register.rows.flatMap((row) => row.copies);
	return new Set(
		copies
			.toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
			.flatMap(pagesOf)
			.filter((blob) => !gone.has(blob))
	);
}

/** Titles of originals that were received more often than they were returned (Standard 1.5). */
export function originalsOwed({ documents }: Pick<Row, 'documents'>): string[] {
	const left = new Map<string, number>();
	for (const { what, form, title } of documents)
		if (form === 'original' && what !== 'copy-kept')
			left.set(title, (left.get(title) ?? 0) + (what === 'received' ? 1 : -1));
	return [...left].flatMap(([title, count]) => (count > 0 ? title : []));
}

/** Pages of a copy as it stands, as it stood, and as devices apart wrote it. */
function pagesOf({ content, before, rivals }: Written<DocumentCopy>): string[] {
	const all = [content, ...before, ...rivals.map((rival) => rival.content)];
	return [...new Set(all.flatMap(({ pages }) => pages.map(({ blob }) => blob)))];
}
