import type { Area } from '../shared/area.js';

/** A storage area for tests, which keeps what a browser would: copies, as JSON has them. */
export class MemoryArea implements Area {
	readonly held = new Map<string, string>();
	get(key: string): Promise<unknown> {
		const text = this.held.get(key);
		return Promise.resolve(text === undefined ? undefined : (JSON.parse(text) as unknown));
	}
	set(key: string, value: unknown): Promise<void> {
		this.held.set(key, JSON.stringify(value));
		return Promise.resolve();
	}
	remove(key: string): Promise<void> {
		this.held.delete(key);
		return Promise.resolve();
	}
	/** All of it, as text to be searched. */
	text(): string {
		return [...this.held].flat().join('\n');
	}
}
