import { fromBase64, toBase64 } from '../base64.js';
import { fixed, randomBytes, toHex, type Bytes } from '../bytes.js';
import { aesKey } from '../crypto.js';
import type { VaultResult } from '../parts.js';
import type { SealKeys } from '../seal-keys.js';
import { openCover, sealCover, type Cover, type PageType } from './cover.js';
import { nameOf, openPiece, PIECE_BYTES, sealPiece } from './piece.js';
import { openHoldings, sealHoldings, type Holdings } from './holdings.js';
import type { CopyStore, StoredCover } from './port.js';

/** `not-here`: nothing of a page is on this device, or not all of it; `copy-damaged`: it was altered, and removed so that it can come again. */
export type CopyResult<T> = VaultResult<T>;

/** A page as it is taken in. */
export interface PageIn {
	type: PageType;
	bytes: Bytes;
	/** JPEG or WebP. */
	thumbnail: Bytes | null;
}

/** What the vault gives for sealing, as it stands now. */
export interface CopyKeys {
	device: string;
	epoch: string;
	keys: SealKeys;
}

/** How a page stands on this device. */
interface Held {
	blob: string;
	/** Names of its pieces, in order, and of those that are not here. */
	pieces: string[];
	lacking: string[];
	loose: boolean;
}

/**
 * The sealed pages on this device. A page is whole when its cover and every
 * piece is here. Pieces are written first and the cover last, so that a page
 * taken in is whole or, after a crash, nothing but pieces that `sweep` removes.
 */
export class Copies {
	readonly #store: CopyStore;
	readonly #around: () => Promise<CopyKeys | null>;
	/** Pages that are being taken in or fetched: their pieces have no cover yet. */
	#under = 0;

	constructor(store: CopyStore, around: () => Promise<CopyKeys | null>) {
		this.#store = store;
		this.#around = around;
	}

	/** Seals a page and lays it down, loose until `settle`. Its name, by which a record is to know it. `tell` hears the share that is done. */
	async add(page: PageIn, tell: (share: number) => void = () => undefined): Promise<CopyResult<{ blob: string }>> {
		const around = await this.#around();
		const coverKey = around && (await around.keys.key('document', around.epoch, around.device));
		if (!around || !coverKey) return { ok: false, error: { kind: 'not-open' } };
		this.#under += 1;
		const pieces: string[] = [];
		const laid = await this.#addPage(page, pieces, around, coverKey, tell);
		this.#under -= 1;
		// Nothing half-applied: what was laid down of a page that does not fit goes at once.
		if (!laid.ok) await this.#store.remove([], pieces);
		return laid;
	}

	async #addPage(
		{ type, bytes, thumbnail }: PageIn,
		pieces: string[],
		{ epoch, device }: CopyKeys,
		coverKey: CryptoKey,
		tell: (share: number) => void
	): Promise<CopyResult<{ blob: string }>> {
		const secret = randomBytes(32);
		const key = await aesKey(secret);
		for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
			const sealed = await sealPiece(key, bytes.slice(at, at + PIECE_BYTES));
			const name = await nameOf(sealed);
			const put = await this.#store.putPiece(name, sealed);
			if (!put.ok) return put;
			pieces.push(name);
			tell(Math.min(1, (at + PIECE_BYTES) / bytes.length));
		}
		const cover: Cover = {
			key: toHex(secret),
			sha256: await nameOf(bytes),
			type,
			bytes: bytes.length,
			pieces,
			...(thumbnail && { thumbnail: toBase64(thumbnail) })
		};
		const sealed = await sealCover(cover, epoch, device, coverKey);
		const blob = await nameOf(sealed);
		const put = await this.#store.putCover({ blob, sealed, pieces, loose: true });
		return put.ok ? { ok: true, value: { blob } } : put;
	}

	/** What the covers say of pages; those whose cover is not here, or does not open, are left out. */
	async look(
		blobs: readonly string[]
	): Promise<CopyResult<{ blob: string; type: PageType; thumbnail: Bytes | null }[]>> {
		const around = await this.#around();
		if (!around) return { ok: false, error: { kind: 'not-open' } };
		const seen: { blob: string; type: PageType; thumbnail: Bytes | null }[] = [];
		for (const blob of blobs) {
			const stored = await this.#store.cover(blob);
			if (!stored.ok) return stored;
			const cover = stored.value && (await openCover(stored.value.sealed, around.keys));
			if (cover) seen.push({ blob, type: cover.type, thumbnail: cover.thumbnail ? fromBase64(cover.thumbnail) : null });
		}
		return { ok: true, value: seen };
	}

	/** A page in clear, whole and exactly what was sealed, or why not. */
	async open(blob: string): Promise<CopyResult<{ type: PageType; bytes: Bytes }>> {
		const around = await this.#around();
		if (!around) return { ok: false, error: { kind: 'not-open' } };
		const stored = await this.#store.cover(blob);
		if (!stored.ok) return stored;
		if (!stored.value) return { ok: false, error: { kind: 'not-here' } };
		const cover = await openCover(stored.value.sealed, around.keys);
		if (!cover) return this.#damaged([blob], []);
		const key = await aesKey(fixed(cover.key, 32));
		const page = new Uint8Array(cover.bytes);
		let filled = 0;
		for (const name of cover.pieces) {
			const piece = await this.#store.piece(name);
			if (!piece.ok) return piece;
			if (!piece.value) return { ok: false, error: { kind: 'not-here' } };
			const plain = await openPiece(key, piece.value);
			if (!plain || filled + plain.length > page.length) return this.#damaged([], [name]);
			page.set(plain, filled);
			filled += plain.length;
		}
		if (filled !== page.length || (await nameOf(page)) !== cover.sha256) return this.#damaged([], cover.pieces);
		return { ok: true, value: { type: cover.type, bytes: page } };
	}

	async #damaged(blobs: readonly string[], pieces: readonly string[]): Promise<CopyResult<never>> {
		const removed = await this.#store.remove(blobs, pieces);
		return removed.ok ? { ok: false, error: { kind: 'copy-damaged' } } : removed;
	}

	/** How every page stands here. */
	async held(): Promise<CopyResult<Held[]>> {
		const [covers, pieces] = await Promise.all([this.#store.covers(), this.#store.pieces()]);
		if (!covers.ok) return covers;
		if (!pieces.ok) return pieces;
		const here = new Set(pieces.value);
		return {
			ok: true,
			value: covers.value.map(({ blob, pieces, loose }) => ({
				blob,
				pieces,
				lacking: pieces.filter((name) => !here.has(name)),
				loose
			}))
		};
	}

	/** The records that name these pages are durable. */
	settle(blobs: readonly string[]): Promise<CopyResult<null>> {
		return this.#store.settle(blobs);
	}

	/** Removes pages with their covers: their keys are gone from this device with them. */
	remove(blobs: readonly string[]): Promise<CopyResult<null>> {
		return this.#store.remove(blobs);
	}

	/** Makes room: removes the pieces of pages, keeps their covers, so that they are still seen and can be fetched again. */
	async lighten(blobs: readonly string[]): Promise<CopyResult<null>> {
		const covers = await this.#store.covers();
		if (!covers.ok) return covers;
		const names = covers.value.flatMap(({ blob, pieces }) => (blobs.includes(blob) ? pieces : []));
		return this.#store.remove([], names);
	}

	/**
	 * Removes what nobody will ever ask for: loose pages that neither a record nor
	 * a draft names, and pieces without a cover. Only when the register is whole,
	 * since the caller's `named` decides. Answers how many of each went.
	 */
	async sweep(named: ReadonlySet<string>): Promise<CopyResult<{ pages: number; pieces: number }>> {
		if (this.#under > 0) return { ok: true, value: { pages: 0, pieces: 0 } };
		const [covers, pieces] = await Promise.all([this.#store.covers(), this.#store.pieces()]);
		if (!covers.ok) return covers;
		if (!pieces.ok) return pieces;
		if (this.#under > 0) return { ok: true, value: { pages: 0, pieces: 0 } };
		const lost = covers.value.filter(({ blob, loose }) => loose && !named.has(blob)).map(({ blob }) => blob);
		const claimed = new Set(covers.value.flatMap((cover) => cover.pieces));
		const stray = pieces.value.filter((name) => !claimed.has(name));
		if (lost.length > 0 || stray.length > 0) {
			const removed = await this.#store.remove(lost, stray);
			if (!removed.ok) return removed;
		}
		return { ok: true, value: { pages: lost.length, pieces: stray.length } };
	}

	/** The sealed cover, for another device; null where it is not here. */
	async coverOf(blob: string): Promise<CopyResult<StoredCover | null>> {
		return this.#store.cover(blob);
	}
	/** A sealed piece, for another device; null where it is not here. */
	async pieceOf(name: string): Promise<CopyResult<Bytes | null>> {
		return this.#store.piece(name);
	}

	/** Takes a sealed cover from another device: the names of its pieces. Null: it is not the one of this name, or does not open here. */
	async takeCover(blob: string, sealed: Bytes): Promise<CopyResult<string[] | null>> {
		const around = await this.#around();
		if (!around) return { ok: false, error: { kind: 'not-open' } };
		if ((await nameOf(sealed)) !== blob) return { ok: true, value: null };
		const cover = await openCover(sealed, around.keys);
		if (!cover) return { ok: true, value: null };
		const put = await this.#store.putCover({ blob, sealed, pieces: cover.pieces, loose: false });
		return put.ok ? { ok: true, value: cover.pieces } : put;
	}

	/** Takes a sealed piece of a page whose cover is here. `false`: it is not the one of this name, or of no such page. */
	async takePiece(blob: string, name: string, sealed: Bytes): Promise<CopyResult<boolean>> {
		if ((await nameOf(sealed)) !== name) return { ok: true, value: false };
		const cover = await this.#store.cover(blob);
		if (!cover.ok) return cover;
		if (!cover.value?.pieces.includes(name)) return { ok: true, value: false };
		const put = await this.#store.putPiece(name, sealed);
		return put.ok ? { ok: true, value: true } : put;
	}

	/** What this device says of its documents, sealed. */
	async sayHoldings(holdings: Holdings): Promise<CopyResult<Bytes>> {
		const around = await this.#around();
		const key = around && (await around.keys.key('holdings', around.epoch, around.device));
		if (!around || !key) return { ok: false, error: { kind: 'not-open' } };
		return { ok: true, value: await sealHoldings(holdings, around.epoch, around.device, key) };
	}

	/** Hears what another device says of its documents, and keeps it if it is newer than what was known. Null for what is not of this vault, or one's own. */
	async hearHoldings(sealed: Bytes): Promise<CopyResult<{ device: string; holdings: Holdings } | null>> {
		const around = await this.#around();
		if (!around) return { ok: false, error: { kind: 'not-open' } };
		const said = await openHoldings(sealed, around.keys);
		if (!said || said.device === around.device) return { ok: true, value: null };
		const known = await this.others();
		if (!known.ok) return known;
		const before = known.value.find(({ device }) => device === said.device);
		if (before && before.holdings.at > said.holdings.at) return { ok: true, value: before };
		const put = await this.#store.putHoldings(said.device, sealed);
		return put.ok ? { ok: true, value: said } : put;
	}

	/** What other devices said last. */
	async others(): Promise<CopyResult<{ device: string; holdings: Holdings }[]>> {
		const around = await this.#around();
		if (!around) return { ok: false, error: { kind: 'not-open' } };
		const stored = await this.#store.holdings();
		if (!stored.ok) return stored;
		const opened = await Promise.all(stored.value.map(({ sealed }) => openHoldings(sealed, around.keys)));
		return { ok: true, value: opened.flatMap((one) => one ?? []) };
	}

	close(): void {
		this.#store.close();
	}
}
