import { IndexeddbPersistence, storeState } from 'y-indexeddb';
import * as Y from 'yjs';
import type { RowFields } from '#lib/register/index.js';
import { SITTING, type BenchRow, type Contender, type Opening } from './contender.js';
import { written } from './durability.js';
import { paint } from './paint.js';
import { bytesIn } from './stores.js';

/** `yjs` with `y-indexeddb`: a map of rows, each a map of fields, as its manual shows; one transaction a row. */
export class Yjs implements Contender {
	readonly #store: string;
	#doc = new Y.Doc();
	#persistence: IndexeddbPersistence | null = null;

	constructor(store: string) {
		this.#store = store;
	}

	prepare(): Promise<void> {
		return Promise.resolve();
	}

	async fill(rows: readonly BenchRow[]): Promise<void> {
		const persistence = new IndexeddbPersistence(this.#store, this.#doc);
		await persistence.whenSynced;
		const last = rows.length - SITTING;
		for (const row of rows.slice(0, last)) this.#put(row);
		await written();
		// What it does by itself one second after the 500th update: one merged update takes the place of all.
		await storeState(persistence);
		for (const row of rows.slice(last)) this.#put(row);
		await written();
		await persistence.destroy();
	}

	async open(): Promise<Opening> {
		const from = performance.now();
		this.#persistence = new IndexeddbPersistence(this.#store, this.#doc);
		await this.#persistence.whenSynced;
		const loaded = performance.now() - from;
		const rows = [...this.#doc.getMap<Y.Map<unknown>>('rows').values()].map((row) => row.toJSON() as RowFields);
		await paint(rows);
		const painted = performance.now() - from;
		return { painted, complete: painted, rows: rows.length, parts: { load: loaded, paint: painted - loaded } };
	}

	async add(row: BenchRow): Promise<number> {
		const from = performance.now();
		this.#put(row);
		await written();
		return performance.now() - from;
	}

	#put({ year, fields }: BenchRow): void {
		const rows = this.#doc.getMap<Y.Map<unknown>>('rows');
		this.#doc.transact(() => {
			rows.set(`${String(year)}-${fields.number ?? ''}`, new Y.Map<unknown>(Object.entries(fields)));
		});
	}

	search(): Promise<null> {
		return Promise.resolve(null);
	}

	async sizes() {
		const { updates = 0 } = await bytesIn(this.#store);
		return { whole: updates, journal: 0 };
	}

	async close(): Promise<void> {
		await this.#persistence?.destroy();
	}
}
