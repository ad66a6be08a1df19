import type { Refusal, TableProposal, TablesRead } from '#lib/exchange/index.js';

/** What the tables of a file hold, and the key of each row by which the same file again adds nothing (SHA-256, hex). */
export type TablesWithKeys = TablesRead & { keys: string[] };

/** A file that was read: its sheets, the tables that were found in them, and what those hold. */
export interface FileRead {
	refused: Refusal | null;
	tables: TableProposal[];
	sheets: { name: string | null; hidden: boolean; rows: number }[];
	read: TablesWithKeys;
}
