declare global {
	interface Window {
		/** What reached a trap, even for a moment. */
		taken: string[];
		/** Called by the test between the plan and the filling. */
		swap: () => void;
	}
}

/** Which of its tricks the page is to play. */
export const trick = new URLSearchParams(location.search).get('trick') ?? '';

window.taken = [];

/** Keeps whatever reaches a field. */
export function trap(field: HTMLInputElement | HTMLTextAreaElement): void {
	const keep = () => field.value !== '' && window.taken.push(field.value);
	for (const type of ['input', 'change', 'keyup', 'blur']) field.addEventListener(type, keep);
	const prototype: object = Object.getPrototypeOf(field) as object;
	const inner = Object.getOwnPropertyDescriptor(prototype, 'value');
	Object.defineProperty(field, 'value', {
		get: (): unknown => inner?.get?.call(field),
		set: (value: string) => {
			if (value !== '') window.taken.push(value);
			inner?.set?.call(field, value);
		}
	});
}

/** The first element for a selector; the pages are small and know themselves. */
export function find<E extends Element>(selector: string): E {
	const found = document.querySelector<E>(selector);
	if (!found) throw new Error(selector);
	return found;
}
