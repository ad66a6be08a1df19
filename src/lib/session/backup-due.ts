import { kazakhstanDay } from '#lib/register/index.js';

/** When the last backup was handed out on this device, and what has been written since. */
export interface BackupState {
	/** ms UTC; null: never. */
	last: number | null;
	/** Records since then; all that there are, where there was none. */
	since: number;
}

/** After so long, or so many records, a backup is not fresh any more. */
export const FRESH_DAYS = 7;
export const FRESH_RECORDS = 20;

/**
 * Whether to remind of a backup: there are rows, and no backup is fresh. A
 * clock that was set back makes no backup fresher than it is.
 */
export function isBackupDue({ last, since }: BackupState, rows: number, now: number): boolean {
	if (rows === 0) return false;
	const age = last === null ? Infinity : now - last;
	return since > 0 && (age < 0 || age >= FRESH_DAYS * 86_400_000 || since >= FRESH_RECORDS);
}

/** The file's name: nothing personal, the day in Kazakhstan. */
export const backupName = (moment: number): string => `tizilim-${kazakhstanDay(moment)}.age`;
