/**
 * The reader of .xlsx files. `read-excel-file` gives values only: it has no
 * merged cells, no hidden rows, no number formats (a duration of 3:30 and a
 * date come out alike), no error values, and unpacks without any limit. So the
 * parts are read here, unpacked by fflate and parsed by saxen, the two that it
 * stands on itself.
 */
import { formatOf, type NumberFormat } from './formats.js';
import type { Limits } from './limits.js';
import type { OnProgress, SheetsOrRefusal } from './outcome.js';
import type { Sheet } from './sheet.js';
import { readSheetPart, type Workbook } from './xlsx-sheet.js';
import { readXml } from './xml.js';
import { openZip, refuse, Refused, type Parts } from './zip.js';

/** The sheets of an .xlsx or .xlsm, or why it is refused. Never throws, whatever the bytes. */
export function readXlsx(bytes: Uint8Array, limits: Limits, onProgress?: OnProgress): SheetsOrRefusal {
	try {
		onProgress?.({ stage: 'unpack', done: 0 });
		const parts = openZip(bytes, limits);
		const path = workbookPath(parts);
		const { date1904, sheets } = readWorkbook(parts, path);
		if (sheets.length > limits.sheets) refuse('too-many-rows', String(sheets.length));
		const links = readLinks(parts, path);
		const target = (type: string) => links.find((link) => link.type.endsWith(`/${type}`))?.target;
		const workbook: Workbook = {
			date1904,
			strings: readStrings(parts, target('sharedStrings'), limits),
			formats: readFormats(parts, target('styles')),
			rows: 0,
			cells: 0
		};
		const read: Sheet[] = [];
		for (const [at, { name, hidden, link }] of sheets.entries()) {
			const to = links.find(({ id }) => id === link);
			if (to === undefined || !to.type.endsWith('/worksheet')) continue;
			const part = parts.read(to.target) ?? refuse('damaged');
			const told = (done: number) => onProgress?.({ stage: 'cells', done: (at + done / part.length) / sheets.length });
			read.push({ name, hidden, ...readSheetPart(part, workbook, limits, told), ...(date1904 ? { date1904 } : {}) });
		}
		return { ok: true, sheets: read };
	} catch (error) {
		return { ok: false, refused: error instanceof Refused ? error.refusal : { code: 'damaged', text: '' } };
	}
}

/** Where the workbook lies; anything else in a zip is refused by its name. */
function workbookPath(parts: Parts): string {
	const root = readLinks(parts, '').find(({ type }) => type.endsWith('/officeDocument'))?.target;
	if (root?.endsWith('.bin') || parts.has('xl/workbook.bin')) refuse('binary-workbook');
	if (root !== undefined && parts.has(root) && !/(?:^|\/)(?:document|presentation)\.xml$/.test(root)) return root;
	if (parts.has('xl/workbook.xml')) return 'xl/workbook.xml';
	if (parts.has('word/document.xml')) refuse('word');
	if (parts.has('mimetype') && parts.has('content.xml')) refuse('open-document');
	if (parts.has('index/document.iwa') || parts.has('index.zip')) refuse('numbers');
	return refuse(parts.has('[content_types].xml') ? 'not-a-spreadsheet' : 'archive');
}

interface Link {
	id: string;
	type: string;
	target: string;
}

/** What a part points to; paths are made whole, from the root of the zip. */
function readLinks(parts: Parts, path: string): Link[] {
	const slash = path.lastIndexOf('/') + 1;
	const folder = path.slice(0, slash);
	const links: Link[] = [];
	const bytes = parts.read(`${folder}_rels/${path.slice(slash)}.rels`);
	if (bytes === null) return links;
	readXml(bytes, {
		open(name, attribute) {
			if (name !== 'Relationship') return;
			const to = attribute('Target') ?? '';
			links.push({
				id: attribute('Id') ?? '',
				type: attribute('Type') ?? '',
				target: to.startsWith('/') ? to.slice(1) : resolved(folder + to)
			});
		},
		close: () => undefined,
		text: () => undefined
	});
	return links;
}

function resolved(path: string): string {
	const out: string[] = [];
	for (const step of path.split('/')) {
		if (step === '..') out.pop();
		else if (step !== '.') out.push(step);
	}
	return out.join('/');
}

function readWorkbook(
	parts: Parts,
	path: string
): { date1904: boolean; sheets: { name: string; hidden: boolean; link: string }[] } {
	const sheets: { name: string; hidden: boolean; link: string }[] = [];
	let date1904 = false;
	readXml(parts.read(path) ?? refuse('damaged'), {
		open(name, attribute) {
			if (name === 'workbookPr') date1904 = /^(?:1|true|on)$/.test(attribute('date1904') ?? '');
			if (name !== 'sheet') return;
			const link = attribute('id') ?? '';
			sheets.push({ name: attribute('name') ?? '', hidden: (attribute('state') ?? 'visible') !== 'visible', link });
		},
		close: () => undefined,
		text: () => undefined
	});
	return { date1904, sheets };
}

/** The table of texts; rich text is joined, the reading aids of East Asian text are passed over. */
function readStrings(parts: Parts, path: string | undefined, limits: Limits): string[] {
	const bytes = parts.read(path ?? 'xl/sharedStrings.xml');
	const strings: string[] = [];
	if (bytes === null) return strings;
	let text: string | null = null;
	let aid = false;
	let inText = false;
	readXml(bytes, {
		open(name) {
			if (name === 'si') text = '';
			else if (name === 'rPh') aid = true;
			else if (name === 't') inText = true;
		},
		close(name) {
			if (name === 'si') {
				strings.push(text ?? '');
				text = null;
				if (strings.length > limits.cells) refuse('too-many-rows', String(strings.length));
			} else if (name === 'rPh') aid = false;
			else if (name === 't') inText = false;
		},
		text(piece) {
			if (text !== null && inText && !aid) text += piece;
		}
	});
	return strings;
}

/** For each cell style, what its number format shows. */
function readFormats(parts: Parts, path: string | undefined): NumberFormat[] {
	const bytes = parts.read(path ?? 'xl/styles.xml');
	if (bytes === null) return [];
	const codes = new Map<number, string>();
	const ids: number[] = [];
	let inCells = false;
	readXml(bytes, {
		open(name, attribute) {
			if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
			else if (name === 'cellXfs') inCells = true;
			else if (name === 'xf' && inCells) ids.push(Number(attribute('numFmtId') ?? 0));
		},
		close(name) {
			if (name === 'cellXfs') inCells = false;
		},
		text: () => undefined
	});
	return ids.map((id) => formatOf(id, codes.get(id)));
}
