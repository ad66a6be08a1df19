import * as asn1 from 'asn1js';
import type { Bytes } from './bytes.js';
import type { Certificate } from './certificate.js';
import { webHash } from './digest.js';
import { TC26_256_A, TC26_512_A, type GostCurve } from './gost/curves.js';
import { streebog } from './gost/streebog.js';
import { readGostKey, readGostSignature, verifyGost } from './gost/verify.js';
import { OID } from './oids.js';

/** Whether a signature holds: `unsupported` for algorithms that nobody here can check, which is no verdict. */
export type Proof = 'holds' | 'fails' | 'unsupported';

const RSA_HASHES: { readonly [oid: string]: string } = {
	[OID.sha256Rsa]: OID.sha256,
	[OID.sha384Rsa]: OID.sha384,
	[OID.sha512Rsa]: OID.sha512
};
/** Shorter ones can be broken. */
const LEAST_RSA_BITS = 2048;

/**
 * Checks a signature over bytes with a certificate's key: RSA by WebCrypto,
 * GOST 34.10-2015 with 256 and 512 bits.
 * @param algorithm of the signature; plain `rsa` takes its hash from `digest`
 */
export async function checkSignature(
	{ publicKey, keyAlgorithm, keyParameters }: Pick<Certificate, 'publicKey' | 'keyAlgorithm' | 'keyParameters'>,
	signed: Bytes,
	signature: Bytes,
	algorithm: string,
	digest?: string
): Promise<Proof> {
	if (keyAlgorithm === OID.rsa) {
		const named = RSA_HASHES[algorithm] ?? (algorithm === OID.rsa ? digest : undefined);
		const hash = named === undefined || (digest !== undefined && digest !== named) ? null : webHash(named);
		return hash === null ? 'unsupported' : checkRsa(publicKey, hash, signed, signature);
	}
	const gost = GOST[keyAlgorithm];
	if (gost?.signature !== algorithm || gost.curve !== keyParameters[0]) return 'unsupported';
	if (digest !== undefined && digest !== gost.hash) return 'unsupported';
	return checkGost(publicKey, gost.points, signed, signature) ? 'holds' : 'fails';
}

interface GostScheme {
	curve: string;
	signature: string;
	hash: string;
	points: GostCurve;
}
const GOST: { readonly [key: string]: GostScheme } = {
	[OID.gost256]: {
		curve: OID.gost256Curve,
		signature: OID.gost256Signature,
		hash: OID.streebog256,
		points: TC26_256_A
	},
	[OID.gost512]: {
		curve: OID.gost512Curve,
		signature: OID.gost512Signature,
		hash: OID.streebog512,
		points: TC26_512_A
	}
};

async function checkRsa(publicKey: Bytes, hash: string, signed: Bytes, signature: Bytes): Promise<Proof> {
	const scheme = { name: 'RSASSA-PKCS1-v1_5', hash };
	let key: CryptoKey;
	try {
		key = await crypto.subtle.importKey('spki', publicKey, scheme, false, ['verify']);
	} catch {
		// A key that WebCrypto cannot read proves nothing.
		return 'fails';
	}
	if ((key.algorithm as RsaHashedKeyAlgorithm).modulusLength < LEAST_RSA_BITS) return 'unsupported';
	return (await crypto.subtle.verify(scheme, key, signature, signed)) ? 'holds' : 'fails';
}

function checkGost(publicKey: Bytes, curve: GostCurve, signed: Bytes, signature: Bytes): boolean {
	const bytes = pointBytes(publicKey);
	const key = bytes && readGostKey(bytes, curve);
	const numbers = readGostSignature(signature, curve);
	return key !== null && numbers !== null && verifyGost(streebog(signed, curve.size), numbers, key);
}

/** The BIT STRING of the key holds an OCTET STRING with x ‖ y. */
function pointBytes(publicKey: Bytes): Bytes | null {
	const { result, offset } = asn1.fromBER(publicKey);
	if (offset !== publicKey.length || !(result instanceof asn1.Sequence)) return null;
	const bits = result.valueBlock.value[1];
	if (!(bits instanceof asn1.BitString) || bits.valueBlock.unusedBits !== 0) return null;
	const inner = Uint8Array.from(bits.valueBlock.valueHexView);
	const octets = asn1.fromBER(inner);
	if (octets.offset !== inner.length || !(octets.result instanceof asn1.OctetString)) return null;
	return Uint8Array.from(octets.result.valueBlock.valueHexView);
}
