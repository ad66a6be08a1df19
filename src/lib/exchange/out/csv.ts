import { guarded } from './guard.js';
import { cellText, type OnWritten, type OutTable } from './table.js';

/** What Excel expects where numbers have a decimal comma, as here. */
const DELIMITER = ';';
const LINE = '\r\n';
/** Without it Excel takes UTF-8 for the old code page. */
const MARK = '\ufeff';
const PORTION = 500;

/**
 * Writes tables as one CSV (RFC 4180, UTF-8 with its mark, semicolons, every
 * field in quotes): the headings once, then the rows of each table. A text that
 * a spreadsheet would take for a formula stays text (`guard.ts`).
 */
export function writeCsv(tables: readonly OutTable[], onWritten: OnWritten = () => undefined): Uint8Array<ArrayBuffer> {
	const [first] = tables;
	const encoder = new TextEncoder();
	const parts: Uint8Array[] = [encoder.encode(MARK + record(first?.headings ?? []))];
	const all = tables.reduce((sum, { rows }) => sum + rows.length, 0);
	let done = 0;
	for (const { rows } of tables) {
		for (let at = 0; at < rows.length; at += PORTION) {
			const portion = rows.slice(at, at + PORTION);
			parts.push(encoder.encode(portion.map(({ cells }) => record(cells.map(cellText))).join('')));
			done += portion.length;
			onWritten(done / all);
		}
	}
	onWritten(1);
	return joined(parts);
}

const record = (fields: readonly string[]): string =>
	fields.map((field) => `"${guarded(field).replaceAll('"', '""')}"`).join(DELIMITER) + LINE;

/** Pieces of a file as one. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
