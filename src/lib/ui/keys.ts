/** True while the key belongs to a field that is being typed in. */
export function isTyping(event: KeyboardEvent): boolean {
	const target = event.target;
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable || target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select'))
	);
}

/** Ctrl+Enter, or Command+Enter on a Mac. */
export function isSaveKey(event: KeyboardEvent): boolean {
	return event.key === 'Enter' && (event.ctrlKey || event.metaKey);
}

/** A letter key alone, by its place: the same key in the Latin and the Cyrillic layout. */
export function isLetter(event: KeyboardEvent, code: string): boolean {
	return event.code === code && !event.ctrlKey && !event.metaKey && !event.altKey;
}
