import type { Register } from '#lib/register/index.js';
import { SAMPLE_YEAR } from '#lib/register/index.js';

/** The volumes to choose from, the newest first and the sample last; the current year is there before its first row. */
export function volumesOf(register: Register, today: string): { year: number; rows: number }[] {
	const year = Number(today.slice(0, 4));
	const volumes = register.volumes.map(({ year, rows }) => ({ year, rows }));
	if (!volumes.some((volume) => volume.year === year)) volumes.push({ year, rows: 0 });
	return volumes.sort((a, b) => (b.year === SAMPLE_YEAR ? -1 : a.year === SAMPLE_YEAR ? 1 : b.year - a.year));
}

/** The volume on the screen: that of the row that is open, the one chosen, else the current year's. */
export function shownVolume(
	register: Register,
	today: string,
	params: { id?: string | undefined; year?: string | undefined }
): number {
	const row = params.id === undefined ? undefined : register.rows.find(({ id }) => id === params.id);
	return row?.volume ?? Number(params.year ?? today.slice(0, 4));
}
