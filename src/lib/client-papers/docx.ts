import { strToU8, zipSync } from 'fflate';
import type { Block } from './blocks.js';

/** What Word needs to open a document: the list of parts, where the text lies, and the text. */
const TYPES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** A4 in twentieths of a point; margins of 2 cm, 3 cm on the left for the file. */
const PAGE =
	'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>';
const FONT = 'Times New Roman';
/** Half points. */
const SIZE = { title: 28, heading: 24, right: 24, text: 24 } as const;
/** No date of making in the file: the same text gives the same bytes. */
const WHEN = new Date(1980, 0, 1);

/** A paper as a .docx file (Office Open XML), without macros, links or particulars of its maker. */
export function makeDocx(blocks: readonly Block[], language: 'kk' | 'ru'): Uint8Array<ArrayBuffer> {
	const code = language === 'kk' ? 'kk-KZ' : 'ru-RU';
	const body = blocks.map((block) => paragraph(block, code)).join('');
	const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="${NAMESPACE}"><w:body>${body}${PAGE}</w:body></w:document>`;
	const part = (text: string): [Uint8Array, { mtime: Date }] => [strToU8(text), { mtime: WHEN }];
	return new Uint8Array(
		zipSync({
			'[Content_Types].xml': part(TYPES),
			'_rels/.rels': part(RELATIONS),
			'word/document.xml': part(document)
		})
	);
}

function paragraph({ kind, text }: Block, language: string): string {
	const align = kind === 'title' ? 'center' : kind === 'right' ? 'right' : kind === 'heading' ? 'left' : 'both';
	const keep = kind === 'title' || kind === 'heading' ? '<w:keepNext/>' : '';
	const bold = keep === '' ? '' : '<w:b/>';
	const size = String(SIZE[kind]);
	const face = `<w:rFonts w:ascii="${FONT}" w:hAnsi="${FONT}" w:cs="${FONT}"/>`;
	const look = `<w:rPr>${face}${bold}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/><w:lang w:val="${language}"/></w:rPr>`;
	const shape = `<w:pPr>${keep}<w:spacing w:before="0" w:after="120"/><w:jc w:val="${align}"/></w:pPr>`;
	return `<w:p>${shape}<w:r>${look}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
}

const ENTITIES = new Map([
	['&', '&amp;'],
	['<', '&lt;'],
	['>', '&gt;'],
	['"', '&quot;']
]);

/** Text as XML 1.0 takes it: signs escaped, and left out what it has no place for. */
function escaped(text: string): string {
	return Array.from(text.toWellFormed(), (letter) => {
		const code = letter.codePointAt(0) ?? 0;
		if ((code < 0x20 && letter !== '\t') || code === 0xfffe || code === 0xffff) return '';
		return ENTITIES.get(letter) ?? letter;
	}).join('');
}
