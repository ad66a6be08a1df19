/** Where a key leads from a row of the list, and in which direction to look on from there; null for another key. */
export function moved(
	event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
	at: number,
	count: number,
	page: number
): { to: number; step: 1 | -1 } | null {
	if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
	switch (event.key) {
		case 'ArrowDown':
			return { to: Math.min(at + 1, count - 1), step: 1 };
		case 'ArrowUp':
			return { to: Math.max(at - 1, 0), step: -1 };
		case 'PageDown':
			return { to: Math.min(at + page, count - 1), step: 1 };
		case 'PageUp':
			return { to: Math.max(at - page, 0), step: at - page <= 0 ? 1 : -1 };
		case 'Home':
			return { to: 0, step: 1 };
		case 'End':
			return { to: count - 1, step: -1 };
		default:
			return null;
	}
}
