import * as v from 'valibot';
import { daysBetween, isDay } from './calendar.js';
import {
	MAX_ITEMS,
	MAX_TEXT,
	minutesSchema,
	numberSchema,
	ROW_FIELDS,
	type RowField,
	type RowFields
} from './fields.js';
import { isIin } from './leaks/iin.js';
import { isNumberTaken } from './numbers.js';
import type { Register } from './register.js';

/** What is found in a new row before it is entered; wordings are in the message catalogue. Texts in a finding are none of the client's. */
export type DraftFinding =
	/** Columns that the day of application asks for (Rule 4): the date, and the basis or the essence. */
	| { code: 'date-required'; field: 'applicationDate'; blocking: true }
	| { code: 'basis-or-essence-required'; field: 'essence'; blocking: true }
	| { code: 'no-such-day'; field: 'applicationDate' | 'basisDate'; blocking: true }
	| { code: 'date-in-future'; field: 'applicationDate'; blocking: true; days: number }
	/** A document of a later day than today: most likely a slip. */
	| { code: 'date-in-future'; field: 'basisDate'; blocking: false; days: number }
	| { code: 'number-malformed'; field: 'number'; blocking: true }
	| { code: 'number-taken'; field: 'number'; blocking: true; number: string; volume: number }
	| { code: 'minutes-malformed'; field: 'minutes'; blocking: true }
	| { code: 'iin-malformed'; field: 'clientIin'; blocking: false }
	/** Recorded on a later day than the application: kept with its days and a reason (Rule 4). */
	| { code: 'late'; field: 'applicationDate'; blocking: false; days: number }
	| { code: 'text-too-long'; field: RowField; blocking: true; length: number; limit: number }
	| { code: 'too-many'; field: RowField; blocking: true; count: number; limit: number };

/**
 * Looks over the fields of a new row before it is entered. Blocking findings
 * must be put right; the others are said and no more. Everything else the form
 * asks for may be completed later. `today` is the day in Kazakhstan.
 */
export function checkNewRow(
	fields: RowFields,
	{ today, register }: { today: string; register: Register }
): DraftFinding[] {
	return [
		...checkRequired(fields),
		...checkDates(fields, today),
		...checkNumber(fields, today, register),
		...checkValues(fields),
		...checkSizes(fields)
	];
}

const isEmpty = (text: string | null | undefined): boolean => text === null || text === undefined || text.trim() === '';

function checkRequired(fields: RowFields): DraftFinding[] {
	const findings: DraftFinding[] = [];
	if (isEmpty(fields.applicationDate)) {
		findings.push({ code: 'date-required', field: 'applicationDate', blocking: true });
	}
	const basis = [fields.basisText, fields.basisKind, fields.basisNumber, fields.basisBody, fields.basisCase];
	const essence = [fields.essence, fields.essenceForPortal];
	if ([...basis, ...essence].every(isEmpty)) {
		findings.push({ code: 'basis-or-essence-required', field: 'essence', blocking: true });
	}
	return findings;
}

function checkDates({ applicationDate, basisDate }: RowFields, today: string): DraftFinding[] {
	const findings: DraftFinding[] = [];
	if (applicationDate && !isDay(applicationDate)) {
		findings.push({ code: 'no-such-day', field: 'applicationDate', blocking: true });
	} else if (applicationDate) {
		const days = daysBetween(applicationDate, today);
		if (days < 0) findings.push({ code: 'date-in-future', field: 'applicationDate', blocking: true, days: -days });
		if (days > 0) findings.push({ code: 'late', field: 'applicationDate', blocking: false, days });
	}
	if (basisDate && !isDay(basisDate)) findings.push({ code: 'no-such-day', field: 'basisDate', blocking: true });
	else if (basisDate && basisDate > today) {
		findings.push({ code: 'date-in-future', field: 'basisDate', blocking: false, days: daysBetween(today, basisDate) });
	}
	return findings;
}

function checkNumber({ number, applicationDate }: RowFields, today: string, register: Register): DraftFinding[] {
	if (isEmpty(number) || number === null || number === undefined) return [];
	if (!v.is(numberSchema, number)) return [{ code: 'number-malformed', field: 'number', blocking: true }];
	const volume = Number((applicationDate && isDay(applicationDate) ? applicationDate : today).slice(0, 4));
	return isNumberTaken(register, volume, number)
		? [{ code: 'number-taken', field: 'number', blocking: true, number, volume }]
		: [];
}

function checkValues({ minutes, clientIin }: RowFields): DraftFinding[] {
	const findings: DraftFinding[] = [];
	if (minutes !== null && minutes !== undefined && !v.is(minutesSchema, minutes)) {
		findings.push({ code: 'minutes-malformed', field: 'minutes', blocking: true });
	}
	if (clientIin && !isEmpty(clientIin) && !isIin(clientIin.replace(/\s/g, ''))) {
		findings.push({ code: 'iin-malformed', field: 'clientIin', blocking: false });
	}
	return findings;
}

/** A text that is too long is refused with a message, never cut. */
function checkSizes(fields: RowFields): DraftFinding[] {
	return ROW_FIELDS.flatMap((field): DraftFinding[] => {
		const value = fields[field];
		const texts = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
		const length = texts.reduce((longest, text) => Math.max(longest, text.length), 0);
		const findings: DraftFinding[] = [];
		if (length > MAX_TEXT) findings.push({ code: 'text-too-long', field, blocking: true, length, limit: MAX_TEXT });
		if (Array.isArray(value) && value.length > MAX_ITEMS) {
			findings.push({ code: 'too-many', field, blocking: true, count: value.length, limit: MAX_ITEMS });
		}
		return findings;
	});
}
