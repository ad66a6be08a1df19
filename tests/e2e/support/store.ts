import type { Page } from '@playwright/test';

/**
 * The app's IndexedDB as it lies there, looked at and altered from outside of
 * the app: as a failing disk, a newer app or a full device would leave it.
 */

/** Everything that is stored, as one text: two equal ones mean that no byte was touched. Drafts are the app's own business and left out. */
export function storedBytes(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const opened = indexedDB.open('tizilim');
		await new Promise((done) => (opened.onsuccess = done));
		const db = opened.result;
		const plain = (_: string, value: unknown): unknown => (value instanceof Uint8Array ? [...value] : value);
		const all: Record<string, unknown> = { version: db.version };
		for (const name of db.objectStoreNames) {
			if (name === 'drafts') continue;
			const store = db.transaction(name).objectStore(name);
			const [keys, values] = [store.getAllKeys(), store.getAll()];
			await new Promise((done) => (store.transaction.oncomplete = done));
			all[name] = [keys.result, values.result];
		}
		db.close();
		return JSON.stringify(all, plain);
	});
}

/** Alters the row of the vault: its layout number, or one byte of its keyring. */
export function alterVault(page: Page, change: { layout?: number; keyringByte?: [at: number, value: number] }) {
	return page.evaluate(async ({ layout, keyringByte }) => {
		const opened = indexedDB.open('tizilim');
		await new Promise((done) => (opened.onsuccess = done));
		const store = opened.result.transaction('vault', 'readwrite').objectStore('vault');
		const found = store.get('vault');
		found.onsuccess = () => {
			const vault = found.result as { layout: number; keyring: Uint8Array };
			if (layout !== undefined) vault.layout = layout;
			if (keyringByte) vault.keyring[keyringByte[0]] = keyringByte[1];
			store.put(vault, 'vault');
		};
		await new Promise((done) => (store.transaction.oncomplete = done));
		opened.result.close();
	}, change);
}

/** Flips one bit in the middle of a stored run (counted from the first one on) or of every snapshot; answers how many it damaged. */
export function damage(page: Page, what: { runs: number[] } | 'snapshots'): Promise<number> {
	return page.evaluate(async (chosen) => {
		const opened = indexedDB.open('tizilim');
		await new Promise((done) => (opened.onsuccess = done));
		const name = chosen === 'snapshots' ? 'snapshots' : 'runs';
		const store = opened.result.transaction(name, 'readwrite').objectStore(name);
		let at = 0;
		let damaged = 0;
		const flip = (bytes: Uint8Array) => {
			bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 4;
			damaged += 1;
			return bytes;
		};
		const walk = store.openCursor();
		walk.onsuccess = () => {
			const cursor = walk.result;
			if (!cursor) return;
			if (chosen === 'snapshots') cursor.update(flip(cursor.value as Uint8Array));
			else if (chosen.runs.includes((at += 1))) {
				const run = cursor.value as { bytes: Uint8Array };
				cursor.update({ ...run, bytes: flip(run.bytes) });
			}
			cursor.continue();
		};
		await new Promise((done) => (store.transaction.oncomplete = done));
		opened.result.close();
		return damaged;
	}, what);
}

/** Asks for a higher version of the store, as a newer app in another tab does, and gives it up again. */
export function askForNewerStore(page: Page): Promise<void> {
	return page.evaluate(async () => {
		const opening = indexedDB.open('tizilim', 99);
		opening.onupgradeneeded = () => opening.transaction?.abort();
		await new Promise((done) => (opening.onerror = done));
	});
}

/**
 * The next use of the app's connection finds it closed: `told` with the
 * browser's event, as when it gives the storage up; else without, as iOS does.
 */
export async function closeUnderApp(page: Page, told: boolean): Promise<void> {
	const [worker] = page.workers();
	if (!worker) throw new Error('The app has no worker.');
	await worker.evaluate((tell) => {
		const real = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction') ?? {};
		IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args) {
			Object.defineProperty(IDBDatabase.prototype, 'transaction', real);
			this.close();
			if (tell) this.dispatchEvent(new Event('close'));
			return this.transaction(...args);
		};
	}, told);
}

/** Fills what the origin may store to the last bytes, with a database that is not the app's. */
export function fillStorage(page: Page): Promise<number> {
	return page.evaluate(async () => {
		const opened = indexedDB.open('filling', 1);
		opened.onupgradeneeded = () => opened.result.createObjectStore('all', { autoIncrement: true });
		await new Promise((done) => (opened.onsuccess = done));
		let written = 0;
		let size = 64 * 1024;
		while (size >= 64) {
			const tx = opened.result.transaction('all', 'readwrite');
			// Random, since the browser compresses what it stores.
			tx.objectStore('all').add(crypto.getRandomValues(new Uint8Array(size)));
			const fitted = await new Promise<boolean>((done) => {
				tx.oncomplete = () => done(true);
				tx.onabort = () => done(false);
			});
			if (fitted) written += size;
			else size = size >> 1;
		}
		opened.result.close();
		return written;
	});
}
