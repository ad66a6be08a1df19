import type { RecordId, Row } from '#lib/register/index.js';
import { readStatement, statementHash, statementOf, statementText } from './statement.js';

/** A row ready to be signed: what is signed, and what its writer had seen of the row. */
export interface Prepared {
	row: RecordId;
	volume: number;
	/** Heads of the row when the text was made: what the record of the signature names as `base`. */
	base: readonly RecordId[];
	/** The exact text that is signed, UTF-8. */
	text: string;
}

/** Hashes of the statements that a row's signatures are over, and of those that they name. */
interface Links {
	own: string[];
	named: string[];
}
/** A row that did not change stays the same object: its signatures are hashed once. */
const linksOf = new WeakMap<Row, Links>();

function linksIn(row: Row): Links {
	let links = linksOf.get(row);
	if (links === undefined) {
		const read = row.signatures.flatMap(({ data }) => {
			const statement = readStatement(data);
			return statement === null ? [] : [{ hash: statementHash(data), after: statement.after }];
		});
		links = { own: read.map(({ hash }) => hash), named: read.flatMap(({ after }) => after) };
		linksOf.set(row, links);
	}
	return links;
}

/** Hashes of every signed statement in the register: what a place in the chain may name. */
export const signedHashes = (rows: readonly Row[]): Set<string> => new Set(rows.flatMap((row) => linksIn(row).own));

/** The ends of the chain of signed rows: statements that no other names, ascending. One, or more after devices signed while apart. */
export function signedHeads(rows: readonly Row[]): string[] {
	const heads = signedHashes(rows);
	for (const row of rows) for (const named of linksIn(row).named) heads.delete(named);
	return [...heads].sort();
}

/**
 * Prepares rows for one act of signing, in the order given: the first goes on
 * from the ends of the chain, each further one from the one before it.
 * @param all every row of the register
 */
export function prepare(rows: readonly Row[], all: readonly Row[]): Prepared[] {
	let after = signedHeads(all);
	return rows.map((row) => {
		const text = statementText(statementOf(row, after));
		after = [statementHash(text)];
		return { row: row.id, volume: row.volume, base: row.heads, text };
	});
}

/** Those of the rows that still stand, in the order of the register: so the chain runs as the register does. */
export function standingRows(all: readonly Row[], ids: readonly RecordId[]): Row[] {
	const wanted = new Set(ids);
	return all.filter((row) => wanted.has(row.id) && row.voided === null);
}
