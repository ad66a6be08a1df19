import type { DayOff } from '#lib/register/index.js';
import { addDays } from './days.js';

/**
 * Whether the state works on a day: Monday to Friday, but for what the lawyer
 * noted of it. Holidays move from year to year and are not known here.
 */
export function isWorkingDay(day: string, daysOff: readonly Pick<DayOff, 'date' | 'state'>[]): boolean {
	const noted = daysOff.find(({ date }) => date === day);
	if (noted !== undefined) return noted.state === 'working';
	const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
	return weekday !== 0 && weekday !== 6;
}

/** The last of so many working days behind a day, which itself does not count. */
export function workingDaysAfter(
	day: string,
	count: number,
	daysOff: readonly Pick<DayOff, 'date' | 'state'>[]
): string {
	let at = day;
	// A list that calls every day a day off does not go on for ever.
	for (let working = 0, looked = 0; working < count && looked < 400; looked++) {
		at = addDays(at, 1);
		if (isWorkingDay(at, daysOff)) working += 1;
	}
	return at;
}
