import { GENESIS_HASH, type ChangePlace } from './document.js';

/**
 * What a document holds, as far as it decides whether Automerge can take a
 * change. It does not look itself: on a change whose numbers do not continue
 * what it holds, or whose element it lacks, it fails half-way and the document
 * is lost, or it saves what it cannot load again.
 */
export class Holding {
	readonly #firstOps = new Map<string, number>();
	readonly #elements = new Set<string>(['_head']);
	readonly #sequences = new Map<string, number>();

	constructor(places: Iterable<ChangePlace>) {
		for (const place of places) this.add(place);
	}

	has(hash: string): boolean {
		return this.#firstOps.has(hash);
	}

	/** True for a change that continues what is held: dependencies, first op, sequence, and the element before. */
	fits({ deps, startOp, seq, actor, after }: ChangePlace & { deps: string[]; after: string }): boolean {
		const newest = Math.max(...deps.map((dep) => this.#firstOps.get(dep) ?? Number.NaN));
		const follows = startOp === newest + 1 && seq === (this.#sequences.get(actor) ?? 0) + 1;
		return follows && this.#elements.has(after);
	}

	/** Takes a change in, as the document does. */
	add({ hash, startOp, seq, actor }: ChangePlace): void {
		this.#firstOps.set(hash, startOp);
		// The op of the change that all start from is the list itself, not an element of it.
		if (hash !== GENESIS_HASH) this.#elements.add(`${String(startOp)}@${actor}`);
		this.#sequences.set(actor, Math.max(seq, this.#sequences.get(actor) ?? 0));
	}
}
