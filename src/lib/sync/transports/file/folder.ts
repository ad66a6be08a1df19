import type { Bytes } from '#lib/vault/bytes.js';
import { done, failed } from '../outcome.js';
import type { Transport, TransportError, TransportEvents, TransportMemory, TransportResult } from '../port.js';
import { Telling } from '../telling.js';
import { MOST_IN_FILE } from './by-hand.js';
import { FILE_ENDING, fileName, parcelHash, promisedHash, TEXT_ENDING } from './file-name.js';
import { fromAnyForm } from './text-form.js';
import { readTold, writeTold } from './told-files.js';

export interface FolderParts {
	/** A folder that the lawyer picked (`pickFolder`), in which Syncthing, Nextcloud or a stick carries files. */
	folder: FileSystemDirectoryHandle;
	memory: TransportMemory;
	/** How often the folder is looked at, in ms: such programs tell a page nothing. */
	every?: number;
}

/**
 * A watched folder: one immutable file a parcel, named by the hash of its
 * ciphertext. Files may arrive in any order, cut short, doubled or as conflict
 * copies: one that does not yet have the hash in its name is left until it has,
 * and each content is told once. Nothing in the folder is ever changed or removed.
 */
export class Folder implements Transport {
	readonly kind = 'file';
	readonly #telling = new Telling();
	readonly #parts: Required<FolderParts>;
	/** Hashes of what was told or sent. */
	#told = new Set<string>();
	/** Hashes of what is being written just now, perhaps not yet listed. */
	readonly #sending = new Set<string>();
	/** Files already looked into, by name: size and time of change then, and the hash of what they held. */
	readonly #looked = new Map<string, { seenAs: string; hash: string }>();
	#looking: Promise<unknown> = Promise.resolve();
	#timer: ReturnType<typeof setInterval> | undefined;

	constructor(parts: FolderParts) {
		this.#parts = { every: 15_000, ...parts };
	}

	async open(events: TransportEvents): Promise<TransportResult<null>> {
		this.#telling.begin(events);
		this.#telling.state({ kind: 'opening' });
		this.#told = readTold(await this.#parts.memory.load());
		const names = await this.#names();
		if (!names.ok) {
			this.#telling.state({ kind: 'failed', error: names.error });
			return names;
		}
		if (this.#telling.hasEnded()) return failed({ kind: 'gone' });
		this.#telling.state({ kind: 'open' });
		this.#timer = setInterval(() => void this.look(), this.#parts.every);
		void this.look();
		return done;
	}

	async send(parcel: Bytes): Promise<TransportResult<null>> {
		if (this.#telling.hasEnded()) return failed({ kind: 'gone' });
		if (parcel.length > MOST_IN_FILE) return failed({ kind: 'too-large', most: MOST_IN_FILE });
		const hash = parcelHash(parcel);
		this.#told.add(hash);
		this.#sending.add(hash);
		try {
			const file = await this.#parts.folder.getFileHandle(fileName(hash), { create: true });
			const writing = await file.createWritable();
			await writing.write(parcel);
			// The browser writes beside the file and puts it in its place here: nobody meets half a file of ours.
			await writing.close();
			return done;
		} catch (error) {
			return failed(folderError(error));
		} finally {
			this.#sending.delete(hash);
		}
	}

	/** Looks into the folder now; resolves when all that has arrived whole is taken. */
	look(): Promise<void> {
		const look = this.#looking.then(() => this.#lookOnce());
		this.#looking = look.catch(() => undefined);
		return look;
	}

	async close(): Promise<void> {
		clearInterval(this.#timer);
		this.#telling.state({ kind: 'closed' });
		this.#telling.end();
		await this.#remember();
	}

	async #lookOnce(): Promise<void> {
		if (this.#telling.hasEnded()) return;
		const names = await this.#names();
		if (!names.ok) {
			this.#telling.state({ kind: 'opening', after: names.error });
			return;
		}
		const present = new Set<string>();
		for (const [at, name] of names.value.entries()) {
			const hash = await this.#lookInto(name, names.value.length - at);
			if (this.#telling.hasEnded()) return;
			if (hash !== null) present.add(hash);
		}
		this.#telling.state({ kind: 'open' });
		const lasting = [...this.#told].filter((hash) => present.has(hash) || this.#sending.has(hash));
		if (lasting.length === this.#told.size) return;
		this.#told = new Set(lasting);
		await this.#remember();
	}

	/** The hash of what lies in a file, told where it was not; null where it is not whole (yet) or gone again. */
	async #lookInto(name: string, left: number): Promise<string | null> {
		const promised = promisedHash(name);
		if (promised !== null && this.#told.has(promised)) return promised;
		const found = await this.#read(name);
		if (found === null || (promised !== null && promised !== found.hash)) return null;
		if (this.#told.has(found.hash) || !found.parcel) return found.hash;
		this.#telling.state({ kind: 'open', left });
		if (!(await this.#telling.parcel(found.parcel))) return null;
		this.#told.add(found.hash);
		this.#looked.set(name, { seenAs: found.seenAs, hash: found.hash });
		await this.#remember();
		return found.hash;
	}

	/** What a file holds; without the parcel where the same file was read before. Null where it cannot be read now. */
	async #read(name: string): Promise<{ seenAs: string; hash: string; parcel?: Bytes } | null> {
		try {
			const file = await (await this.#parts.folder.getFileHandle(name)).getFile();
			const seenAs = `${file.size}/${file.lastModified}`;
			const known = this.#looked.get(name);
			if (known?.seenAs === seenAs) return { seenAs, hash: known.hash };
			if (file.size > MOST_IN_FILE) return null;
			const parcel = fromAnyForm(new Uint8Array(await file.arrayBuffer()));
			return { seenAs, hash: parcelHash(parcel), parcel };
		} catch {
			// Gone or locked since it was listed: looked at again the next time.
			return null;
		}
	}

	/** Names of the files that may hold a parcel, in no order. */
	async #names(): Promise<TransportResult<string[]>> {
		const names: string[] = [];
		try {
			for await (const [name, handle] of this.#parts.folder.entries()) {
				const ours = name.endsWith(FILE_ENDING) || (name.endsWith(TEXT_ENDING) && promisedHash(name) !== null);
				if (handle.kind === 'file' && ours && !name.startsWith('.')) names.push(name);
			}
			return { ok: true, value: names };
		} catch (error) {
			return failed(folderError(error));
		}
	}

	#remember(): Promise<void> {
		return this.#parts.memory.save(writeTold(this.#told));
	}
}

function folderError(error: unknown): TransportError {
	const name = error instanceof DOMException ? error.name : '';
	if (name === 'NotAllowedError' || name === 'SecurityError') return { kind: 'unsupported' };
	if (name === 'NotFoundError') return { kind: 'gone' };
	if (name === 'QuotaExceededError') return { kind: 'full' };
	return { kind: 'unexpected', where: 'folder' };
}
