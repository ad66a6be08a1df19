import type { jsPDF } from 'jspdf';

/** The face on paper, in its two weights, as TTF files. */
export interface FontBytes {
	regular: Uint8Array;
	semibold: Uint8Array;
}

/** The face by its name in a PDF; `normal` and `bold` are its styles. */
export const FACE = 'GolosText';
const WEIGHTS = [
	{ file: 'regular', style: 'normal' },
	{ file: 'semibold', style: 'bold' }
] as const;

/**
 * Gives the fonts to a document. jsPDF swallows what is wrong with a font and
 * goes on without it, so they are looked at here before and asked for a letter
 * afterwards.
 * @returns false where a font is no TTF file, or is damaged
 */
export function useFonts(doc: jsPDF, fonts: FontBytes): boolean {
	if (!WEIGHTS.every(({ file }) => isTtf(fonts[file]))) return false;
	try {
		for (const { file, style } of WEIGHTS) {
			doc.addFileToVFS(`${FACE}-${style}.ttf`, binary(fonts[file]));
			doc.addFont(`${FACE}-${style}.ttf`, FACE, style);
			doc.setFont(FACE, style);
			if (!(doc.getTextWidth('Қ') > doc.getTextWidth('і'))) return false;
		}
		return true;
	} catch {
		// jsPDF reads a damaged font until it falls over it.
		return false;
	}
}

/** True for the first bytes of a TTF file: a host's error page is none. */
export function isTtf(bytes: Uint8Array): boolean {
	return bytes.length > 1_000 && [0, 1, 0, 0].every((byte, at) => bytes[at] === byte);
}

/** Bytes as jsPDF takes a file: one letter a byte. */
function binary(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
	return text;
}
