import wasm from '@automerge/automerge/automerge.wasm?url';
import { IndexedDBStorageAdapter } from '@automerge/automerge-repo-storage-indexeddb';
import {
	Automerge,
	cbor,
	initializeWasm,
	NetworkAdapter,
	Repo,
	type DocHandle,
	type Message,
	type PeerId
} from '@automerge/automerge-repo/slim';
import { rowValue, type Rows } from '../automerge-repo.js';
import type { BenchRow } from '../contender.js';
import { Framed } from './frames.js';
import type { Converged, End, Pair } from './pair.js';

/** `automerge-repo` with its IndexedDB storage and its own protocol, over the channel that it is given. In clear. */
export class AutomergeRepoPair implements Pair {
	readonly #store: string;
	readonly #lines = [new Line(), new Line()] as const;
	#repos: Repo[] = [];
	#handles: DocHandle<Rows>[] = [];
	#rows = 0;

	constructor(store: string) {
		this.#store = store;
	}

	async prepare(held: readonly BenchRow[], apart: readonly BenchRow[]): Promise<{ [what: string]: number }> {
		await initializeWasm(wasm);
		this.#rows = held.length + apart.length;
		let doc = Automerge.from<{ rows: Rows['rows'] }>({ rows: [] });
		for (const row of held) doc = Automerge.change(doc, (draft) => void draft.rows.push(rowValue(row)));
		const both = Automerge.save(doc);
		for (const row of apart) doc = Automerge.change(doc, (draft) => void draft.rows.push(rowValue(row)));
		this.#repos = this.#lines.map(
			(line, at) =>
				new Repo({
					storage: new IndexedDBStorageAdapter(`${this.#store}-${String(at)}`),
					network: [line],
					peerId: `peer-${String(at)}` as PeerId
				})
		);
		const [one, other] = this.#repos;
		if (!one || !other) throw new Error('No repos.');
		const mine = one.import<Rows>(Automerge.save(doc));
		this.#handles = [mine, other.import<Rows>(both, { docId: mine.documentId })];
		await Promise.all([one.flush(), other.flush()]);
		return {};
	}

	async converge(one: End, other: End): Promise<Converged> {
		const [, theirs] = this.#handles;
		const [, repo] = this.#repos;
		if (!theirs || !repo) throw new Error('Not prepared.');
		const all = Promise.withResolvers<undefined>();
		const look = (): void => {
			if (theirs.doc().rows.length === this.#rows) all.resolve(undefined);
		};
		theirs.on('change', look);
		const from = performance.now();
		this.#lines[0].join(one.channel, 'peer-1' as PeerId);
		this.#lines[1].join(other.channel, 'peer-0' as PeerId);
		await all.promise;
		await repo.flush([theirs.documentId]);
		return { took: performance.now() - from, rows: theirs.doc().rows.length, parts: {} };
	}

	async close(): Promise<void> {
		await Promise.all(this.#repos.map((repo) => repo.shutdown()));
	}
}

/** Its port for a network, over one channel: its messages in its own encoding. */
class Line extends NetworkAdapter {
	#framed: Framed | null = null;

	/** The other one is there from now on. */
	join(channel: RTCDataChannel, peerId: PeerId): void {
		this.#framed = new Framed(channel, (bytes) => this.emit('message', cbor.decode(bytes)));
		this.emit('peer-candidate', { peerId, peerMetadata: {} });
	}
	send(message: Message): void {
		this.#framed?.send(new Uint8Array(cbor.encode(message)));
	}
	isReady(): boolean {
		return true;
	}
	whenReady(): Promise<void> {
		return Promise.resolve();
	}
	connect(peerId: PeerId): void {
		this.peerId = peerId;
	}
	disconnect(): void {
		this.#framed = null;
	}
}
