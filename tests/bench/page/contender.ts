import type { RowFields } from '#lib/register/index.js';

/** A row as it is handed to whoever keeps it. */
export interface BenchRow {
	/** Its volume. */
	year: number;
	fields: RowFields;
}

/** Bytes of the values that lie in IndexedDB: all of it in `whole`; `journal` is what is kept beside it to grow by. */
export interface Sizes {
	whole: number;
	journal: number;
}

/** Milliseconds from the moment at which the key is known (for what is not sealed: from the first call). */
export interface Opening {
	/** Until the browser has drawn the first rows. */
	painted: number;
	/** Until every row is there. */
	complete: number;
	rows: number;
	/** Where the time went, for those who tell. */
	parts: { [name: string]: number };
}

/** Who keeps the rows; each page loads one of them, fresh. */
export interface Contender {
	/** Lays rows down in an empty store, or adds them to one that has some; then compacts as it does in idle time. */
	fill(rows: readonly BenchRow[]): Promise<void>;
	/** What an app does while the lawyer types the passphrase: code, wasm, connection. Not measured. */
	prepare(): Promise<void>;
	open(): Promise<Opening>;
	/** Milliseconds from the call until the row is durable (`complete` of its transaction). Only when open. */
	add(row: BenchRow): Promise<number>;
	/** Milliseconds from a key to the answer, for each key of a query being typed; null for who has no search. Only when open. */
	search(queries: readonly string[]): Promise<number[] | null>;
	sizes(): Promise<Sizes>;
	/** Leaves the store as it was found: without the rows that `add` laid down where that is possible. */
	close(): Promise<void>;
}

/** Rows of one sitting: those that come last were not compacted yet when the register is opened. */
export const SITTING = 5;

/** The store that a page measures, by the name of its contender and of the register in it. */
export const storeName = (contender: string, register: string): string => `bench-${contender}-${register}`;
