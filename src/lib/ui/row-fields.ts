import type { FieldValue, RowField, RowFields, RowValues, Secrets } from '#lib/register/index.js';

/**
 * Fields as a record takes them: texts without blank edges, lists without
 * empty lines, nothing where nothing was written.
 */
export function cleaned(fields: RowFields): RowFields {
	const entries = Object.entries(fields).flatMap(([field, value]): [string, FieldValue][] => {
		const clean = cleanedValue(value);
		return clean === null ? [] : [[field, clean]];
	});
	return Object.fromEntries(entries);
}

/** One value without blank edges; null for nothing. */
export function cleanedValue(value: RowFields[RowField]): FieldValue {
	if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
	if (Array.isArray(value)) {
		const items = value.map((item) => item.trim()).filter((item) => item !== '');
		return items.length === 0 ? null : items;
	}
	return value ?? null;
}

/** Who must not be told by what leaves: as the row has it, and as it is being typed. */
export function secretsOf(fields: RowFields, row?: RowValues): Secrets {
	const { clientName, clientIin, clientPhones, clientEmails, otherParties } = { ...row, ...fields };
	return {
		clientName: clientName ?? null,
		iin: clientIin ?? null,
		phones: clientPhones ?? null,
		emails: clientEmails ?? null,
		otherParties: otherParties ?? null
	};
}
