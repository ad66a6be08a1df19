/** A whole number from 1 on, as typed; null for anything else, also for nothing. */
export function readCount(typed: string): number | null {
	const text = typed.trim();
	return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}
