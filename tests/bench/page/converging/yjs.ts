import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import type { Bytes } from '#lib/vault/bytes.js';
import type { BenchRow } from '../contender.js';
import { written } from '../durability.js';
import { Framed } from './frames.js';
import type { Converged, End, Pair } from './pair.js';

/** `yjs` with `y-indexeddb`: a state vector one way and the update the other, as `y-protocols`, and so `y-webrtc`, exchange them. In clear. */
export class YjsPair implements Pair {
	readonly #store: string;
	readonly #docs = [new Y.Doc(), new Y.Doc()] as const;
	#stores: IndexeddbPersistence[] = [];

	constructor(store: string) {
		this.#store = store;
	}

	async prepare(held: readonly BenchRow[], apart: readonly BenchRow[]): Promise<{ [what: string]: number }> {
		const [one, other] = this.#docs;
		this.#stores = this.#docs.map((doc, at) => new IndexeddbPersistence(`${this.#store}-${String(at)}`, doc));
		await Promise.all(this.#stores.map(({ whenSynced }) => whenSynced));
		for (const row of held) put(one, row);
		Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
		for (const row of apart) put(one, row);
		await written();
		return {};
	}

	async converge(one: End, other: End): Promise<Converged> {
		const [mine, theirs] = this.#docs;
		const update = Promise.withResolvers<Bytes>();
		const from = performance.now();
		const sender = new Framed(one.channel, (vector) =>
			sender.send(new Uint8Array(Y.encodeStateAsUpdate(mine, vector)))
		);
		new Framed(other.channel, (message) => update.resolve(message)).send(new Uint8Array(Y.encodeStateVector(theirs)));
		const came = await update.promise;
		Y.applyUpdate(theirs, came);
		await written();
		const took = performance.now() - from;
		const gzipped = new Blob([came]).stream().pipeThrough(new CompressionStream('gzip'));
		const { byteLength } = await new Response(gzipped).arrayBuffer();
		return { took, rows: theirs.getMap('rows').size, parts: { 'update, gzipped': byteLength } };
	}

	async close(): Promise<void> {
		await Promise.all(this.#stores.map((store) => store.destroy()));
	}
}

function put(doc: Y.Doc, { year, fields }: BenchRow): void {
	doc.transact(() => {
		doc
			.getMap<Y.Map<unknown>>('rows')
			.set(`${String(year)}-${fields.number ?? ''}`, new Y.Map<unknown>(Object.entries(fields)));
	});
}
