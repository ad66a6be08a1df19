import type { Row } from '#lib/register/index.js';

/** Years for which copies are kept on the client's demand (Standard 1.11). */
export const RETENTION_YEARS = 3;

/**
 * The last day on which copies of a matter's documents must be kept (Standard
 * 1.11): three years from the end of the assistance, where the client demands
 * it. Null while the assistance goes on, or nothing was demanded.
 */
export function keptUntil({ ended, copiesDemanded }: Pick<Row, 'ended' | 'copiesDemanded'>): string | null {
	if (ended === null || copiesDemanded?.demanded !== true) return null;
	return yearsLater(ended.date, RETENTION_YEARS);
}

/** The same day so many years later; for 29 February the first of March where the year has none. */
export function yearsLater(day: string, years: number): string {
	const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
	const later = `${year}${day.slice(4)}`;
	const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
	return later.endsWith('-02-29') && !leap ? `${year}-03-01` : later;
}
