/**
 * A map whose changes lie in a layer over another map until they are settled:
 * what a run would do is worked out in a layer, written to disk, and only then
 * becomes what is known. Values are never changed in place, only replaced.
 */
export class Layered<V> {
	readonly #own = new Map<string, V | undefined>();
	readonly #below: Layered<V> | null;

	constructor(below: Layered<V> | null = null) {
		this.#below = below;
	}

	get(key: string): V | undefined {
		return this.#own.has(key) ? this.#own.get(key) : this.#below?.get(key);
	}

	has(key: string): boolean {
		return this.get(key) !== undefined;
	}

	set(key: string, value: V): void {
		this.#own.set(key, value);
	}

	delete(key: string): void {
		if (this.#below) this.#own.set(key, undefined);
		else this.#own.delete(key);
	}

	/** Keys that have a value, in the order in which they were first set. */
	keys(): string[] {
		const all = new Set([...(this.#below?.keys() ?? []), ...this.#own.keys()]);
		return [...all].filter((key) => this.has(key));
	}

	/** Moves this layer into the map below it. */
	settle(): void {
		const below = this.#below;
		if (!below) return;
		for (const [key, value] of this.#own) {
			if (value === undefined) below.delete(key);
			else below.set(key, value);
		}
		this.#own.clear();
	}
}
