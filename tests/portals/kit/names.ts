/** A name for a field's id that says nothing of what it is for, as generated ones do; the same each time. */
export function mute(key: string): string {
	const number = Array.from(key).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 99_991, 7);
	return `f${number}`;
}
