import { strToU8, zipSync, type Zippable } from 'fflate';
import { columnLetter } from '../columns.js';

/** A cell to write: text, number, a number with a format, a formula with or without its result, or an error. */
export type CellSpec =
	| null
	| string
	| number
	| { value: number; format: string }
	| { formula: string; value?: number | string }
	| { error: string }
	| { rich: string[] };

export interface SheetSpec {
	name?: string;
	/** Rows from the first on; null is a row that is not in the file. */
	rows: (CellSpec[] | null)[];
	merges?: string[];
	/** sourceRows that are hidden. */
	hiddenRows?: number[];
	hidden?: boolean;
}

const escaped = (text: string) =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const TEXT = (text: string) => `<t xml:space="preserve">${escaped(text)}</t>`;

/**
 * Writes an .xlsx for the tests, byte by byte as Excel lays it out.
 * @param more parts to add or replace
 */
export function makeXlsx(
	sheets: readonly SheetSpec[],
	options: { date1904?: boolean; prefix?: string; more?: Zippable } = {}
): Uint8Array {
	const { date1904 = false, prefix = '', more = {} } = options;
	const formats: string[] = [];
	const strings: string[] = [];
	const styleOf = (format: string) => {
		if (!formats.includes(format)) formats.push(format);
		return formats.indexOf(format) + 1;
	};
	const cellXml = (cell: CellSpec, at: string): string => {
		if (cell === null) return '';
		if (typeof cell === 'string')
			return `<c r="${at}" t="s"><v>${String(strings.push(`<si>${TEXT(cell)}</si>`) - 1)}</v></c>`;
		if (typeof cell === 'number') return `<c r="${at}"><v>${String(cell)}</v></c>`;
		if ('format' in cell) return `<c r="${at}" s="${String(styleOf(cell.format))}"><v>${String(cell.value)}</v></c>`;
		if ('error' in cell) return `<c r="${at}" t="e"><v>${cell.error}</v></c>`;
		if ('rich' in cell) {
			const runs = cell.rich.map((run) => `<r><rPr><b/></rPr>${TEXT(run)}</r>`).join('');
			return `<c r="${at}" t="s"><v>${String(strings.push(`<si>${runs}<rPh sb="0" eb="1"><t>aid</t></rPh></si>`) - 1)}</v></c>`;
		}
		const value = cell.value === undefined ? '' : `<v>${escaped(String(cell.value))}</v>`;
		return `<c r="${at}"${typeof cell.value === 'string' ? ' t="str"' : ''}><f>${escaped(cell.formula)}</f>${value}</c>`;
	};
	const parts: Zippable = {};
	sheets.forEach((sheet, place) => {
		const rows = sheet.rows.map((cells, at) => {
			if (cells === null) return '';
			const hidden = sheet.hiddenRows?.includes(at + 1) ? ' hidden="1"' : '';
			return `<row r="${String(at + 1)}"${hidden}>${cells.map((cell, column) => cellXml(cell, `${columnLetter(column)}${String(at + 1)}`)).join('')}</row>`;
		});
		const merges = sheet.merges?.length
			? `<mergeCells>${sheet.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
			: '';
		parts[`xl/worksheets/sheet${String(place + 1)}.xml`] = part(
			`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData>${merges}</worksheet>`
		);
	});
	function part(xml: string): Uint8Array {
		const named =
			prefix === '' ? xml : xml.replace(/<(\/?)(?=[a-z])/gi, `<$1${prefix}:`).replace(/xmlns="/, `xmlns:${prefix}="`);
		return strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${named}`);
	}
	const list = sheets
		.map(
			({ name, hidden }, at) =>
				`<sheet name="${escaped(name ?? `Лист${String(at + 1)}`)}" sheetId="${String(at + 1)}"${hidden ? ' state="hidden"' : ''} r:id="rId${String(at + 1)}"/>`
		)
		.join('');
	const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const links = (targets: [string, string][]) =>
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
			.map(
				([type, target], at) => `<Relationship Id="rId${String(at + 1)}" Type="${office}/${type}" Target="${target}"/>`
			)
			.join('')}</Relationships>`;
	const numFmts = formats
		.map((code, at) => `<numFmt numFmtId="${String(164 + at)}" formatCode="${escaped(code)}"/>`)
		.join('');
	const xfs = formats.map((_, at) => `<xf numFmtId="${String(164 + at)}"/>`).join('');
	return zipSync({
		'[Content_Types].xml': strToU8('<Types/>'),
		'_rels/.rels': strToU8(links([['officeDocument', 'xl/workbook.xml']])),
		'xl/workbook.xml': strToU8(
			`<workbook xmlns:r="${office}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${list}</sheets></workbook>`
		),
		'xl/_rels/workbook.xml.rels': strToU8(
			links([
				...sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${String(at + 1)}.xml`]),
				['sharedStrings', 'sharedStrings.xml'],
				['styles', 'styles.xml']
			])
		),
		'xl/sharedStrings.xml': part(
			`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${strings.join('')}</sst>`
		),
		'xl/styles.xml': part(
			`<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>${numFmts}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs}</cellXfs></styleSheet>`
		),
		...parts,
		...more
	});
}

/** Excel's count for a day, 1900 system. */
export function serialOf(day: string): number {
	return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

/** A date cell as Excel writes it. */
export const dateCell = (day: string): CellSpec => ({ value: serialOf(day), format: 'dd.mm.yyyy' });
