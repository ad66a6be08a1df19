import { daysBetween } from './calendar.js';
import type { RowField, RowValues } from './fields.js';
import type { Row } from './register.js';

/** What a row shows that none of its records says: worked out from the fields as they stand. */

/** Columns 2–6 that the form requires and that are empty: "to complete". For column 3 either the text or the kind will do. */
export function missingFrom(values: RowValues, minutes: number | null): RowField[] {
	const missing: RowField[] = [];
	if (values.applicationDate === null) missing.push('applicationDate');
	if (values.basisKind === null && isEmpty(values.basisText)) missing.push('basisText');
	if (isEmpty(values.essence)) missing.push('essence');
	if (values.assistanceKind === null) missing.push('assistanceKind');
	if (minutes === null) missing.push('minutes');
	return missing;
}

const isEmpty = (value: string | null): boolean => value === null || value.trim() === '';

/** Rule 4: information is included on the day of application. An imported row was recorded elsewhere before. */
export function lateness(values: RowValues, day: string, imported: boolean): Row['late'] {
	if (imported || values.applicationDate === null) return null;
	const days = daysBetween(values.applicationDate, day);
	return days > 0 ? { days, reason: values.lateReason } : null;
}

/** The other year in which a row is shown, where its application date was corrected across the year. */
export function yearBeside({ applicationDate }: RowValues, volume: number): number | null {
	const year = applicationDate === null ? volume : Number(applicationDate.slice(0, 4));
	return year === volume ? null : year;
}

/** Minutes of column 6: those entered and those of the sessions. */
export function total(entered: number | null, sessions: number | null): number | null {
	return entered === null && sessions === null ? null : (entered ?? 0) + (sessions ?? 0);
}
