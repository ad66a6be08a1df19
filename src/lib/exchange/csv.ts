import { unguarded } from './out/guard.js';
import type { SheetRow } from './sheet.js';
import { isBlank } from './sheet.js';

/** A record of a CSV: its number counted from 1, blank records too, and its fields. */
interface CsvRecord {
	sourceRow: number;
	fields: string[];
	broken: boolean;
}

/** Fields of a record after which the rest of it is not kept: no spreadsheet has so many columns (Excel: 16,384). */
export const MOST_FIELDS = 20_000;

/**
 * The records of a text (RFC 4180, any delimiter, line ends of any kind). A
 * quoted field may hold delimiters and line ends. Own code, since the parsers at
 * hand take a stray quote («"Ромашка" ЖШС;…» unquoted) for the start of a field
 * that swallows the lines after it: here a quote that is not closed before a
 * delimiter or line end makes its field plain text, and the record is marked.
 */
export function* recordsOf(text: string, delimiter: string): Generator<CsvRecord> {
	let at = 0;
	let sourceRow = 0;
	while (at < text.length) {
		const record: CsvRecord = { sourceRow: ++sourceRow, fields: [], broken: false };
		for (;;) {
			if (record.fields.length > MOST_FIELDS) {
				at = lineEnd(text, at);
				break;
			}
			const quoted = text.charAt(at) === '"' ? quotedField(text, at, delimiter) : null;
			if (quoted !== null) {
				record.fields.push(quoted.value);
				at = quoted.end;
			} else {
				if (text.charAt(at) === '"') record.broken = true;
				const end = lineEnd(text, at, delimiter);
				record.fields.push(text.slice(at, end));
				at = end;
			}
			if (text.charAt(at) !== delimiter || at >= text.length) break;
			at++;
		}
		if (text.charAt(at) === '\r' && text.charAt(at + 1) === '\n') at++;
		at++;
		yield record;
	}
}

/** Where the line ends, or the field where a delimiter is given. */
function lineEnd(text: string, from: number, delimiter?: string): number {
	for (let at = from; at < text.length; at++) {
		const unit = text.charAt(at);
		if (unit === delimiter || unit === '\n' || unit === '\r') return at;
	}
	return text.length;
}

/** The field that begins with the quote at `from`; null when that quote is a stray one. */
function quotedField(text: string, from: number, delimiter: string): { value: string; end: number } | null {
	let value = '';
	let at = from + 1;
	for (;;) {
		const quote = text.indexOf('"', at);
		if (quote === -1) return null;
		value += text.slice(at, quote);
		if (text.charAt(quote + 1) !== '"') {
			const after = text.charAt(quote + 1);
			return after === '' || after === delimiter || after === '\n' || after === '\r' ? { value, end: quote + 1 } : null;
		}
		value += '"';
		at = quote + 2;
	}
}

const DELIMITERS = [';', '\t', ',', '|'] as const;

/** `sep=;` as the first line tells a spreadsheet the delimiter. */
export function declaredDelimiter(text: string): string | null {
	return /^"?sep=(.)"?(?:\r|\n|$)/i.exec(text)?.[1] ?? null;
}

/**
 * The delimiters to try, the most likely first: the one that cuts most of the
 * first records into one same number of fields. A comma is also a decimal mark
 * and stands in every sentence, so which delimiter is right is in the end
 * decided by whose headings can be read.
 */
export function likelyDelimiters(text: string): string[] {
	const head = text.slice(0, 200_000);
	const scored = DELIMITERS.map((delimiter) => {
		const widths = new Map<number, number>();
		let count = 0;
		for (const { fields } of recordsOf(head, delimiter)) {
			if (++count > 200) break;
			if (fields.length > 1) widths.set(fields.length, (widths.get(fields.length) ?? 0) + 1);
		}
		return { delimiter, score: Math.max(0, ...widths.values()) };
	}).filter(({ score }) => score > 0);
	const order = scored.sort((a, b) => b.score - a.score).map(({ delimiter }) => delimiter);
	return order.length === 0 ? [';'] : order;
}

/** A record as a row of a sheet; null for a blank one. */
export function rowOf({ sourceRow, fields, broken }: CsvRecord): SheetRow | null {
	const cells = fields.map((field) => {
		const text = unguarded(unwrapped(field)).replace(/\r\n?/g, '\n');
		return isBlank(text) ? null : ({ type: 'text', text } as const);
	});
	while (cells.at(-1) === null) cells.pop();
	if (cells.length === 0) return null;
	return broken ? { sourceRow, cells, flaw: 'quotes-broken' } : { sourceRow, cells };
}

/** `="007"`: how some programs keep a spreadsheet from reading a text as a number. */
function unwrapped(field: string): string {
	return /^="(.*)"$/s.exec(field)?.[1] ?? field;
}
