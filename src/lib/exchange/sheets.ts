import { columnLetter } from './columns.js';
import { containerOf } from './container.js';
import { declaredDelimiter, likelyDelimiters, MOST_FIELDS, recordsOf, rowOf } from './csv.js';
import { decodeText, type Decoded } from './encoding.js';
import { LIMITS, type Limits } from './limits.js';
import type { OnProgress, Refusal, SheetsOrRefusal } from './outcome.js';
import type { Sheet } from './sheet.js';
import { findColumns } from './tables.js';
import { readXlsx } from './xlsx.js';

/** A file as the browser hands it over. */
export interface RegisterSource {
	/** Only shown; what the file is, its bytes tell. */
	name: string;
	bytes: Uint8Array;
}

/**
 * The sheets of an .xlsx or .csv file as raw cells, or why it is refused.
 * Never throws and never cuts: a file over a limit is refused whole.
 */
export function readSheets(
	{ bytes }: RegisterSource,
	limits: Limits = LIMITS,
	onProgress?: OnProgress
): SheetsOrRefusal {
	if (bytes.length > limits.fileBytes) return refused('too-large', String(bytes.length));
	const container = containerOf(bytes);
	if (container === 'zip') return readXlsx(bytes, limits, onProgress);
	return container === 'text' ? readCsv(bytes, limits, onProgress) : refused(container);
}

function refused(code: Refusal['code'], text = ''): SheetsOrRefusal {
	return { ok: false, refused: { code, text } };
}

function readCsv(bytes: Uint8Array, limits: Limits, onProgress?: OnProgress): SheetsOrRefusal {
	const decoded = decodeText(bytes);
	if (decoded === null) return refused('not-a-spreadsheet');
	const { text } = decoded;
	if (text.trim() === '') return refused('empty');
	const declared = declaredDelimiter(text);
	const likely = declared === null ? likelyDelimiters(text) : [declared];
	const delimiter = likely.length === 1 ? likely[0] : likely.find((one) => hasHeadings(text, one));
	return sheetOf(decoded, delimiter ?? likely[0] ?? ';', limits, onProgress);
}

/** True when the first records, cut by this delimiter, show the headings of a register. */
function hasHeadings(text: string, delimiter: string): boolean {
	const sheet: Sheet = { name: null, hidden: false, rows: [], width: 0, merges: [] };
	for (const record of recordsOf(text, delimiter)) {
		if (record.sourceRow > 60) break;
		const row = rowOf(record);
		if (row === null || row.cells.length > 64) continue;
		sheet.rows.push(row);
		sheet.width = Math.max(sheet.width, row.cells.length);
	}
	return findColumns(sheet).found;
}

function sheetOf(
	{ text, encoding }: Decoded,
	delimiter: string,
	limits: Limits,
	onProgress?: OnProgress
): SheetsOrRefusal {
	const sheet: Sheet = { name: null, hidden: false, rows: [], width: 0, merges: [] };
	if (encoding === 'windows-1251') sheet.lossy = true;
	let cells = 0;
	let done = 0;
	for (const record of recordsOf(text, delimiter)) {
		done += record.fields.reduce((sum, field) => sum + field.length + 1, 0);
		if (record.sourceRow % 1000 === 0) onProgress?.({ stage: 'cells', done: Math.min(1, done / text.length) });
		if (record.sourceRow > limits.cells) return refused('too-many-rows', String(record.sourceRow));
		if (record.fields.length > MOST_FIELDS) return refused('too-many-columns', String(record.sourceRow));
		const row = rowOf(record);
		if (row === null) continue;
		const long = row.cells.findIndex((cell) => cell !== null && cell.text.length > limits.cellChars);
		if (long !== -1) return refused('cell-too-long', `${columnLetter(long)}${String(row.sourceRow)}`);
		if (row.cells.length > limits.columns) return refused('too-many-columns', String(row.sourceRow));
		cells += row.cells.length;
		sheet.rows.push(row);
		sheet.width = Math.max(sheet.width, row.cells.length);
		if (sheet.rows.length > limits.rows || cells > limits.cells)
			return refused('too-many-rows', String(record.sourceRow));
	}
	return { ok: true, sheets: [sheet] };
}
