/** The fixed parts of an .xlsx: content types, links, styles. ECMA-376, transitional, as Excel writes them. */
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const NAMESPACES = `xmlns="${MAIN}" xmlns:r="${OFFICE}"`;

/** Places of the cell styles in `styles`, in pairs: plain, and struck through one further. */
export const STYLE = {
	text: 0,
	day: 2,
	minutes: 4,
	centred: 6,
	heading: 8,
	annex: 9,
	title: 10,
	value: 11,
	caption: 12,
	/** Whole numbers, and struck through one further. */
	number: 13
} as const;

const FONT = '<name val="Arial"/><family val="2"/>';
/** All texts have the format "@": a spreadsheet keeps them text also when they are changed later. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts><fonts count="5"><font><sz val="9"/>${FONT}</font><font><strike/><sz val="9"/>${FONT}</font><font><b/><sz val="8"/>${FONT}</font><font><b/><sz val="13"/>${FONT}</font><font><sz val="8"/>${FONT}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border><border><left/><right/><top/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="15">${[
	[49, 0, 1, 'left', 'top'],
	[49, 1, 1, 'left', 'top'],
	[164, 0, 1, 'center', 'top'],
	[164, 1, 1, 'center', 'top'],
	[165, 0, 1, 'center', 'top'],
	[165, 1, 1, 'center', 'top'],
	[49, 0, 1, 'center', 'top'],
	[49, 1, 1, 'center', 'top'],
	[49, 2, 1, 'center', 'center'],
	[49, 4, 0, 'right', 'top'],
	[49, 3, 0, 'center', 'center'],
	[49, 0, 2, 'center', 'bottom'],
	[49, 4, 0, 'center', 'top'],
	[1, 0, 1, 'right', 'top'],
	[1, 1, 1, 'right', 'top']
]
	.map(
		([format, font, border, across, down]) =>
			`<xf numFmtId="${String(format)}" fontId="${String(font)}" fillId="0" borderId="${String(border)}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${String(across)}" vertical="${String(down)}" wrapText="1"/></xf>`
	)
	.join(
		''
	)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text as XML holds it. Signs that XML has no place for become U+FFFD; what looks like "_x000D_" is kept from being read as such. */
export function xmlText(text: string): string {
	return text
		.toWellFormed()
		.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
		.replace(/\p{Cc}|\ufffe|\uffff/gu, (sign) => (isOfXml(sign) ? sign : '\ufffd'))
		.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
		.replaceAll('\r', '_x000D_');
}

const isOfXml = (sign: string): boolean => '\t\n\r'.includes(sign) || (sign >= ' ' && sign < '\ufffe');

const links = (targets: readonly (readonly [string, string])[]): string =>
	`${XML}<Relationships xmlns="${PACKAGE}/relationships">${targets
		.map(
			([type, target], at) => `<Relationship Id="rId${String(at + 1)}" Type="${OFFICE}/${type}" Target="${target}"/>`
		)
		.join('')}</Relationships>`;

/** Everything but the sheets themselves: of each its name, and the rows that repeat on each printed page. */
export function frameParts(sheets: readonly { name: string; repeat: [number, number] }[]): Map<string, string> {
	const listed = sheets
		.map(({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${String(at + 1)}" r:id="rId${String(at + 1)}"/>`)
		.join('');
	const titles = sheets
		.map(
			({ name, repeat: [from, to] }, at) =>
				`<definedName name="_xlnm.Print_Titles" localSheetId="${String(at)}">'${xmlText(name.replaceAll("'", "''"))}'!$${String(from)}:$${String(to)}</definedName>`
		)
		.join('');
	const types = sheets
		.map(
			(_, at) =>
				`<Override PartName="/xl/worksheets/sheet${String(at + 1)}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`
		)
		.join('');
	return new Map([
		[
			'[Content_Types].xml',
			`${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${types}</Types>`
		],
		['_rels/.rels', links([['officeDocument', 'xl/workbook.xml']])],
		[
			'xl/workbook.xml',
			`${XML}<workbook ${NAMESPACES}><sheets>${listed}</sheets><definedNames>${titles}</definedNames></workbook>`
		],
		[
			'xl/_rels/workbook.xml.rels',
			links([
				...sheets.map((_, at) => ['worksheet', `worksheets/sheet${String(at + 1)}.xml`] as const),
				['styles', 'styles.xml'] as const
			])
		],
		['xl/styles.xml', STYLES]
	]);
}
