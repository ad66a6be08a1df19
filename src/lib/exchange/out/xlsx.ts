import { Zip, ZipDeflate } from 'fflate';
import { columnLetter } from '../columns.js';
import { joined } from './csv.js';
import type { OnWritten, OutCell, OutTable } from './table.js';
import { frameParts, NAMESPACES, STYLE, XML, xmlText } from './xlsx-parts.js';

/** Rows that are written, and packed, at once. */
const PORTION = 200;
/** A fixed moment for the zip's entries, which hold the clock of the wall: the same register gives the same bytes. */
const MOMENT = new Date(2000, 0, 1);
/** A spreadsheet counts days from here; its first sound day is 1 March 1900. */
const EPOCH = Date.UTC(1899, 11, 30);
const FIRST_DAY = '1900-03-01';
/** More characters than this no cell of a spreadsheet holds. */
const MOST_CHARACTERS = 32_767;
const HEAD_LOOK = { annex: STYLE.annex, title: STYLE.title, value: STYLE.value, caption: STYLE.caption } as const;

/**
 * Writes tables as the sheets of an .xlsx, A4 landscape, the headings on each
 * printed page. Every text is a text cell: nothing in the file is a formula,
 * whatever it begins with. Packed row by row, so that the whole of it never
 * stands in memory unpacked.
 */
export function writeXlsx(
	tables: readonly OutTable[],
	onWritten: OnWritten = () => undefined
): Uint8Array<ArrayBuffer> {
	const parts: Uint8Array[] = [];
	const failed: Error[] = [];
	const zip = new Zip((error, part) => {
		if (error) failed.push(error);
		else parts.push(part);
	});
	const encoder = new TextEncoder();
	const open = (name: string) => {
		const file = new ZipDeflate(name, { level: 6 });
		file.mtime = MOMENT;
		zip.add(file);
		return { write: (text: string, last = false) => file.push(encoder.encode(text), last) };
	};
	const names = sheetNames(tables);
	const sheets = tables.map((table, at) => {
		const first = table.head.length + 1;
		return { name: names[at] ?? '', repeat: [first, first + (table.numbered > 0 ? 1 : 0)] as [number, number] };
	});
	for (const [name, text] of frameParts(sheets)) open(name).write(text, true);
	const all = tables.reduce((sum, { rows }) => sum + rows.length, 0);
	let done = 0;
	tables.forEach((table, at) => {
		const file = open(`xl/worksheets/sheet${String(at + 1)}.xml`);
		const begun = beginning(table);
		file.write(begun.xml);
		for (let from = 0; from < table.rows.length; from += PORTION) {
			const portion = table.rows.slice(from, from + PORTION);
			file.write(
				portion.map(({ cells, struck }, index) => rowXml(begun.rows + from + index + 1, cells, struck)).join('')
			);
			done += portion.length;
			onWritten(done / all);
		}
		file.write(ending(table), true);
	});
	zip.end();
	// fflate only fails on names and sizes that are never given to it here.
	const [failure] = failed;
	if (failure !== undefined) throw failure;
	onWritten(1);
	return joined(parts);
}

/** Names that a spreadsheet takes: 31 letters, none of []:*?/\, no two alike. */
function sheetNames(tables: readonly OutTable[]): string[] {
	const taken = new Set<string>();
	return tables.map(({ name }, at) => {
		const fit =
			name
				.replace(/[[\]:*?/\\]/g, ' ')
				.replace(/^'+|'+$/g, '')
				.trim()
				.slice(0, 31) || String(at + 1);
		let unique = fit;
		for (let again = 2; taken.has(unique.toLowerCase()); again++) unique = `${fit.slice(0, 27)} ${String(again)}`;
		taken.add(unique.toLowerCase());
		return unique;
	});
}

function beginning({ head, headings, numbered, widths }: OutTable): { xml: string; rows: number } {
	const columns = widths
		.map(
			(width, at) => `<col min="${String(at + 1)}" max="${String(at + 1)}" width="${String(width)}" customWidth="1"/>`
		)
		.join('');
	const lines = head.map(
		({ text, look }, at) => `<row r="${String(at + 1)}">${textXml(`A${String(at + 1)}`, HEAD_LOOK[look], text)}</row>`
	);
	const at = head.length + 1;
	const row = (place: number, texts: readonly string[]) =>
		`<row r="${String(place)}">${texts.map((text, column) => textXml(`${columnLetter(column)}${String(place)}`, STYLE.heading, text)).join('')}</row>`;
	const numbers = Array.from({ length: numbered }, (_, column) => String(column + 1));
	const rows = [...lines, row(at, headings), ...(numbered > 0 ? [row(at + 1, numbers)] : [])];
	const pane = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${String(rows.length)}" topLeftCell="A${String(rows.length + 1)}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
	return {
		xml: `${XML}<worksheet ${NAMESPACES}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${pane}<cols>${columns}</cols><sheetData>${rows.join('')}`,
		rows: rows.length
	};
}

function ending({ head, headings }: OutTable): string {
	const last = columnLetter(Math.max(0, headings.length - 1));
	const merged = head.map((_, at) => `<mergeCell ref="A${String(at + 1)}:${last}${String(at + 1)}"/>`);
	const merges =
		merged.length === 0 || last === 'A'
			? ''
			: `<mergeCells count="${String(merged.length)}">${merged.join('')}</mergeCells>`;
	return `</sheetData>${merges}<pageMargins left="0.4" right="0.4" top="0.4" bottom="0.6" header="0.2" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`;
}

function rowXml(place: number, cells: readonly OutCell[], struck: boolean): string {
	const xml = cells.map((cell, column) =>
		cellXml(`${columnLetter(column)}${String(place)}`, cell, column, struck ? 1 : 0)
	);
	return `<row r="${String(place)}">${xml.join('')}</row>`;
}

function cellXml(at: string, cell: OutCell, column: number, struck: 0 | 1): string {
	if (cell === null) return `<c r="${at}" s="${String(STYLE.text)}"/>`;
	switch (cell.kind) {
		case 'text':
			return textXml(at, (column === 0 ? STYLE.centred : STYLE.text) + struck, cell.text);
		case 'day':
			return cell.day < FIRST_DAY
				? textXml(at, STYLE.centred + struck, cell.day.split('-').reverse().join('.'))
				: `<c r="${at}" s="${String(STYLE.day + struck)}"><v>${String((Date.parse(`${cell.day}T00:00:00Z`) - EPOCH) / 86_400_000)}</v></c>`;
		case 'minutes':
			return `<c r="${at}" s="${String(STYLE.minutes + struck)}"><v>${String(cell.minutes / 1440)}</v></c>`;
		case 'number':
			return `<c r="${at}" s="${String(STYLE.number + struck)}"><v>${String(cell.number)}</v></c>`;
	}
}

/** A text cell, whatever the text looks like. A longer one than a cell holds is cut at its end and says so. */
function textXml(at: string, style: number, text: string): string {
	const held = text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`;
	return `<c r="${at}" s="${String(style)}" t="inlineStr"><is><t xml:space="preserve">${xmlText(held)}</t></is></c>`;
}
