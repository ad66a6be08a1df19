import { concat, randomBytes, sha256, utf8, type Bytes } from '#lib/vault/bytes.js';
import { deriveKey } from '#lib/vault/crypto.js';

/** The one-time secret of an attempt: in the first QR code, or typed as sixteen characters. */
export const SECRET_BYTES = 16;
export const ATTEMPT_BYTES = 8;
const CODE_BYTES = 10;

/** Crockford's base 32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** What is read as another character: by Crockford, and Cyrillic letters that look like Latin ones. */
const READ_AS: { readonly [letter: string]: string } = {
	O: '0',
	I: '1',
	L: '1',
	А: 'A',
	В: 'B',
	С: 'C',
	Е: 'E',
	Н: 'H',
	К: 'K',
	М: 'M',
	О: '0',
	Р: 'P',
	Т: 'T',
	Х: 'X',
	І: '1',
	З: '3'
};

export const newSecret = (): Bytes => randomBytes(SECRET_BYTES);

/** A new code for typing: 80 random bits as sixteen characters, in groups of four. */
export function newCode(): string {
	const bits = Array.from(randomBytes(CODE_BYTES), (byte) => byte.toString(2).padStart(8, '0')).join('');
	const letters = bits.match(/.{5}/g)?.map((five) => ALPHABET[parseInt(five, 2)]) ?? [];
	return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * The secret of a typed code; null unless it has exactly sixteen characters of
 * the alphabet. Case, blanks and dashes do not matter.
 */
export function secretOfCode(typed: string): Bytes | null {
	const letters = Array.from(typed.toUpperCase().replace(/[\s\-–—]/g, ''), (one) => READ_AS[one] ?? one);
	const values = letters.map((one) => ALPHABET.indexOf(one));
	if (values.length !== 16 || values.includes(-1)) return null;
	const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
	const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => parseInt(eight, 2));
	return sha256(concat(utf8('tizilim-pair-code-1'), bytes)).slice(0, SECRET_BYTES);
}

/** The name of an attempt, which tells nothing of its secret: 8 bytes. */
export const attemptOf = (secret: Bytes): Bytes =>
	sha256(concat(utf8('tizilim-pair-attempt-1'), secret)).slice(0, ATTEMPT_BYTES);

/** The key that seals the messages before the handover: it keeps out whoever has not seen the secret. */
export const sealKeyOf = (secret: Bytes): Promise<CryptoKey> =>
	deriveKey(secret, attemptOf(secret), 'tizilim-pair-seal-0');
