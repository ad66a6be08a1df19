import type { Bytes } from './bytes.js';

const PIECE = 0x8000;

/** Bytes as base64 with padding. */
export function toBase64(bytes: Bytes): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
	return btoa(text);
}

/** The bytes of base64 with padding; null for anything else. */
export function fromBase64(text: string): Bytes | null {
	try {
		return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
	} catch {
		return null;
	}
}
