import type { RefusalCode } from './outcome.js';

/** What the first bytes of a file say it is: a zip (.xlsx is one), text (.csv), or something that is refused by name. */
export type Container = 'zip' | 'text' | RefusalCode;

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, at) => bytes[at] === byte);
const ascii = (bytes: Uint8Array, from: number, to: number) =>
	String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));

/** Tells files apart by their bytes, never by the name: lawyers rename files, and .xls is often a web page. */
export function containerOf(bytes: Uint8Array): Container {
	if (bytes.length === 0) return 'empty';
	if (starts(bytes, 0x50, 0x4b, 3, 4) || starts(bytes, 0x50, 0x4b, 5, 6)) return 'zip';
	if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return compoundFile(bytes);
	if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf';
	if (starts(bytes, 0xff, 0xd8, 0xff) || starts(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'image';
	if (ascii(bytes, 4, 8) === 'ftyp' || ascii(bytes, 0, 4) === 'GIF8' || ascii(bytes, 8, 12) === 'WEBP') return 'image';
	if (ascii(bytes, 0, 4) === 'Rar!' || starts(bytes, 0x37, 0x7a, 0xbc, 0xaf) || starts(bytes, 0x1f, 0x8b))
		return 'archive';
	if (ascii(bytes, 0, 5) === '{\\rtf') return 'word';
	const head = ascii(bytes, 0, 1024).replaceAll('\0', '').toLowerCase();
	if (/^[^a-z0-9]*<(?:!doctype html|html|head|body|table|meta|\?xml|style)/.test(head)) return 'web-page';
	return 'text';
}

/** Old Office files and encrypted new ones share one container; the names of their streams tell which. */
function compoundFile(bytes: Uint8Array): RefusalCode {
	if (holdsName(bytes, 'EncryptedPackage')) return 'password-protected';
	if (holdsName(bytes, 'WordDocument')) return 'word';
	return 'old-excel';
}

/** True when the bytes hold the text in UTF-16, as directories of compound files do. */
function holdsName(bytes: Uint8Array, name: string): boolean {
	const first = name.charCodeAt(0);
	for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
		let same = 0;
		while (same < name.length && bytes[at + same * 2] === name.charCodeAt(same) && bytes[at + same * 2 + 1] === 0)
			same++;
		if (same === name.length) return true;
	}
	return false;
}
