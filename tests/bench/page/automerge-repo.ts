import wasm from '@automerge/automerge/automerge.wasm?url';
import { IndexedDBStorageAdapter } from '@automerge/automerge-repo-storage-indexeddb';
import { Automerge, initializeWasm, Repo, type DocHandle, type DocumentId } from '@automerge/automerge-repo/slim';
import type { RowFields } from '#lib/register/index.js';
import type { BenchRow, Contender, Opening } from './contender.js';
import { paint } from './paint.js';
import { bytesIn } from './stores.js';

export interface Rows {
	rows: { [field: string]: unknown }[];
}

/**
 * `automerge-repo` with its IndexedDB storage: a list of rows, each a map of
 * fields, one change a row. Texts are `ImmutableString`: as plain strings, which
 * are collaborative text there, the same rows take ten times as long to open.
 */
export class AutomergeRepo implements Contender {
	readonly #store: string;
	#repo: Repo | null = null;
	#handle: DocHandle<Rows> | null = null;

	constructor(store: string) {
		this.#store = store;
	}

	async prepare(): Promise<void> {
		await initializeWasm(wasm);
	}

	async fill(rows: readonly BenchRow[]): Promise<void> {
		await this.prepare();
		let doc = Automerge.from<{ rows: Rows['rows'] }>({ rows: [] });
		for (const row of rows) doc = Automerge.change(doc, (draft) => void draft.rows.push(rowValue(row)));
		const repo = this.#repoNow();
		const handle = repo.import<Rows>(Automerge.save(doc));
		await repo.flush();
		localStorage.setItem(this.#store, handle.documentId);
		await repo.shutdown();
	}

	async open(): Promise<Opening> {
		const id = localStorage.getItem(this.#store) as DocumentId | null;
		if (id === null) throw new Error('There is no document to open.');
		const from = performance.now();
		this.#repo = this.#repoNow();
		this.#handle = await this.#repo.find<Rows>(id);
		const { rows } = this.#handle.doc();
		const loaded = performance.now() - from;
		const values = rows.map(
			(row) =>
				Object.fromEntries(
					Object.entries(row).map(([field, value]) => [field, typeof value === 'number' ? value : String(value)])
				) as RowFields
		);
		await paint(values);
		const painted = performance.now() - from;
		return { painted, complete: painted, rows: values.length, parts: { load: loaded, paint: painted - loaded } };
	}

	async add(row: BenchRow): Promise<number> {
		const [repo, handle] = [this.#repo, this.#handle];
		if (!repo || !handle) throw new Error('It is not open.');
		const from = performance.now();
		handle.change((draft) => void draft.rows.push(rowValue(row)));
		// Else it would wait 100 ms before it begins to save.
		await repo.flush([handle.documentId]);
		return performance.now() - from;
	}

	#repoNow(): Repo {
		return new Repo({ storage: new IndexedDBStorageAdapter(this.#store), network: [] });
	}

	search(): Promise<null> {
		return Promise.resolve(null);
	}

	async sizes() {
		const { documents = 0 } = await bytesIn(this.#store);
		return { whole: documents, journal: 0 };
	}

	async close(): Promise<void> {
		await this.#repo?.shutdown();
	}
}

/** A row as a map of fields, its texts such as are written whole. */
export const rowValue = ({ fields }: BenchRow): Rows['rows'][number] =>
	Object.fromEntries(
		Object.entries(fields).map(([field, value]) => [
			field,
			typeof value === 'string' ? new Automerge.ImmutableString(value) : value
		])
	);
