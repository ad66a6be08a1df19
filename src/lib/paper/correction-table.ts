import { ROW_FIELDS, type FieldValue, type Row } from '#lib/register/index.js';
import { day, text, type RegisterTable, type TableCell, type TableOptions } from './table-cells.js';
import { TABLE_WORDS } from './table-words.js';
import { worded } from './words.js';

/** What was changed in which row, when and why: what the form shows struck through. */
export function correctionsTable({ language }: TableOptions): RegisterTable {
	return {
		name: worded(TABLE_WORDS.corrections, language).slice(0, 31),
		head: [],
		headings: TABLE_WORDS.correction.map((wording) => worded(wording, language)),
		numbered: 0,
		widths: [8, 8, 12, 20, 40, 40, 30],
		rows: []
	};
}

/** The changes of one row, the oldest first. */
export function correctionsOf(row: Row, { language }: TableOptions): RegisterTable['rows'] {
	const shown = (value: FieldValue): TableCell => text(Array.isArray(value) ? value.join('; ') : value?.toString());
	const of = (changed: string, field: string, before: FieldValue, after: FieldValue, reason: string | null) => ({
		cells: [
			text(row.values.number),
			text(String(row.volume)),
			day(changed),
			text(field),
			shown(before),
			shown(after),
			text(reason)
		],
		struck: false
	});
	const fields = row.history.flatMap(({ day: changed, reason, changes }) =>
		changes
			.filter(({ field, before, after }) => ROW_FIELDS.includes(field) && before !== null && before !== after)
			.map(({ field, before, after }) => of(changed, worded(TABLE_WORDS.field[field], language), before, after, reason))
	);
	const { voided } = row;
	const end = row.history.find(({ record }) => record === voided?.record);
	return voided === null
		? fields
		: [
				...fields,
				of(end?.day ?? voided.at.slice(0, 10), worded(TABLE_WORDS.voided, language), null, null, voided.reason)
			];
}
