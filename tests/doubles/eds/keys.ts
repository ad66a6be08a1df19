import { randomBytes } from 'node:crypto';
import { bigOf, fromHex } from '../../../src/lib/signing/bytes.js';
import { TC26_256_A, TC26_512_A, type GostCurve } from '../../../src/lib/signing/gost/curves.js';
import { streebog } from '../../../src/lib/signing/gost/streebog.js';
import { OID } from '../../../src/lib/signing/oids.js';
import { bits, derOf, nothing, octets, oid, raw, seq, type Node } from './der.js';

/** A key pair of the test authority or a test signer; for tests only. */
export interface TestKey {
	/** SubjectPublicKeyInfo. */
	publicKey: Node;
	/** Of the signature, as AlgorithmIdentifier. */
	algorithm: () => Node;
	digestAlgorithm: string;
	digest: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
	sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
}

export async function rsaKey(modulusLength = 2048): Promise<TestKey & { pkcs8: () => Promise<Buffer> }> {
	const scheme = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
	const pair = await crypto.subtle.generateKey(
		{ ...scheme, modulusLength, publicExponent: new Uint8Array([1, 0, 1]) },
		true,
		['sign', 'verify']
	);
	return {
		publicKey: raw(new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))),
		algorithm: () => seq(oid(OID.sha256Rsa), nothing()),
		digestAlgorithm: OID.sha256,
		digest: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
		sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(scheme.name, pair.privateKey, bytes)),
		pkcs8: async () => Buffer.from(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
	};
}

/** A GOST 34.10-2015 key, as the national authority issues them now. The signing here is not hardened: tests only. */
export function gostKey(size: 32 | 64): TestKey {
	const curve = size === 32 ? TC26_256_A : TC26_512_A;
	const names =
		size === 32
			? { key: OID.gost256, curve: OID.gost256Curve, signature: OID.gost256Signature, hash: OID.streebog256 }
			: { key: OID.gost512, curve: OID.gost512Curve, signature: OID.gost512Signature, hash: OID.streebog512 };
	const secret = randomScalar(curve);
	const { x, y } = curve.points.BASE.multiply(secret).toAffine();
	const point = Uint8Array.from([...little(x, size), ...little(y, size)]);
	return {
		publicKey: seq(seq(oid(names.key), seq(oid(names.curve), oid(names.hash))), bits(derOf(octets(point)))),
		algorithm: () => seq(oid(names.signature)),
		digestAlgorithm: names.hash,
		digest: (bytes) => Promise.resolve(streebog(bytes, size)),
		sign: (bytes) => Promise.resolve(signGost(curve, secret, streebog(bytes, size)))
	};
}

/** RFC 7091, 6.1. */
function signGost(curve: GostCurve, secret: bigint, digest: Uint8Array): Uint8Array<ArrayBuffer> {
	const field = curve.points.Fn;
	const e = field.create(bigOf(digest.toReversed())) || 1n;
	for (;;) {
		const k = randomScalar(curve);
		const r = field.create(curve.points.BASE.multiply(k).toAffine().x);
		const s = field.add(field.mul(r, secret), field.mul(k, e));
		if (r !== 0n && s !== 0n) return Uint8Array.from([...little(r, curve.size), ...little(s, curve.size)]);
	}
}

const randomScalar = ({ order, size }: GostCurve): bigint => (bigOf(randomBytes(size)) % (order - 1n)) + 1n;
const little = (value: bigint, size: number): Uint8Array =>
	fromHex(value.toString(16).padStart(size * 2, '0')).toReversed();
