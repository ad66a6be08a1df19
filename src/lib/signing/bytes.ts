/** Bytes of this room: signing looks at the register only, so it brings the few steps that it needs. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes of hex digits; the input is our own or was checked. */
export const fromHex = (hex: string): Bytes =>
	Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

export const toHex = (bytes: Uint8Array): string =>
	Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
	a.length === b.length && a.every((byte, at) => byte === b[at]);

/** Bytes of base64, with or without line breaks and PEM lines; null for what is none. */
export function fromBase64(text: string): Bytes | null {
	const inner = text.replace(/-----(BEGIN|END)[A-Z0-9 ]*-----/g, '').replace(/\s+/g, '');
	if (inner === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(inner)) return null;
	try {
		const bytes = Uint8Array.from(atob(inner), (character) => character.charCodeAt(0));
		// Bits beyond the last byte must be zero, so that one text stands for one CMS.
		const last = btoa(String.fromCharCode(...bytes.slice(-(bytes.length % 3 || 3))));
		return last === padded(inner).slice(-4) ? bytes : null;
	} catch {
		return null;
	}
}
const padded = (text: string): string => text.padEnd(Math.ceil(text.length / 4) * 4, '=');

/** A number of the bytes, the highest first. */
export const bigOf = (bytes: Uint8Array): bigint => (bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`));

export const toBase64 = (bytes: Uint8Array): string => {
	let text = '';
	for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
	return btoa(text);
};

/** SignedData by its identifier, as every CMS of ours begins: SEQUENCE, then the identifier. */
const SIGNED_DATA = '06092a864886f70d010702';

/** Whether a text may be a CMS, at one look; whether it is one, a verifier tells, whose weight the page does not carry. */
export function looksLikeCms(text: string): boolean {
	const bytes = fromBase64(text);
	return bytes?.[0] === 0x30 && toHex(bytes.subarray(0, 20)).includes(SIGNED_DATA);
}
