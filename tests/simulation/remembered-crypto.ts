import { toHex } from '#lib/vault/index.js';

/**
 * In a case the same runs are opened and their signatures checked by every
 * machine after every start. WebCrypto does each once here; asked again, its
 * answer is remembered. Nothing else of the cryptography is touched.
 */
const { subtle } = crypto;
const importKey = subtle.importKey.bind(subtle) as (...args: unknown[]) => Promise<CryptoKey>;
const verify = subtle.verify.bind(subtle);
const keys = new Map<string, Promise<CryptoKey>>();
const names = new WeakMap<CryptoKey, string>();
const answers = new Map<string, Promise<boolean>>();

async function named(name: string, args: unknown[]): Promise<CryptoKey> {
	const key = await importKey(...args);
	names.set(key, name);
	return key;
}

Object.defineProperty(subtle, 'importKey', {
	value: (...args: unknown[]) => {
		const [format, bytes, how] = args;
		const isPublic = format === 'raw' && bytes instanceof Uint8Array && (how as { name?: string }).name === 'Ed25519';
		if (!isPublic) return importKey(...args);
		const name = toHex(bytes);
		const known = keys.get(name) ?? named(name, args);
		keys.set(name, known);
		return known;
	}
});

Object.defineProperty(subtle, 'verify', {
	value: (
		how: AlgorithmIdentifier,
		key: CryptoKey,
		signature: Uint8Array<ArrayBuffer>,
		message: Uint8Array<ArrayBuffer>
	) => {
		const name = names.get(key);
		if (name === undefined) return verify(how, key, signature, message);
		const asked = `${name} ${toHex(signature)} ${toHex(message)}`;
		const known = answers.get(asked) ?? verify(how, key, signature, message);
		answers.set(asked, known);
		return known;
	}
});

const decrypt = subtle.decrypt.bind(subtle);
const opened = new WeakMap<CryptoKey, Map<string, Promise<ArrayBuffer>>>();

Object.defineProperty(subtle, 'decrypt', {
	value: (how: AesGcmParams, key: CryptoKey, sealed: Uint8Array<ArrayBuffer>) => {
		const ofKey = opened.get(key) ?? new Map<string, Promise<ArrayBuffer>>();
		opened.set(key, ofKey);
		const asked = `${text(how.iv)} ${text(how.additionalData)} ${toHex(sealed)}`;
		const known = ofKey.get(asked) ?? decrypt(how, key, sealed);
		ofKey.set(asked, known);
		// Whoever gets the bytes may change them.
		return known.then((plain) => plain.slice(0));
	}
});

const text = (bytes: BufferSource | undefined): string => (bytes instanceof Uint8Array ? toHex(bytes) : '');
