/** Base 45 (RFC 9285): what a QR code holds in its alphanumeric mode with almost no loss. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

export function toBase45(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 2) {
		const pair = at + 1 < bytes.length;
		let value = pair ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0);
		for (let letter = 0; letter < (pair ? 3 : 2); letter += 1) {
			text += ALPHABET.charAt(value % 45);
			value = Math.floor(value / 45);
		}
	}
	return text;
}

/** The bytes; null for what is no base 45. */
export function fromBase45(text: string): Uint8Array<ArrayBuffer> | null {
	if (text.length % 3 === 1) return null;
	const bytes: number[] = [];
	for (let at = 0; at < text.length; at += 3) {
		const letters = Array.from(text.slice(at, at + 3), (one) => ALPHABET.indexOf(one));
		if (letters.includes(-1)) return null;
		const value = letters.reduceRight((sum, letter) => sum * 45 + letter, 0);
		if (value > (letters.length === 3 ? 0xffff : 0xff)) return null;
		if (letters.length === 3) bytes.push(value >> 8);
		bytes.push(value & 0xff);
	}
	return Uint8Array.from(bytes);
}
