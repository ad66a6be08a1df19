import { ROW_FIELDS, type RowField } from '#lib/register/index.js';
import { SvelteMap } from 'svelte/reactivity';

/**
 * Texts that stand in a form's fields and could not be read as what the field
 * holds ("31.02.2026"): never saved in a record, kept in its draft.
 */
export class UnreadableTexts {
	readonly #texts: SvelteMap<RowField, string>;

	/** @param kept what `data` gave, from a draft; anything else is taken as none */
	constructor(kept: unknown = {}) {
		const texts: [string, unknown][] = Object.entries(typeof kept === 'object' && kept !== null ? kept : {});
		this.#texts = new SvelteMap(
			texts.flatMap(([name, text]): [RowField, string][] => {
				const field = ROW_FIELDS.find((one) => one === name);
				return field !== undefined && typeof text === 'string' ? [[field, text]] : [];
			})
		);
	}

	of(field: RowField): string | null {
		return this.#texts.get(field) ?? null;
	}
	/** @param text null when the field can be read again */
	mark(field: RowField, text: string | null): void {
		if (text === null) this.#texts.delete(field);
		else this.#texts.set(field, text);
	}
	get any(): boolean {
		return this.#texts.size > 0;
	}
	get data(): { [field: string]: string } {
		return Object.fromEntries(this.#texts);
	}
}
