import { Parser } from 'saxen';
import { refuse } from './zip.js';

/** What a reader of one XML part is told; names come without their prefix. */
export interface XmlReader {
	open(name: string, attribute: (name: string) => string | undefined): void;
	close(name: string): void;
	text(text: string): void;
}

const CHUNK = 256 * 1024;
/** Pieces without a single tag after which nothing good can follow; each would be searched again with all before it. */
const SILENT_PIECES = 8;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads an XML part from its bytes in pieces. saxen knows no entities of a
 * document type, so none can grow; a part that is not well-formed to its end
 * refuses the file as damaged, never yields a part of itself.
 * @param onBytes told after each piece how many bytes are done
 */
export function readXml(bytes: Uint8Array, reader: XmlReader, onBytes?: (done: number) => void): void {
	const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
	const decoder = new TextDecoder(!utf16 ? 'utf-8' : bytes[0] === 0xff ? 'utf-16le' : 'utf-16be');
	const parser = new Parser();
	let silent = 0;
	parser.on('error', () => refuse('damaged'));
	parser.on('openTag', (name, attributes) => {
		silent = 0;
		let read: Record<string, string> | null = null;
		reader.open(local(name), (key) => {
			read ??= attributes();
			const full = Object.hasOwn(read, key) ? key : Object.keys(read).find((one) => local(one) === key);
			const value = full === undefined ? undefined : read[full];
			return value === undefined ? undefined : decodeEntities(value);
		});
	});
	parser.on('closeTag', (name) => reader.close(local(name)));
	parser.on('text', (text) => reader.text(decodeEntities(text)));
	parser.on('cdata', (text) => reader.text(text));
	for (let at = 0; at < bytes.length; at += CHUNK) {
		const piece = bytes.subarray(at, at + CHUNK);
		parser.write(decoder.decode(piece, { stream: true }));
		if (++silent > SILENT_PIECES) refuse('cell-too-long');
		onBytes?.(Math.min(at + CHUNK, bytes.length));
	}
	parser.write(decoder.decode());
	parser.end();
}

/** Writers choose their prefixes (`x:row`), and two namespaces are in use; the local names are the same in all. */
function local(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}

/** saxen's own decoder cuts characters beyond U+FFFF. */
function decodeEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(
		/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/giu,
		(whole, decimal?: string, hex?: string, name?: string) => {
			if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
			const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
			return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
		}
	);
}
