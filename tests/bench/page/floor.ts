import type { BenchRow, Contender, Opening } from './contender.js';
import { paint } from './paint.js';
import { bytesIn } from './stores.js';

const STORE = 'records';
const IV_BYTES = 12;

/** The least that an encrypted register could cost: all rows as JSON, deflated, sealed with AES-256-GCM, in one record. */
export class Floor implements Contender {
	readonly #store: string;
	#db: IDBDatabase | null = null;
	#key: CryptoKey | null = null;
	#rows: BenchRow[] = [];

	constructor(store: string) {
		this.#store = store;
	}

	async prepare(): Promise<void> {
		this.#db = await openStore(this.#store);
		const raw = new Uint8Array(32).fill(7);
		this.#key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
	}

	async fill(rows: readonly BenchRow[]): Promise<void> {
		await this.prepare();
		this.#rows = [...rows];
		await this.#write();
	}

	async open(): Promise<Opening> {
		const { db, key } = this.#tools();
		const from = performance.now();
		const sealed = await new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
			const request = db.transaction(STORE).objectStore(STORE).get('rows');
			request.onsuccess = () => resolve(request.result as Uint8Array<ArrayBuffer>);
			request.onerror = () => reject(new Error('The store cannot be read.'));
		});
		const how = { name: 'AES-GCM', iv: sealed.slice(0, IV_BYTES) };
		const plain = await crypto.subtle.decrypt(how, key, sealed.slice(IV_BYTES));
		const text = await new Response(through(plain, new DecompressionStream('deflate-raw'))).text();
		this.#rows = JSON.parse(text) as BenchRow[];
		const loaded = performance.now() - from;
		await paint(this.#rows.map(({ fields }) => fields));
		const painted = performance.now() - from;
		return { painted, complete: painted, rows: this.#rows.length, parts: { load: loaded, paint: painted - loaded } };
	}

	async add(row: BenchRow): Promise<number> {
		const from = performance.now();
		this.#rows.push(row);
		await this.#write();
		return performance.now() - from;
	}

	async #write(): Promise<void> {
		const { db, key } = this.#tools();
		const text = new TextEncoder().encode(JSON.stringify(this.#rows));
		const deflated = await new Response(through(text.buffer, new CompressionStream('deflate-raw'))).arrayBuffer();
		const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
		const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, deflated));
		const record = new Uint8Array(IV_BYTES + sealed.length);
		record.set(iv);
		record.set(sealed, IV_BYTES);
		await new Promise<void>((resolve, reject) => {
			const tx = db.transaction(STORE, 'readwrite', { durability: 'strict' });
			tx.objectStore(STORE).put(record, 'rows');
			tx.oncomplete = () => resolve();
			tx.onabort = () => reject(new Error('A write was aborted.'));
		});
	}

	#tools(): { db: IDBDatabase; key: CryptoKey } {
		if (!this.#db || !this.#key) throw new Error('It is not prepared.');
		return { db: this.#db, key: this.#key };
	}

	/** Every text of every row looked through for the letters as they stand: no word forms, no order of worth. */
	search(queries: readonly string[]): Promise<number[]> {
		const texts = this.#rows.map(({ fields }) => JSON.stringify(fields).toLowerCase());
		const times = queries.map((query) => {
			const from = performance.now();
			const found = texts.filter((text) => text.includes(query));
			return found.length < 0 ? 0 : performance.now() - from;
		});
		return Promise.resolve(times.slice(1));
	}

	async sizes() {
		const { [STORE]: whole = 0 } = await bytesIn(this.#store);
		return { whole, journal: 0 };
	}

	close(): Promise<void> {
		this.#db?.close();
		return Promise.resolve();
	}
}

function through(bytes: ArrayBuffer, stream: CompressionStream | DecompressionStream): ReadableStream {
	const writer = stream.writable.getWriter();
	void Promise.allSettled([writer.write(bytes), writer.close()]);
	return stream.readable;
}

function openStore(name: string): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(name, 1);
		request.onupgradeneeded = () => void request.result.createObjectStore(STORE);
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(new Error('The store cannot be opened.'));
	});
}
