import { concat, randomBytes, toHex, utf8, sha256, type Bytes } from './bytes.js';

/**
 * The few cryptographic acts of the vault, all by WebCrypto: AES-256-GCM, HKDF,
 * Ed25519, X25519. No key object is ever stored; secrets are raw bytes that lie
 * wrapped and become non-extractable keys while the vault is open.
 */
export const IV_BYTES = 12;
export const TAG_BYTES = 16;
export const KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;

/** Header that PKCS #8 (RFC 8410) puts before the 32 bytes of a private key. */
const PKCS8 = { Ed25519: '302e020100300506032b657004220420', X25519: '302e020100300506032b656e04220420' };

function pkcs8(curve: keyof typeof PKCS8, seed: Bytes): Bytes {
	const header = Uint8Array.from(PKCS8[curve].match(/../g) ?? [], (pair) => parseInt(pair, 16));
	return concat(header, seed);
}

/** The public key of a seed, 32 bytes. */
async function publicOf(curve: keyof typeof PKCS8, seed: Bytes): Promise<Bytes> {
	const usages: KeyUsage[] = curve === 'Ed25519' ? ['sign'] : ['deriveBits'];
	const key = await crypto.subtle.importKey('pkcs8', pkcs8(curve, seed), { name: curve }, true, usages);
	const { x } = await crypto.subtle.exportKey('jwk', key);
	const text = atob((x ?? '').replaceAll('-', '+').replaceAll('_', '/'));
	return Uint8Array.from(text, (one) => one.charCodeAt(0));
}

/** A key that signs, imported so that it cannot be read back. */
export interface Signer {
	publicKey: Bytes;
	sign(message: Bytes): Promise<Bytes>;
}

export async function signerOf(seed: Bytes): Promise<Signer> {
	const [key, publicKey] = await Promise.all([
		crypto.subtle.importKey('pkcs8', pkcs8('Ed25519', seed), { name: 'Ed25519' }, false, ['sign']),
		publicOf('Ed25519', seed)
	]);
	return {
		publicKey,
		sign: async (message) => new Uint8Array(await crypto.subtle.sign({ name: 'Ed25519' }, key, message))
	};
}

/**
 * The encodings of Ed25519 points of order 1, 2, 4 and 8 without their sign bit (two are written beyond the
 * field). Under such a key anybody's signature holds over any message, and browsers differ in refusing it.
 */
const LOW_ORDER = new Set([
	'0000000000000000000000000000000000000000000000000000000000000000',
	'0100000000000000000000000000000000000000000000000000000000000000',
	'26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
	'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
	'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
	'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
	'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'
]);

/** True for the 32 bytes of a point that no honest key and no honest signature has. */
function isLowOrder(point: Bytes): boolean {
	const unsigned = Uint8Array.from(point, (byte, at) => (at === KEY_BYTES - 1 ? byte & 0x7f : byte));
	return LOW_ORDER.has(toHex(unsigned));
}

/** Whether a signature holds; false for malformed keys and signatures, and for points of low order. */
export async function verify(publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
	if (isLowOrder(publicKey) || isLowOrder(signature.slice(0, KEY_BYTES))) return false;
	try {
		const key = await crypto.subtle.importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify']);
		return await crypto.subtle.verify({ name: 'Ed25519' }, key, signature, message);
	} catch {
		return false;
	}
}

/** The X25519 public key of a seed. */
export const agreePublicKey = (seed: Bytes): Promise<Bytes> => publicOf('X25519', seed);

/** HKDF-SHA-256 of secret bytes, as an AES-256-GCM key that cannot be read back. */
export async function deriveKey(secret: Bytes, salt: Bytes, info: string): Promise<CryptoKey> {
	const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
	const how = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(info) };
	return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** HKDF-SHA-256 of secret bytes, as bytes. */
export async function deriveBytes(secret: Bytes, salt: Bytes, info: string, count: number): Promise<Bytes> {
	const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
	const how = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(info) };
	return new Uint8Array(await crypto.subtle.deriveBits(how, base, count * 8));
}

/** Imports 32 bytes as an AES-256-GCM key that cannot be read back. */
export const aesKey = (raw: Bytes): Promise<CryptoKey> =>
	crypto.subtle.importKey('raw', raw, { name: 'AES-GCM' }, false, ['encrypt', 'decrypt']);

/** iv ‖ AES-256-GCM(plain), with a random iv; `header` is authenticated with it. */
export async function seal(key: CryptoKey, plain: Bytes, header: Bytes): Promise<Bytes> {
	const iv = randomBytes(IV_BYTES);
	const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: header }, key, plain);
	return concat(iv, new Uint8Array(sealed));
}

/** The plain bytes, or null where key, header or bytes are not what was sealed. */
export async function open(key: CryptoKey, sealed: Bytes, header: Bytes): Promise<Bytes | null> {
	if (sealed.length < IV_BYTES + TAG_BYTES) return null;
	try {
		const how = { name: 'AES-GCM', iv: sealed.slice(0, IV_BYTES), additionalData: header };
		return new Uint8Array(await crypto.subtle.decrypt(how, key, sealed.slice(IV_BYTES)));
	} catch {
		return null;
	}
}

const PADDING = 256;

/** Length, bytes, zeros up to the next multiple of 256: hides the exact length. */
export function pad(bytes: Bytes): Bytes {
	const whole = new Uint8Array(Math.ceil((4 + bytes.length) / PADDING) * PADDING);
	new DataView(whole.buffer).setUint32(0, bytes.length);
	whole.set(bytes, 4);
	return whole;
}

/** What `pad` was given; null where the length does not fit or the padding is not zero. */
export function unpad(padded: Bytes): Bytes | null {
	if (padded.length < 4 || padded.length % PADDING !== 0) return null;
	const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
	const end = 4 + length;
	if (Math.ceil(end / PADDING) * PADDING !== padded.length) return null;
	return padded.subarray(end).every((byte) => byte === 0) ? padded.slice(4, end) : null;
}

/** Vault id: SHA-256 of the root's public key. */
export const vaultIdOf = (rootKey: Bytes): Bytes => sha256(rootKey);
/** Device id: 16 bytes, bound to the vault and to the device's signing key. */
export const deviceIdOf = (vault: Bytes, signKey: Bytes): Bytes =>
	sha256(concat(utf8('tizilim-device-1'), vault, signKey)).slice(0, 16);
/** An epoch is named by the hash of its key, not counted. */
export const epochIdOf = (key: Bytes): Bytes => sha256(concat(utf8('tizilim-epoch-1'), key)).slice(0, 16);
/** The document of the vault itself (devices, profile, settings, volumes), the same on every device. */
export const vaultDocumentOf = (vault: Bytes): string =>
	toHex(sha256(concat(utf8('tizilim-vault-document-1'), vault)).slice(0, 16));

/**
 * The X25519 secret of one's own seed and the other's public key. A public key
 * of low order yields zeros, which anybody knows, or a refusal: both give
 * random bytes instead, which open nothing and seal to nobody.
 */
export async function agreeWith(seed: Bytes, publicKey: Bytes): Promise<Bytes> {
	try {
		const own = await crypto.subtle.importKey('pkcs8', pkcs8('X25519', seed), { name: 'X25519' }, false, [
			'deriveBits'
		]);
		const other = await crypto.subtle.importKey('raw', publicKey, { name: 'X25519' }, false, []);
		const shared = new Uint8Array(await crypto.subtle.deriveBits({ name: 'X25519', public: other }, own, 256));
		return shared.some((byte) => byte !== 0) ? shared : randomBytes(KEY_BYTES);
	} catch {
		return randomBytes(KEY_BYTES);
	}
}
