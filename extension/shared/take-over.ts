/**
 * A script may be brought into a document twice: by its registration and when
 * the lawyer allows the site, or anew after the extension was renewed. The
 * newest one ends the one before.
 * @returns a signal that ends with the next one
 */
export function takeOver(name: string): AbortSignal {
	// The content scripts' own world: the page does not see it.
	const world = globalThis as unknown as Record<string, unknown>;
	const mark = `tizilim-${name}`;
	const before = world[mark];
	if (before instanceof AbortController) before.abort();
	const mine = new AbortController();
	world[mark] = mine;
	return mine.signal;
}
