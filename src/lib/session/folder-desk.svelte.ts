import { openDB, type IDBPDatabase } from 'idb';
import type { TransportMemory } from '#lib/sync/transports/port.js';
import type { SyncDesk } from './sync-desk.svelte.js';

/** The name of its carrier. */
const NAME = 'folder';
/** A handle cannot be sealed: it lies in a store of its own, and names a folder, nothing of the register. */
const [STORE, KEY] = ['tizilim-folder', 'handle'];
/** What lay in it is told again at each opening: the engine knows what it has already. */
const FORGETFUL: TransportMemory = { load: () => Promise.resolve(null), save: () => Promise.resolve() };

/** What Chromium knows of a handle, and the types of the browser do not. */
interface Handle extends FileSystemDirectoryHandle {
	queryPermission(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
	requestPermission(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
}

/**
 * The watched folder of this device, which some other program carries between
 * the devices. It is remembered; browsers want a click before they let a page
 * read it anew, so after an unlock it may have to be allowed again.
 */
export class FolderDesk {
	/** The folder that is remembered and waits for the lawyer's click; null where none does. */
	waiting = $state.raw<{ name: string } | null>(null);
	readonly #sync: SyncDesk;
	#handle: Handle | null = null;
	/** Counts openings of the vault: what was begun before it locked ends there. */
	#opening = 0;

	constructor(sync: SyncDesk) {
		this.#sync = sync;
	}

	/** After the vault has opened: goes on with the folder that is remembered, or asks for the click that it needs. */
	async begin(): Promise<void> {
		const opening = this.#opening;
		const handle = await keptHandle();
		if (!handle || opening !== this.#opening) return;
		this.#handle = handle;
		if ((await handle.queryPermission({ mode: 'readwrite' })) === 'granted') await this.#watch(handle);
		else if (opening === this.#opening) this.waiting = { name: handle.name };
	}

	/** Watches a folder that the lawyer has just picked: all that is here goes into it. */
	async choose(folder: FileSystemDirectoryHandle): Promise<void> {
		const handle = folder as Handle;
		await keep(handle);
		await this.#watch(handle);
		await this.#sync.sendAnew(NAME);
	}

	/** The lawyer's click: goes on with the folder that is remembered. False where it was not allowed. */
	async allow(): Promise<boolean> {
		const handle = this.#handle;
		if (!handle || (await handle.requestPermission({ mode: 'readwrite' })) !== 'granted') return false;
		await this.#watch(handle);
		return true;
	}

	/** Watches it no longer, and forgets it. What lies in it stays. */
	async end(): Promise<void> {
		this.#handle = null;
		this.waiting = null;
		await keep(null);
		await this.#sync.remove(NAME);
	}

	/** The vault locks; the desk of sync ends the carrier. */
	forget(): void {
		this.#opening += 1;
		this.#handle = null;
		this.waiting = null;
	}

	async #watch(handle: Handle): Promise<void> {
		const opening = this.#opening;
		this.#handle = handle;
		this.waiting = null;
		const { Folder } = await import('#lib/sync/transports/file/folder.js');
		if (opening === this.#opening)
			await this.#sync.add(NAME, new Folder({ folder: handle, memory: FORGETFUL }), 'anybody');
	}
}

const store = () => openDB(STORE, 1, { upgrade: (db) => void db.createObjectStore(STORE) });

/** The folder that is remembered; null where there is none, or the browser keeps no such thing. */
async function keptHandle(): Promise<Handle | null> {
	if (!('showDirectoryPicker' in globalThis)) return null;
	const kept = await inStore<unknown>((db) => db.get(STORE, KEY));
	return kept instanceof FileSystemDirectoryHandle && 'queryPermission' in kept ? (kept as Handle) : null;
}

const keep = (handle: Handle | null): Promise<unknown> =>
	inStore<unknown>((db) => (handle ? db.put(STORE, handle, KEY) : db.delete(STORE, KEY)));

/** Null where the browser refuses: then the folder is watched until the vault locks, and chosen again afterwards. */
async function inStore<T>(work: (db: IDBPDatabase) => Promise<T>): Promise<T | null> {
	try {
		const db = await store();
		const done = await work(db);
		db.close();
		return done;
	} catch {
		return null;
	}
}
