import type { Bytes } from '../bytes.js';

/** Why the store of documents refused. Nothing was written then. */
export type StoreError =
	| { kind: 'storage-full' }
	| { kind: 'storage-closed' }
	/** Something that should not happen did; `where` names our code, never content. */
	| { kind: 'unexpected'; where: string };
export type StoreResult<T> = { ok: true; value: T } | { ok: false; error: StoreError };

/** A page as it lies on the disk: its sealed cover, and the names of its pieces, which may be here or not. */
export interface StoredCover {
	/** SHA-256 of the sealed cover, hex: what records name the page by. */
	blob: string;
	sealed: Bytes;
	/** Names of its pieces. */
	pieces: string[];
	/** True from when the page was taken in here until its record is known to be durable. */
	loose: boolean;
}

/**
 * Where sealed pages lie on this device, beside the journal. Each method is one
 * transaction, durable when it answers. Every adapter passes `contract.ts`.
 */
export interface CopyStore {
	covers(): Promise<StoreResult<StoredCover[]>>;
	cover(blob: string): Promise<StoreResult<StoredCover | null>>;
	/** Writes a cover, over an equal one too. */
	putCover(cover: StoredCover): Promise<StoreResult<null>>;
	/** Covers are no longer loose. */
	settle(blobs: readonly string[]): Promise<StoreResult<null>>;
	piece(name: string): Promise<StoreResult<Bytes | null>>;
	putPiece(name: string, sealed: Bytes): Promise<StoreResult<null>>;
	/** Names of all pieces that are here. */
	pieces(): Promise<StoreResult<string[]>>;
	/** Removes covers with all their pieces, and pieces by name, in one step. */
	remove(blobs: readonly string[], pieces?: readonly string[]): Promise<StoreResult<null>>;
	/** What another device last said that it holds, sealed as it came, by device. */
	holdings(): Promise<StoreResult<{ device: string; sealed: Bytes }[]>>;
	putHoldings(device: string, sealed: Bytes): Promise<StoreResult<null>>;
	close(): void;
}
