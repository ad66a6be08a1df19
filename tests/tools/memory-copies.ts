import type { CopyStore, StoredCover, StoreResult } from '../../src/lib/vault/documents/port.js';
import type { Bytes } from '../../src/lib/vault/bytes.js';

const full: StoreResult<never> = { ok: false, error: { kind: 'storage-full' } };
const ok = <T>(value: T): Promise<StoreResult<T>> => Promise.resolve({ ok: true, value });

/** A store of documents in memory, for tests: it passes the same suite as that of the browser, and can be full or broken off. */
export class MemoryCopies implements CopyStore {
	readonly kept = new Map<string, StoredCover>();
	readonly bytes = new Map<string, Bytes>();
	readonly said = new Map<string, Bytes>();
	/** How many writes of pieces and covers go well; then it is full. */
	room = Infinity;

	covers = () => ok([...this.kept.values()]);
	cover = (blob: string) => ok(this.kept.get(blob) ?? null);
	piece = (name: string) => ok(this.bytes.get(name) ?? null);
	pieces = () => ok([...this.bytes.keys()]);
	holdings = () => ok([...this.said].map(([device, sealed]) => ({ device, sealed })));

	#fits(): boolean {
		this.room -= 1;
		return this.room >= 0;
	}
	putCover(cover: StoredCover): Promise<StoreResult<null>> {
		if (!this.#fits()) return Promise.resolve(full);
		this.kept.set(cover.blob, cover);
		return ok(null);
	}
	settle(blobs: readonly string[]): Promise<StoreResult<null>> {
		for (const blob of blobs) {
			const cover = this.kept.get(blob);
			if (cover) this.kept.set(blob, { ...cover, loose: false });
		}
		return ok(null);
	}
	putPiece(name: string, sealed: Bytes): Promise<StoreResult<null>> {
		if (!this.#fits()) return Promise.resolve(full);
		this.bytes.set(name, new Uint8Array(sealed));
		return ok(null);
	}
	remove(blobs: readonly string[], pieces: readonly string[] = []): Promise<StoreResult<null>> {
		for (const blob of blobs) {
			for (const name of this.kept.get(blob)?.pieces ?? []) this.bytes.delete(name);
			this.kept.delete(blob);
		}
		for (const name of pieces) this.bytes.delete(name);
		return ok(null);
	}
	putHoldings(device: string, sealed: Bytes): Promise<StoreResult<null>> {
		this.said.set(device, sealed);
		return ok(null);
	}
	close(): void {
		// Nothing is open.
	}
}
