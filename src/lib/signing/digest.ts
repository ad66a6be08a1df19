import type { Bytes } from './bytes.js';
import { streebog } from './gost/streebog.js';
import { OID } from './oids.js';

const SHA: { readonly [oid: string]: string } = {
	[OID.sha256]: 'SHA-256',
	[OID.sha384]: 'SHA-384',
	[OID.sha512]: 'SHA-512'
};

/** The name that WebCrypto has for a hash; null for one that it has not, or that is broken (SHA-1, MD5). */
export const webHash = (oid: string): string | null => SHA[oid] ?? null;

/** The digest of the bytes by the algorithm's identifier; null for one that is not supported. */
export async function digestOf(oid: string, bytes: Bytes): Promise<Bytes | null> {
	if (oid === OID.streebog256) return streebog(bytes, 32);
	if (oid === OID.streebog512) return streebog(bytes, 64);
	const hash = webHash(oid);
	return hash === null ? null : new Uint8Array(await crypto.subtle.digest(hash, bytes));
}
